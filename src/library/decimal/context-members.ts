/** What `Context` objects can do, and `localcontext()`. */
import { asFloat, asInt, builtinType, NotImplemented, objectType } from "../../values/core-types.ts";
import { dictOf, PyDict } from "../../values/dict.ts";
import {
  attributeError,
  keyErrorType,
  overflowError,
  PyException,
  typeError,
  valueError,
} from "../../values/exceptions.ts";
import { collect, iter } from "../../values/iteration.ts";
import { define, native } from "../../values/native.ts";
import { PyList, PyTuple, tuple } from "../../values/sequences.ts";
import { repr } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import { type Kwargs, PyObject, type PyType, type Value } from "../../values/value.ts";
import * as arithmetic from "./arithmetic.ts";
import { argument, createDecimal, fromFloat, notSupported } from "./construction.ts";
import { etiny, etop, finalize, MAX_PREC } from "./context.ts";
import { Dec, decimalText } from "./decimal-value.ts";
import { modularPowerOf, power } from "./elementary.ts";
import { quantize, toIntegral } from "./exponents.ts";
import { decimal, roundingArgument } from "./members.ts";
import {
  type ContextState,
  contextType,
  currentContext,
  operate,
  PyContext,
  PyDecimal,
  setCurrentContext,
} from "./objects.ts";
import {
  type Binary,
  binaries,
  numberClass,
  rangeTests,
  sameQuantum,
  tests,
  type Unary,
  unaries,
} from "./operations.ts";
import { type Signal, signalNames, signals } from "./signals.ts";

const signalDictType: PyType = builtinType("SignalDict", objectType, { module: "abc", sealed: true });
const contextManagerType: PyType = builtinType("decimal.ContextManager", objectType, { sealed: true });

/** `context.flags` or `context.traps`: a mapping of the nine signals that shows and changes the context. */
class PySignalDict extends PyObject {
  readonly owner: PyContext;
  readonly field: "flags" | "traps";

  constructor(owner: PyContext, field: "flags" | "traps") {
    super(signalDictType);
    this.owner = owner;
    this.field = field;
  }

  get bits(): number {
    return this.owner.state[this.field];
  }

  set bits(bits: number) {
    this.owner.state[this.field] = bits;
  }
}

class PyContextManager extends PyObject {
  readonly local: PyContext;
  readonly outer: PyContext;

  constructor(local: PyContext, outer: PyContext) {
    super(contextManagerType);
    this.local = local;
    this.outer = outer;
  }
}

function signalOf(key: Value): Signal {
  const found = signals.find(({ type }) => type === key);
  if (found !== undefined) return found;
  throw new PyException(keyErrorType, [
    "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]",
  ]);
}

/** The bits of a list of signals. */
function bitsOfList(value: Value): number {
  return collect(value).reduce((bits: number, item) => bits | signalOf(item).bits, 0);
}

/** The bits of a mapping of all signals. */
function bitsOfDict(value: PyDict): number {
  if (value.size !== signals.length) throw keyErrorOfDict();
  let bits = 0;
  for (const { key, value: set } of value.entries.values()) if (truth(set)) bits |= signalOf(key).bits;
  return bits;
}

function keyErrorOfDict(): PyException {
  return valueError("invalid signal dict");
}

function bitsArgument(value: Value): number {
  if (value instanceof PySignalDict) return value.bits;
  if (value instanceof PyDict) return bitsOfDict(value);
  throw typeError("argument must be a signal dict");
}

function integerArgument(value: Value | undefined): bigint {
  const n = value === undefined ? undefined : asInt(value);
  if (n === undefined) throw typeError("an integer is required");
  if (n !== BigInt.asIntN(64, n)) throw overflowError("Python int too large to convert to C ssize_t");
  return n;
}

function ranged(value: Value | undefined, low: bigint, high: bigint, message: string): number {
  const n = integerArgument(value);
  if (n < low || n > high) throw valueError(message);
  return Number(n);
}

type Setter = (state: ContextState, value: Value | undefined) => void;

const setters: Readonly<Record<string, Setter>> = {
  prec: (state, value) => {
    state.prec = ranged(value, 1n, MAX_PREC, "valid range for prec is [1, MAX_PREC]");
  },
  rounding: (state, value) => {
    state.rounding = roundingArgument(value ?? null) ?? state.rounding;
  },
  Emin: (state, value) => {
    state.emin = ranged(value, -MAX_PREC, 0n, "valid range for Emin is [MIN_EMIN, 0]");
  },
  Emax: (state, value) => {
    state.emax = ranged(value, 0n, MAX_PREC, "valid range for Emax is [0, MAX_EMAX]");
  },
  capitals: (state, value) => {
    state.capitals = ranged(value, 0n, 1n, "valid values for capitals are 0 or 1") === 1;
  },
  clamp: (state, value) => {
    state.clamp = ranged(value, 0n, 1n, "valid values for clamp are 0 or 1") === 1;
  },
};

const CONTEXT_NAMES: readonly string[] = ["prec", "rounding", "Emin", "Emax", "capitals", "clamp"];

/** Sets those of the arguments that are given. */
function configure(context: PyContext, values: readonly Value[]): PyContext {
  const { state } = context;
  CONTEXT_NAMES.forEach((name, i) => {
    const value = values[i] ?? null;
    if (value !== null) setters[name]?.(state, value);
  });
  const [flags = null, traps = null] = values.slice(CONTEXT_NAMES.length);
  const bits = (value: Value): number => (value instanceof PyList ? bitsOfList(value) : bitsArgument(value));
  if (traps !== null) state.traps = bits(traps);
  if (flags !== null) state.flags = bits(flags);
  return context;
}

const bindContext = native(
  "Context(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)",
  (...values) => new PyTuple(values),
);

function newContext(type: PyType, args: Value[], kwargs: Kwargs): Value {
  const values = bindContext.invoke(args, kwargs);
  return configure(new PyContext({}, { type }), values instanceof PyTuple ? values.items : []);
}

function contextRepr({ state }: PyContext): string {
  const { prec, rounding, emin, emax, capitals, clamp, flags, traps } = state;
  const settings = `prec=${prec}, rounding=${rounding}, Emin=${emin}, Emax=${emax}, capitals=${Number(capitals)}`;
  return `Context(${settings}, clamp=${Number(clamp)}, flags=[${signalNames(flags)}], traps=[${signalNames(traps)}])`;
}

type Method = (self: PyContext, ...args: Value[]) => Value;

function decimalArgument(value: Value): Value {
  if (!(value instanceof PyDecimal)) throw typeError("argument must be a Decimal");
  return value;
}

function methods(): Record<string, Method> {
  const unary =
    (apply: Unary): Method =>
    (self, x = null) => {
      const a = argument(x);
      return decimal(operate(self, (state) => apply(a, state)));
    };
  const binary =
    (apply: Binary): Method =>
    (self, x = null, y = null) => {
      const [a, b] = [argument(x), argument(y)];
      return decimal(operate(self, (state) => apply(a, b, state)));
    };
  const table: Record<string, Method> = {};
  const allUnaries: Record<string, Unary> = {
    ...unaries,
    abs: arithmetic.absolute,
    minus: arithmetic.minus,
    plus: arithmetic.plus,
    copy_abs: (x) => x.signed(false),
    copy_negate: (x) => x.signed(!x.negative),
    copy_decimal: (x) => x,
    to_integral: (x, state) => toIntegral(x, state, false),
    to_integral_exact: (x, state) => toIntegral(x, state, true),
    to_integral_value: (x, state) => toIntegral(x, state, false),
  };
  for (const [name, apply] of Object.entries(allUnaries)) table[`${name}(x, /)`] = unary(apply);
  const { remainder_near, ...rest } = binaries;
  const allBinaries: Record<string, Binary> = {
    ...rest,
    ...(remainder_near === undefined ? {} : { remainder_near }),
    add: arithmetic.add,
    subtract: arithmetic.subtract,
    multiply: arithmetic.multiply,
    divide: arithmetic.divide,
    divide_int: arithmetic.divideWhole,
    remainder: arithmetic.remainder,
    quantize,
  };
  for (const [name, apply] of Object.entries(allBinaries)) table[`${name}(x, y, /)`] = binary(apply);
  for (const [name, test] of Object.entries(tests)) {
    table[`${name}(x, /)`] = (_, x = null) =>
      name === "is_canonical" ? decimalArgument(x) !== null : test(argument(x));
  }
  for (const [name, test] of Object.entries(rangeTests)) {
    table[`${name}(x, /)`] = (self, x = null) => test(argument(x), self.state);
  }
  return {
    ...table,
    "canonical(x, /)": (_, x = null) => decimalArgument(x),
    "divmod(x, y, /)": (self, x = null, y = null) => {
      const [a, b] = [argument(x), argument(y)];
      const [quotient, remainder] = operate(self, (state) => arithmetic.divideWithRemainder(a, b, state));
      return tuple(decimal(quotient), decimal(remainder));
    },
    "fma(x, y, z, /)": (self, x = null, y = null, z = null) => {
      const [a, b, c] = [argument(x), argument(y), argument(z)];
      return decimal(operate(self, (state) => arithmetic.fusedMultiplyAdd(a, b, c, state)));
    },
    "power(a, b, modulo=None)": (self, x = null, y = null, z = null) => {
      const [a, b] = [argument(x), argument(y)];
      if (z === null) return decimal(operate(self, (state) => power(a, b, state)));
      const m = argument(z);
      return decimal(operate(self, (state) => modularPowerOf(a, b, m, state)));
    },
    "number_class(x, /)": (self, x = null) => numberClass(argument(x), self.state),
    "same_quantum(x, y, /)": (_, x = null, y = null) => sameQuantum(argument(x), argument(y)),
    "to_sci_string(x, /)": (self, x = null) => decimalText(argument(x), self.state.capitals),
    "to_eng_string(x, /)": (self, x = null) => decimalText(argument(x), self.state.capitals, true),
    "create_decimal(num='0', /)": (self, value = null) => createDecimal(value, self),
    "create_decimal_from_float(f, /)": (self, value = null) => {
      if (asFloat(value) === undefined && asInt(value) === undefined) return notSupported(value);
      const x = fromFloat(value);
      return decimal(operate(self, (state) => finalize(x, state)));
    },
    "radix()": () => decimal(new Dec(false, 10n, 0)),
    "Etiny()": ({ state }) => BigInt(etiny(state)),
    "Etop()": ({ state }) => BigInt(etop(state)),
    "copy()": (self) => self.copy(),
    "__copy__()": (self) => self.copy(),
    "__reduce__()": (self) => tuple(self.type, new PyTuple(settings(self))),
    "clear_flags()": ({ state }) => {
      state.flags = 0;
      return null;
    },
    "clear_traps()": ({ state }) => {
      state.traps = 0;
      return null;
    },
  };
}

function settings({ state }: PyContext): Value[] {
  const { prec, rounding, emin, emax, capitals, clamp, flags, traps } = state;
  const set = (bits: number): PyList => new PyList(signals.filter((s) => (s.bits & bits) !== 0).map((s) => s.type));
  return [
    BigInt(prec),
    rounding,
    BigInt(emin),
    BigInt(emax),
    capitals ? 1n : 0n,
    clamp ? 1n : 0n,
    set(flags),
    set(traps),
  ];
}

const setBits =
  (field: "flags" | "traps"): Setter =>
  (state, value) => {
    state[field] = bitsArgument(value ?? null);
  };

function contextSetters(): Record<string, (self: PyContext, value: Value | undefined) => void> {
  const guarded =
    (set: Setter) =>
    (self: PyContext, value: Value | undefined): void => {
      if (value === undefined) throw attributeError("context attributes cannot be deleted");
      set(self.state, value);
    };
  return Object.fromEntries([
    ...Object.entries(setters).map(([name, set]) => [name, guarded(set)] as const),
    ["flags", guarded(setBits("flags"))] as const,
    ["traps", guarded(setBits("traps"))] as const,
  ]);
}

function pairs(self: PySignalDict): (readonly [Value, Value])[] {
  return signals.map(({ type, bits }) => [type, (self.bits & bits) !== 0] as const);
}

function installSignalDict(): void {
  define<PySignalDict>(signalDictType, {
    slots: {
      repr: (self) =>
        `{${pairs(self)
          .map(([type, set]) => `${repr(type)}:${repr(set)}`)
          .join(", ")}}`,
      len: () => signals.length,
      iter: () => iter(new PyTuple(signals.map(({ type }) => type))),
      contains: (_, key) => signals.some(({ type }) => type === key),
      getitem: (self, key) => (self.bits & signalOf(key).bits) !== 0,
      setitem: (self, key, value) => {
        if (value === undefined) throw valueError("signal keys cannot be deleted");
        const { bits } = signalOf(key);
        self.bits = truth(value) ? self.bits | bits : self.bits & ~bits;
      },
      compare: (self, other, op) => {
        if (op !== "==" && op !== "!=") return NotImplemented;
        if (!(other instanceof PySignalDict) && !(other instanceof PyDict)) return NotImplemented;
        return (self.bits === bitsArgument(other)) === (op === "==");
      },
    },
    methods: {
      "copy()": (self) => dictOf(pairs(self)),
      "keys()": (self) => new PyList(pairs(self).map(([type]) => type)),
      "values()": (self) => new PyList(pairs(self).map(([, set]) => set)),
      "items()": (self) => new PyList(pairs(self).map((pair) => tuple(...pair))),
      "get(key, default=None)": (self, key = null, fallback = null) => {
        const found = signals.find(({ type }) => type === key);
        return found === undefined ? fallback : (self.bits & found.bits) !== 0;
      },
    },
  });
}

/** `localcontext(ctx=None, **settings)`. */
export const localContext: Value = native(
  "localcontext(ctx=None, *, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)",
  (ctx = null, ...values) => {
    const outer = currentContext();
    if (ctx !== null && !(ctx instanceof PyContext)) throw typeError("optional argument must be a context");
    return new PyContextManager(configure((ctx ?? outer).copy(), values), outer);
  },
);

export const getContext: Value = native("getcontext()", () => currentContext());

export const setContext: Value = native("setcontext(context, /)", (context = null) => {
  if (!(context instanceof PyContext)) throw typeError("argument must be a context");
  // The contexts that all runs share are templates.
  setCurrentContext(context.isShared ? context.copy() : context);
  return null;
});

export function installContext(): void {
  installSignalDict();
  define<PyContextManager>(contextManagerType, {
    methods: {
      "__enter__()": ({ local }) => {
        setCurrentContext(local);
        return local;
      },
      "__exit__(*args)": ({ outer }) => {
        setCurrentContext(outer);
        return false;
      },
    },
  });
  const getters = {
    prec: ({ state }: PyContext): Value => BigInt(state.prec),
    rounding: ({ state }: PyContext): Value => state.rounding,
    Emin: ({ state }: PyContext): Value => BigInt(state.emin),
    Emax: ({ state }: PyContext): Value => BigInt(state.emax),
    capitals: ({ state }: PyContext): Value => (state.capitals ? 1n : 0n),
    clamp: ({ state }: PyContext): Value => (state.clamp ? 1n : 0n),
    flags: (self: PyContext): Value => new PySignalDict(self, "flags"),
    traps: (self: PyContext): Value => new PySignalDict(self, "traps"),
  };
  define<PyContext>(contextType, {
    slots: { repr: contextRepr, str: contextRepr },
    methods: methods(),
    getters,
    setters: contextSetters(),
  });
  contextType.own.new = newContext;
  contextType.slots.new = newContext;
}
