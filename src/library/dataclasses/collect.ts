/** The fields of a class: those of its bases, then its own from the annotations. */

import { setAttribute } from "../../values/attributes.ts";
import { findClassAttribute } from "../../values/class-attributes.ts";
import { typeOf } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { GetSet } from "../../values/functions.ts";
import { repr, str } from "../../values/text.ts";
import type { PyType, Value } from "../../values/value.ts";
import { SpecialForm, TypingAlias } from "../typing/alias.ts";
import { Field, type FieldKind, InitVar, initVarType, keywordOnly, missing, plainField } from "./field.ts";

const fieldsName = "__dataclass_fields__";

/** The table of fields of a data class; `undefined` for other classes. */
export function fieldTable(type: PyType): PyDict | undefined {
  for (const base of type.mro) {
    const table = base.members.get(fieldsName);
    if (table instanceof PyDict) return table;
  }
  return undefined;
}

export function fieldsIn(table: PyDict | undefined): Field[] {
  return [...(table?.entries.values() ?? [])].map(({ value }) => value).filter((value) => value instanceof Field);
}

/** A text that begins as `ClassVar` or `typing.ClassVar` does. */
function namesMark(text: string, mark: string): boolean {
  const [, , name] = /^(?:\s*(\w+)\s*\.)?\s*(\w+)/.exec(text) ?? [];
  return name === mark;
}

function kindOf(annotation: Value): FieldKind {
  if (typeof annotation === "string") {
    if (namesMark(annotation, "ClassVar")) return "class";
    return namesMark(annotation, "InitVar") ? "init" : "field";
  }
  if (annotation instanceof SpecialForm && annotation.name === "ClassVar") return "class";
  if (annotation instanceof TypingAlias && annotation.name === "typing.ClassVar") return "class";
  return annotation instanceof InitVar || annotation === initVarType ? "init" : "field";
}

/** A value that cannot be hashed can be changed, and would be shared by all instances. */
function refuseMutable(field: Field): void {
  const { fallback } = field;
  if (field.kind !== "field" || fallback === missing || typeOf(fallback).slots.hash !== null) return;
  throw valueError(
    `mutable default ${repr(typeOf(fallback))} for field ${str(field.name)} is not allowed: use default_factory`,
  );
}

function makeOwn(type: PyType, name: string, annotation: Value, asKeyword: boolean): Field {
  const found = findClassAttribute(type, name, 0);
  const written = type.members.get(name);
  const fallback = found === undefined || written instanceof GetSet ? missing : found;
  const field = fallback instanceof Field ? fallback : plainField(fallback);
  field.name = name;
  field.annotation = annotation;
  field.kind = kindOf(annotation);
  if (field.kind !== "field" && field.factory !== missing) {
    throw typeError(`field ${name} cannot have a default factory`);
  }
  if (field.kind === "class") {
    if (field.keywordOnly !== missing) throw typeError(`field ${name} is a ClassVar but specifies kw_only`);
  } else if (field.keywordOnly === missing) field.keywordOnly = asKeyword;
  refuseMutable(field);
  return field;
}

const isKeywordMark = (annotation: Value): boolean =>
  annotation === keywordOnly || (typeof annotation === "string" && namesMark(annotation, "KW_ONLY"));

/** The class's fields in order, its own ones set up; the class loses the `field(…)` values it was written with. */
export function collectFields(type: PyType, allKeywords: boolean): PyDict {
  const table = new PyDict();
  for (const base of [...type.mro].slice(1).reverse()) {
    const inherited = base.members.get(fieldsName);
    if (inherited instanceof PyDict) for (const field of fieldsIn(inherited)) table.set(field.name, field);
  }
  const annotations = type.members.get("__annotations__");
  const own: Field[] = [];
  let [asKeyword, marked] = [allKeywords, false];
  for (const { key, value } of annotations instanceof PyDict ? annotations.entries.values() : []) {
    const name = str(key);
    if (isKeywordMark(value)) {
      if (marked) throw typeError(`${repr(name)} is KW_ONLY, but KW_ONLY has already been specified`);
      [asKeyword, marked] = [true, true];
    } else own.push(makeOwn(type, name, value, asKeyword));
  }
  for (const field of own) {
    table.set(field.name, field);
    const name = str(field.name);
    if (!(findClassAttribute(type, name, 0) instanceof Field)) continue;
    setAttribute(type, name, field.fallback === missing ? undefined : field.fallback);
  }
  for (const [name, value] of type.members) {
    const annotated = annotations instanceof PyDict && annotations.find(name) !== undefined;
    if (value instanceof Field && !annotated) throw typeError(`${repr(name)} is a field but has no type annotation`);
  }
  return table;
}
