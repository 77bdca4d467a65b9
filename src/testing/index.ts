/** Tests of formulas in any test runner: documents from a few values, edits, matchers. */

export type { CoveredBranch, FormulaCoverage } from "./coverage.ts";
export { type Failed, type Shown, TestDocument } from "./document.ts";
export type {
  Expectation,
  ExpectedCell,
  ExpectedMessage,
  ExpectedRow,
  ExpectedValues,
  TextMatch,
} from "./expectation.ts";
export type { Given, GivenCell, GivenField, GivenRow, GivenScalar } from "./given.ts";
export { TestError } from "./given.ts";
export {
  assertDocument,
  type DocumentMatchers,
  type MatcherResult,
  type MessageOptions,
  matchers,
} from "./matchers.ts";
export { buildDocument, type Testbed, type TestbedOptions, testbed } from "./testbed.ts";
