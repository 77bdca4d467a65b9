/**
 * Logarithms and exponentials of decimals as binary fixed-point numbers, with a bound of the error.
 *
 * A value `v` at `bits` stands for `v / 2 ** bits`. Each function is right to within a few units of the last place, which callers take
 * as {@link ERROR}.
 */
import { spend } from "../../values/meter.ts";
import { bitLength } from "../../values/numbers/integer-size.ts";
import { type Dec, tenTo } from "./decimal-value.ts";

/** Units of the last place that a result may be off. */
export const ERROR: bigint = 1n << 20n;

/** Counts the work of a series of that many bits. */
function spendSeries(bits: number): void {
  if (bits > 1000) spend(Math.ceil((bits / 1000) ** 2 * 20));
}

/** `atanh(1 / n)`. */
function atanhInverse(n: bigint, bits: number): bigint {
  const square = n * n;
  let power = (1n << BigInt(bits)) / n;
  let sum = 0n;
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += power / k;
    power /= square;
  }
  return sum;
}

function cached(make: (bits: number) => bigint): (bits: number) => bigint {
  let known = { bits: 0, value: 0n };
  return (bits) => {
    if (known.bits < bits) known = { bits, value: make(bits + 32) >> 32n };
    return known.value >> BigInt(known.bits - bits);
  };
}

const ln2 = cached((bits) => {
  spendSeries(bits);
  return 18n * atanhInverse(26n, bits) - 2n * atanhInverse(4801n, bits) + 8n * atanhInverse(8749n, bits);
});
/** `ln(10)`. */
export const ln10: (bits: number) => bigint = cached((bits) => {
  spendSeries(bits);
  return 46n * atanhInverse(31n, bits) + 34n * atanhInverse(49n, bits) + 20n * atanhInverse(161n, bits);
});

/** `ln(x)` of a finite number above zero. */
export function lnFixed(x: Dec, bits: number): bigint {
  spendSeries(bits);
  // x = f * 2**k * 10**e with f around 1.
  const { coefficient } = x;
  let k = bitLength(coefficient);
  const scale = BigInt(bits);
  const unit = 1n << scale;
  let f = k > bits ? coefficient >> BigInt(k - bits) : coefficient << BigInt(bits - k);
  if (3n * f < 2n * unit) {
    f <<= 1n;
    k--;
  }
  // ln f = 2 atanh((f - 1) / (f + 1))
  const t = ((f - unit) << scale) / (f + unit);
  const square = (t * t) >> scale;
  let power = t;
  let sum = 0n;
  for (let n = 1n; power !== 0n && power !== -1n; n += 2n) {
    sum += power / n;
    power = (power * square) >> scale;
  }
  return 2n * sum + BigInt(k) * ln2(bits) + BigInt(x.exponent) * ln10(bits);
}

/** `exp(x)` as `value * 10 ** power`. */
export function expFixed(x: Dec, bits: number): { readonly value: bigint; readonly power: number } {
  spendSeries(bits);
  const scale = BigInt(bits);
  const size =
    x.exponent >= 0 ? (x.coefficient * tenTo(x.exponent)) << scale : (x.coefficient << scale) / tenTo(-x.exponent);
  const ten = ln10(bits);
  const power = (size + ten / 2n) / ten;
  const rest = size - power * ten;
  const value = expSmall(x.negative ? -rest : rest, bits);
  return { value, power: x.negative ? -Number(power) : Number(power) };
}

/** `exp` of a fixed-point number below 2: halved many times, summed up, squared as often. */
function expSmall(x: bigint, bits: number): bigint {
  const halvings = Math.ceil(Math.sqrt(bits / 2));
  const inner = BigInt(bits + halvings + 8);
  const small = (x << (inner - BigInt(bits))) >> BigInt(halvings);
  const unit = 1n << inner;
  let sum = unit;
  let term = unit;
  for (let n = 1n; term !== 0n && term !== -1n; n += 1n) {
    term = ((term * small) >> inner) / n;
    sum += term;
  }
  for (let i = 0; i < halvings; i++) sum = (sum * sum) >> inner;
  return sum >> (inner - BigInt(bits));
}
