/** The exceptions of `decimal`, and which conditions raise them. */
import { linearise } from "../../values/classes.ts";
import { typeType } from "../../values/core-types.ts";
import { exceptionTypes, PyException } from "../../values/exceptions.ts";
import { PyList } from "../../values/sequences.ts";
import { PyType } from "../../values/value.ts";
import * as condition from "./context.ts";

function exception(name: string, ...bases: readonly (PyType | undefined)[]): PyType {
  const known = bases.filter((base) => base !== undefined);
  const type = new PyType(typeType, name, known, { module: "decimal" });
  type.mro = linearise(type, known);
  return type;
}

export const decimalExceptionType: PyType = exception("DecimalException", exceptionTypes.get("ArithmeticError"));
export const invalidOperationType: PyType = exception("InvalidOperation", decimalExceptionType);
const floatOperationType = exception("FloatOperation", decimalExceptionType, exceptionTypes.get("TypeError"));
const zeroDivision = exceptionTypes.get("ZeroDivisionError");
const divisionByZeroType = exception("DivisionByZero", decimalExceptionType, zeroDivision);
const inexactType = exception("Inexact", decimalExceptionType);
const roundedType = exception("Rounded", decimalExceptionType);
const subnormalType = exception("Subnormal", decimalExceptionType);
const overflowType = exception("Overflow", inexactType, roundedType);
const underflowType = exception("Underflow", inexactType, roundedType, subnormalType);
const clampedType = exception("Clamped", decimalExceptionType);

export interface Signal {
  readonly type: PyType;
  readonly bits: number;
}

/** The signals in the order in which CPython looks at them. */
export const signals: readonly Signal[] = [
  { type: invalidOperationType, bits: condition.INVALID },
  { type: floatOperationType, bits: condition.FLOAT_OPERATION },
  { type: divisionByZeroType, bits: condition.DIVISION_BY_ZERO },
  { type: overflowType, bits: condition.OVERFLOW },
  { type: underflowType, bits: condition.UNDERFLOW },
  { type: subnormalType, bits: condition.SUBNORMAL },
  { type: inexactType, bits: condition.INEXACT },
  { type: roundedType, bits: condition.ROUNDED },
  { type: clampedType, bits: condition.CLAMPED },
];

/** The conditions that make up `InvalidOperation`. */
const conditions: readonly Signal[] = [
  { type: invalidOperationType, bits: condition.INVALID_OPERATION },
  { type: exception("ConversionSyntax", invalidOperationType), bits: condition.CONVERSION_SYNTAX },
  { type: exception("DivisionImpossible", invalidOperationType), bits: condition.DIVISION_IMPOSSIBLE },
  { type: exception("DivisionUndefined", invalidOperationType, zeroDivision), bits: condition.DIVISION_UNDEFINED },
  { type: exception("InvalidContext", invalidOperationType), bits: condition.INVALID_CONTEXT },
];

/** All exception types that the module shows. */
export const decimalExceptions: readonly PyType[] = [
  decimalExceptionType,
  ...signals.map(({ type }) => type),
  ...conditions.slice(1).map(({ type }) => type),
];

/** The exception for conditions that are trapped: the first signal, with the list of all. */
export function trapped(bits: number): PyException {
  const hit = (all: readonly Signal[]): PyType[] =>
    all.filter((one) => (bits & one.bits) !== 0).map(({ type }) => type);
  const [first = invalidOperationType] = hit(signals);
  return new PyException(first, [new PyList([...hit(conditions), ...hit(signals.slice(1))])]);
}

/** Names of the signals among the bits, in libmpdec's order. */
export function signalNames(bits: number): string {
  const names = new Set<string>();
  for (let bit = 1; bit <= condition.UNDERFLOW; bit *= 2) {
    if ((bits & bit) === 0) continue;
    const signal = signals.find((one) => (one.bits & bit) !== 0);
    if (signal !== undefined) names.add(signal.type.name);
  }
  return [...names].join(", ");
}
