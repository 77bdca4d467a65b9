/** Time stamps (seconds since 1970 UTC) as days and times. Local time is the host's fixed distance from UTC. */
import { asFloat, typeName, typeOf } from "../core-types.ts";
import { exceptionTypes, overflowError, PyException, typeError, valueError, valueErrorType } from "../exceptions.ts";
import { host } from "../host.ts";
import { index } from "../operators.ts";
import type { PyType, Value } from "../value.ts";
import { type Day, dayOfOrdinal, EPOCH_ORDINAL, MAX_YEAR, MIN_YEAR } from "./calendar-days.ts";
import { floorDivide } from "./timedelta.ts";

const osErrorType: PyType = exceptionTypes.get("OSError") ?? valueErrorType;

/** Seconds that local time is ahead of UTC. */
export function localOffset(): number {
  return Math.round(host().utcOffset * 60);
}

/** The host's clock in microseconds since 1970 UTC. */
export function clockMicros(): bigint {
  return BigInt(Math.round(host().now() * 1000));
}

/** A number of seconds in units of 1/`scale`, rounded to the nearest (ties to even) or down. */
export function readTimestamp(value: Value, scale: bigint, rounding: "nearest" | "floor"): bigint {
  const x = asFloat(value);
  if (x === undefined) {
    if (typeOf(value).slots.index === undefined) {
      throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
    }
    const n = index(value);
    checkSeconds(n);
    return n * scale;
  }
  if (Number.isNaN(x)) throw valueError("Invalid value NaN (not a number)");
  if (!Number.isFinite(x) || x >= 2 ** 63 || x < -(2 ** 63)) throw outOfPlatformRange();
  if (rounding === "floor") return BigInt(Math.floor(x)) * scale;
  return roundedParts(x, scale);
}

/** CPython splits off whole seconds first, and rounds the fraction as a float product. */
function roundedParts(x: number, scale: bigint): bigint {
  const whole = Math.trunc(x);
  const product = (x - whole) * Number(scale);
  const lower = Math.floor(product);
  const rest = product - lower;
  const up = rest > 0.5 || (rest === 0.5 && lower % 2 !== 0);
  return BigInt(whole) * scale + BigInt(up ? lower + 1 : lower);
}

function outOfPlatformRange(): PyException {
  return overflowError("timestamp out of range for platform time_t");
}

function checkSeconds(n: bigint): void {
  if (n > 0x7fff_ffff_ffff_ffffn || n < -0x8000_0000_0000_0000n) throw outOfPlatformRange();
}

/** A day and the seconds of it. */
export interface DaySeconds extends Day {
  readonly seconds: number;
}

/** The UTC day and time of a stamp; `OSError` when C cannot tell the year, `ValueError` when it is not one of ours. */
export function dayOfTimestamp(seconds: bigint): DaySeconds {
  const days = floorDivide(seconds, 86400n);
  const { year, month, day } = platformDay(days);
  if (year < MIN_YEAR || year > MAX_YEAR) throw valueError(`year ${year} is out of range`);
  return { year, month, day, seconds: Number(seconds - days * 86400n) };
}

/** The day of so many days since 1970, as far as C's 32-bit years go. */
export function platformDay(days: bigint): Day {
  const day =
    days > 900_000_000_000n || days < -900_000_000_000n ? undefined : dayOfOrdinal(Number(days) + EPOCH_ORDINAL);
  if (day === undefined || day.year > 2147483647 + 1900 || day.year < -2147483648 + 1900) {
    throw new PyException(osErrorType, ["[Errno 75] Value too large for defined data type"]);
  }
  return day;
}
