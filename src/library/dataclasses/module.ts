import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { asText, dictType, tupleType } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { typeError } from "../../values/exceptions.ts";
import { runningModule } from "../../values/host.ts";
import { collect } from "../../values/iteration.ts";
import { installMappingProxy } from "../../values/mapping-proxy.ts";
import { native } from "../../values/native.ts";
import { PyTuple } from "../../values/sequences.ts";
import { repr, str } from "../../values/text.ts";
import { length, truth } from "../../values/truth.ts";
import { PyType, type Value } from "../../values/value.ts";
import { isKeyword } from "../keywords.ts";
import type { ModuleDefinition } from "../module-definition.ts";
import { installTypes } from "../types/module.ts";
import { anyType } from "../typing/any.ts";
import { installTyping } from "../typing/module.ts";
import { asDict, asTuple, fields, isDataclass, replace } from "./conversions.ts";
import { type DataclassOptions, type OptionName, processClass } from "./decorator.ts";
import { fieldType, initVarType, installFields, keywordOnly, makeField, missing } from "./field.ts";
import { frozenErrorType } from "./methods.ts";

const names: readonly OptionName[] = [
  "init",
  "repr",
  "eq",
  "order",
  "unsafe_hash",
  "frozen",
  "match_args",
  "kw_only",
  "slots",
  "weakref_slot",
]; // prettier-ignore
const optionList =
  "init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False";

function optionsOf(values: readonly Value[]): DataclassOptions {
  // One value for each name: the signatures above see to that.
  return Object.fromEntries(names.map((name, i) => [name, truth(values[i] ?? false)])) as DataclassOptions;
}

function dataclass(cls: Value, ...values: Value[]): Value {
  const options = optionsOf(values);
  if (cls !== null) return processClass(cls, options);
  return native("wrap(cls)", (given) => processClass(given, options), { python: true });
}

const field = native(
  "field(*, default?, default_factory?, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only?)",
  (fallback, factory, init = true, shown = true, hashed = null, compared = true, metadata = null, kwOnly) =>
    makeField({
      fallback: fallback === undefined ? missing : fallback,
      factory: factory === undefined ? missing : factory,
      init: truth(init),
      shown: truth(shown),
      hashed,
      compared: truth(compared),
      metadata,
      keywordOnly: kwOnly === undefined ? missing : kwOnly,
    }),
  { python: true },
);

function makeDataclass(
  name: Value,
  given: Value,
  bases: Value,
  namespace: Value,
  module: Value,
  options: DataclassOptions,
): Value {
  const seen = new Set<string>();
  const annotations = new PyDict();
  const members = new PyDict();
  if (namespace instanceof PyDict) for (const { key, value } of namespace.entries.values()) members.set(key, value);
  for (const item of collect(given)) {
    if (asText(item) === undefined) length(item);
    const parts = asText(item) === undefined ? collect(item) : [item, anyType];
    const [fieldName = null, type = null, fallback] = parts;
    if (parts.length < 2 || parts.length > 3) throw typeError(`Invalid field: ${repr(item)}`);
    const text = asText(fieldName);
    if (text === undefined || !truth(call(getAttribute(text, "isidentifier"), []))) {
      throw typeError(`Field names must be valid identifiers: ${repr(fieldName)}`);
    }
    if (isKeyword(text)) throw typeError(`Field names must not be keywords: ${repr(text)}`);
    if (seen.has(text)) throw typeError(`Field name duplicated: ${repr(text)}`);
    seen.add(text);
    if (fallback !== undefined) members.set(text, fallback);
    annotations.set(text, asText(item) === undefined ? type : "typing.Any");
  }
  members.set("__annotations__", annotations);
  members.set("__module__", module === null ? runningModule() : module);
  const types = collect(bases);
  const meta = types.find((base) => base instanceof PyType)?.type;
  const made = call(meta ?? dictType.type, [str(name), new PyTuple(types), members]);
  return processClass(made, options);
}

let installed = false;

function installDataclasses(): void {
  if (installed) return;
  installMappingProxy();
  installTypes();
  installTyping();
  installFields();
  installed = true;
}

function members(): Iterable<readonly [string, Value]> {
  installDataclasses();
  const python = { python: true };
  return [
    ["dataclass", native(`dataclass(cls=None, /, *, ${optionList})`, dataclass, python)],
    ["field", field],
    ["Field", fieldType],
    ["FrozenInstanceError", frozenErrorType],
    ["InitVar", initVarType],
    ["KW_ONLY", keywordOnly],
    ["MISSING", missing],
    ["fields", native("fields(class_or_instance)", fields, python)],
    [
      "asdict",
      native("asdict(obj, *, dict_factory?)", (object, factory) => asDict(object, factory ?? dictType), python),
    ],
    [
      "astuple",
      native("astuple(obj, *, tuple_factory?)", (object, factory) => asTuple(object, factory ?? tupleType), python),
    ],
    ["is_dataclass", native("is_dataclass(obj)", isDataclass, python)],
    ["replace", native("replace(obj, /, **changes)", replace, python)],
    [
      "make_dataclass",
      native(
        `make_dataclass(cls_name, fields, *, bases=(), namespace=None, ${optionList}, module=None)`,
        (name, given, bases, namespace, ...rest) => {
          return makeDataclass(name, given, bases, namespace, rest[names.length] ?? null, optionsOf(rest));
        },
        python,
      ),
    ],
  ];
}

export const dataclassesModule: ModuleDefinition = { name: "dataclasses", members };
