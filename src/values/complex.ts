import { builtinType } from "./core-types.ts";
import type { Complex } from "./numbers/complex-arithmetic.ts";
import { PyObject, type PyType } from "./value.ts";

export const complexType: PyType = builtinType("complex");

/** A `complex`, or an instance of a class derived from it. */
export class PyComplex extends PyObject implements Complex {
  readonly real: number;
  readonly imag: number;

  constructor(real: number, imag: number, type: PyType = complexType) {
    super(type);
    this.real = real;
    this.imag = imag;
  }
}
