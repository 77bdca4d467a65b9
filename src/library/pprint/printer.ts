/** `pprint.PrettyPrinter`. */
import { getAttribute, setAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { lessThan } from "../../values/comparison.ts";
import { asText, intType, typeName } from "../../values/core-types.ts";
import { dictOf, PyDict } from "../../values/dict.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { collect } from "../../values/iteration.ts";
import { index, smallIndex } from "../../values/operators.ts";
import { PyTuple, tuple } from "../../values/sequences.ts";
import { length, truth } from "../../values/truth.ts";
import { lookup, type PyObject, type PyType, type Value } from "../../values/value.ts";
import { printFunction } from "../builtins/printing.ts";
import { definePython, pythonClass } from "../python-class.ts";
import { kindOf } from "./kinds.ts";
import { Layout, type LayoutOptions } from "./layout.ts";
import { type Context, type Show, type Shown, safeRepr } from "./safe-repr.ts";

export const printerType: PyType = pythonClass("PrettyPrinter", [], { module: "pprint" });

const asInteger = (value: Value): Value => call(intType, [value]);

/** What the printer was made with; values in containers are shown by its method `format`. */
function optionsOf(self: PyObject, depth: Value = getAttribute(self, "_depth")): LayoutOptions {
  const formatted: Show = (value, context, level) => {
    const ids = dictOf([...context].map((id) => [id, 1n] as const));
    const answer = call(getAttribute(self, "format"), [value, ids, depth, BigInt(level)]);
    return shownBy(answer);
  };
  const replaced = lookup(self.type, "format") !== lookup(printerType, "format");
  const options: LayoutOptions = {
    width: smallIndex(getAttribute(self, "_width")),
    indent: smallIndex(getAttribute(self, "_indent_per_level")),
    depth: truth(depth) ? smallIndex(depth) : 0,
    compact: truth(getAttribute(self, "_compact")),
    sortDicts: truth(getAttribute(self, "_sort_dicts")),
    underscores: truth(getAttribute(self, "_underscore_numbers")),
    show: replaced ? formatted : (value, context, level) => safeRepr(value, context, level, options),
    kindOf,
  };
  return options;
}

function shownBy(answer: Value): Shown {
  const [text = null, readable = null, recursive = null] = answer instanceof PyTuple ? answer.items : [];
  const shown = asText(text);
  // CPython first asks how long it is.
  if (shown === undefined && length(text) >= 0) throw typeError(`string argument expected, got '${typeName(text)}'`);
  return { text: shown ?? "", readable: truth(readable), recursive: truth(recursive) };
}

function textOf(self: PyObject, value: Value): string {
  return new Layout(optionsOf(self)).whole(value);
}

function shownOf(self: PyObject, value: Value): Shown {
  return shownBy(call(getAttribute(self, "format"), [value, new PyDict(), 0n, 0n]));
}

export function installPrinter(): void {
  definePython<PyObject>(printerType, {
    methods: {
      "__init__(indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False)":
        (
          self,
          indent: Value,
          width: Value,
          depth: Value,
          stream: Value,
          compact: Value,
          sortDicts: Value,
          underscores: Value,
        ) => {
          const [spaces, columns] = [asInteger(indent), asInteger(width)];
          if (smallIndex(spaces) < 0) throw valueError("indent must be >= 0");
          if (depth !== null && lessThan(asInteger(depth), 1n)) throw valueError("depth must be > 0");
          if (!truth(columns)) throw valueError("width must be != 0");
          const attributes = {
            _depth: depth,
            _indent_per_level: spaces,
            _width: columns,
            _stream: stream,
            _compact: truth(compact),
            _sort_dicts: sortDicts,
            _underscore_numbers: underscores,
          };
          for (const [name, value] of Object.entries(attributes)) setAttribute(self, name, value);
          return null;
        },
      "format(object, context, maxlevels, level)": (self, value: Value, ids: Value, levels: Value, level: Value) => {
        const context: Context = new Set(collect(ids).map(index));
        const shown = safeRepr(value, context, smallIndex(level), optionsOf(self, levels));
        return tuple(shown.text, shown.readable, shown.recursive);
      },
      "isreadable(object)": (self, value: Value) => {
        const { readable, recursive } = shownOf(self, value);
        return readable && !recursive;
      },
      "isrecursive(object)": (self, value: Value) => shownOf(self, value).recursive,
      "pformat(object)": textOf,
      "pprint(object)": (self, value: Value) => {
        const stream = getAttribute(self, "_stream");
        const text = textOf(self, value);
        if (stream === null) return call(printFunction, [text]);
        call(getAttribute(stream, "write"), [`${text}\n`]);
        return null;
      },
    },
  });
}
