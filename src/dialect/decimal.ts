import { floatRepr } from "../values/numbers/float-text.ts";

/** What to do with what lies exactly between two results: to the even one, or away from zero. */
export type Rounding = "half-even" | "half-up";

const written = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?\s*$/;

/**
 * A decimal number, exact: `Decimal.from(0.1).add(0.2)` is 0.3. A JavaScript number counts as the decimal it is written as. Immutable;
 * two of them compare with `<` and `>`, and `equals`.
 */
export class Decimal {
  /** The value is `digits / 10 ** places`. */
  readonly digits: bigint;
  readonly places: number;

  private constructor(digits: bigint, places: number) {
    this.digits = digits;
    this.places = places;
  }

  /** Throws `RangeError` for text that is no decimal number, and for infinities and NaN. */
  static from(value: Numeric): Decimal {
    if (value instanceof Decimal) return value;
    if (typeof value === "bigint") return new Decimal(value, 0);
    const text = typeof value === "number" ? shortest(value) : value;
    const [match, sign, whole = "", fraction = "", exponent = "0"] = written.exec(text) ?? [];
    if (match === undefined || whole + fraction === "") throw new RangeError(`'${text}' is no decimal number`);
    const digits = BigInt(`${sign === "-" ? "-" : ""}${whole}${fraction}`);
    return new Decimal(digits, fraction.length - Number(exponent)).withPlaces();
  }

  /** The sum of numbers, 0 for none. */
  static sum(values: Iterable<Numeric>): Decimal {
    let sum = new Decimal(0n, 0);
    for (const value of values) sum = sum.add(value);
    return sum;
  }

  add(other: Numeric): Decimal {
    const b = Decimal.from(other);
    const places = Math.max(this.places, b.places);
    return new Decimal(this.scaled(places) + b.scaled(places), places);
  }

  sub(other: Numeric): Decimal {
    return this.add(Decimal.from(other).neg());
  }

  mul(other: Numeric): Decimal {
    const b = Decimal.from(other);
    return new Decimal(this.digits * b.digits, this.places + b.places);
  }

  /** The quotient rounded to a number of decimal places. Throws `RangeError` for a division by 0. */
  div(other: Numeric, places: number, rounding: Rounding = "half-even"): Decimal {
    const b = Decimal.from(other);
    if (b.digits === 0n) throw new RangeError("division by zero");
    checkPlaces(places);
    const shift = places + b.places - this.places;
    const dividend = shift > 0 ? this.digits * ten(shift) : this.digits;
    const divisor = shift < 0 ? b.digits * ten(-shift) : b.digits;
    return new Decimal(divided(dividend, divisor, rounding), places);
  }

  neg(): Decimal {
    return new Decimal(-this.digits, this.places);
  }

  abs(): Decimal {
    return this.digits < 0n ? this.neg() : this;
  }

  /** Rounded to a number of decimal places; it then has exactly so many. */
  round(places = 0, rounding: Rounding = "half-even"): Decimal {
    checkPlaces(places);
    if (places >= this.places) return new Decimal(this.scaled(places), places);
    return new Decimal(divided(this.digits, ten(this.places - places), rounding), places);
  }

  /** -1, 0 or 1. */
  compare(other: Numeric): number {
    const difference = this.sub(other).digits;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  equals(other: Numeric): boolean {
    return this.compare(other) === 0;
  }

  /** The nearest JavaScript number. */
  toNumber(): number {
    return Number(this.toString());
  }

  valueOf(): number {
    return this.toNumber();
  }

  /** All decimal places, also zeros at the end: `12.50`. */
  toString(): string {
    const text = String(this.digits < 0n ? -this.digits : this.digits).padStart(this.places + 1, "0");
    const sign = this.digits < 0n ? "-" : "";
    const whole = text.length - this.places;
    return this.places === 0 ? sign + text : `${sign}${text.slice(0, whole)}.${text.slice(whole)}`;
  }

  toJSON(): number {
    return this.toNumber();
  }

  private scaled(places: number): bigint {
    return this.digits * ten(places - this.places);
  }

  /** With no less than 0 places. */
  private withPlaces(): Decimal {
    return this.places >= 0 ? this : new Decimal(this.scaled(0), 0);
  }
}

/** What counts as a decimal number; text as `12.50` or `-1e3`. */
export type Numeric = Decimal | number | bigint | string;

function shortest(value: number): string {
  return Number.isInteger(value) ? String(BigInt(value)) : floatRepr(value);
}

function checkPlaces(places: number): void {
  if (!(Number.isInteger(places) && places >= 0 && places <= 1000)) {
    throw new RangeError("the number of decimal places must be a whole number from 0 to 1000");
  }
}

function ten(power: number): bigint {
  return 10n ** BigInt(power);
}

function divided(dividend: bigint, divisor: bigint, rounding: Rounding): bigint {
  const size = (n: bigint): bigint => (n < 0n ? -n : n);
  const quotient = size(dividend) / size(divisor);
  const twice = (size(dividend) % size(divisor)) * 2n;
  const over = twice - size(divisor);
  const up = over > 0n || (over === 0n && (rounding === "half-up" || quotient % 2n === 1n));
  const rounded = up ? quotient + 1n : quotient;
  return dividend < 0n === divisor < 0n ? rounded : -rounded;
}
