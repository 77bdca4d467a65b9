/** `string.Formatter`: `str.format` taken apart into methods that classes may override. */
import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { asInt, asText, typeName } from "../../values/core-types.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { forEach, PyIterator } from "../../values/iteration.ts";
import { defineIterator, iteratorType } from "../../values/iterator-types.ts";
import { spend } from "../../values/meter.ts";
import { getItem } from "../../values/operators.ts";
import { emptyTuple, PyTuple, tuple } from "../../values/sequences.ts";
import { PySet } from "../../values/sets.ts";
import { ascii, format, repr, str } from "../../values/text.ts";
import { TextBuilder } from "../../values/text-builder.ts";
import type { PyObject, PyType, Value } from "../../values/value.ts";
import { definePython, pythonClass } from "../python-class.ts";
import { type Piece, parseFormat, splitFieldName } from "./format-text.ts";

export const formatterType: PyType = pythonClass("Formatter", [], { module: "string" });

const method = (self: Value, name: string, ...args: Value[]): Value => call(getAttribute(self, name), args);

function vformat(self: Value, template: Value, args: Value, kwargs: Value): Value {
  const used = new PySet();
  const state = { automatic: 0 as number | false };
  const result = format1(self, template, args, kwargs, used, 2, state);
  method(self, "check_unused_args", used, args, kwargs);
  return result;
}

function format1(
  self: Value,
  template: Value,
  args: Value,
  kwargs: Value,
  used: PySet,
  depth: number,
  state: { automatic: number | false },
): string {
  if (depth < 0) throw valueError("Max string recursion exceeded");
  const result = new TextBuilder();
  forEach(method(self, "parse", template), (piece) => {
    const [literal = null, field = null, spec = null, conversion = null] = piece instanceof PyTuple ? piece.items : [];
    const text = asText(literal);
    if (text !== undefined) result.add(text);
    let name = asText(field);
    if (name === undefined) return;
    if (name === "") {
      if (state.automatic === false) {
        throw valueError("cannot switch from manual field specification to automatic field numbering");
      }
      name = String(state.automatic++);
    } else if (/^\d+$/.test(name)) {
      if (state.automatic !== false && state.automatic > 0) {
        throw valueError("cannot switch from manual field specification to automatic field numbering");
      }
      state.automatic = false;
    }
    const found = method(self, "get_field", name, args, kwargs);
    const [object = null, key = null] = found instanceof PyTuple ? found.items : [];
    used.add(key);
    const converted = method(self, "convert_field", object, conversion);
    const shownSpec = format1(self, spec, args, kwargs, used, depth - 1, state);
    result.add(str(method(self, "format_field", converted, shownSpec)));
  });
  return result.finish();
}

function convertField(value: Value, conversion: Value): Value {
  if (conversion === null) return value;
  const letter = asText(conversion);
  if (letter === "s") return str(value);
  if (letter === "r") return repr(value);
  if (letter === "a") return ascii(value);
  throw valueError(`Unknown conversion specifier ${str(conversion)}`);
}

const pieceIteratorType: PyType = iteratorType("formatteriterator");

export function installFormatter(): void {
  defineIterator(pieceIteratorType);
  definePython<PyObject>(formatterType, {
    methods: {
      "format(format_string, /, *args, **kwargs)": (self, template = null, args = emptyTuple, kwargs = null) =>
        method(self, "vformat", template, args, kwargs),
      "vformat(format_string, args, kwargs)": (self, template = null, args = null, kwargs = null) =>
        vformat(self, template, args, kwargs),
      "parse(format_string)": (_, template = null) => {
        const text = asText(template);
        if (text === undefined) throw typeError(`expected str, got ${typeName(template)}`);
        const pieces = parseFormat(text);
        return new PyIterator(pieceIteratorType, () => {
          const { done, value } = pieces.next();
          return done === true ? undefined : tuple(...(value as Piece));
        });
      },
      "get_field(field_name, args, kwargs)": (self, field = null, args = null, kwargs = null) => {
        const name = asText(field);
        if (name === undefined) throw typeError(`expected str, got ${typeName(field)}`);
        const { first, steps } = splitFieldName(name);
        let object = method(self, "get_value", first, args, kwargs);
        for (const { attribute, key } of steps) {
          spend(1);
          object = attribute ? getAttribute(object, str(key)) : getItem(object, key);
        }
        return tuple(object, first);
      },
      "get_value(key, args, kwargs)": (_, key = null, args = null, kwargs = null) =>
        getItem(asInt(key) === undefined ? kwargs : args, key),
      "check_unused_args(used_args, args, kwargs)": () => null,
      "format_field(value, format_spec)": (_, value = null, spec = null) => format(value, str(spec)),
      "convert_field(value, conversion)": (_, value = null, conversion = null) => convertField(value, conversion),
    },
  });
}
