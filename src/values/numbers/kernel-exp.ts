/**
 * Exponentials, evaluated to about 2**-75 and rounded once: exp(p) = 2**(k / 64) · exp(r) with r at most (ln 2) / 128.
 */
import { productError, sumError } from "./double-double.ts";
import type { ExpTables } from "./fixed-point.ts";
import { makeExpTables } from "./fixed-point.ts";
import { powerOfTwo, scaleByTwo } from "./float-parts.ts";

let tables: ExpTables | undefined;

/** exp(`high` + `low`), a pair; 0 and inf beyond the floats. */
export function expOfPair(high: number, low: number): number {
  if (high > 709.8) return Number.POSITIVE_INFINITY;
  if (high < -745.2) return 0;
  tables ??= makeExpTables();
  const { step } = tables;
  const k = Math.round(high * 92.332482616893657);
  const reduced = high - k * step.first;
  const rest = low - k * step.second - k * step.third;
  const r = reduced + rest;
  return scaledExp(r, sumError(reduced, rest, r), k, tables);
}

/** 2 ** (k / 64) · exp(r + s), |r| < 0.006. */
function scaledExp(r: number, s: number, k: number, { powers }: ExpTables): number {
  const square = 0.5 * r * r;
  const squareLow = productError(0.5 * r, r, square) + r * s;
  const tail = r * r * r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720 + r * (1 / 5040 + r * (1 / 40320))))));
  // exp(r) - 1
  const sum = r + square;
  const sumLow = square - (sum - r) + (s + squareLow + tail);
  const index = k & 63;
  const power = powers.high[index] ?? 1;
  const product = power * sum;
  const productLow = productError(power, sum, product) + (power * sumLow + (powers.low[index] ?? 0) * sum);
  const head = power + product;
  const tailLow = product - (head - power) + (productLow + (powers.low[index] ?? 0));
  const high = head + tailLow;
  const exponent = (k - index) / 64;
  if (exponent > -1021) return exponent < 1024 ? high * powerOfTwo(exponent) : high * 2 * powerOfTwo(1023);
  return roundSubnormal(high, head - high + tailLow, exponent);
}

/** (high + low) · 2 ** exponent, which has fewer than 53 bits, rounded once, ties to even. */
function roundSubnormal(high: number, low: number, exponent: number): number {
  const units = scaleByTwo(high, exponent + 1074);
  const floor = Math.floor(units);
  const above = units - floor - 0.5 + scaleByTwo(low, exponent + 1074);
  const up = above > 0 || (above === 0 && floor % 2 === 1);
  return scaleByTwo(up ? floor + 1 : floor, -1074);
}

/** e ** x. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  return expOfPair(x, 0);
}

/** 2 ** x, exact on integers. */
export function exp2(x: number): number {
  if (Number.isNaN(x) || x >= 1024) return x > 0 ? Number.POSITIVE_INFINITY : x;
  if (x < -1076) return 0;
  tables ??= makeExpTables();
  const k = Math.round(x * 64);
  const part = x - k / 64;
  const { ln2 } = tables;
  const r = part * ln2.high;
  return scaledExp(r, (Math.abs(part) < 1e-100 ? 0 : productError(part, ln2.high, r)) + part * ln2.low, k, tables);
}
