/** `statistics.NormalDist`. */

import { lessThan } from "../../values/comparison.ts";
import { builtinType, NotImplemented, objectType } from "../../values/core-types.ts";
import { typeError } from "../../values/exceptions.ts";
import { hash } from "../../values/hashing.ts";
import { allowItems } from "../../values/meter.ts";
import { define } from "../../values/native.ts";
import { realNumber, toFloat } from "../../values/number-conversions.ts";
import { erf } from "../../values/numbers/kernel-erf.ts";
import { exp } from "../../values/numbers/kernel-exp.ts";
import { log } from "../../values/numbers/kernel-log.ts";
import { hypot } from "../../values/numbers/kernel-root.ts";
import { add, index, mul, sub, truediv } from "../../values/operators.ts";
import { bindArguments, type Parameters } from "../../values/parameters.ts";
import { PyList, tuple } from "../../values/sequences.ts";
import { repr } from "../../values/text.ts";
import { type Kwargs, PyObject, type PyType, type Value } from "../../values/value.ts";
import { gauss, PyRandom, randomType, shared } from "../random.ts";
import { divided, floatOfTotal, rootOfTotal, squaredDeviations } from "./exact-sums.ts";
import { statisticsError } from "./statistics-error.ts";

const normalType: PyType = builtinType("NormalDist", objectType, { module: "statistics" });

class PyNormal extends PyObject {
  mu: number;
  sigma: number;

  constructor(mu: number, sigma: number, type: PyType = normalType) {
    super(type);
    this.mu = mu;
    this.sigma = sigma;
  }
}

const parameters: Parameters = {
  names: ["self", "mu", "sigma"],
  positionalOnly: 0,
  positional: 3,
  defaults: [undefined, 0, 1],
  vararg: null,
  kwarg: null,
};

function initialise(self: PyNormal, args: readonly Value[], kwargs: Kwargs): void {
  const [, mu = 0, sigma = 1] = bindArguments("NormalDist.__init__", parameters, [self, ...args], kwargs);
  if (lessThan(sigma, 0)) throw statisticsError("sigma must be non-negative");
  self.mu = toFloat(mu);
  self.sigma = toFloat(sigma);
}

/** A distribution made by an operator: its numbers may be of any kind that converts. */
function made(mu: Value, sigma: Value): PyNormal {
  return new PyNormal(toFloat(mu), toFloat(sigma));
}

function needsSpread(self: PyNormal, name: string): void {
  if (self.sigma * self.sigma === 0) throw statisticsError(`${name}() not defined when sigma is zero`);
}

function cdf(self: PyNormal, x: number): number {
  return 0.5 * (1 + erf((x - self.mu) / (self.sigma * Math.SQRT2)));
}

/** Coefficients of P. Wichura's algorithm AS 241: numerator and denominator, highest power first. */
const CENTRAL = [
  [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665,
  ],
  [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1,
  ],
] as const;
const MIDDLE = [
  [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
] as const;
const FAR = [
  [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
    1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
    0.1369298809227358, 0.599832206555888, 1,
  ],
] as const;

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}

function inverse(p: number, mu: number, sigma: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return mu + ((polynomial(CENTRAL[0], r) * q) / polynomial(CENTRAL[1], r)) * sigma;
  }
  const root = Math.sqrt(-log(q <= 0 ? p : 1 - p));
  const [table, r] = root <= 5 ? [MIDDLE, root - 1.6] : [FAR, root - 5];
  const x = polynomial(table[0], r) / polynomial(table[1], r);
  return mu + (q < 0 ? -x : x) * sigma;
}

function inverseCdf(self: PyNormal, p: number): number {
  if (p <= 0 || p >= 1) throw statisticsError("p must be in the range 0.0 < p < 1.0");
  return inverse(p, self.mu, self.sigma);
}

/** The share of probability that two distributions have in common. */
function overlap(self: PyNormal, other: Value): Value {
  if (!(other instanceof PyNormal)) throw typeError("Expected another NormalDist instance");
  const swapped = other.sigma < self.sigma || (other.sigma === self.sigma && other.mu < self.mu);
  const [x, y] = swapped ? [other, self] : [self, other];
  const [varX, varY] = [x.sigma * x.sigma, y.sigma * y.sigma];
  if (varX === 0 || varY === 0) throw statisticsError("overlap() not defined when sigma is zero");
  const spread = varY - varX;
  const distance = Math.abs(y.mu - x.mu);
  if (spread === 0) return 1 - erf(distance / (2 * x.sigma * Math.SQRT2));
  const a = x.mu * varY - y.mu * varX;
  const b = x.sigma * y.sigma * Math.sqrt(distance * distance + spread * log(varY / varX));
  const difference = (at: number): number => Math.abs(cdf(y, at) - cdf(x, at));
  return 1 - (difference((a + b) / spread) + difference((a - b) / spread));
}

function samples(self: PyNormal, n: Value, seed: Value): Value {
  const count = Number(index(n));
  allowItems(count);
  const source = seed === null ? shared() : new PyRandom(randomType, seed);
  return new PyList(Array.from({ length: Math.max(0, count) }, () => gauss(source, self.mu, self.sigma)));
}

/** The slot of an operator that works on a distribution and a number, and perhaps on two distributions. */
const combining =
  (
    both: ((a: PyNormal, b: PyNormal) => PyNormal) | null,
    left: (a: PyNormal, b: Value) => Value,
    right: ((a: Value, b: PyNormal) => Value) | null,
  ) =>
  (a: Value, b: Value): Value => {
    if (a instanceof PyNormal) return b instanceof PyNormal && both !== null ? both(a, b) : left(a, b);
    return right !== null && b instanceof PyNormal ? right(a, b) : NotImplemented;
  };

const scaled = (a: PyNormal, b: Value): Value => made(mul(a.mu, b), a.sigma * Math.abs(realNumber(b)));

export function installNormal(): PyType {
  return define<PyNormal>(normalType, {
    python: true,
    slots: {
      new: (type) => new PyNormal(0, 1, type),
      init: initialise,
      repr: (self) => `${self.type.name}(mu=${repr(self.mu)}, sigma=${repr(self.sigma)})`,
      compare: (self, other, op) => {
        if (!(other instanceof PyNormal) || (op !== "==" && op !== "!=")) return NotImplemented;
        return (self.mu === other.mu && self.sigma === other.sigma) === (op === "==");
      },
      hash: (self) => hash(tuple(self.mu, self.sigma)),
      add: combining(
        (a, b) => new PyNormal(a.mu + b.mu, hypot([Math.abs(a.sigma), Math.abs(b.sigma)])),
        (a, b) => made(add(a.mu, b), a.sigma),
        (a, b) => made(add(b.mu, a), b.sigma),
      ),
      sub: combining(
        (a, b) => new PyNormal(a.mu - b.mu, hypot([Math.abs(a.sigma), Math.abs(b.sigma)])),
        (a, b) => made(sub(a.mu, b), a.sigma),
        (a, b) => made(-toFloat(sub(b.mu, a)), b.sigma),
      ),
      mul: combining(null, scaled, (a, b) => scaled(b, a)),
      truediv: combining(null, (a, b) => made(truediv(a.mu, b), truediv(a.sigma, Math.abs(realNumber(b)))), null),
      neg: (self) => new PyNormal(-self.mu, self.sigma),
      pos: (self) => new PyNormal(self.mu, self.sigma),
    },
    methods: {
      "cdf(x)": (self, x) => {
        needsSpread(self, "cdf");
        return cdf(self, realNumber(x ?? null));
      },
      "inv_cdf(p)": (self, p) => inverseCdf(self, realNumber(p ?? null)),
      "overlap(other)": (self, other) => overlap(self, other ?? null),
      "pdf(x)": (self, x) => {
        needsSpread(self, "pdf");
        const variance = self.sigma * self.sigma;
        const difference = realNumber(x ?? null) - self.mu;
        return exp((difference * difference) / (-2 * variance)) / Math.sqrt(2 * Math.PI * variance);
      },
      "quantiles(n=4)": (self, n) => {
        const count = Number(index(n ?? null));
        allowItems(count);
        return new PyList(Array.from({ length: Math.max(0, count - 1) }, (_, i) => inverseCdf(self, (i + 1) / count)));
      },
      "samples(n, *, seed=None)": (self, n, seed) => samples(self, n ?? null, seed ?? null),
      "zscore(x)": (self, x) => {
        if (self.sigma === 0) throw statisticsError("zscore() not defined when sigma is zero");
        return truediv(sub(x ?? null, self.mu), self.sigma);
      },
    },
    getters: {
      mean: (self) => self.mu,
      median: (self) => self.mu,
      mode: (self) => self.mu,
      stdev: (self) => self.sigma,
      variance: (self) => self.sigma * self.sigma,
    },
    classMethods: {
      "from_samples(data)": (type, data) => {
        const { total, mean, count } = squaredDeviations(data ?? null, null);
        if (count < 2) throw statisticsError("stdev requires at least two data points");
        return new PyNormal(floatOfTotal(mean), rootOfTotal(divided(total, count - 1)), type);
      },
    },
  });
}
