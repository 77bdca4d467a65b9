/** Matchers for `expect.extend`, of vitest, Jest and whatever else takes such objects; and the same as plain functions. */
import { TestDocument } from "./document.ts";
import { compare, type Expectation, type ExpectedMessage, type ExpectedValues, type TextMatch } from "./expectation.ts";
import { explain } from "./explain.ts";

export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** What a message expectation may say besides its text. */
export interface MessageOptions {
  /** The place it is attached to, `null` for the document. */
  readonly on?: string | null;
}

/** What `expect(document)` offers once the matchers are added. */
export interface DocumentMatchers<R = unknown> {
  /** The values of fields, columns and tables, in the fields' types; and no formula failed. */
  toCompute(values: ExpectedValues, options?: Pick<Expectation, "tolerance" | "errors">): R;
  /** An error with this text is shown; any error without one. */
  toShowError(content?: TextMatch, options?: MessageOptions): R;
  toShowWarning(content?: TextMatch, options?: MessageOptions): R;
  toShowInfo(content?: TextMatch, options?: MessageOptions): R;
  toBlockAutomation(content?: TextMatch, options?: MessageOptions): R;
  /** The formula of this place fails, with this text (`TypeError: …`). */
  toFail(place: string, content?: TextMatch): R;
  /** Everything at once, as test cases in files say it. */
  toMatchExpectation(expected: Expectation): R;
}

/** For `expect.extend(matchers)`. */
export const matchers: {
  readonly [Name in keyof DocumentMatchers]: (
    received: unknown,
    ...rest: Parameters<DocumentMatchers[Name]>
  ) => MatcherResult;
} = {
  toCompute: (received, values, options = {}) => judged(received, { ...options, values }, "compute these values"),
  toShowError: (received, content, options) => shows(received, "error", content, options),
  toShowWarning: (received, content, options) => shows(received, "warning", content, options),
  toShowInfo: (received, content, options) => shows(received, "info", content, options),
  toBlockAutomation: (received, content, options) => shows(received, "blocker", content, options),
  toFail: (received, place, content = /(?:)/) => judged(received, { errors: { [place]: content } }, `fail at ${place}`),
  toMatchExpectation: (received, expected) => judged(received, expected, "match the expectation"),
};

/** Throws an error with the explanation when `document` is not as expected; for runners without `expect.extend`. */
export function assertDocument(document: TestDocument, expected: Expectation): void {
  const mismatches = compare(document, expected);
  if (mismatches.length === 0) return;
  const error = new Error(explain(document, mismatches));
  error.name = "AssertionError";
  throw error;
}

const anything = /(?:)/;

function shows(
  received: unknown,
  type: ExpectedMessage["type"],
  content: TextMatch = anything,
  options: MessageOptions = {},
): MatcherResult {
  const wanted = { type, content, ...options };
  const kind = type === "blocker" ? "blockers" : "messages";
  const result = judged(received, { [kind]: [wanted] }, `show the ${type}`, true);
  if (content !== anything || result.pass) return result;
  return { pass: false, message: () => result.message().replace(String(anything), `any ${type}`) };
}

/** `lenient`: a formula that fails elsewhere does not matter. */
function judged(received: unknown, expected: Expectation, what: string, lenient = false): MatcherResult {
  if (!(received instanceof TestDocument)) {
    return { pass: false, message: () => "expected a document made by buildDocument or a testbed" };
  }
  const mismatches = compare(received, expected).filter(({ kind }) => !lenient || kind !== "error");
  return mismatches.length === 0
    ? { pass: true, message: () => `expected the document not to ${what}, but it did` }
    : { pass: false, message: () => explain(received, mismatches) };
}
