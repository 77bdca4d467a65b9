/**
 * Argument reading as CPython's datetime module does it: its C functions mostly use `PyArg_ParseTupleAndKeywords`, whose
 * wording differs from that of newer built-ins (native.ts), and which converts each argument before it looks at the next.
 */
import { checkReceiver } from "../attributes.ts";
import { asText, typeName } from "../core-types.ts";
import { overflowError, typeError } from "../exceptions.ts";
import { MethodDescriptor, NativeFunction, PyWrappedMethod } from "../functions.ts";
import { index } from "../operators.ts";
import type { Kwargs, PyType, Value } from "../value.ts";

/** A C `int` argument. */
export function cInt(value: Value): number {
  const n = index(value);
  if (n > 0x7fff_ffff_ffff_ffffn || n < -0x8000_0000_0000_0000n) {
    throw overflowError("Python int too large to convert to C long");
  }
  if (n > 0x7fff_ffffn) throw overflowError("signed integer is greater than maximum");
  if (n < -0x8000_0000n) throw overflowError("signed integer is less than minimum");
  return Number(n);
}

/** How wrong arguments are named: by type, and `None` by itself. */
export function argumentName(value: Value): string {
  return value === null ? "None" : typeName(value);
}

/** A text argument; `position` counts from 1. */
export function textArgument(value: Value, name: string, position: number): string {
  const text = asText(value);
  if (text === undefined) throw typeError(`${name}() argument ${position} must be str, not ${argumentName(value)}`);
  return text;
}

/** The parameters of one call: `name` is empty for constructors, which CPython calls "function". */
export interface Fields {
  readonly name: string;
  readonly names: readonly string[];
  readonly required: number;
  /** How many may be given by position; all when absent. */
  readonly positional?: number;
}

const plural = (n: number): string => (n === 1 ? "" : "s");

/** Hands each given argument to `take`, in the order of the parameters; throws as CPython does for wrong calls. */
export function readFields(
  fields: Fields,
  args: readonly Value[],
  kwargs: Kwargs,
  take: (value: Value, position: number) => void,
): void {
  const { name, names, required } = fields;
  const subject = name === "" ? "function" : `${name}()`;
  const given = args.length;
  const all = given + (kwargs?.size ?? 0);
  if (all > names.length) {
    const kind = given === 0 ? "keyword " : "";
    throw typeError(`${subject} takes at most ${names.length} ${kind}argument${plural(names.length)} (${all} given)`);
  }
  const positional = fields.positional ?? names.length;
  let used = 0;
  for (let i = 0; i < names.length; i++) {
    if (i === positional && given > positional) {
      throw typeError(
        `${subject} takes at most ${positional} positional argument${plural(positional)} (${given} given)`,
      );
    }
    const key = names[i] ?? "";
    const byPosition = i < given ? args[i] : undefined;
    const value = byPosition ?? (i < given ? null : kwargs?.get(key));
    if (i >= given && value !== undefined) used++;
    if (value !== undefined) take(value, i);
    else if (i < required) throw typeError(`${subject} missing required argument '${key}' (pos ${i + 1})`);
  }
  if (kwargs !== null && used < kwargs.size) refuseKeywords(subject, names, given, kwargs);
}

function refuseKeywords(subject: string, names: readonly string[], given: number, kwargs: NonNullable<Kwargs>): never {
  for (let i = 0; i < given; i++) {
    if (kwargs.has(names[i] ?? "")) {
      throw typeError(`argument for ${subject} given by name ('${names[i]}') and position (${i + 1})`);
    }
  }
  const wrong = [...kwargs.keys()].find((key) => !names.includes(key)) ?? "";
  throw typeError(
    `'${wrong}' is an invalid keyword argument for ${subject === "function" ? "this function" : subject}`,
  );
}

/** Exactly `count` positional arguments, in the words of `PyArg_ParseTuple`. */
export function exactly(name: string, count: number, args: readonly Value[], kwargs: Kwargs): void {
  if (kwargs !== null && kwargs.size > 0) throw typeError(`${name}() takes no keyword arguments`);
  if (args.length !== count) {
    throw typeError(`${name}() takes exactly ${count} argument${plural(count)} (${args.length} given)`);
  }
}

/** Between `least` and `most` positional arguments, in the words of `PyArg_ParseTuple`. */
export function between(name: string, least: number, most: number, args: readonly Value[], kwargs: Kwargs): void {
  if (kwargs !== null && kwargs.size > 0) throw typeError(`${name}() takes no keyword arguments`);
  const given = args.length;
  if (given >= least && given <= most) return;
  const [word, bound] = given < least ? ["at least", least] : ["at most", most];
  throw typeError(`${name}() takes ${word} ${bound} argument${plural(bound)} (${given} given)`);
}

type Method<T> = (self: T, args: Value[], kwargs: Kwargs) => Value;

/** Adds methods that read their arguments themselves. Receivers are checked, so `T` is what instances are. */
export function rawMethods<T extends Value>(type: PyType, methods: Readonly<Record<string, Method<T>>>): void {
  for (const [name, body] of Object.entries(methods)) {
    const descriptor: MethodDescriptor = new MethodDescriptor(name, type, (self, args, kwargs) =>
      body(checkReceiver(descriptor, self) as T, args, kwargs),
    );
    type.members.set(name, descriptor);
  }
}

/** Adds class methods that read their arguments themselves. */
export function rawClassMethods(type: PyType, methods: Readonly<Record<string, Method<PyType>>>): void {
  for (const [name, body] of Object.entries(methods)) {
    const invoke = new NativeFunction(name, `${type.qualname}.${name}`, ([self, ...args], kwargs) =>
      body(self as PyType, args, kwargs),
    );
    type.members.set(name, new PyWrappedMethod("class", invoke));
  }
}
