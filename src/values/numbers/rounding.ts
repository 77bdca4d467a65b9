/**
 * `round`, `floor`, `ceil` and `trunc`, exact on the binary value as CPython is.
 *
 * Why the fast way of {@link roundFloat} is exact. Let p = 10**digits (a float exactly, digits ≤ 22), y = fl(|x|·p) < 2**52 and f = floor(y).
 * f + 0.5 is a float and rounding to floats is monotonic, so y < f + 0.5 implies |x|·p < f + 0.5, and likewise above: the nearest integer
 * N is known unless y is exactly f + 0.5. Only then the sign of the product's rounding error decides, which Dekker's splitting gives without
 * error. N/p divides two exact floats, which rounds once, and so is the float that the decimal text `N·10**-digits` denotes.
 */
import { powerOfTen, scaledHalfEven } from "./float-parts.ts";
import { NumberFault } from "./number-fault.ts";

/** Powers of ten that are floats exactly. */
const EXACT_POWERS: readonly number[] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
];

const FAST_LIMIT = 2 ** 52;

/**
 * `round(x, digits)` with a result of type float: ties on the exact binary value go to even, so `round(2.675, 2)` is 2.67 and
 * `round(0.125, 2)` 0.12. `digits` is any integer (`Number` of a big one will do). A fault when the result is beyond the floats.
 */
export function roundFloat(x: number, digits: number): number {
  const size = x < 0 ? -x : x;
  if (digits >= 0 && digits <= 22) {
    const power = EXACT_POWERS[digits] ?? 1;
    const scaled = size * power;
    if (scaled < FAST_LIMIT) {
      const floor = Math.floor(scaled);
      const rest = scaled - floor;
      const up = rest === 0.5 ? goesUp(size, power, scaled, floor) : rest > 0.5;
      const rounded = (up ? floor + 1 : floor) / power;
      return x < 0 ? -rounded : rounded;
    }
  }
  return roundExactly(x, digits);
}

const SPLITTER = 2 ** 27 + 1;

/** Whether `size * power`, which rounded to `product` = `floor` + 0.5, lies above that, or on it with `floor` odd. */
function goesUp(size: number, power: number, product: number, floor: number): boolean {
  const a = SPLITTER * size;
  const sizeHigh = a - (a - size);
  const sizeLow = size - sizeHigh;
  const b = SPLITTER * power;
  const powerHigh = b - (b - power);
  const powerLow = power - powerHigh;
  const error = sizeHigh * powerHigh - product + sizeHigh * powerLow + sizeLow * powerHigh + sizeLow * powerLow;
  return error > 0 || (error === 0 && floor % 2 === 1);
}

function roundExactly(x: number, digits: number): number {
  if (!Number.isFinite(x) || x === 0 || digits > 1100) return x;
  if (digits < -308) return x < 0 ? -0 : 0;
  if (digits >= 0 && Math.abs(x) >= FAST_LIMIT) return x;
  const rounded = Number(`${scaledHalfEven(x, digits)}e${-digits}`);
  if (rounded === Number.POSITIVE_INFINITY) {
    throw new NumberFault("OverflowError", "rounded value too large to represent");
  }
  return x < 0 ? -rounded : rounded;
}

/** `round(x)`: the nearest integer, ties to even. Faults for infinities and nan. */
export function roundFloatToInteger(x: number): bigint {
  const size = Math.abs(x);
  const floor = Math.floor(size);
  const rest = size - floor;
  const up = rest > 0.5 || (rest === 0.5 && floor % 2 === 1);
  const rounded = up ? floor + 1 : floor;
  return integerOfFloat(x < 0 ? -rounded : Number.isNaN(x) ? x : rounded);
}

/** `int(x)` and `math.trunc(x)`. Faults for infinities and nan. */
export function truncateFloat(x: number): bigint {
  return integerOfFloat(Math.trunc(x));
}

/** `math.floor(x)`. Faults for infinities and nan. */
export function floorFloat(x: number): bigint {
  return integerOfFloat(Math.floor(x));
}

/** `math.ceil(x)`. Faults for infinities and nan. */
export function ceilFloat(x: number): bigint {
  return integerOfFloat(Math.ceil(x));
}

function integerOfFloat(whole: number): bigint {
  if (Number.isFinite(whole)) return BigInt(whole);
  if (Number.isNaN(whole)) throw new NumberFault("ValueError", "cannot convert float NaN to integer");
  throw new NumberFault("OverflowError", "cannot convert float infinity to integer");
}

/** `round(n, digits)` of an int: to a multiple of `10 ** -digits`, ties to the even multiple. `n` itself for `digits >= 0`. */
export function roundInt(n: bigint, digits: number): bigint {
  if (digits >= 0) return n;
  const size = n < 0n ? -n : n;
  // A number below half the power rounds to zero; told by its length, so that a huge -digits costs nothing.
  if (-digits > size.toString(16).length * 1.21 + 1) return 0n;
  const power = powerOfTen(-digits);
  const below = (size / power) * power;
  const twice = (size - below) * 2n;
  const up = twice > power || (twice === power && ((below / power) & 1n) === 1n);
  const rounded = up ? below + power : below;
  return n < 0n ? -rounded : rounded;
}
