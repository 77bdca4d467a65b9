/** The continuous distributions of `random`, by the algorithms that its documentation names; `random` gives a float in [0, 1). */
import { valueError } from "../../values/exceptions.ts";
import { spend } from "../../values/meter.ts";
import { floatDivide, floatModulo } from "../../values/numbers/float-arithmetic.ts";
import { acos } from "../../values/numbers/kernel-arc.ts";
import { exp } from "../../values/numbers/kernel-exp.ts";
import { lgamma } from "../../values/numbers/kernel-gamma.ts";
import { log, log2 } from "../../values/numbers/kernel-log.ts";
import { power } from "../../values/numbers/kernel-pow.ts";
import { cos } from "../../values/numbers/kernel-trig.ts";

type Random = () => number;

const NORMAL_CONSTANT = (4 * exp(-0.5)) / Math.sqrt(2);
const LOG_4 = log(4);
const GAMMA_CONSTANT = 1 + log(4.5);

/** A standard normal number: the ratio of uniforms (Kinderman and Monahan). */
export function normal(random: Random): number {
  for (;;) {
    spend(1);
    const first = random();
    const second = 1 - random();
    const z = (NORMAL_CONSTANT * (first - 0.5)) / second;
    if ((z * z) / 4 <= -log(second)) return z;
  }
}

export function exponential(random: Random, rate: number): number {
  return floatDivide(-log(1 - random()), rate);
}

export function vonMises(random: Random, mu: number, kappa: number): number {
  const circle = 2 * Math.PI;
  if (kappa <= 1e-6) return circle * random();
  const s = 0.5 / kappa;
  const r = s + Math.sqrt(1 + s * s);
  let z: number;
  for (;;) {
    spend(1);
    z = cos(Math.PI * random());
    const d = z / (r + z);
    const u = random();
    if (u < 1 - d * d || u <= (1 - d) * exp(d)) break;
  }
  const q = 1 / r;
  const angle = acos((q + z) / (1 + q * z));
  return floatModulo(random() > 0.5 ? mu + angle : mu - angle, circle);
}

/** Above 1 by Cheng's rejection, below by Ahrens and Dieter's. */
export function gammaVariate(random: Random, alpha: number, beta: number): number {
  if (alpha <= 0 || beta <= 0) throw valueError("gammavariate: alpha and beta must be > 0.0");
  if (alpha === 1) return -log(1 - random()) * beta;
  return (alpha > 1 ? gammaAbove(random, alpha) : gammaBelow(random, alpha)) * beta;
}

function gammaAbove(random: Random, alpha: number): number {
  const inverse = Math.sqrt(2 * alpha - 1);
  const b = alpha - LOG_4;
  const c = alpha + inverse;
  for (;;) {
    spend(1);
    const first = random();
    if (!(1e-7 < first && first < 0.9999999)) continue;
    const second = 1 - random();
    const v = log(first / (1 - first)) / inverse;
    const x = alpha * exp(v);
    const z = first * first * second;
    const r = b + c * v - x;
    if (r + GAMMA_CONSTANT - 4.5 * z >= 0 || r >= log(z)) return x;
  }
}

function gammaBelow(random: Random, alpha: number): number {
  for (;;) {
    spend(1);
    const b = (Math.E + alpha) / Math.E;
    const p = b * random();
    const x = p <= 1 ? power(p, 1 / alpha) : -log((b - p) / alpha);
    const u = random();
    if (p > 1 ? u <= power(x, alpha - 1) : u <= exp(-x)) return x;
  }
}

export function betaVariate(random: Random, alpha: number, beta: number): number {
  const y = gammaVariate(random, alpha, 1);
  return y === 0 ? 0 : y / (y + gammaVariate(random, beta, 1));
}

export function pareto(random: Random, alpha: number): number {
  return power(1 - random(), floatDivide(-1, alpha));
}

export function weibull(random: Random, alpha: number, beta: number): number {
  return alpha * power(-log(1 - random()), floatDivide(1, beta));
}

/** Successes in `n` trials of probability `p`: by waiting times when few are expected, else by transformed rejection (Hörmann's BTRS). */
export function binomial(random: Random, n: number, p: number): number {
  if (n < 0) throw valueError("n must be non-negative");
  if (p <= 0 || p >= 1) {
    if (p === 0) return 0;
    if (p === 1) return n;
    throw valueError("p must be in the range 0.0 <= p <= 1.0");
  }
  if (n === 1) return random() < p ? 1 : 0;
  if (p > 0.5) return n - binomial(random, n, 1 - p);
  return n * p < 10 ? byWaiting(random, n, p) : byRejection(random, n, p);
}

function byWaiting(random: Random, n: number, p: number): number {
  const c = log2(1 - p);
  if (c === 0) return 0;
  let successes = 0;
  for (let trial = 0; ; successes++) {
    spend(1);
    trial += Math.floor(log2(random()) / c) + 1;
    if (trial > n) return successes;
  }
}

function byRejection(random: Random, n: number, p: number): number {
  const spread = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const c = n * p + 0.5;
  const limit = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * spread;
  const ratio = log(p / (1 - p));
  const mode = Math.floor((n + 1) * p);
  const height = lgamma(mode + 1) + lgamma(n - mode + 1);
  for (;;) {
    spend(1);
    const u = random() - 0.5;
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + c);
    if (k < 0 || k > n) continue;
    let v = random();
    if (us >= 0.07 && v <= limit) return k;
    v *= alpha / (a / (us * us) + b);
    if (log(v) <= height - lgamma(k + 1) - lgamma(n - k + 1) + (k - mode) * ratio) return k;
  }
}
