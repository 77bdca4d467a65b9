import { call, special } from "../values/calls.ts";
import { typeName, typeOf } from "../values/core-types.ts";
import { typeError } from "../values/exceptions.ts";
import { realNumber } from "../values/number-conversions.ts";
import { ceilFloat, floorFloat, roundFloat, roundFloatToInteger } from "../values/numbers/rounding.ts";
import type { Value } from "../values/value.ts";

/** What `abs`, `round`, `math.floor` and their like do with a value: proxies and columns hand these on to what they hold. */

export function absolute(value: Value): Value {
  if (typeof value === "number") return Math.abs(value);
  const slot = typeOf(value).slots.abs;
  if (slot === undefined) throw typeError(`bad operand type for abs(): '${typeName(value)}'`);
  return slot(value);
}

export function rounded(value: Value, digits: Value): Value {
  if (typeof value === "number") {
    if (digits === null) return roundFloatToInteger(value);
    if (typeof digits === "bigint" && digits >= -400n && digits <= 400n) return roundFloat(value, Number(digits));
  }
  const method = special(value, "__round__");
  if (method === undefined) throw typeError(`type ${typeName(value)} doesn't define __round__ method`);
  return call(method, digits === null ? [] : [digits]);
}

export function floor(value: Value): Value {
  const method = special(value, "__floor__");
  return method === undefined ? floorFloat(realNumber(value)) : call(method, []);
}

export function ceil(value: Value): Value {
  const method = special(value, "__ceil__");
  return method === undefined ? ceilFloat(realNumber(value)) : call(method, []);
}

export function truncated(value: Value): Value {
  const method = special(value, "__trunc__");
  if (method === undefined) throw typeError(`type ${typeName(value)} doesn't define __trunc__ method`);
  return call(method, []);
}
