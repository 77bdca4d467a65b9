/**
 * `random`: CPython's generator. What the module's functions draw from is made anew for each run from the host's seed, so that runs repeat; a formula's
 * own `seed(n)` gives CPython's numbers.
 */
import { asBytes, PyBytes } from "../values/bytes.ts";
import { asFloat, asInt, asText, builtinType, objectType } from "../values/core-types.ts";
import { exceptionTypes, PyException, typeError, valueError } from "../values/exceptions.ts";
import { type Invoke, MethodDescriptor, NativeFunction } from "../values/functions.ts";
import { hash } from "../values/hashing.ts";
import { currentRun, host } from "../values/host.ts";
import { allowBits, allowText } from "../values/meter.ts";
import { define } from "../values/native.ts";
import { realNumber } from "../values/number-conversions.ts";
import { exp } from "../values/numbers/kernel-exp.ts";
import { log } from "../values/numbers/kernel-log.ts";
import { cos, sin } from "../values/numbers/kernel-trig.ts";
import { add, index, mul, sub, truediv } from "../values/operators.ts";
import { PyTuple, tuple } from "../values/sequences.ts";
import { PyObject, type PyType, type Value } from "../values/value.ts";
import type { ModuleDefinition } from "./module-definition.ts";
import * as distributions from "./random/distributions.ts";
import * as selection from "./random/selection.ts";
import { Twister } from "./random/twister.ts";

export const randomType: PyType = builtinType("Random", objectType, { module: "random" });

export class PyRandom extends PyObject {
  readonly source: Twister;
  /** The second of the pair that `gauss` makes at a time. */
  spare: number | null = null;
  readonly draw: () => number = () => this.source.random();

  constructor(type: PyType, seed: Value) {
    super(type);
    this.source = new Twister(seedOf(seed));
  }
}

/** The int that a seed stands for. Texts are hashed with SHA-512 in CPython, which is not at hand here. */
function seedOf(seed: Value): bigint {
  if (seed === null) return BigInt(Math.trunc(host().seed)) + BigInt(Math.trunc(host().now()));
  const n = asInt(seed);
  if (n !== undefined) {
    allowBits(n.toString(16).length * 4);
    return n;
  }
  if (asFloat(seed) !== undefined) return BigInt.asUintN(64, BigInt(hash(seed)));
  const text = asText(seed);
  const data = text === undefined ? asBytes(seed) : new TextEncoder().encode(text);
  if (data === undefined) {
    throw typeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.");
  }
  return data.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

const generators = new WeakMap<object, PyRandom>();

/** The generator of the module's functions in the running evaluation. */
export function shared(): PyRandom {
  const run = currentRun();
  let made = generators.get(run);
  if (made === undefined) {
    made = new PyRandom(randomType, BigInt(Math.trunc(host().seed)));
    generators.set(run, made);
  }
  return made;
}

export function gauss(self: PyRandom, mu: Value, sigma: Value): Value {
  let z = self.spare;
  self.spare = null;
  if (z === null) {
    const angle = self.draw() * 2 * Math.PI;
    const radius = Math.sqrt(-2 * log(1 - self.draw()));
    z = cos(angle) * radius;
    self.spare = sin(angle) * radius;
  }
  return add(mu, mul(z, sigma));
}

function triangular(self: PyRandom, low: Value, high: Value, mode: Value): Value {
  let u = self.draw();
  let c: number;
  try {
    c = mode === null ? 0.5 : realNumber(truediv(sub(mode, low), sub(high, low)));
  } catch (error) {
    if (isZeroDivision(error)) return low;
    throw error;
  }
  let [from, to] = [low, high];
  if (u > c) {
    u = 1 - u;
    c = 1 - c;
    [from, to] = [high, low];
  }
  return add(from, mul(sub(to, from), Math.sqrt(u * c)));
}

function isZeroDivision(error: unknown): boolean {
  if (error instanceof PyException) return error.type === exceptionTypes.get("ZeroDivisionError");
  return typeof error === "object" && error !== null && "kind" in error && error.kind === "ZeroDivisionError";
}

function getrandbits(self: PyRandom, k: Value): bigint {
  const count = index(k);
  if (count < 0n) throw valueError("number of bits must be non-negative");
  allowBits(Number(count));
  return self.source.bits(Number(count));
}

function randbytes(self: PyRandom, n: Value): Value {
  const count = Number(index(n));
  allowText(count);
  let bits = getrandbits(self, BigInt(count) * 8n);
  const data = new Uint8Array(count);
  for (let i = 0; i < count; i++, bits >>= 8n) data[i] = Number(bits & 0xffn);
  return new PyBytes(data);
}

function setstate(self: PyRandom, state: Value): null {
  const [version = null, words = null, spare = null] = state instanceof PyTuple ? state.items : [];
  if (version !== 3n || !(words instanceof PyTuple)) {
    const shown = asInt(version) ?? 0n;
    throw valueError(`state with version ${shown} passed to Random.setstate() of version 3`);
  }
  self.source.restore(words.items.map((word) => Number(asInt(word) ?? 0n)));
  self.spare = asFloat(spare) ?? null;
  return null;
}

type Method = (self: PyRandom, ...args: Value[]) => Value;

const real =
  (body: (draw: () => number, ...numbers: number[]) => number): Method =>
  (self, ...args) =>
    body(self.draw, ...args.map(realNumber));

/** Methods written in Python in CPython, whose errors are worded so. */
const methods: Readonly<Record<string, Method>> = {
  "betavariate(alpha, beta)": real((draw, alpha = 0, beta = 0) => distributions.betaVariate(draw, alpha, beta)),
  "binomialvariate(n=1, p=0.5)": (self, n, p) =>
    BigInt(distributions.binomial(self.draw, Number(index(n ?? null)), realNumber(p ?? null))),
  "choice(seq)": (self, seq) => selection.choice(self.source, seq ?? null),
  "choices(population, weights=None, *, cum_weights=None, k=1)": (self, population, weights, cumulative, k) =>
    selection.choices(self.source, population ?? null, weights ?? null, cumulative ?? null, k ?? null),
  "expovariate(lambd=1.0)": real((draw, rate = 1) => distributions.exponential(draw, rate)),
  "gammavariate(alpha, beta)": real((draw, alpha = 0, beta = 0) => distributions.gammaVariate(draw, alpha, beta)),
  "gauss(mu=0.0, sigma=1.0)": (self, mu, sigma) => gauss(self, mu ?? null, sigma ?? null),
  "getstate()": (self) => tuple(3n, new PyTuple(self.source.words().map((word) => BigInt(word))), self.spare),
  "lognormvariate(mu, sigma)": real((draw, mu = 0, sigma = 1) => exp(mu + distributions.normal(draw) * sigma)),
  "normalvariate(mu=0.0, sigma=1.0)": (self, mu, sigma) =>
    add(mu ?? null, mul(distributions.normal(self.draw), sigma ?? null)),
  "paretovariate(alpha)": real((draw, alpha = 0) => distributions.pareto(draw, alpha)),
  "randbytes(n)": (self, n) => randbytes(self, n ?? null),
  "randint(a, b)": (self, a, b) => selection.randrange(self.source, a ?? null, add(b ?? null, 1n), 1n),
  "randrange(start, stop=None, step=1)": (self, start, stop, step) =>
    selection.randrange(self.source, start ?? null, stop ?? null, step ?? null),
  "sample(population, k, *, counts=None)": (self, population, k, counts) =>
    selection.sample(self.source, population ?? null, k ?? null, counts ?? null),
  "seed(a=None, version=2)": (self, a) => {
    self.source.seed(seedOf(a ?? null));
    self.spare = null;
    return null;
  },
  "setstate(state)": (self, state) => setstate(self, state ?? null),
  "shuffle(x)": (self, x) => selection.shuffle(self.source, x ?? null),
  "triangular(low=0.0, high=1.0, mode=None)": (self, low, high, mode) =>
    triangular(self, low ?? null, high ?? null, mode ?? null),
  "uniform(a, b)": (self, a, b) => add(a ?? null, mul(sub(b ?? null, a ?? null), self.draw())),
  "vonmisesvariate(mu, kappa)": real((draw, mu = 0, kappa = 0) => distributions.vonMises(draw, mu, kappa)),
  "weibullvariate(alpha, beta)": real((draw, alpha = 0, beta = 0) => distributions.weibull(draw, alpha, beta)),
};

/** Methods written in C. */
const nativeMethods: Readonly<Record<string, Method>> = {
  "getrandbits(k, /)": (self, k) => getrandbits(self, k ?? null),
  "random()": (self) => self.draw(),
};

function* members(): Iterable<readonly [string, Value]> {
  define<PyRandom>(randomType, {
    slots: {
      new: (type, args, kwargs) => new PyRandom(type, args[0] ?? kwargs?.get("x") ?? null),
      init: () => undefined,
    },
    methods,
    python: true,
  });
  define<PyRandom>(randomType, { methods: nativeMethods });
  yield ["Random", randomType];
  for (const [name, member] of [...randomType.members]) {
    if (!(member instanceof MethodDescriptor) || name.startsWith("__")) continue;
    const invoke: Invoke = (args, kwargs) => member.invoke(shared(), args, kwargs);
    yield [name, new NativeFunction(name, `Random.${name}`, invoke)];
  }
}

export const randomModule: ModuleDefinition = { name: "random", members };
