/** What `pprint` does with values that do not fit in a line, by their kind. */
import { getAttribute } from "../../values/attributes.ts";
import { bytearrayType, PyByteArray, PyBytes } from "../../values/bytes.ts";
import { call } from "../../values/calls.ts";
import { pointLength } from "../../values/code-points.ts";
import { lessThan } from "../../values/comparison.ts";
import {
  asText,
  bytesType,
  className,
  dictType,
  frozensetType,
  listType,
  setType,
  strType,
  tupleType,
  typeOf,
} from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { PyFunction } from "../../values/functions.ts";
import { collect } from "../../values/iteration.ts";
import { mappingProxyType } from "../../values/mapping-proxy.ts";
import { PyList, tuple } from "../../values/sequences.ts";
import { isSpace } from "../../values/str-categories.ts";
import { repr, str } from "../../values/text.ts";
import { timsort } from "../../values/timsort.ts";
import { length, truth } from "../../values/truth.ts";
import { lookup, PyType, type Value } from "../../values/value.ts";
import { chainMapType } from "../collections/chain-map.ts";
import { counterType } from "../collections/counter.ts";
import { defaultDictType, PyDefaultDict } from "../collections/default-dict.ts";
import { dequeType, PyDeque } from "../collections/deque.ts";
import { orderedDictType } from "../collections/ordered-dict.ts";
import { userDictType } from "../collections/user-dict.ts";
import { userListType } from "../collections/user-list.ts";
import { userStringType } from "../collections/user-string.ts";
import { fields, isDataclass } from "../dataclasses/conversions.ts";
import { instanceDict } from "../instance-dict.ts";
import { simpleNamespaceType } from "../types/simple-namespace.ts";
import { type Kind, spaces } from "./layout.ts";
import { safeLess, shownEntries, showsAs } from "./safe-repr.ts";

/** Words with the white space behind them. */
function words(line: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (let i = 1; i < line.length; i++) {
    if (isSpace(line.charCodeAt(i - 1)) && !isSpace(line.charCodeAt(i))) {
      found.push(line.slice(start, i));
      start = i;
    }
  }
  found.push(line.slice(start));
  return found;
}

/** Literals of the pieces in turn, each joined from as many as fit in `width` columns, the last `allowance` less. */
function literals<T>(
  pieces: readonly T[],
  join: (a: T, b: T) => T,
  literal: (piece: T) => string,
  width: number,
  allowance: number,
): string[] {
  const found: string[] = [];
  let current: T | undefined;
  for (const [i, piece] of pieces.entries()) {
    const candidate = current === undefined ? piece : join(current, piece);
    const room = i === pieces.length - 1 ? width - allowance : width;
    if (current !== undefined && pointLength(literal(candidate)) > room) {
      found.push(literal(current));
      current = piece;
    } else current = candidate;
  }
  if (current !== undefined) found.push(literal(current));
  return found;
}

/** Literals below each other, in parentheses where they stand alone. */
const text: Kind = (layout, value, place) => {
  if (length(value) === 0) {
    layout.write(repr(value));
    return;
  }
  const alone = place.level === 1 ? 1 : 0;
  const [indent, allowance] = [place.indent + alone, place.allowance + alone];
  const width = layout.options.width - indent;
  const lines = collect(call(getAttribute(value, "splitlines"), [true])).map((line) => asText(line) ?? "");
  const found = lines.flatMap((line, i) => {
    const last = i === lines.length - 1 ? allowance : 0;
    const whole = repr(line);
    if (pointLength(whole) <= width - last) return [whole];
    return literals(words(line), (a, b) => a + b, repr, width, last);
  });
  layout.literals(found, indent, found.length > 1 && alone === 1);
};

const bytes: Kind = (layout, value, place) => {
  if (!(value instanceof PyBytes)) return;
  const { data } = value;
  if (data.length <= 4) {
    layout.write(repr(value));
    return;
  }
  const alone = place.level === 1 ? 1 : 0;
  const quads = Array.from({ length: Math.ceil(data.length / 4) }, (_, i) => [i * 4, Math.min(i * 4 + 4, data.length)]);
  const join = ([from = 0]: number[], [, to = 0]: number[]): number[] => [from, to];
  const literal = ([from, to]: number[]): string => repr(new PyBytes(data.slice(from, to)));
  const indent = place.indent + alone;
  // Room for what follows is only kept when the last four are not whole.
  const allowance = data.length % 4 === 0 ? 0 : place.allowance + alone;
  layout.literals(literals(quads, join, literal, layout.options.width - indent, allowance), indent, alone === 1);
};

const dictionary: Kind = (layout, value, place, context) => {
  if (!(value instanceof PyDict)) return;
  layout.dictionary(shownEntries(value, layout.options.sortDicts), place, context);
};

/** The parts of a container with brackets around them. */
const items =
  (open: string, close: (count: number) => string): Kind =>
  (layout, value, place, context) => {
    const parts = collect(value);
    const end = close(parts.length);
    layout.write(open);
    layout.items(parts, { ...place, allowance: place.allowance + end.length }, context);
    layout.write(end);
  };

const set: Kind = (layout, value, place, context) => {
  const parts = collect(value);
  if (parts.length === 0) {
    layout.write(repr(value));
    return;
  }
  timsort(parts, safeLess);
  const type = typeOf(value);
  const [open, close] = type === setType ? ["{", "}"] : [`${className(type)}({`, "})"];
  const indent = place.indent + pointLength(open) - 1;
  layout.write(open);
  layout.items(parts, { ...place, indent, allowance: place.allowance + close.length }, context);
  layout.write(close);
};

/** `Name(…)` around another value. */
const around =
  (inner: (value: Value) => Value): Kind =>
  (layout, value, place, context) => {
    if (length(value) === 0) {
      layout.write(repr(value));
      return;
    }
    const open = `${className(typeOf(value))}(`;
    layout.write(open);
    const indent = place.indent + pointLength(open);
    layout.value(inner(value), { ...place, indent, allowance: place.allowance + 1 }, context);
    layout.write(")");
  };

const defaultDict: Kind = (layout, value, place, context) => {
  if (!(value instanceof PyDefaultDict)) return;
  if (value.size === 0) {
    layout.write(repr(value));
    return;
  }
  const factory = layout.options.show(value.factory, context, place.level).text;
  const name = className(typeOf(value));
  const indent = place.indent + pointLength(name) + 1;
  layout.write(`${name}(${factory},\n${spaces(indent)}`);
  dictionary(layout, value, { ...place, indent, allowance: place.allowance + 1 }, context);
  layout.write(")");
};

const counter: Kind = (layout, value, place, context) => {
  if (!(value instanceof PyDict)) return;
  if (value.size === 0) {
    layout.write(repr(value));
    return;
  }
  const open = `${className(typeOf(value))}(`;
  const sorted = [...value.walk()];
  timsort(sorted, (a, b) => lessThan(b.value, a.value));
  layout.write(open);
  const indent = place.indent + pointLength(open);
  layout.dictionary(sorted, { ...place, indent, allowance: place.allowance + 1 }, context);
  layout.write(")");
};

const deque: Kind = (layout, value, place, context) => {
  if (!(value instanceof PyDeque)) return;
  const open = `${className(typeOf(value))}([`;
  const indent = place.indent + pointLength(open) - 1;
  const { maxlen } = value;
  const end = maxlen === null ? "])" : `],\n${spaces(indent)}maxlen=${maxlen})`;
  layout.write(value.size === 0 ? repr(value) : open);
  if (value.size === 0) return;
  layout.items(value.items(), { ...place, indent, allowance: maxlen === null ? place.allowance + 2 : 2 }, context);
  layout.write(end);
};

const chainMap: Kind = (layout, value, place, context) => {
  const maps = collect(getAttribute(value, "maps"));
  const open = `${className(typeOf(value))}(`;
  const indent = place.indent + pointLength(open);
  layout.write(open);
  for (const [i, map] of maps.entries()) {
    if (i > 0) layout.write(`,\n${spaces(indent)}`);
    const allowance = i === maps.length - 1 ? place.allowance + 1 : 1;
    layout.value(map, { ...place, indent, allowance }, context);
  }
  layout.write(")");
};

const namespace: Kind = (layout, value, place, context) => {
  const type = typeOf(value);
  const name = type === simpleNamespaceType ? "namespace" : type.name;
  const attributes = instanceDict(value);
  const pairs = attributes instanceof PyDict ? [...attributes.walk()] : [];
  layout.named(
    name,
    pairs.map(({ key, value: held }) => [str(key), held] as const),
    place,
    context,
  );
};

const dataclass: Kind = (layout, value, place, context) => {
  const shown = collect(fields(value)).filter((field) => truth(getAttribute(field, "repr")));
  const names = shown.map((field) => str(getAttribute(field, "name")));
  const pairs = names.map((name) => [name, getAttribute(value, name)] as const);
  layout.named(typeOf(value).name, pairs, place, context);
};

/** What stands in for the value: it is laid out as if it stood there itself. */
const data: Kind = (layout, value, place, context) => {
  layout.value(getAttribute(value, "data"), { ...place, level: place.level - 1 }, context);
};

const kinds: readonly (readonly [PyType, Kind])[] = [
  [dictType, dictionary],
  [listType, items("[", () => "]")],
  [tupleType, items("(", (count) => (count === 1 ? ",)" : ")"))],
  [strType, text],
  [bytesType, bytes],
  [setType, set],
  [frozensetType, set],
  [
    bytearrayType,
    (layout, value, place, context) => {
      const inner = new PyBytes(value instanceof PyByteArray ? value.data.slice() : new Uint8Array(0));
      layout.write("bytearray(");
      const { indent, allowance, level } = place;
      bytes(layout, inner, { indent: indent + 10, allowance: allowance + 1, level: level + 1 }, context);
      layout.write(")");
    },
  ],
  [mappingProxyType, around((value) => call(getAttribute(value, "copy"), []))],
  [simpleNamespaceType, namespace],
  [orderedDictType, around((value) => new PyList(orderedPairs(value)))],
  [defaultDictType, defaultDict],
  [counterType, counter],
  [chainMapType, chainMap],
  [dequeType, deque],
  [userDictType, data],
  [userListType, data],
  [userStringType, data],
];

function orderedPairs(value: Value): Value[] {
  return value instanceof PyDict ? [...value.walk()].map((entry) => tuple(entry.key, entry.value)) : [];
}

/** How a value is laid out over lines; `undefined` for those that are only shown in one piece. */
export function kindOf(value: Value): Kind | undefined {
  const found = kinds.find(([type]) => showsAs(value, type))?.[1];
  if (found !== undefined || value instanceof PyType || !isDataclass(value)) return found;
  const shown = lookup(typeOf(value), "__repr__");
  // What `@dataclass` made, not what the class wrote itself.
  const made = shown instanceof PyFunction && shown.definition === null;
  return made && truth(getAttribute(getAttribute(value, "__dataclass_params__"), "repr")) ? dataclass : undefined;
}
