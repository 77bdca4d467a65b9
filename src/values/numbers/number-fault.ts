/** The Python exceptions that arithmetic and number texts raise. */
export type NumberFaultKind = "ValueError" | "OverflowError" | "TypeError" | "ZeroDivisionError";

/**
 * What the functions of this folder throw on bad input: a Python exception to be, with CPython 3.12's exact text. Callers turn it into
 * their exception value. It is no `Error`: a formula may raise thousands of them, and the host's stack is of no use to anyone.
 */
export class NumberFault {
  readonly kind: NumberFaultKind;
  readonly message: string;

  constructor(kind: NumberFaultKind, message: string) {
    this.kind = kind;
    this.message = message;
  }
}
