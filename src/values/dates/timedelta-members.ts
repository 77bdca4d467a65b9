import { ordered } from "../comparison.ts";
import { asFloat, asInt, NotImplemented } from "../core-types.ts";
import { zeroDivisionError } from "../exceptions.ts";
import { hash } from "../hashing.ts";
import { define } from "../native.ts";
import { integerRatio } from "../numbers/float-text.ts";
import { tuple } from "../sequences.ts";
import type { Value } from "../value.ts";
import { pad } from "./calendar-days.ts";
import {
  divideNearest,
  floorDivide,
  MAX_DELTA_DAYS,
  microsOf,
  newTimedelta,
  PyTimedelta,
  timedelta,
  timedeltaOfMicros,
  timedeltaType,
} from "./timedelta.ts";

function add(left: Value, right: Value): Value {
  if (!(left instanceof PyTimedelta) || !(right instanceof PyTimedelta)) return NotImplemented;
  return timedelta(left.days + right.days, left.seconds + right.seconds, left.microseconds + right.microseconds);
}

function sub(left: Value, right: Value): Value {
  if (!(left instanceof PyTimedelta) || !(right instanceof PyTimedelta)) return NotImplemented;
  return timedelta(left.days - right.days, left.seconds - right.seconds, left.microseconds - right.microseconds);
}

function mul(left: Value, right: Value): Value {
  const [delta, factor] = left instanceof PyTimedelta ? [left, right] : [right, left];
  if (!(delta instanceof PyTimedelta)) return NotImplemented;
  const n = asInt(factor);
  if (n !== undefined) return timedeltaOfMicros(microsOf(delta) * n);
  const x = asFloat(factor);
  if (x === undefined) return NotImplemented;
  const [top, bottom] = integerRatio(x);
  return timedeltaOfMicros(divideNearest(microsOf(delta) * top, bottom));
}

function truediv(left: Value, right: Value): Value {
  if (!(left instanceof PyTimedelta)) return NotImplemented;
  const micros = microsOf(left);
  if (right instanceof PyTimedelta) return divideToFloat(micros, microsOf(right));
  const n = asInt(right);
  if (n !== undefined) return timedeltaOfMicros(divideNearest(micros, n));
  const x = asFloat(right);
  if (x === undefined) return NotImplemented;
  const [top, bottom] = integerRatio(x);
  return timedeltaOfMicros(divideNearest(micros * bottom, top));
}

/**
 * `a / b` as the nearest float. Both are below 2^67: with 120 bits more the integer quotient keeps every bit that decides, and a
 * last bit stands for a remainder.
 */
function divideToFloat(a: bigint, b: bigint): number {
  if (b === 0n) throw zeroDivisionError("division by zero");
  const negative = a < 0n !== b < 0n;
  const [top, bottom] = [a < 0n ? -a : a, b < 0n ? -b : b];
  const scaled = top << 130n;
  const quotient = scaled / bottom;
  const sticky = quotient * bottom === scaled ? quotient : quotient | 1n;
  const result = Number(sticky) / 2 ** 65 / 2 ** 65;
  return negative ? -result : result;
}

function floordiv(left: Value, right: Value): Value {
  if (!(left instanceof PyTimedelta)) return NotImplemented;
  if (right instanceof PyTimedelta) {
    const by = microsOf(right);
    if (by === 0n) throw zeroDivisionError("integer division or modulo by zero");
    return floorDivide(microsOf(left), by);
  }
  const n = asInt(right);
  if (n === undefined) return NotImplemented;
  if (n === 0n) throw zeroDivisionError("integer division or modulo by zero");
  return timedeltaOfMicros(floorDivide(microsOf(left), n));
}

function remainder(left: PyTimedelta, by: bigint): PyTimedelta {
  const micros = microsOf(left);
  return timedeltaOfMicros(micros - floorDivide(micros, by) * by);
}

function mod(left: Value, right: Value): Value {
  if (!(left instanceof PyTimedelta) || !(right instanceof PyTimedelta)) return NotImplemented;
  const by = microsOf(right);
  if (by === 0n) throw zeroDivisionError("integer modulo by zero");
  return remainder(left, by);
}

function divmod(left: Value, right: Value): Value {
  if (!(left instanceof PyTimedelta) || !(right instanceof PyTimedelta)) return NotImplemented;
  const by = microsOf(right);
  if (by === 0n) throw zeroDivisionError("integer division or modulo by zero");
  return tuple(floorDivide(microsOf(left), by), remainder(left, by));
}

function negated(self: PyTimedelta): PyTimedelta {
  return timedelta(-self.days, -self.seconds, -self.microseconds);
}

/** Negative, zero or positive as `a` is shorter, equal or longer. */
export function compareTimedeltas(a: PyTimedelta, b: PyTimedelta): number {
  return a.days - b.days || a.seconds - b.seconds || a.microseconds - b.microseconds;
}

function reprOf(self: PyTimedelta): string {
  const parts: string[] = [];
  if (self.days !== 0) parts.push(`days=${self.days}`);
  if (self.seconds !== 0) parts.push(`seconds=${self.seconds}`);
  if (self.microseconds !== 0) parts.push(`microseconds=${self.microseconds}`);
  return `${self.type.name}(${parts.length === 0 ? "0" : parts.join(", ")})`;
}

/** `str(delta)`: `-1 day, 23:59:59.000001`. */
function textOf(self: PyTimedelta): string {
  const { days, seconds, microseconds } = self;
  const minutes = Math.floor(seconds / 60);
  const clock = `${Math.floor(minutes / 60)}:${pad(minutes % 60, 2)}:${pad(seconds % 60, 2)}`;
  const fraction = microseconds === 0 ? "" : `.${pad(microseconds, 6)}`;
  return `${days === 0 ? "" : `${days} day${Math.abs(days) === 1 ? "" : "s"}, `}${clock}${fraction}`;
}

export function installTimedelta(): void {
  timedeltaType.own.new = newTimedelta;
  define<PyTimedelta>(timedeltaType, {
    doc: "Difference between two datetime values.\n\ntimedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)\n\nAll arguments are optional and default to 0.\nArguments may be integers or floats, and may be positive or negative.",
    slots: {
      repr: reprOf,
      str: textOf,
      hash: (self) => hash(tuple(BigInt(self.days), BigInt(self.seconds), BigInt(self.microseconds))),
      bool: (self) => self.days !== 0 || self.seconds !== 0 || self.microseconds !== 0,
      compare: (self, other, op) =>
        other instanceof PyTimedelta ? ordered(compareTimedeltas(self, other), op) : NotImplemented,
      add,
      sub,
      mul,
      truediv,
      floordiv,
      mod,
      divmod,
      neg: negated,
      pos: (self) => timedelta(self.days, self.seconds, self.microseconds),
      abs: (self) => (self.days < 0 ? negated(self) : timedelta(self.days, self.seconds, self.microseconds)),
    },
    methods: {
      "total_seconds()": (self) => divideToFloat(microsOf(self), 1_000_000n),
    },
    getters: {
      days: (self) => BigInt(self.days),
      seconds: (self) => BigInt(self.seconds),
      microseconds: (self) => BigInt(self.microseconds),
    },
    constants: {
      min: new PyTimedelta(-MAX_DELTA_DAYS),
      max: new PyTimedelta(MAX_DELTA_DAYS, 86399, 999999),
      resolution: new PyTimedelta(0, 0, 1),
    },
  });
}
