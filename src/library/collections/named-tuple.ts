/** `collections.namedtuple`. */
import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { makeClass } from "../../values/classes.ts";
import { builtinType, className, tupleType, typeOf, typeType } from "../../values/core-types.ts";
import { dictOf, PyDict } from "../../values/dict.ts";
import { attributeError, typeError, valueError } from "../../values/exceptions.ts";
import { PyWrappedMethod } from "../../values/functions.ts";
import { runningModule } from "../../values/host.ts";
import { collect } from "../../values/iteration.ts";
import { allowItems } from "../../values/meter.ts";
import { define } from "../../values/native.ts";
import type { Parameters } from "../../values/parameters.ts";
import { emptyTuple, PyList, PyTuple } from "../../values/sequences.ts";
import { guarded, joinTexts, repr, str } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";
import { isKeyword } from "../keywords.ts";
import { pythonFunction } from "../python-class.ts";
import { newTuple } from "../record-tuple.ts";

const fieldType: PyType = builtinType("_tuplegetter", undefined, { module: "collections", sealed: true });

/** One field of a named tuple: a view on an item. */
class TupleField extends PyObject {
  readonly index: number;

  constructor(index: number) {
    super(fieldType);
    this.index = index;
  }
}

const description = (self: TupleField): string => `Alias for field number ${self.index}`;

export function installNamedTuple(): void {
  define<TupleField>(fieldType, {
    slots: {
      repr: (self) => `_tuplegetter(${self.index}, ${repr(description(self))})`,
      get: (self, instance) => (instance instanceof PyTuple ? (instance.items[self.index] ?? null) : self),
      set: (_, instance, value) => {
        throw attributeError(`can't ${value === undefined ? "delete" : "set"} attribute`, undefined, instance);
      },
    },
    getters: { __doc__: description },
  });
}

/** How a named tuple class is asked for. */
export interface NamedTupleRequest {
  readonly name: string;
  readonly fields: readonly string[];
  readonly defaults: readonly Value[];
  readonly module: Value;
}

function isIdentifier(text: string): boolean {
  return truth(call(getAttribute(text, "isidentifier"), []));
}

/** Replaces names that cannot be fields by their position. */
function renamed(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.map((name, i) => {
    const good = isIdentifier(name) && !isKeyword(name) && !name.startsWith("_") && !seen.has(name);
    seen.add(name);
    return good ? name : `_${i}`;
  });
}

function checkNames(typename: string, names: readonly string[], rename: boolean): void {
  for (const name of [typename, ...names]) {
    if (!isIdentifier(name)) throw valueError(`Type names and field names must be valid identifiers: ${repr(name)}`);
    if (isKeyword(name)) throw valueError(`Type names and field names cannot be a keyword: ${repr(name)}`);
  }
  const seen = new Set<string>();
  for (const name of names) {
    if (name.startsWith("_") && !rename) throw valueError(`Field names cannot start with an underscore: ${repr(name)}`);
    if (seen.has(name)) throw valueError(`Encountered duplicate field name: ${repr(name)}`);
    seen.add(name);
  }
}

/** `collections.namedtuple(…)` with its arguments bound. */
export function namedTuple(typename: Value, fieldNames: Value, rename: Value, defaults: Value, module: Value): Value {
  const texts =
    typeof fieldNames === "string"
      ? fieldNames
          .replaceAll(",", " ")
          .split(/\s+/)
          .filter((t) => t !== "")
      : null;
  let names = texts ?? collect(fieldNames).map(str);
  const name = str(typename);
  allowItems(names.length);
  if (truth(rename)) names = renamed(names);
  checkNames(name, names, truth(rename));
  const values = defaults === null ? [] : collect(defaults);
  if (values.length > names.length) throw typeError("Got more default values than field names");
  return makeNamedTuple({ name, fields: names, defaults: values, module: module === null ? runningModule() : module });
}

/** `self` of the methods below, which are only found on tuples. */
const itemsOf = (self: Value): readonly Value[] => (self instanceof PyTuple ? self.items : []);

function fixed(names: readonly string[], rest: Partial<Parameters> = {}): Parameters {
  const positional = rest.positional ?? names.length;
  return {
    names,
    positionalOnly: 0,
    positional,
    defaults: names.map(() => undefined),
    vararg: null,
    kwarg: null,
    ...rest,
  };
}

/** Makes the class. Its names are good. */
export function makeNamedTuple(request: NamedTupleRequest): PyType {
  const { name, fields, defaults, module } = request;
  const offset = fields.length - defaults.length;
  const method = (short: string, parameters: Parameters, body: (...args: Value[]) => Value): Value =>
    pythonFunction(short, parameters, body, { qualname: `${name}.${short}`, module: `namedtuple_${name}` });
  const create = method(
    "__new__",
    fixed(["_cls", ...fields], { defaults: [undefined, ...fields.map((_, i) => defaults[i - offset])] }),
    (cls, ...items) => newTuple(cls, items),
  );
  const makeMethod = method("_make", fixed(["cls", "iterable"]), (cls, iterable) => {
    const items = collect(iterable);
    if (items.length !== fields.length) throw typeError(`Expected ${fields.length} arguments, got ${items.length}`);
    return newTuple(cls, items);
  });
  const replace = method("_replace", fixed(["self"], { positionalOnly: 1, kwarg: "kwds" }), (self, kwds) => {
    const left = new Map<string, Value>();
    if (kwds instanceof PyDict) for (const { key, value } of kwds.entries.values()) left.set(str(key), value);
    const items = itemsOf(self).map((item, i) => {
      const field = fields[i] ?? "";
      const value = left.get(field);
      left.delete(field);
      return value === undefined ? item : value;
    });
    if (left.size > 0) throw valueError(`Got unexpected field names: ${repr(new PyList([...left.keys()]))}`);
    return call(getAttribute(typeOf(self), "_make"), [new PyTuple(items)]);
  });
  const asDict = method("_asdict", fixed(["self"]), (self) => {
    const items = itemsOf(self);
    return dictOf(fields.map((field, i) => [field, items[i] ?? null] as const));
  });
  const represent = method("__repr__", fixed(["self"]), (self) => {
    if (!(self instanceof PyTuple)) return repr(self);
    const pairs = fields.map((field, i) => [field, self.items[i] ?? null] as const);
    const shown = guarded(self, "(...)", () => `(${joinTexts(pairs, ([field, value]) => `${field}=${repr(value)}`)})`);
    return className(self.type) + shown;
  });
  const newArgs = method("__getnewargs__", fixed(["self"]), (self) => new PyTuple(itemsOf(self)));
  const names = new PyTuple([...fields]);
  const namespace = new Map<string, Value>([
    ["__doc__", `${name}(${fields.join(", ")})`],
    ["__slots__", emptyTuple],
    ["_fields", names],
    ["_field_defaults", dictOf(defaults.map((value, i) => [fields[offset + i] ?? "", value] as const))],
    ["__new__", create],
    ["_make", new PyWrappedMethod("class", makeMethod)],
    ["_replace", replace],
    ["__repr__", represent],
    ["_asdict", asDict],
    ["__getnewargs__", newArgs],
    ["__match_args__", names],
    ...fields.map((field, i) => [field, new TupleField(i)] as const),
    ["__module__", module],
  ]);
  return makeClass(typeType, name, [tupleType], namespace);
}
