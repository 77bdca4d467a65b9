/** `get_type_hints`, `get_origin`, `get_args`. */
import { attributeOr } from "../../values/attributes.ts";
import { Ellipsis, noneType } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { typeError } from "../../values/exceptions.ts";
import { MethodDescriptor, NativeFunction, PyModule } from "../../values/functions.ts";
import { PyGenericAlias } from "../../values/generic-alias.ts";
import { running } from "../../values/running.ts";
import { emptyTuple, PyList, PyTuple } from "../../values/sequences.ts";
import { repr } from "../../values/text.ts";
import { PyUnion, unionType } from "../../values/unions.ts";
import { PyType, type Value } from "../../values/value.ts";
import { callableType } from "../collections/abstract-types.ts";
import { SpecialAlias, TypingAlias, union } from "./alias.ts";
import { genericType } from "./classes.ts";
import { ForwardRef, TypeVariable } from "./variables.ts";

/** A hint with all texts in it resolved, among the names of the program and those given. */
function resolved(hint: Value, names: PyDict | null): Value {
  if (hint === null) return noneType;
  if (typeof hint === "string") return resolved(named(hint, names), names);
  if (hint instanceof ForwardRef) return resolved(named(hint.text, names), names);
  if (hint instanceof TypingAlias) {
    if (hint.kind === "literal") return hint;
    const args = hint.args.items.map((arg) => (arg === Ellipsis ? arg : resolved(arg, names)));
    if (args.every((arg, i) => arg === hint.args.items[i])) return hint;
    if (hint.kind === "union") return union(args);
    const origin = hint.kind === "annotated" ? (args[0] ?? hint.origin) : hint.origin;
    return new TypingAlias(hint.kind, origin, args, hint.name, hint.metadata);
  }
  if (hint instanceof PyGenericAlias) {
    const args = hint.args.items.map((arg) => (typeof arg === "string" ? resolved(arg, names) : arg));
    return new PyGenericAlias(hint.origin, new PyTuple(args));
  }
  return hint;
}

function named(text: string, names: PyDict | null): Value {
  const known = names?.get(text);
  if (known !== undefined) return known;
  return running.program === null ? text : running.program.evaluate(text);
}

/** Without the metadata of `Annotated`, and without what `Required` and `NotRequired` say. */
function stripped(hint: Value): Value {
  if (!(hint instanceof TypingAlias)) return hint;
  if (hint.kind === "annotated" || hint.name === "typing.Required" || hint.name === "typing.NotRequired") {
    return stripped(hint.args.items[0] ?? null);
  }
  const args = hint.args.items.map(stripped);
  if (args.every((arg, i) => arg === hint.args.items[i])) return hint;
  return hint.kind === "union" ? union(args) : new TypingAlias(hint.kind, hint.origin, args, hint.name);
}

/** The annotations of a class with those of its bases, of a function or of a module, texts resolved. */
export function typeHints(object: Value, names: PyDict | null = null, extras = false): PyDict {
  const result = new PyDict();
  const enter = (annotations: Value | undefined): void => {
    if (!(annotations instanceof PyDict)) return;
    for (const { key, value } of annotations.entries.values()) {
      const hint = resolved(value, names);
      result.set(key, extras ? hint : stripped(hint));
    }
  };
  if (object instanceof PyType) {
    for (const base of [...object.mro].reverse()) enter(base.members.get("__annotations__"));
    return result;
  }
  const annotations = attributeOr(object, "__annotations__");
  const silent = object instanceof PyModule || object instanceof NativeFunction || object instanceof MethodDescriptor;
  if (annotations === undefined && !silent) {
    throw typeError(`${repr(object)} is not a module, class, method, or function.`);
  }
  enter(annotations);
  return result;
}

export function originOf(type: Value): Value {
  if (type instanceof TypingAlias) return type.kind === "annotated" ? annotatedOrigin.form : type.origin;
  if (type instanceof SpecialAlias || type instanceof PyGenericAlias) return type.origin;
  if (type === genericType) return genericType;
  if (type instanceof PyUnion) return unionType;
  return type instanceof TypeVariable && type.kind === "ParamSpec" ? type : null;
}

/** `typing.Annotated`, known once the forms are made. */
export const annotatedOrigin: { form: Value } = { form: null };

export function argumentsOf(type: Value): Value {
  if (type instanceof TypingAlias) {
    const { items } = type.args;
    if (type.kind === "annotated") return new PyTuple([type.origin, ...(type.metadata?.items ?? [])]);
    const [first] = items;
    if (type.kind === "callable" && !(items.length === 2 && first === Ellipsis)) {
      return new PyTuple([new PyList(items.slice(0, -1)), items.at(-1) ?? null]);
    }
    return type.args;
  }
  if (type instanceof PyGenericAlias) {
    const { items } = type.args;
    const callable = type.origin === callableType && !(items.length === 2 && items[0] === Ellipsis);
    return callable ? new PyTuple([new PyList(items.slice(0, -1)), items.at(-1) ?? null]) : type.args;
  }
  return type instanceof PyUnion ? new PyTuple(type.members) : emptyTuple;
}
