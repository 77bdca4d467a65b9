/** `@dataclass`: puts fields and methods into a class. */
import { missingAttribute, setAttribute } from "../../values/attributes.ts";
import { makeClass, refreshSlots } from "../../values/classes.ts";
import { PyDict } from "../../values/dict.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { PyFunction } from "../../values/functions.ts";
import { emptyTuple, PyTuple } from "../../values/sequences.ts";
import { repr, str } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import { type Comparison, PyObject, PyType, type Value } from "../../values/value.ts";
import { collectAbstract } from "../abc/meta.ts";
import { simpleNamespaceType } from "../types/simple-namespace.ts";
import { typeText } from "../typing/alias.ts";
import { collectFields, fieldsIn } from "./collect.ts";
import { type Field, fromFactory, missing } from "./field.ts";
import { comparisonMethod, frozenMethods, hashMethod, initMethod, reprMethod } from "./methods.ts";

/** The arguments of `@dataclass`, by name. */
export type DataclassOptions = Readonly<Record<OptionName, boolean>>;
export type OptionName =
  | "init"
  | "repr"
  | "eq"
  | "order"
  | "unsafe_hash"
  | "frozen"
  | "match_args"
  | "kw_only"
  | "slots"
  | "weakref_slot";

const orderings: readonly (readonly [string, Comparison])[] = [
  ["__lt__", "<"],
  ["__le__", "<="],
  ["__gt__", ">"],
  ["__ge__", ">="],
]; // prettier-ignore

/** Sets a method unless the class has one of its own; tells whether it had. */
function setNew(type: PyType, name: string, value: Value): boolean {
  if (type.members.has(name)) return true;
  setAttribute(type, name, value);
  return false;
}

function frozenBases(type: PyType): boolean[] {
  return type.mro.slice(1).flatMap((base) => {
    const parameters = base.members.get("__dataclass_params__");
    return parameters instanceof PyObject ? [parameters.attrs?.get("frozen") === true] : [];
  });
}

/** `__hash__` as it follows from the options: set, set to `None`, left alone or refused. */
function settleHash(type: PyType, options: DataclassOptions, explicit: boolean, fields: readonly Field[]): void {
  const own = fields.filter((field) => (field.hashed === null ? field.compared : truth(field.hashed)));
  if (options.unsafe_hash) {
    if (explicit) throw typeError(`Cannot overwrite attribute __hash__ in class ${type.name}`);
    setAttribute(type, "__hash__", hashMethod(type, own));
  } else if (options.eq && !explicit) setAttribute(type, "__hash__", options.frozen ? hashMethod(type, own) : null);
}

/** The signature of an `__init__` that the class has not from here. */
function writtenSignature(type: PyType): string {
  const init = type.mro.map((base) => base.members.get("__init__")).find((found) => found !== undefined);
  if (!(init instanceof PyFunction)) return `${type.name}()`;
  const { names, positional, defaults, vararg, kwarg } = init.parameters;
  const { annotations } = init;
  const part = (name: string, fallback: Value | undefined): string => {
    const hint = annotations instanceof PyDict ? annotations.get(name) : undefined;
    const typed = hint === undefined ? name : `${name}: ${typeof hint === "string" ? repr(hint) : typeText(hint)}`;
    if (fallback === undefined) return typed;
    return hint === undefined ? `${typed}=${repr(fallback)}` : `${typed} = ${repr(fallback)}`;
  };
  const parts = names.slice(1, positional).map((name, i) => part(name, defaults[i + 1]));
  if (vararg !== null) parts.push(`*${vararg}`);
  else if (positional < names.length) parts.push("*");
  names.slice(positional).forEach((name, i) => {
    parts.push(part(name, defaults[positional + i]));
  });
  if (kwarg !== null) parts.push(`**${kwarg}`);
  return `${type.name}(${parts.join(", ")})`;
}

/** `C(x: int, y: str = 'a')`. */
function signatureText(type: PyType, fields: readonly Field[]): string {
  const given = fields.filter((field) => field.kind !== "class" && field.init);
  const parts: string[] = [];
  let starred = false;
  const ordered = [
    ...given.filter((field) => !truth(field.keywordOnly)),
    ...given.filter((field) => truth(field.keywordOnly)),
  ];
  for (const field of ordered) {
    if (truth(field.keywordOnly) && !starred) {
      parts.push("*");
      starred = true;
    }
    const annotation = typeof field.annotation === "string" ? repr(field.annotation) : typeText(field.annotation);
    const fallback =
      field.fallback !== missing ? repr(field.fallback) : field.factory !== missing ? repr(fromFactory) : null;
    parts.push(`${str(field.name)}: ${annotation}${fallback === null ? "" : ` = ${fallback}`}`);
  }
  return `${type.name}(${parts.join(", ")})`;
}

/** The class again with `__slots__`, which cannot be added to a finished one. */
function withSlots(type: PyType, fields: readonly Field[]): PyType {
  if (type.members.has("__slots__")) throw typeError(`${type.name} already specifies __slots__`);
  const names = fields.map((field) => str(field.name));
  const inherited = new Set(
    type.mro.slice(1).flatMap((base) => {
      const slots = base.members.get("__slots__");
      return slots instanceof PyTuple ? slots.items.map(str) : [];
    }),
  );
  const members = new Map<string, Value>();
  for (const [name, value] of type.members) {
    if (!names.includes(name) && name !== "__dict__" && name !== "__weakref__") members.set(name, value);
  }
  members.set("__slots__", new PyTuple(names.filter((name) => !inherited.has(name))));
  members.set("__qualname__", type.qualname);
  members.set("__module__", type.module);
  return makeClass(type.type, type.name, type.bases, members);
}

export function processClass(given: Value, options: DataclassOptions): Value {
  if (!(given instanceof PyType)) throw missingAttribute(given, "__module__");
  const type = given;
  const hadHash = type.members.get("__hash__");
  const explicitHash = hadHash !== undefined && !(hadHash === null && type.members.has("__eq__"));
  const table = collectFields(type, options.kw_only);
  const bases = frozenBases(type);
  if (bases.length > 0) {
    if (bases.includes(true) && !options.frozen)
      throw typeError("cannot inherit non-frozen dataclass from a frozen one");
    if (bases.includes(false) && options.frozen)
      throw typeError("cannot inherit frozen dataclass from a non-frozen one");
  }
  const parameters = new PyObject(simpleNamespaceType);
  parameters.attrs = new Map(Object.entries(options));
  setAttribute(type, "__dataclass_params__", parameters);
  setAttribute(type, "__dataclass_fields__", table);
  if (options.order && !options.eq) throw valueError("eq must be true if order is true");
  const all = fieldsIn(table);
  const fields = all.filter((field) => field.kind === "field");
  const ownInit = options.init && !setNew(type, "__init__", initMethod(type, all, options.frozen));
  if (options.repr)
    setNew(
      type,
      "__repr__",
      reprMethod(
        type,
        fields.filter((field) => field.shown),
      ),
    );
  const compared = fields.filter((field) => field.compared);
  if (options.eq) setNew(type, "__eq__", comparisonMethod(type, "__eq__", "==", compared));
  if (options.order) {
    for (const [name, op] of orderings) {
      if (setNew(type, name, comparisonMethod(type, name, op, compared))) {
        throw typeError(
          `Cannot overwrite attribute ${name} in class ${type.name}. Consider using functools.total_ordering`,
        );
      }
    }
  }
  if (options.frozen) {
    for (const [name, value] of frozenMethods(type, fields)) {
      if (setNew(type, name, value)) throw typeError(`Cannot overwrite attribute ${name} in class ${type.name}`);
    }
  }
  settleHash(type, options, explicitHash, fields);
  if ((type.members.get("__doc__") ?? null) === null)
    setAttribute(type, "__doc__", ownInit ? signatureText(type, all) : writtenSignature(type));
  if (options.match_args && !type.members.has("__match_args__")) {
    const names = all.filter((field) => field.kind !== "class" && field.init && !truth(field.keywordOnly));
    setAttribute(
      type,
      "__match_args__",
      names.length === 0 ? emptyTuple : new PyTuple(names.map((field) => field.name)),
    );
  }
  if (options.weakref_slot && !options.slots) throw typeError("weakref_slot is True but slots is False");
  const finished = options.slots ? withSlots(type, fields) : type;
  refreshSlots(finished);
  if (finished.members.has("__abstractmethods__")) collectAbstract(finished);
  return finished;
}
