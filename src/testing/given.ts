/** What a test says of a document: a few values in the types of their fields. */

/** `null` empties a field. Dates are ISO texts, `2024-05-01`. */
export type GivenScalar = string | number | boolean | null;

/** A field with more than its value. `text` is a text as it was read, which need not fit the field's type. */
export interface GivenCell {
  readonly value?: GivenScalar;
  readonly text?: string;
  /** Keys of the datapoint (`hidden`, `options`, …) and of its content (`page`, `position`, `struct`, …). */
  readonly [key: string]: unknown;
}

export type GivenField = GivenScalar | GivenCell;
export interface GivenRow {
  readonly [column: string]: GivenField;
}
/** Fields by schema id: a header field's value, the rows of a table, the items of a simple multivalue. */
export interface Given {
  readonly [schemaId: string]: GivenField | readonly (GivenRow | GivenField)[] | undefined;
}

/** Keys, from the outside in, to what is meant in something given or expected. */
export type KeyPath = readonly (string | number)[];

/** What a test says makes no sense: a field that is not there, a value of the wrong type. */
export class TestError extends Error {
  override readonly name: "TestError" = "TestError";
  /** To the culprit, in the object at hand. */
  readonly path: KeyPath;

  constructor(message: string, path: KeyPath = []) {
    super(message);
    this.path = path;
  }
}

/** Runs `work`; what is wrong in what it reads lies at `key` of the object at hand. */
export function within<T>(key: string | number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof TestError ? new TestError(error.message, [key, ...error.path]) : error;
  }
}
