/** Tests of formulas in any test runner: documents from a few values, edits, matchers. */

export type { CoveredBranch, FormulaCoverage } from "./testing/coverage.ts";
export { type Failed, type Shown, TestDocument } from "./testing/document.ts";
export type {
  Expectation,
  ExpectedCell,
  ExpectedMessage,
  ExpectedRow,
  ExpectedValues,
  TextMatch,
} from "./testing/expectation.ts";
export type { Given, GivenCell, GivenField, GivenRow, GivenScalar } from "./testing/given.ts";
export { TestError } from "./testing/given.ts";
export {
  assertDocument,
  type DocumentMatchers,
  type MatcherResult,
  type MessageOptions,
  matchers,
} from "./testing/matchers.ts";
export { buildDocument, type Testbed, type TestbedOptions, testbed } from "./testing/testbed.ts";
