import { checkReceiver } from "./attributes.ts";
import { objectType } from "./core-types.ts";
import { PyDict } from "./dict.ts";
import { type PyException, typeError } from "./exceptions.ts";
import { type Ahead, GetSet, type Invoke, MethodDescriptor, NativeFunction, PyWrappedMethod } from "./functions.ts";
import { newMethodOf } from "./new-methods.ts";
import { bindArguments, type Parameters } from "./parameters.ts";
import { emptyTuple, PyTuple } from "./sequences.ts";
import { slotMethods } from "./slot-methods.ts";
import { inheritSlots, type Kwargs, PyObject, type PyType, type Slots, type Value } from "./value.ts";

/**
 * Built-in functions are declared by their Python signature: `"sorted(iterable, /, *, key=None, reverse=False)"`.
 *
 * Defaults are `None`, `True`, `False`, an integer, a float or a quoted text; `name?` marks an argument that may be absent and then
 * arrives as `undefined`. `*args` arrives as a tuple, `**kwargs` as a dictionary. How a wrong call is worded follows from the
 * signature as it does in CPython's C code; `python: true` words it as for a function written in Python.
 */
export type NativeBody = (...args: Value[]) => Value;

export interface Signature extends Parameters {
  readonly name: string;
  readonly required: number;
  /** How many arguments it takes at most if each may be given by its position, else -1. */
  readonly simple: number;
  /** The defaults as for a function written in Python, where `name?` has one as well: {@link absent}. */
  readonly pythonDefaults: readonly (Value | undefined)[];
}

/** Stands for an argument that was not given, where only a value can. */
const absent: PyObject = new PyObject(objectType);

const literals: ReadonlyMap<string, Value> = new Map<string, Value>([
  ["None", null],
  ["True", true],
  ["False", false],
  ["()", emptyTuple],
]);

function literal(text: string): Value {
  const known = literals.get(text);
  if (known !== undefined) return known;
  if (/^-?\d+$/.test(text)) return BigInt(text);
  return /^['"]/.test(text) ? text.slice(1, -1) : Number(text);
}

/** Reads a signature. The texts are our own, so a wrong one is a programming error. */
export function readSignature(text: string): Signature {
  const open = text.indexOf("(");
  const names: string[] = [];
  const defaults: (Value | undefined)[] = [];
  const optional: boolean[] = [];
  let positional = -1;
  let positionalOnly = 0;
  let vararg: string | null = null;
  let kwarg: string | null = null;
  for (const part of text.slice(open + 1, -1).split(/,\s*(?![^']*'(?:[^']*'[^']*')*[^']*$)/)) {
    if (part === "") continue;
    if (part === "/") positionalOnly = names.length;
    else if (part === "*") positional = names.length;
    else if (part.startsWith("**")) kwarg = part.slice(2);
    else if (part.startsWith("*")) {
      vararg = part.slice(1);
      positional = names.length;
    } else {
      const mark = part.indexOf("=");
      const mayMiss = part.endsWith("?");
      names.push(mark >= 0 ? part.slice(0, mark) : mayMiss ? part.slice(0, -1) : part);
      defaults.push(mark >= 0 ? literal(part.slice(mark + 1)) : undefined);
      optional.push(mark >= 0 || mayMiss);
    }
  }
  if (positional < 0) positional = names.length;
  const firstOptional = optional.slice(0, positional).indexOf(true);
  return {
    name: text.slice(0, open),
    names,
    positionalOnly,
    positional,
    defaults,
    pythonDefaults: defaults.map((value, i) => (value === undefined && optional[i] === true ? absent : value)),
    vararg,
    kwarg,
    required: firstOptional < 0 ? positional : firstOptional,
    simple: positional === names.length && vararg === null && kwarg === null ? positional : -1,
  };
}

const plural = (n: number): string => `${n} argument${n === 1 ? "" : "s"}`;

/** The wording of CPython's C functions for a wrong number of positional arguments. */
function wrongCount(s: Signature, qualname: string, given: number): never {
  const { name, positional: max, required: min } = s;
  const onlyPositional = s.positionalOnly === s.names.length;
  if (max === 0 && s.names.length > 0) throw typeError(`${name}() takes no positional arguments`);
  if (onlyPositional && max === 0) {
    throw typeError(`${qualname}() takes no arguments (${given} given)`);
  }
  if (onlyPositional && max === 1 && min === 1 && s.names.length === 1) {
    throw typeError(`${qualname}() takes exactly one argument (${given} given)`);
  }
  if (onlyPositional) {
    if (min === max) throw typeError(`${name} expected ${plural(max)}, got ${given}`);
    if (given < min) throw typeError(`${name} expected at least ${plural(min)}, got ${given}`);
    throw typeError(`${name} expected at most ${plural(max)}, got ${given}`);
  }
  const exact = min === max ? "exactly" : "at most";
  throw typeError(`${name}() takes ${exact} ${max} positional argument${max === 1 ? "" : "s"} (${given} given)`);
}

function bindNative(s: Signature, qualname: string, args: Value[], kwargs: Kwargs): Value[] {
  const given = args.length;
  if (kwargs !== null && kwargs.size > 0 && s.kwarg === null && s.positionalOnly === s.names.length) {
    throw typeError(`${qualname}() takes no keyword arguments`);
  }
  const total = given + (kwargs?.size ?? 0);
  const open = s.vararg !== null || s.kwarg !== null;
  if (total > s.names.length && s.positionalOnly < s.names.length && !open) {
    const kind = given === 0 ? "keyword argument" : "argument";
    const many = s.names.length === 1 ? "" : "s";
    throw typeError(`${s.name}() takes at most ${s.names.length} ${kind}${many} (${total} given)`);
  }
  if (given > s.positional && s.vararg === null) wrongCount(s, qualname, given);
  const least = Math.min(s.positionalOnly, s.required);
  if (given < least && s.positionalOnly < s.names.length && s.vararg === null) {
    const bound = least < s.positional ? "at least" : "exactly";
    throw typeError(
      `${s.name}() takes ${bound} ${least} positional argument${least === 1 ? "" : "s"} (${given} given)`,
    );
  }
  const slots: (Value | undefined)[] = s.names.map((_, i) => (i < s.positional && i < given ? args[i] : undefined));
  const rest = s.kwarg === null ? null : new PyDict();
  // What is missing is complained about first, then what is given twice, then what is unknown.
  let twice: PyException | undefined;
  let unknown: PyException | undefined;
  for (const [key, value] of kwargs ?? []) {
    const i = s.names.indexOf(key, s.positionalOnly);
    if (i < 0 && rest === null) unknown ??= typeError(`'${key}' is an invalid keyword argument for ${s.name}()`);
    else if (i < 0) rest?.set(key, value);
    else if (slots[i] === undefined) slots[i] = value;
    else twice ??= typeError(`argument for ${s.name}() given by name ('${key}') and position (${i + 1})`);
  }
  for (let i = 0; i < s.names.length; i++) {
    if (slots[i] !== undefined) continue;
    if (i < s.required) {
      if (s.positionalOnly > i) wrongCount(s, qualname, given);
      throw typeError(`${s.name}() missing required argument '${s.names[i]}' (pos ${i + 1})`);
    }
    slots[i] = s.defaults[i];
  }
  if (twice !== undefined) throw twice;
  if (unknown !== undefined) throw unknown;
  if (s.vararg !== null) slots.push(given > s.positional ? new PyTuple(args.slice(s.positional)) : emptyTuple);
  if (rest !== null) slots.push(rest);
  // Bodies declare as optional exactly what their signature marks so.
  return slots as Value[];
}

/** As a function written in Python binds: `self` is one of the arguments that errors count. */
export function bindPython(
  s: Signature,
  qualname: string,
  self: Value | undefined,
  args: readonly Value[],
  kwargs: Kwargs,
): Value[] {
  if (self === undefined)
    return present(bindArguments(qualname, { ...s, defaults: [...s.pythonDefaults] }, args, kwargs));
  const names = ["self", ...s.names];
  const defaults = [undefined, ...s.pythonDefaults];
  const [positional, positionalOnly] = [s.positional + 1, s.positionalOnly === 0 ? 0 : s.positionalOnly + 1];
  const parameters = { ...s, names, defaults, positional, positionalOnly };
  return present(bindArguments(qualname, parameters, [self, ...args], kwargs).slice(1));
}

/** Bodies declare as optional exactly what their signature marks so. */
function present(bound: readonly Value[]): Value[] {
  return bound.map((value) => (value === absent ? undefined : value)) as Value[];
}

/** Turns a signature and a body into a call, binding `self` apart from the arguments when there is one. */
function invoker(
  text: string,
  body: NativeBody,
  owner: string,
  python: boolean,
): (self: Value | undefined, args: Value[], kwargs: Kwargs) => Value {
  let signature: Signature | null = null;
  return (self, args, kwargs) => {
    signature ??= readSignature(text);
    const { length } = args;
    if (kwargs === null && length >= signature.required && length <= signature.simple) {
      const all = length === signature.simple ? args : [...args];
      while (all.length < signature.simple) all.push(signature.defaults[all.length] as Value);
      return self === undefined ? body(...all) : body(self, ...all);
    }
    const qualname = owner === "" ? signature.name : `${owner}.${signature.name}`;
    const bound = python
      ? bindPython(signature, qualname, self, args, kwargs)
      : bindNative(signature, qualname, args, kwargs);
    return self === undefined ? body(...bound) : body(self, ...bound);
  };
}

/** The arguments of a constructor, bound by the rules of its signature: one value for each parameter, then `*args` and `**kwargs`. */
export function binder(text: string): (args: Value[], kwargs: Kwargs) => Value[] {
  let signature: Signature | null = null;
  return (args, kwargs) => {
    signature ??= readSignature(text);
    const { name, names, required, positionalOnly, vararg } = signature;
    // Functions of one argument are called in a way of their own in C, constructors are not.
    const single = names.length === 1 && required === 1 && positionalOnly === 1 && vararg === null;
    if (single && args.length !== 1 && (kwargs === null || kwargs.size === 0)) {
      throw typeError(`${name} expected 1 argument, got ${args.length}`);
    }
    return bindNative(signature, name, args, kwargs);
  };
}

export function signatureName(text: string): string {
  return text.slice(0, text.indexOf("("));
}

/**
 * A built-in function. `python` words errors as for a function written in Python; `module` is where C code says it is from
 * (`math.sqrt() takes exactly one argument`), nothing for built-ins.
 */
export function native(
  text: string,
  body: NativeBody,
  options: { readonly python?: boolean; readonly module?: string; readonly ahead?: Ahead } = {},
): NativeFunction {
  const name = signatureName(text);
  const invoke = invoker(text, body, options.module ?? "", options.python ?? false);
  return new NativeFunction(name, name, (args, kwargs) => invoke(undefined, args, kwargs), undefined, options.ahead);
}

type UnarySlots =
  | "repr"
  | "str"
  | "format"
  | "hash"
  | "bool"
  | "len"
  | "compare"
  | "call"
  | "iter"
  | "next"
  | "getattr"
  | "getattrMissing"
  | "setattr"
  | "getitem"
  | "setitem"
  | "contains"
  | "concat"
  | "repeat"
  | "inplaceConcat"
  | "inplaceRepeat"
  | "neg"
  | "pos"
  | "invert"
  | "abs"
  | "int"
  | "float"
  | "index"
  | "get"
  | "set"
  | "init"; // prettier-ignore

type WithSelf<F, T> = F extends (self: Value, ...rest: infer R) => infer Q ? (self: T, ...rest: R) => Q : F;

/** The slots of a type whose instances are all `T`: `self` needs no narrowing. Binary slots take any operands. */
export type SlotsOf<T> = {
  [K in keyof Slots]?: K extends UnarySlots
    ? WithSelf<NonNullable<Slots[K]>, T> | (null extends Slots[K] ? null : never)
    : Slots[K];
};

/** What a built-in type defines. Keys of the method tables are signatures, without `self`. */
export interface Members<T> {
  readonly doc?: string;
  readonly slots?: SlotsOf<T>;
  readonly methods?: Readonly<Record<string, (self: T, ...args: Value[]) => Value>>;
  readonly getters?: Readonly<Record<string, (self: T) => Value>>;
  readonly setters?: Readonly<Record<string, (self: T, value: Value | undefined) => void>>;
  readonly classMethods?: Readonly<Record<string, (type: PyType, ...args: Value[]) => Value>>;
  readonly staticMethods?: Readonly<Record<string, NativeBody>>;
  readonly constants?: Readonly<Record<string, Value>>;
  /** Errors of wrong calls are worded as for methods written in Python. */
  readonly python?: boolean;
}

/**
 * Fills `type` with its members. `T` is what instances are in TypeScript: a built-in method is only ever called on an instance of
 * its type, which {@link checkReceiver} sees to, and slots are only reached through it; that is what the casts below rest on.
 */
export function define<T extends Value>(type: PyType, members: Members<T>): PyType {
  const own = (members.slots ?? {}) as Slots;
  if (own.compare !== undefined && own.hash === undefined) own.hash = null;
  type.own = { ...type.own, ...own };
  inheritSlots(type);
  type.later(() => addMembers(type, members, own));
  return type;
}

function addMembers<T extends Value>(type: PyType, members: Members<T>, own: Slots): void {
  const python = members.python ?? false;
  for (const [name, invoke] of slotMethods(own)) type.members.set(name, wrapper(name, type, invoke));
  if (own.hash === null) type.members.set("__hash__", null);
  for (const [text, body] of Object.entries(members.methods ?? {})) {
    const invoke = invoker(text, body as unknown as NativeBody, type.qualname, python);
    const descriptor: MethodDescriptor = new MethodDescriptor(signatureName(text), type, (self, args, kwargs) =>
      invoke(checkReceiver(descriptor, self), args, kwargs),
    );
    type.members.set(descriptor.name, descriptor);
  }
  for (const [name, read] of Object.entries(members.getters ?? {})) {
    const write = members.setters?.[name];
    type.members.set(name, new GetSet(name, type, read as (self: Value) => Value, write as GetSet["write"]));
  }
  for (const [text, body] of Object.entries(members.classMethods ?? {})) {
    const invoke = invoker(text, body as unknown as NativeBody, type.qualname, python);
    const name = signatureName(text);
    const invokeOn: Invoke = ([first, ...rest], kwargs) => invoke(first, rest, kwargs);
    type.members.set(
      name,
      new PyWrappedMethod("class", new NativeFunction(name, `${type.qualname}.${name}`, invokeOn)),
    );
  }
  for (const [text, body] of Object.entries(members.staticMethods ?? {})) {
    type.members.set(signatureName(text), new PyWrappedMethod("static", native(text, body, { python })));
  }
  for (const [name, value] of Object.entries(members.constants ?? {})) type.members.set(name, value);
  if (type.own.new !== undefined && members.constants?.["__new__"] === undefined && !type.scripted) {
    type.members.set("__new__", newMethodOf(type, type.own.new));
  }
  if (members.doc !== undefined) type.members.set("__doc__", members.doc);
}

function wrapper(
  name: string,
  type: PyType,
  invoke: (self: Value, args: Value[], kwargs: Kwargs) => Value,
): MethodDescriptor {
  const descriptor: MethodDescriptor = new MethodDescriptor(
    name,
    type,
    (self, args, kwargs) => {
      if (kwargs !== null && kwargs.size > 0 && name !== "__init__" && name !== "__call__") {
        throw typeError(`wrapper ${name}() takes no keyword arguments`);
      }
      return invoke(checkReceiver(descriptor, self), args, kwargs);
    },
    true,
  );
  return descriptor;
}
