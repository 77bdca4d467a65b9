/**
 * The digits of a float to a given precision, exact and with ties to even: what `%f`, `%e` and `%g` are made of.
 *
 * `toFixed` and `toExponential` are exact too, but send ties up (ECMAScript: "pick the larger n"). So they serve unless the value lies
 * exactly half way, which is easy to tell: x = (N + 1/2)·10**-f has a factor 2**-(f+1), hence x·2**f, a scaling without error, ends in .5.
 * Ties and precisions beyond the host's go the exact way.
 */
import { powerOfTen, scaledHalfEven } from "./float-parts.ts";

/** 2 ** 0 … 2 ** 100; a table, so that no power function of the host is asked. */
const POWERS_OF_TWO: readonly number[] = Array.from({ length: 101 }, (_, n) => Number(1n << BigInt(n)));

const CENTS: readonly string[] = Array.from({ length: 100 }, (_, n) => `.${String(n).padStart(2, "0")}`);

/** A float has no digit other than 0 beyond this many places. */
const LAST_PLACE = 1074;

/** `%.{precision}f` of a finite `size` ≥ 0. The text is as long as asked: the caller bounds `precision`. */
export function fixedDigits(size: number, precision: number): string {
  const hundredths = size * 100;
  // Money, mostly. Halves are floats, so that the product lies on its side of them even after rounding.
  if (precision === 2 && hundredths < 2e9 && hundredths % 1 !== 0.5) {
    const all = Math.round(hundredths) | 0;
    const whole = (all / 100) | 0;
    return `${whole}${CENTS[all - whole * 100]}`;
  }
  if (precision <= 100 && size < 1e21 && (size * (POWERS_OF_TWO[precision] ?? 1)) % 1 !== 0.5) {
    return size.toFixed(precision);
  }
  const places = Math.min(precision, LAST_PLACE);
  const digits = scaledHalfEven(size, places)
    .toString()
    .padStart(places + 1, "0");
  if (precision === 0) return digits;
  const point = digits.length - places;
  return `${digits.slice(0, point)}.${digits.slice(point)}${"0".repeat(precision - places)}`;
}

/** Decimal digits `d₁d₂…` standing for `d₁.d₂… · 10 ** exponent`. */
export interface ScientificDigits {
  readonly digits: string;
  readonly exponent: number;
}

/** `count` ≥ 1 significant digits of a finite `size` ≥ 0; no more than about 800 of them are made, the rest would be zeros. */
export function significantDigits(size: number, count: number): ScientificDigits {
  if (size === 0) return { digits: "0".repeat(Math.min(count, LAST_PLACE)), exponent: 0 };
  if (count <= 101) {
    const text = size.toExponential(count - 1);
    const mark = text.indexOf("e");
    const exponent = Number(text.slice(mark + 1));
    if (!mayTie(size, count - 1 - exponent)) return { digits: text.slice(0, 1) + text.slice(2, mark), exponent };
  }
  const wanted = Math.min(count, LAST_PLACE);
  let exponent = Number(size.toExponential(20).split("e")[1]);
  let scaled = scaledHalfEven(size, wanted - 1 - exponent);
  // The estimate is one too high where 20 digits round up to a power of ten …
  if (scaled < powerOfTen(wanted - 1)) scaled = scaledHalfEven(size, wanted - 1 - --exponent);
  // … and one too low where the wanted digits do.
  if (scaled >= powerOfTen(wanted)) {
    scaled /= 10n;
    exponent++;
  }
  return { digits: scaled.toString(), exponent };
}

/** Whether `size` may lie half way between two multiples of `10 ** -places`; a false alarm is harmless. */
function mayTie(size: number, places: number): boolean {
  if (places < 0) return size % 5 === 0;
  // One place of slack: the host's rounding may have carried into the next power of ten.
  return endsInHalf(size, places) || endsInHalf(size, places + 1);
}

function endsInHalf(size: number, places: number): boolean {
  let scaled = size;
  let left = places;
  for (; left > 100; left -= 100) scaled *= POWERS_OF_TWO[100] ?? 1;
  return (scaled * (POWERS_OF_TWO[left] ?? 1)) % 1 === 0.5;
}
