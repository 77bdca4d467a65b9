/** `float.hex` and `float.fromhex`. */
import { asciiNumber } from "./decimal-digits.ts";
import { floatParts, scaleByTwo } from "./float-parts.ts";
import { NumberFault } from "./number-fault.ts";

/** `x.hex()`: `0x1.999999999999ap-4`, `-0x0.0p+0`, `inf`, `nan`. */
export function floatHex(x: number): string {
  if (Number.isNaN(x)) return "nan";
  if (!Number.isFinite(x)) return x > 0 ? "inf" : "-inf";
  const { negative, mantissa, exponent } = floatParts(x);
  const sign = negative ? "-" : "";
  if (mantissa === 0n) return `${sign}0x0.0p+0`;
  const lead = mantissa >> 52n;
  const fraction = (mantissa & 0xfffffffffffffn).toString(16).padStart(13, "0");
  const power = exponent + 52;
  return `${sign}0x${lead}.${fraction}p${power < 0 ? "-" : "+"}${Math.abs(power)}`;
}

const SPECIAL = /^([+-]?)(?:(inf(?:inity)?)|nan)$/i;
const HEX = /^([+-]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?\d+))?$/i;
const NON_ASCII = /[^\0-\x7f]/;

/** `float.fromhex(text)`, rounded once, ties to even. Linear in the text. */
export function floatFromHex(text: string): number {
  // Unlike float(), it knows no digits beyond ASCII.
  const ascii = NON_ASCII.test(text) ? null : asciiNumber(text);
  const special = ascii === null ? null : SPECIAL.exec(ascii);
  if (special !== null) {
    if (special[2] === undefined) return Number.NaN;
    return special[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  const match = ascii === null ? null : HEX.exec(ascii);
  const whole = match?.[2] ?? "";
  const fraction = match?.[3] ?? "";
  if (match === null || whole.length + fraction.length === 0) {
    throw new NumberFault("ValueError", "invalid hexadecimal floating-point string");
  }
  const size = scaledHex(whole + fraction, Number(match[4] ?? "0") - 4 * fraction.length);
  return match[1] === "-" ? -size : size;
}

/** `digits * 2 ** power` as a float; `digits` hexadecimal. */
function scaledHex(digits: string, power: number): number {
  const mantissa = BigInt(`0x${digits}`);
  if (mantissa === 0n) return 0;
  const length = mantissa.toString(16).length * 4;
  if (length + power > 1100) throw tooLarge();
  if (length + power < -1100) return 0;
  // Keep enough bits for one rounding: 53, or fewer where the result is subnormal; below them one sticky bit.
  const bits = mantissa.toString(2).length;
  const keep = Math.min(53, bits + power + 1074);
  if (keep < 0) return 0;
  const drop = bits - keep;
  if (drop <= 0) return finite(Number(mantissa), power);
  const shift = BigInt(drop);
  let kept = mantissa >> shift;
  const rest = mantissa - (kept << shift);
  const half = 1n << (shift - 1n);
  if (rest > half || (rest === half && (kept & 1n) === 1n)) kept += 1n;
  return finite(Number(kept), power + drop);
}

function finite(mantissa: number, power: number): number {
  const value = scaleByTwo(mantissa, power);
  if (!Number.isFinite(value)) throw tooLarge();
  return value;
}

function tooLarge(): NumberFault {
  return new NumberFault("OverflowError", "hexadecimal value too large to represent as a float");
}
