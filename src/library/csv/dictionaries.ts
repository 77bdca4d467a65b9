/** `csv.DictReader` and `csv.DictWriter`: rows as dictionaries. */
import { getAttribute, setAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { asText } from "../../values/core-types.ts";
import { dictOf } from "../../values/dict.ts";
import { PyException, stopIterationType, valueError } from "../../values/exceptions.ts";
import { makeSubscriptable } from "../../values/generic-alias.ts";
import { collect, iter, next } from "../../values/iteration.ts";
import type { NativeBody } from "../../values/native.ts";
import { sub } from "../../values/operators.ts";
import { PyList, PyTuple } from "../../values/sequences.ts";
import { repr, str } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import type { PyObject, PyType, Value } from "../../values/value.ts";
import { lazy } from "../lazy-iterator.ts";
import { definePython, pythonClass } from "../python-class.ts";

export const dictReaderType: PyType = pythonClass("DictReader", [], { module: "csv" });
export const dictWriterType: PyType = pythonClass("DictWriter", [], { module: "csv" });

/** `make(first, dialect, *args, **kwargs)`. */
function made(make: NativeBody, first: Value, dialect: Value, rest: Value, settings: Value): Value {
  return make(new PyTuple([first, dialect, ...(rest as PyTuple).items]), settings);
}

/** Field names that can be read more than once. */
function fieldNames(given: Value): Value {
  return given !== null && iter(given) === given ? new PyList(collect(given)) : given;
}

/** The names given, or else what the first line says; `None` when there is none. */
function namesOf(self: PyObject): Value {
  if (getAttribute(self, "_fieldnames") === null) {
    const reader = getAttribute(self, "reader");
    const first = next(reader);
    if (first !== undefined) setAttribute(self, "_fieldnames", first);
    setAttribute(self, "line_num", getAttribute(reader, "line_num"));
  }
  return getAttribute(self, "_fieldnames");
}

function nextRow(self: PyObject): Value {
  if (getAttribute(self, "line_num") === 0n) getAttribute(self, "fieldnames");
  const reader = getAttribute(self, "reader");
  const read = (): Value[] => {
    const row = next(reader);
    if (row === undefined) throw new PyException(stopIterationType, []);
    return collect(row);
  };
  const count = (): void => setAttribute(self, "line_num", getAttribute(reader, "line_num"));
  let row = read();
  count();
  while (row.length === 0) row = read();
  count();
  const names = collect(getAttribute(self, "fieldnames"));
  const result = dictOf(names.slice(0, row.length).map((name, i) => [name, row[i] ?? null] as const));
  if (names.length < row.length) result.set(getAttribute(self, "restkey"), new PyList(row.slice(names.length)));
  for (const name of names.slice(row.length)) result.set(name, getAttribute(self, "restval"));
  return result;
}

/** The values of a dictionary in the order of the fields. */
function rowOf(self: PyObject, dictionary: Value): Value {
  const names = getAttribute(self, "fieldnames");
  if (getAttribute(self, "extrasaction") === "raise") {
    const wrong = sub(call(getAttribute(dictionary, "keys"), []), names);
    if (truth(wrong))
      throw valueError(`dict contains fields not in fieldnames: ${collect(wrong).map(repr).join(", ")}`);
  }
  const rest = collect(names).values();
  return lazy(() => {
    const name = rest.next().value;
    return name === undefined
      ? undefined
      : call(getAttribute(dictionary, "get"), [name, getAttribute(self, "restval")]);
  });
}

/** Fills both classes; `reader` and `writer` are the functions of `csv`. */
export function installDictionaries(reader: NativeBody, writer: NativeBody): void {
  definePython<PyObject>(dictReaderType, {
    methods: {
      "__init__(f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds)": (
        self,
        file: Value,
        names: Value,
        restkey: Value,
        restval: Value,
        dialect: Value,
        args: Value,
        settings: Value,
      ) => {
        setAttribute(self, "_fieldnames", fieldNames(names));
        setAttribute(self, "restkey", restkey);
        setAttribute(self, "restval", restval);
        setAttribute(self, "reader", made(reader, file, dialect, args, settings));
        setAttribute(self, "dialect", dialect);
        setAttribute(self, "line_num", 0n);
        return null;
      },
      "__iter__()": (self) => self,
      "__next__()": nextRow,
    },
    getters: { fieldnames: namesOf },
    setters: { fieldnames: (self, value) => setAttribute(self, "_fieldnames", value ?? null) },
  });
  makeSubscriptable(dictReaderType);
  definePython<PyObject>(dictWriterType, {
    methods: {
      "__init__(f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds)": (
        self,
        file: Value,
        names: Value,
        restval: Value,
        action: Value,
        dialect: Value,
        args: Value,
        settings: Value,
      ) => {
        setAttribute(self, "fieldnames", fieldNames(names));
        setAttribute(self, "restval", restval);
        const lower = asText(call(getAttribute(action, "lower"), []));
        if (lower !== "raise" && lower !== "ignore") {
          throw valueError(`extrasaction (${str(action)}) must be 'raise' or 'ignore'`);
        }
        setAttribute(self, "extrasaction", action);
        setAttribute(self, "writer", made(writer, file, dialect, args, settings));
        return null;
      },
      "writeheader()": (self) => {
        const names = collect(getAttribute(self, "fieldnames"));
        return call(getAttribute(self, "writerow"), [dictOf(names.map((name) => [name, name] as const))]);
      },
      "writerow(rowdict)": (self, row: Value) => {
        const write = getAttribute(getAttribute(self, "writer"), "writerow");
        return call(write, [rowOf(self, row)]);
      },
      "writerows(rowdicts)": (self, rows: Value) => {
        const source = iter(rows);
        const lists = lazy(() => {
          const row = next(source);
          return row === undefined ? undefined : rowOf(self, row);
        });
        return call(getAttribute(getAttribute(self, "writer"), "writerows"), [lists]);
      },
    },
  });
  makeSubscriptable(dictWriterType);
}
