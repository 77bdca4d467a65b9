import { asFloat, asInt, builtinType, objectType, typeName } from "../core-types.ts";
import { overflowError, typeError, zeroDivisionError } from "../exceptions.ts";
import { NumberFault } from "../numbers/number-fault.ts";
import { type Kwargs, PyObject, type PyType, type Value } from "../value.ts";
import { readFields } from "./arguments.ts";

export const timedeltaType: PyType = builtinType("datetime.timedelta", objectType);

export const MAX_DELTA_DAYS = 999999999;
export const SECONDS_PER_DAY = 86400;
const MICROS_PER_SECOND = 1_000_000n;
const MICROS_PER_DAY = 86_400_000_000n;

/** A duration: `days` with sign, 0 to 86399 `seconds`, 0 to 999999 `microseconds`. */
export class PyTimedelta extends PyObject {
  readonly days: number;
  readonly seconds: number;
  readonly microseconds: number;

  /** The parts must be normalised; {@link timedelta} does that. */
  constructor(days: number, seconds = 0, microseconds = 0, type: PyType = timedeltaType) {
    super(type);
    this.days = days;
    this.seconds = seconds;
    this.microseconds = microseconds;
  }
}

/** A duration of integer parts of any sign and size below 2^53. Throws `OverflowError`. */
export function timedelta(days: number, seconds = 0, microseconds = 0, type: PyType = timedeltaType): PyTimedelta {
  const carriedSeconds = seconds + Math.floor(microseconds / 1_000_000);
  const micros = microseconds - Math.floor(microseconds / 1_000_000) * 1_000_000;
  const carriedDays = days + Math.floor(carriedSeconds / SECONDS_PER_DAY);
  checkDays(carriedDays);
  return new PyTimedelta(
    carriedDays,
    carriedSeconds - Math.floor(carriedSeconds / SECONDS_PER_DAY) * SECONDS_PER_DAY,
    micros,
    type,
  );
}

function checkDays(days: number): void {
  if (days > MAX_DELTA_DAYS || days < -MAX_DELTA_DAYS) {
    throw overflowError(`days=${days}; must have magnitude <= ${MAX_DELTA_DAYS}`);
  }
}

/** The whole duration in microseconds. */
export function microsOf(delta: PyTimedelta): bigint {
  return BigInt(delta.days) * MICROS_PER_DAY + BigInt(delta.seconds * 1_000_000 + delta.microseconds);
}

export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** The duration of so many microseconds. Throws `OverflowError`. */
export function timedeltaOfMicros(micros: bigint, type: PyType = timedeltaType): PyTimedelta {
  const days = floorDivide(micros, MICROS_PER_DAY);
  if (days > 0x7fff_ffffn || days < -0x8000_0000n) throw overflowError("Python int too large to convert to C int");
  checkDays(Number(days));
  const rest = Number(micros - days * MICROS_PER_DAY);
  return new PyTimedelta(Number(days), Math.floor(rest / 1_000_000), rest % 1_000_000, type);
}

/** `a / b` rounded to the nearest integer, ties to even. Throws `ZeroDivisionError`. */
export function divideNearest(a: bigint, b: bigint): bigint {
  if (b === 0n) throw zeroDivisionError("integer division or modulo by zero");
  const [top, bottom] = b < 0n ? [-a, -b] : [a, b];
  const quotient = floorDivide(top, bottom);
  const twice = 2n * (top - quotient * bottom);
  const up = twice > bottom || (twice === bottom && quotient % 2n !== 0n);
  return up ? quotient + 1n : quotient;
}

const factors: readonly bigint[] = [
  MICROS_PER_DAY,
  MICROS_PER_SECOND,
  1n,
  1000n,
  60n * MICROS_PER_SECOND,
  3600n * MICROS_PER_SECOND,
  7n * MICROS_PER_DAY,
];
const names: readonly string[] = ["days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"];
/** CPython sums the components from the smallest unit up; with floats the order shows in the last microsecond. */
const order: readonly number[] = [2, 3, 1, 4, 5, 0, 6];
const fields = { name: "__new__", names, required: 0 };

function wholePart(x: number): bigint {
  if (Number.isNaN(x)) throw new NumberFault("ValueError", "cannot convert float NaN to integer");
  if (!Number.isFinite(x)) throw overflowError("cannot convert float infinity to integer");
  return BigInt(Math.trunc(x));
}

/** `timedelta(...)`. Fractions of a microsecond are summed as floats, then rounded half to even once. */
export function newTimedelta(type: PyType, args: readonly Value[], kwargs: Kwargs): PyTimedelta {
  const given: (Value | undefined)[] = [];
  readFields(fields, args, kwargs, (value, i) => {
    given[i] = value;
  });
  const days = given[0];
  if (given.length === 1 && typeof days === "bigint" && days < 999999999n && days > -999999999n) {
    return new PyTimedelta(Number(days), 0, 0, type);
  }
  let micros = 0n;
  let fraction = 0;
  for (const i of order) {
    const value = given[i];
    if (value === undefined) continue;
    const factor = factors[i] ?? 1n;
    const n = asInt(value);
    if (n !== undefined) {
      micros += n * factor;
      continue;
    }
    const x = asFloat(value);
    if (x === undefined) {
      throw typeError(`unsupported type for timedelta ${names[i]} component: ${typeName(value)}`);
    }
    const whole = wholePart(x);
    const scaled = (x - Number(whole)) * Number(factor);
    micros += whole * factor + BigInt(Math.trunc(scaled));
    fraction += scaled - Math.trunc(scaled);
  }
  return timedeltaOfMicros(micros + roundFraction(fraction, micros), type);
}

/** Rounds `fraction` to the nearest integer; a tie goes where the sum with `whole` is even. */
function roundFraction(fraction: number, whole: bigint): bigint {
  const lower = Math.floor(fraction);
  const rest = fraction - lower;
  const up = rest > 0.5 || (rest === 0.5 && (BigInt(lower) + whole) % 2n !== 0n);
  return BigInt(up ? lower + 1 : lower);
}
