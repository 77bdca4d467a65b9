/** `BaseExceptionGroup` and `ExceptionGroup`: how they are made, taken apart and put together again. */
import { getAttribute } from "./attributes.ts";
import { call } from "./calls.ts";
import { asText, builtinType, dictType, isInstance, isSubclass, typeName, typeOf } from "./core-types.ts";
import {
  attributeError,
  baseExceptionType,
  exceptionGroupType,
  exceptionType,
  exceptionTypes,
  PyException,
  typeError,
  valueError,
} from "./exceptions.ts";
import { makeAlias } from "./generic-alias.ts";
import { collect } from "./iteration.ts";
import { spend } from "./meter.ts";
import { define } from "./native.ts";
import { newMethodOf } from "./new-methods.ts";
import { PyList, PyTuple } from "./sequences.ts";
import { str } from "./text.ts";
import { truth } from "./truth.ts";
import { type Kwargs, PyType, type Value } from "./value.ts";

/** A group; `exceptions` are its members, of which there is at least one. */
export class PyExceptionGroup extends PyException {
  readonly message: Value;
  readonly exceptions: readonly PyException[];

  constructor(type: PyType, args: readonly Value[], exceptions: readonly PyException[]) {
    super(type, args);
    this.message = args[0] ?? null;
    this.exceptions = exceptions;
  }
}

/** Whether CPython's `PySequence_Check` holds: what can be indexed and is no dictionary. */
function isSequence(value: Value): boolean {
  return typeOf(value).slots.getitem !== undefined && !isInstance(value, dictType) && !(value instanceof PyType);
}

function members(value: Value): PyException[] {
  if (!isSequence(value)) throw typeError("second argument (exceptions) must be a sequence");
  const items = collect(value);
  if (items.length === 0) throw valueError("second argument (exceptions) must be a non-empty sequence");
  return items.map((item, i) => {
    if (item instanceof PyException) return item;
    throw valueError(`Item ${i} of second argument (exceptions) is not an exception`);
  });
}

/** `BaseExceptionGroup.__new__`: a group of nothing but `Exception`s is an `ExceptionGroup`. */
function newGroup(type: PyType, args: readonly Value[], kwargs: Kwargs): PyException {
  if (args.length !== 2) {
    throw typeError(`BaseExceptionGroup.__new__() takes exactly 2 arguments (${args.length} given)`);
  }
  if (kwargs !== null && kwargs.size > 0) throw typeError(`${type.name}() takes no keyword arguments`);
  const [message = null, given = null] = args;
  if (asText(message) === undefined) {
    const kind = message === null ? "None" : typeName(message);
    throw typeError(`BaseExceptionGroup.__new__() argument 1 must be str, not ${kind}`);
  }
  const exceptions = members(given);
  const nestsBase = exceptions.some((exception) => !isSubclass(exception.type, exceptionType));
  if (nestsBase && type === exceptionGroupType) throw typeError("Cannot nest BaseExceptions in an ExceptionGroup");
  if (nestsBase && isSubclass(type, exceptionType)) throw typeError(`Cannot nest BaseExceptions in '${type.name}'`);
  const actual = type === baseExceptionGroupType && !nestsBase ? exceptionGroupType : type;
  return new PyExceptionGroup(actual, args, exceptions);
}

/** A group with an empty message, as `except*` makes where there was none. */
export function groupOf(exceptions: Value): PyException {
  return newGroup(baseExceptionGroupType, ["", exceptions], null);
}

type Condition = (exception: PyException) => boolean;

function condition(wanted: Value): Condition {
  const isKind = (value: Value): value is PyType => value instanceof PyType && isSubclass(value, baseExceptionType);
  if (isKind(wanted)) return (exception) => isSubclass(exception.type, wanted);
  if (wanted instanceof PyTuple) {
    const kinds = wanted.items.filter(isKind);
    if (kinds.length === wanted.items.length)
      return (exception) => kinds.some((kind) => isSubclass(exception.type, kind));
  } else if (!(wanted instanceof PyType) && typeOf(wanted).slots.call !== undefined) {
    return (exception) => truth(call(wanted, [exception]));
  }
  throw typeError("expected a function, exception type or tuple of exception types");
}

interface Halves {
  readonly match: Value;
  readonly rest: Value;
}

/** The part of a group for which the condition holds and, if `both`, the part for which it does not. */
function split(exception: PyException, holds: Condition, both: boolean): Halves {
  spend(1);
  if (holds(exception)) return { match: exception, rest: null };
  if (!(exception instanceof PyExceptionGroup)) return { match: null, rest: exception };
  const matching: Value[] = [];
  const others: Value[] = [];
  for (const member of exception.exceptions) {
    const { match, rest } = split(member, holds, both);
    if (match !== null) matching.push(match);
    if (rest !== null && both) others.push(rest);
  }
  return { match: subset(exception, matching), rest: both ? subset(exception, others) : null };
}

/** A group of some of another's members, derived from it by its own rules, that looks as if it had been raised where that was. */
function subset(group: PyExceptionGroup, exceptions: Value[]): Value {
  if (exceptions.length === 0) return null;
  const derived = call(getAttribute(group, "derive"), [new PyList(exceptions)]);
  if (!(derived instanceof PyExceptionGroup)) throw typeError("derive must return an instance of BaseExceptionGroup");
  derived.traceback.length = 0;
  derived.traceback.push(...group.traceback);
  derived.recorded = group.recorded;
  derived.context = group.context;
  derived.cause = group.cause;
  derived.suppressContext = group.suppressContext;
  const notes = group.attrs?.get("__notes__");
  if (notes !== undefined && isSequence(notes)) {
    derived.attrs ??= new Map();
    derived.attrs.set("__notes__", new PyList(collect(notes)));
  }
  return derived;
}

/** The parts of a group that hold the same single exceptions as `parts`, with the group's own nesting. */
export function projection(group: PyExceptionGroup, parts: readonly PyException[]): Value {
  const leaves = new Set<PyException>();
  const gather = (exception: PyException): void => {
    spend(1);
    if (exception instanceof PyExceptionGroup) for (const member of exception.exceptions) gather(member);
    else leaves.add(exception);
  };
  for (const part of parts) gather(part);
  return split(group, (exception) => leaves.has(exception), false).match;
}

/** The one argument of a method, in the wording of C functions that unpack a tuple of them. */
function only(name: string, args: Value): Value {
  const items = args instanceof PyTuple ? args.items : [];
  const [value = null] = items;
  if (items.length !== 1) throw typeError(`${name} expected 1 argument, got ${items.length}`);
  return value;
}

export const baseExceptionGroupType: PyType =
  exceptionTypes.get("BaseExceptionGroup") ?? builtinType("BaseExceptionGroup");

export function installExceptionGroups(): void {
  baseExceptionGroupType.own.new = newGroup;
  const fixed =
    (name: string) =>
    (self: PyExceptionGroup): void => {
      throw attributeError("readonly attribute", name, self);
    };
  define<PyExceptionGroup>(baseExceptionGroupType, {
    slots: {
      str: (self) => {
        const { length } = self.exceptions;
        return `${str(self.message)} (${length} sub-exception${length === 1 ? "" : "s"})`;
      },
    },
    methods: {
      "derive(*args)": (self, args) => newGroup(baseExceptionGroupType, [self.message, only("derive", args)], null),
      "split(*args)": (self, args) => {
        const { match, rest } = split(self, condition(only("split", args)), true);
        return new PyTuple([match, rest]);
      },
      "subgroup(*args)": (self, args) => split(self, condition(only("subgroup", args)), false).match,
    },
    getters: { message: (self) => self.message, exceptions: (self) => new PyTuple(self.exceptions) },
    setters: { message: fixed("message"), exceptions: fixed("exceptions") },
    classMethods: { "__class_getitem__(item, /)": makeAlias },
  });
  exceptionGroupType.members.set("__new__", newMethodOf(exceptionGroupType, newGroup));
}
