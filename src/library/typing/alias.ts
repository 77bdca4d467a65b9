/** What `typing` writes in square brackets, and the names it writes before them. */
import { genericGet, getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { isInstanceOf, isSubclassOf } from "../../values/class-checks.ts";
import { equals } from "../../values/comparison.ts";
import {
  builtinType,
  Ellipsis,
  isInstance,
  isSubclass,
  NotImplemented,
  noneType,
  tupleType,
  typeOf,
} from "../../values/core-types.ts";
import { attributeError, typeError } from "../../values/exceptions.ts";
import { PyFunction } from "../../values/functions.ts";
import { PyGenericAlias } from "../../values/generic-alias.ts";
import { hash } from "../../values/hashing.ts";
import { define } from "../../values/native.ts";
import { PyTuple } from "../../values/sequences.ts";
import { repr } from "../../values/text.ts";
import { PyUnion } from "../../values/unions.ts";
import { type Kwargs, PyObject, PyType, type Value } from "../../values/value.ts";
import { genericType } from "./classes.ts";
import { ForwardRef, TypeVariable } from "./variables.ts";

const formType: PyType = builtinType("_SpecialForm", undefined, { module: "typing", sealed: true });
const literalFormType: PyType = builtinType("_LiteralSpecialForm", formType, { module: "typing", sealed: true });
const specialType: PyType = builtinType("_SpecialGenericAlias", undefined, { module: "typing", sealed: true });
export const aliasType: PyType = builtinType("_GenericAlias", undefined, { module: "typing", sealed: true });
const unionAliasType: PyType = builtinType("_UnionGenericAlias", aliasType, { module: "typing", sealed: true });
const literalAliasType: PyType = builtinType("_LiteralGenericAlias", aliasType, { module: "typing", sealed: true });
const callableAliasType: PyType = builtinType("_CallableGenericAlias", aliasType, { module: "typing", sealed: true });
const annotatedAliasType: PyType = builtinType("_AnnotatedAlias", aliasType, { module: "typing", sealed: true });

/** `typing.Union`, `typing.Final` and the like. */
export class SpecialForm extends PyObject {
  readonly name: string;
  /** `Form[parameters]`; `null` for those that take none. */
  readonly subscript: ((parameters: readonly Value[], whole: Value) => Value) | null;

  constructor(name: string, subscript: SpecialForm["subscript"] = null) {
    super(name === "Literal" ? literalFormType : formType);
    this.name = name;
    this.subscript = subscript;
  }
}

/** `typing.List`: another name for a class, still without parameters. */
export class SpecialAlias extends PyObject {
  readonly name: string;
  readonly origin: PyType;
  /** How many parameters it takes; -1 for any number. */
  readonly count: number;

  constructor(name: string, origin: PyType, count: number) {
    super(specialType);
    this.name = name;
    this.origin = origin;
    this.count = count;
  }
}

type Kind = "generic" | "union" | "literal" | "callable" | "annotated";
const kinds: Readonly<Record<Kind, PyType>> = {
  generic: aliasType,
  union: unionAliasType,
  literal: literalAliasType,
  callable: callableAliasType,
  annotated: annotatedAliasType,
};

/** `List[int]`, `Union[int, str]`, `Foo[T]`. */
export class TypingAlias extends PyObject {
  readonly kind: Kind;
  readonly origin: Value;
  readonly args: PyTuple;
  /** As shown: `typing.List`; `null` for classes of formulas. */
  readonly name: string | null;
  /** Of `Annotated[…]`. */
  readonly metadata: PyTuple | null;

  constructor(kind: Kind, origin: Value, args: readonly Value[], name: string | null, metadata: PyTuple | null = null) {
    super(kinds[kind]);
    this.kind = kind;
    this.origin = origin;
    this.args = new PyTuple(args);
    this.name = name;
    this.metadata = metadata;
  }
}

/** How a type is written inside an alias. */
export function typeText(value: Value): string {
  if (value === Ellipsis) return "...";
  if (value instanceof PyFunction) return value.name;
  if (value instanceof PyTuple) return `[${value.items.map(typeText).join(", ")}]`;
  if (!(value instanceof PyType)) return repr(value);
  if (repr(value).startsWith("typing.")) return repr(value);
  return value.module === "builtins" ? value.qualname : `${value.module}.${value.qualname}`;
}

/** A parameter as it is kept: `None` for its class, texts as references to be resolved. Throws for what is no type. */
export function checkedType(value: Value, message: string): Value {
  if (value === null) return noneType;
  if (typeof value === "string") return new ForwardRef(value);
  if (value instanceof SpecialForm && plainRefused.has(value.name)) {
    throw typeError(`Plain ${repr(value)} is not valid as type argument`);
  }
  if (value instanceof TypingAlias && value.origin === genericType) {
    throw typeError(`${repr(value)} is not valid as type argument`);
  }
  if (value === genericType) throw typeError(`Plain ${repr(value)} is not valid as type argument`);
  if (value instanceof PyTuple && value.type === tupleType) throw typeError(`${message} Got ${repr(value)}.`);
  return value;
}

const plainRefused: ReadonlySet<string> = new Set([
  "Generic",
  "Protocol",
  "ClassVar",
  "Final",
  "Union",
  "Optional",
  "Literal",
  "Concatenate",
  "TypeGuard",
  "Unpack",
]); // prettier-ignore

/** The type variables in a list of parameters, each once. */
export function variablesIn(args: readonly Value[]): Value[] {
  const found: Value[] = [];
  const visit = (value: Value): void => {
    if (value instanceof TypeVariable) {
      if (!found.includes(value)) found.push(value);
    } else if (value instanceof TypingAlias || value instanceof PyGenericAlias) value.args.items.forEach(visit);
    else if (value instanceof PyUnion) value.members.forEach(visit);
    else if (value instanceof PyTuple) value.items.forEach(visit);
  };
  args.forEach(visit);
  return found;
}

/** Whether unions or literals have the same parts, in whatever order; those of literals are of the same types, too. */
function sameItems(left: TypingAlias, right: TypingAlias): boolean {
  const [a, b] = [left.args.items, right.args.items];
  const typed = left.kind === "literal";
  const fits = (x: Value, y: Value): boolean => equals(x, y) && (!typed || typeOf(x) === typeOf(y));
  return a.length === b.length && a.every((x) => b.some((y) => fits(x, y)));
}

/** A union of types: flat, each once; one type alone is itself. */
export function union(parts: readonly Value[]): Value {
  const flat: Value[] = [];
  const enter = (part: Value): void => {
    if (part instanceof TypingAlias && part.kind === "union") part.args.items.forEach(enter);
    else if (part instanceof PyUnion) part.members.forEach(enter);
    else if (!flat.some((known) => equals(known, part))) flat.push(part);
  };
  parts.forEach(enter);
  const [only] = flat;
  if (only !== undefined && flat.length === 1) return only;
  const optional = flat.length === 2 && flat.includes(noneType);
  return new TypingAlias("union", unionOrigin.form, flat, optional ? "typing.Optional" : "typing.Union");
}

/** `typing.Union` itself, known once the forms are made. */
export const unionOrigin: { form: Value } = { form: null };

const unionOf = (left: Value, right: Value): Value => {
  const message = "Union[arg, ...]: each arg must be a type.";
  return union([left, right].map((side) => checkedType(side, message)));
};

function aliasText(self: TypingAlias): string {
  const { args, kind } = self;
  if (self.name === "typing.Optional") {
    return `typing.Optional[${typeText(args.items.find((part) => part !== noneType) ?? null)}]`;
  }
  if (kind === "literal") return `typing.Literal[${args.items.map(typeText).join(", ")}]`;
  if (kind === "annotated") {
    const parts = [typeText(self.origin), ...(self.metadata?.items ?? []).map(repr)];
    return `typing.Annotated[${parts.join(", ")}]`;
  }
  if (kind === "callable") {
    const result = typeText(args.items.at(-1) ?? null);
    const [first] = args.items;
    const open =
      first === Ellipsis ||
      (first instanceof TypeVariable && first.kind === "ParamSpec") ||
      (first instanceof TypingAlias && first.name === "typing.Concatenate"); // prettier-ignore
    if (args.items.length === 2 && open) return `${self.name}[${typeText(first)}, ${result}]`; // prettier-ignore
    return `${self.name}[[${args.items.slice(0, -1).map(typeText).join(", ")}], ${result}]`;
  }
  const inside = args.items.length === 0 ? "()" : args.items.map(typeText).join(", ");
  return `${self.name ?? typeText(self.origin)}[${inside}]`;
}

function wrongCount(subject: Value, given: number, expected: number): void {
  if (given === expected || expected < 0) return;
  const noun = given > expected ? "many" : "few";
  throw typeError(`Too ${noun} arguments for ${repr(subject)}; actual ${given}, expected ${expected}`);
}

export const listOfTypes = (parameters: Value): readonly Value[] =>
  parameters instanceof PyTuple && !parameters.type.heap ? parameters.items : [parameters];

/** `List[int]`. */
function subscriptSpecial(self: SpecialAlias, parameters: Value): Value {
  const message = "Parameters to generic types must be types.";
  const given = listOfTypes(parameters);
  if (self.name === "typing.Tuple") {
    const last = given.at(-1);
    if (given.length >= 2 && last === Ellipsis) {
      const parts = given.slice(0, -1).map((part) => checkedType(part, "Tuple[t, ...]: t must be a type."));
      return new TypingAlias("generic", self.origin, [...parts, Ellipsis], self.name);
    }
    const parts = given.map((part) => checkedType(part, "Tuple[t0, t1, ...]: each t must be a type."));
    return new TypingAlias("generic", self.origin, parts, self.name);
  }
  if (self.name === "typing.Callable") return subscriptCallable(self, given);
  wrongCount(self, given.length, self.count);
  const parts = given.map((part) => checkedType(part, message));
  return new TypingAlias("generic", self.origin, parts, self.name);
}

function subscriptCallable(self: SpecialAlias, given: readonly Value[]): Value {
  const [args = null, result] = given;
  if (result === undefined || given.length !== 2) {
    throw typeError("Callable must be used as Callable[[arg, ...], result].");
  }
  const message = "Callable[args, result]: result must be a type.";
  const returned = checkedType(result, message);
  if (args === Ellipsis) return new TypingAlias("callable", self.origin, [Ellipsis, returned], self.name);
  const items = callableArguments(args);
  if (items === undefined) {
    return new TypingAlias("callable", self.origin, [args, returned], self.name);
  }
  const parts = items.map((part) => checkedType(part, "Callable[[arg, ...], result]: each arg must be a type."));
  return new TypingAlias("callable", self.origin, [...parts, returned], self.name);
}

function callableArguments(args: Value): readonly Value[] | undefined {
  if (typeof args !== "object" || args === null || !("items" in args)) return undefined;
  return Array.isArray(args.items) ? (args.items as readonly Value[]) : undefined;
}

/** `List[T][int]`: puts types in the place of variables. */
function substitute(self: TypingAlias, parameters: Value): Value {
  const variables = variablesIn(self.args.items);
  if (variables.length === 0 || self.kind === "literal") {
    if (self.origin === genericType) throw typeError(`Cannot subscript already-subscripted ${repr(self)}`);
    throw typeError(`${repr(self)} is not a generic class`);
  }
  const given = listOfTypes(parameters).map((part) => checkedType(part, "Parameters to generic types must be types."));
  wrongCount(self, given.length, variables.length);
  return replaced(self, variables, given);
}

function replaced(value: Value, variables: readonly Value[], given: readonly Value[]): Value {
  if (value instanceof TypeVariable) {
    const at = variables.indexOf(value);
    return at < 0 ? value : (given[at] ?? null);
  }
  if (value instanceof PyGenericAlias) {
    return new PyGenericAlias(
      value.origin,
      new PyTuple(value.args.items.map((arg) => replaced(arg, variables, given))),
    );
  }
  if (!(value instanceof TypingAlias)) return value;
  const args = value.args.items.map((arg) => replaced(arg, variables, given));
  if (value.kind === "union") return union(args);
  const origin = value.kind === "annotated" ? (args[0] ?? value.origin) : value.origin;
  return new TypingAlias(value.kind, origin, args, value.name, value.metadata);
}

/** Bases that take the place of an alias in a class statement. */
function baseEntries(self: TypingAlias | SpecialAlias, bases: Value): Value {
  const all = bases instanceof PyTuple ? bases.items : [];
  const later = all.slice(all.indexOf(self) + 1);
  const generic = later.some(
    (base) =>
      base instanceof TypingAlias ||
      base instanceof SpecialAlias ||
      (base instanceof PyType && isSubclass(base, genericType)), // prettier-ignore
  );
  if (self instanceof TypingAlias && (self.kind === "union" || self.kind === "literal" || self.kind === "callable")) {
    if (self.kind !== "callable") throw typeError(`Cannot subclass ${repr(self)}`);
  }
  if (self instanceof TypingAlias && self.name === null) {
    if (self.origin === genericType && generic) return new PyTuple([]);
    return new PyTuple(all.includes(self.origin) && self.origin !== genericType ? [] : [self.origin]);
  }
  const entries = all.includes(self.origin) ? [] : [self.origin];
  return new PyTuple(generic ? entries : [...entries, genericType]);
}

/** `List()` and the like are no way to make a list. */
function refuseBuiltin(self: TypingAlias | SpecialAlias): void {
  const { origin, name } = self;
  if (name === null || !(origin instanceof PyType) || origin.module !== "builtins") return;
  throw typeError(`Type ${name.slice(7)} cannot be instantiated; use ${origin.qualname}() instead`);
}

function instantiate(self: TypingAlias, args: Value[], kwargs: Kwargs): Value {
  if (self.kind === "union" || self.kind === "literal") {
    throw typeError(`Cannot instantiate ${self.kind === "union" ? "typing.Union" : "typing.Literal"}`);
  }
  refuseBuiltin(self);
  const made = call(self.origin, args, kwargs);
  if (made instanceof PyObject && made.type.heap) {
    made.attrs ??= new Map();
    if (isInstance(made, genericType)) made.attrs.set("__orig_class__", self);
  }
  return made;
}

const ownAttributes: ReadonlySet<string> = new Set([
  "__origin__",
  "__args__",
  "__parameters__",
  "__mro_entries__",
  "__class__",
  "__metadata__",
  "_name",
  "__module__",
  "__getitem__",
  "__hash__",
  "__or__",
  "__ror__",
  "__eq__",
  "__repr__",
]); // prettier-ignore

/** Attributes that are not the alias's own are its class's. */
function attribute(self: TypingAlias | SpecialAlias, name: string): Value | undefined {
  if (ownAttributes.has(name)) return genericGet(self, name);
  if (
    name.startsWith("__") &&
    name.endsWith("__") &&
    name !== "__name__" &&
    name !== "__qualname__" &&
    name !== "__doc__"
  ) {
    throw attributeError(`'${typeOf(self).name}' object has no attribute '${name}'`, name, self);
  }
  if (name === "__name__" || name === "__qualname__") {
    if (self.name !== null) return self.name.slice(7);
  }
  return getAttribute(self.origin, name);
}

export function installAliases(): void {
  define<SpecialForm>(formType, {
    slots: {
      repr: (self) => `typing.${self.name}`,
      call: (self) => {
        throw typeError(`Cannot instantiate typing.${self.name}`);
      },
      getitem: (self, parameters) => {
        if (self.subscript === null) throw typeError(`typing.${self.name} is not subscriptable`);
        return self.subscript(listOfTypes(parameters), parameters);
      },
      or: unionOf,
    },
    methods: {
      "__instancecheck__(obj)": (self) => {
        throw typeError(`typing.${self.name} cannot be used with isinstance()`);
      },
      "__subclasscheck__(cls)": (self) => {
        throw typeError(`typing.${self.name} cannot be used with issubclass()`);
      },
      "__mro_entries__(bases)": (self) => {
        throw typeError(`Cannot subclass typing.${self.name}`);
      },
    },
    getters: { _name: (self) => self.name, __name__: (self) => self.name, __module__: () => "typing" },
  });
  define<SpecialAlias>(specialType, {
    slots: {
      repr: (self) => self.name,
      getitem: subscriptSpecial,
      call: (self, args, kwargs) => {
        refuseBuiltin(self);
        return call(self.origin, args, kwargs);
      },
      getattr: attribute,
      or: unionOf,
    },
    methods: {
      "__instancecheck__(obj)": (self, obj: Value) => isInstanceOf(obj, self.origin),
      "__subclasscheck__(cls)": (self, cls: Value) =>
        cls instanceof SpecialAlias ? isSubclass(cls.origin, self.origin) : isSubclassOf(cls, self.origin),
      "__mro_entries__(bases)": baseEntries,
    },
    getters: { __origin__: (self) => self.origin, _name: (self) => self.name.slice(7), __module__: () => "typing" },
  });
  define<TypingAlias>(aliasType, {
    slots: {
      repr: aliasText,
      getitem: substitute,
      call: instantiate,
      getattr: attribute,
      or: unionOf,
      compare: (self, other, op) => {
        if (!(other instanceof TypingAlias) || (op !== "==" && op !== "!=")) return NotImplemented;
        const unordered = self.kind === "union" || self.kind === "literal";
        const args = unordered ? sameItems(self, other) : equals(self.args, other.args);
        const same =
          self.kind === other.kind &&
          equals(self.origin, other.origin) &&
          args &&
          equals(self.metadata, other.metadata); // prettier-ignore
        return same === (op === "==");
      },
      hash: (self) => {
        if (self.kind === "literal") for (const part of self.args.items) hash(part);
        return self.kind === "union" || self.kind === "literal" ? 0x756e696f : hash(self.args);
      },
    },
    methods: {
      "__instancecheck__(obj)": (self, obj: Value) => {
        if (self.kind === "union") return self.args.items.some((part) => isInstanceOf(obj, part));
        throw typeError("Subscripted generics cannot be used with class and instance checks");
      },
      "__subclasscheck__(cls)": (self, cls: Value) => {
        if (self.kind === "union") return self.args.items.some((part) => isSubclassOf(cls, part));
        throw typeError("Subscripted generics cannot be used with class and instance checks");
      },
      "__mro_entries__(bases)": baseEntries,
    },
    getters: {
      __origin__: (self) => self.origin,
      __args__: (self) => self.args,
      __parameters__: (self) => new PyTuple(variablesIn(self.args.items)),
      __metadata__: (self) => {
        if (self.metadata === null) throw attributeError("__metadata__", "__metadata__", self);
        return self.metadata;
      },
      __module__: () => "typing",
      _name: (self) => (self.name === null ? null : self.name.slice(7)),
    },
  });
  for (const type of [unionAliasType, literalAliasType, callableAliasType, annotatedAliasType]) define(type, {});
}
