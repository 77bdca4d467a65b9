import { checkReceiver } from "./attributes.ts";
import { wrapperDescriptorType } from "./core-types.ts";
import { PyDict } from "./dict.ts";
import { typeError } from "./exceptions.ts";
import { GetSet, type Invoke, MethodDescriptor, NativeFunction, PyWrappedMethod } from "./functions.ts";
import { bindArguments, type Parameters } from "./parameters.ts";
import { emptyTuple, PyTuple } from "./sequences.ts";
import { slotMethods } from "./slot-methods.ts";
import { inheritSlots, type Kwargs, type PyType, type Slots, type Value } from "./value.ts";

/**
 * Built-in functions are declared by their Python signature: `"sorted(iterable, /, *, key=None, reverse=False)"`.
 *
 * Defaults are `None`, `True`, `False`, an integer, a float or a quoted text; `name?` marks an argument that may be absent and then
 * arrives as `undefined`. `*args` arrives as a tuple, `**kwargs` as a dictionary. How a wrong call is worded follows from the
 * signature as it does in CPython's C code; `python: true` words it as for a function written in Python.
 */
export type NativeBody = (...args: Value[]) => Value;

interface Signature extends Parameters {
  readonly name: string;
  readonly required: number;
}

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
function readSignature(text: string): Signature {
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
      const absent = part.endsWith("?");
      names.push(mark >= 0 ? part.slice(0, mark) : absent ? part.slice(0, -1) : part);
      defaults.push(mark >= 0 ? literal(part.slice(mark + 1)) : undefined);
      optional.push(mark >= 0 || absent);
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
    vararg,
    kwarg,
    required: firstOptional < 0 ? positional : firstOptional,
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
  // Beyond all there are, by position or by name, or only beyond those that go by position.
  const total = s.names.length;
  if (given > total) {
    throw typeError(`${name}() takes ${min === total ? "exactly" : "at most"} ${plural(total)} (${given} given)`);
  }
  const exact = min === max ? "exactly" : "at most";
  throw typeError(`${name}() takes ${exact} ${max} positional argument${max === 1 ? "" : "s"} (${given} given)`);
}

function bindNative(s: Signature, qualname: string, args: Value[], kwargs: Kwargs): Value[] {
  const given = args.length;
  if (kwargs !== null && kwargs.size > 0 && s.kwarg === null && s.positionalOnly === s.names.length) {
    throw typeError(`${qualname}() takes no keyword arguments`);
  }
  if (given > s.positional && s.vararg === null) {
    const total = given + (kwargs?.size ?? 0);
    if (s.positional === 0 && total > s.names.length && s.names.length > 0 && s.kwarg === null) {
      throw typeError(`${s.name}() takes at most ${plural(s.names.length)} (${total} given)`);
    }
    wrongCount(s, qualname, given);
  }
  const least = Math.min(s.positionalOnly, s.required);
  if (given < least && s.positionalOnly < s.names.length && s.vararg === null) {
    const bound = least < s.positional ? "at least" : "exactly";
    throw typeError(
      `${s.name}() takes ${bound} ${least} positional argument${least === 1 ? "" : "s"} (${given} given)`,
    );
  }
  const slots: (Value | undefined)[] = s.names.map((_, i) => (i < s.positional && i < given ? args[i] : undefined));
  const rest = s.kwarg === null ? null : new PyDict();
  if (kwargs !== null) {
    for (const [key, value] of kwargs) {
      const i = s.names.indexOf(key, s.positionalOnly);
      if (i < 0 && rest === null) throw typeError(`'${key}' is an invalid keyword argument for ${s.name}()`);
      if (i < 0) {
        rest?.set(key, value);
      } else {
        if (slots[i] !== undefined) {
          throw typeError(`argument for ${s.name}() given by name ('${key}') and position (${i + 1})`);
        }
        slots[i] = value;
      }
    }
  }
  for (let i = 0; i < s.names.length; i++) {
    if (slots[i] !== undefined) continue;
    if (i < s.required) {
      if (s.positionalOnly > i) wrongCount(s, qualname, given);
      throw typeError(`${s.name}() missing required argument '${s.names[i]}' (pos ${i + 1})`);
    }
    slots[i] = s.defaults[i];
  }
  if (s.vararg !== null) slots.push(given > s.positional ? new PyTuple(args.slice(s.positional)) : emptyTuple);
  if (rest !== null) slots.push(rest);
  // Bodies declare as optional exactly what their signature marks so.
  return slots as Value[];
}

/** As a function written in Python binds: `self` is one of the arguments that errors count. */
function bindPython(s: Signature, qualname: string, self: Value | undefined, args: Value[], kwargs: Kwargs): Value[] {
  if (self === undefined) return bindArguments(qualname, s, args, kwargs);
  const names = ["self", ...s.names];
  const defaults = [undefined, ...s.defaults];
  const [positional, positionalOnly] = [s.positional + 1, s.positionalOnly === 0 ? 0 : s.positionalOnly + 1];
  return bindArguments(qualname, { ...s, names, defaults, positional, positionalOnly }, [self, ...args], kwargs).slice(
    1,
  );
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
    if (kwargs === null && args.length === signature.names.length) {
      if (signature.positional === args.length && signature.vararg === null && signature.kwarg === null)
        return self === undefined ? body(...args) : body(self, ...args);
    }
    const qualname = owner === "" ? signature.name : `${owner}.${signature.name}`;
    const bound = python
      ? bindPython(signature, qualname, self, args, kwargs)
      : bindNative(signature, qualname, args, kwargs);
    return self === undefined ? body(...bound) : body(self, ...bound);
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
  options: { readonly python?: boolean; readonly module?: string } = {},
): NativeFunction {
  const name = signatureName(text);
  const invoke = invoker(text, body, options.module ?? "", options.python ?? false);
  return new NativeFunction(name, name, (args, kwargs) => invoke(undefined, args, kwargs));
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
  const python = members.python ?? false;
  const own = (members.slots ?? {}) as Slots;
  if (own.compare !== undefined && own.hash === undefined) own.hash = null;
  type.own = { ...type.own, ...own };
  inheritSlots(type);
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
  if (members.doc !== undefined) type.members.set("__doc__", members.doc);
  return type;
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

/** Whether a descriptor stands for a slot (`int.__add__`) rather than a method (`int.bit_length`). */
export function isSlotWrapper(value: Value): boolean {
  return value instanceof MethodDescriptor && value.type === wrapperDescriptorType;
}
