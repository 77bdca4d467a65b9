import { richCompare } from "../../values/comparison.ts";
import { cInt } from "../../values/dates/arguments.ts";
import { makeDate } from "../../values/dates/date.ts";
import { valueError } from "../../values/exceptions.ts";
import { native } from "../../values/native.ts";
import { toInt } from "../../values/number-conversions.ts";
import { mod } from "../../values/operators.ts";
import { PyTuple } from "../../values/sequences.ts";
import { truth } from "../../values/truth.ts";
import type { Value } from "../../values/value.ts";
import type { ModuleDefinition } from "../module-definition.ts";

const JULIAN = 1;
const ORTHODOX = 2;
const WESTERN = 3;

const modulo = (n: number, by: number): number => ((n % by) + by) % by;

/** Days from March 21st to the full moon that Easter follows, and the weekday of that moon (Sunday 0). */
function fullMoon(year: number, method: number): { readonly day: number; readonly weekday: number } {
  const golden = modulo(year, 19);
  const fourths = Math.floor(year / 4);
  if (method !== WESTERN) {
    const day = modulo(19 * golden + 15, 30);
    return { day, weekday: modulo(year + fourths + day, 7) };
  }
  // Gregorian: leap years left out move the sun, the moon's own drift moves the epact, and two days at the end never come.
  const century = Math.floor(year / 100);
  const sun = century - Math.floor(century / 4);
  const epact = modulo(sun - Math.floor((8 * century + 13) / 25) + 19 * golden + 15, 30);
  const late = epact === 29 || (epact === 28 && golden > 10) ? 1 : 0;
  const day = epact - late;
  return { day, weekday: modulo(year + fourths + day + 2 - sun, 7) };
}

/** Days that the Gregorian calendar is ahead of the Julian in spring. */
function drift(year: number): number {
  if (year <= 1600) return 10;
  const centuries = Math.floor(year / 100) - 16;
  return 10 + centuries - Math.floor(centuries / 4);
}

/** Easter Sunday; the Julian method answers in Julian days. */
function easter(year: Value, method: Value): Value {
  const known = truth(richCompare(1n, method, "<=")) && truth(richCompare(method, 3n, "<="));
  if (!known) throw valueError("invalid method");
  mod(year, 19n);
  const y = cInt(toInt(year));
  const kind = Number(toInt(method));
  const { day, weekday } = fullMoon(y, kind);
  // Days from March 22nd to the Sunday after, from the Sunday on or before the full moon.
  const sunday = day - weekday + (kind === ORTHODOX ? drift(y) : 0) + 6;
  if (sunday < 10) return makeDate(y, 3, 22 + sunday);
  if (sunday < 40) return makeDate(y, 4, sunday - 9);
  return makeDate(y, 5, sunday - 39);
}

export const easterModule: ModuleDefinition = {
  name: "dateutil.easter",
  members: () => [
    [
      "easter",
      native("easter(year, method=3)", (year = null, method = null) => easter(year, method), { python: true }),
    ],
    ["EASTER_JULIAN", BigInt(JULIAN)],
    ["EASTER_ORTHODOX", BigInt(ORTHODOX)],
    ["EASTER_WESTERN", BigInt(WESTERN)],
    ["__all__", new PyTuple(["easter", "EASTER_JULIAN", "EASTER_ORTHODOX", "EASTER_WESTERN"])],
  ],
};
