/**
 * Decimal numbers as such: a sign, an integer coefficient and a power of ten, or one of the special values. No context, no Python.
 * What is done with them is libmpdec's arithmetic, which CPython uses.
 */
import { allowBits } from "../../values/meter.ts";

export type Kind = "finite" | "infinite" | "quiet" | "signaling";

/** `(-1) ** negative * coefficient * 10 ** exponent`. The coefficient of a NaN is its payload. */
export class Dec {
  readonly kind: Kind;
  readonly negative: boolean;
  readonly coefficient: bigint;
  readonly exponent: number;
  private counted = 0;

  constructor(negative: boolean, coefficient: bigint, exponent: number, kind: Kind = "finite") {
    this.kind = kind;
    this.negative = negative;
    this.coefficient = coefficient;
    this.exponent = exponent;
  }

  /** Decimal digits of the coefficient; 1 for zero. */
  get digits(): number {
    if (this.counted === 0) this.counted = digitCount(this.coefficient);
    return this.counted;
  }

  /** The power of ten of the first digit. */
  get adjusted(): number {
    return this.exponent + this.digits - 1;
  }

  get isFinite(): boolean {
    return this.kind === "finite";
  }

  get isInfinite(): boolean {
    return this.kind === "infinite";
  }

  get isNan(): boolean {
    return this.kind === "quiet" || this.kind === "signaling";
  }

  get isZero(): boolean {
    return this.kind === "finite" && this.coefficient === 0n;
  }

  /** The same number with another sign. */
  signed(negative: boolean): Dec {
    return negative === this.negative ? this : new Dec(negative, this.coefficient, this.exponent, this.kind);
  }
}

export const one: Dec = new Dec(false, 1n, 0);
export const zero: Dec = new Dec(false, 0n, 0);
export const nan: Dec = new Dec(false, 0n, 0, "quiet");

export function infinity(negative: boolean): Dec {
  return new Dec(negative, 0n, 0, "infinite");
}

/** Decimal digits of a number that is not negative. */
export function digitCount(n: bigint): number {
  if (n < 1000000000000000n) {
    const small = Number(n);
    let count = 1;
    for (let bound = 10; bound <= small; bound *= 10) count++;
    return count;
  }
  return n.toString().length;
}

const powers: bigint[] = [];

/** `10 ** n`; asks the meter first when that is large. */
export function tenTo(n: number): bigint {
  if (n < 400) {
    for (let i = powers.length; i <= n; i++) powers.push(i === 0 ? 1n : (powers[i - 1] ?? 1n) * 10n);
    return powers[n] ?? 1n;
  }
  allowBits(Math.min(n * 3.33, Number.MAX_SAFE_INTEGER));
  return 10n ** BigInt(n);
}

const NUMBER = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d+))?$/;
const SPECIAL = /^([+-]?)(?:(inf(?:inity)?)|(s?)nan(\d*))$/i;

/** Reads a number in ASCII; `undefined` when it is none. The exponent is not bounded here. */
export function readDecimal(text: string): Dec | undefined {
  const match = NUMBER.exec(text);
  if (match !== null) {
    const [, sign = "", whole = "", fraction = match[4] ?? "", , power = "0"] = match;
    const digits = whole + fraction;
    if (digits.length > 300) allowBits(digits.length * 3.33);
    return new Dec(sign === "-", BigInt(digits), Number(power) - fraction.length);
  }
  const special = SPECIAL.exec(text);
  if (special === null) return undefined;
  const [, sign = "", infinite, signaling = "", payload = ""] = special;
  if (infinite !== undefined) return infinity(sign === "-");
  if (payload.length > 300) allowBits(payload.length * 3.33);
  return new Dec(sign === "-", BigInt(payload === "" ? "0" : payload), 0, signaling === "" ? "quiet" : "signaling");
}

/** The text of a special value without its sign. */
function specialText(x: Dec): string {
  if (x.isInfinite) return "Infinity";
  return `${x.kind === "signaling" ? "s" : ""}NaN${x.coefficient === 0n ? "" : x.coefficient}`;
}

/** Places the point after `place` digits, with zeros before or after as needed; then the exponent. */
export function layOut(digits: string, place: number, exponent: number, letter: string): string {
  const whole =
    place <= 0 ? "0" : place > digits.length ? digits + "0".repeat(place - digits.length) : digits.slice(0, place);
  const rest = place <= 0 ? "0".repeat(-place) + digits : digits.slice(place);
  const body = rest === "" ? whole : `${whole}.${rest}`;
  return exponent === 0 ? body : `${body}${letter}${exponent > 0 ? "+" : ""}${exponent}`;
}

/** `str(x)`; `engineering` keeps the exponent a multiple of three. */
export function decimalText(x: Dec, capitals = true, engineering = false): string {
  const sign = x.negative ? "-" : "";
  if (!x.isFinite) return sign + specialText(x);
  const digits = x.coefficient.toString();
  const left = x.exponent + digits.length;
  let place = left;
  if (x.exponent > 0 || left <= -6) {
    if (!engineering) place = 1;
    else if (x.isZero) place = modulo(left + 1, 3) - 1;
    else place = modulo(left - 1, 3) + 1;
  }
  return sign + layOut(digits, place, left - place, capitals ? "E" : "e");
}

function modulo(a: number, b: number): number {
  return ((a % b) + b) % b;
}
