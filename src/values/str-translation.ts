/** `str.maketrans` and `str.translate`. */
import { pointLength, points, work } from "./code-points.ts";
import { asInt, asText, dictType, isSubclass } from "./core-types.ts";
import { PyDict } from "./dict.ts";
import { lookupErrorType, PyException, typeError, valueError } from "./exceptions.ts";
import { getItem } from "./operators.ts";
import { namedTextArgument } from "./str-arguments.ts";
import { TextBuilder } from "./text-builder.ts";
import type { Value } from "./value.ts";

/** A `dict` itself: a class derived from it may look up in its own way. */
function isPlain(table: Value): table is PyDict {
  return table instanceof PyDict && table.type === dictType;
}

/** What the table holds for a code point: `undefined` leaves it as it is. */
function entry(table: Value, code: number): Value | undefined {
  if (isPlain(table)) return table.get(BigInt(code));
  try {
    return getItem(table, BigInt(code));
  } catch (error) {
    if (error instanceof PyException && isSubclass(error.type, lookupErrorType)) return undefined;
    throw error;
  }
}

function image(found: Value | undefined, code: number): string {
  if (found === undefined) return String.fromCodePoint(code);
  if (found === null) return "";
  const text = asText(found);
  if (text !== undefined) return text;
  const n = asInt(found);
  if (n === undefined) throw typeError("character mapping must return integer, None or str");
  if (n < 0n || n > 0x10ffffn) throw valueError("character mapping must be in range(0x110000)");
  return String.fromCodePoint(Number(n));
}

/** `text.translate(table)`. */
export function translated(text: string, table: Value): string {
  work(text.length * 16);
  const result = new TextBuilder();
  const known = new Map<number, string>();
  const pure = isPlain(table);
  for (const code of points(text)) {
    let mapped = pure ? known.get(code) : undefined;
    if (mapped === undefined) {
      mapped = image(entry(table, code), code);
      if (pure) known.set(code, mapped);
    }
    result.add(mapped);
  }
  return result.finish();
}

/** `str.maketrans(x, y, z)`. */
export function translationTable(x: Value, y: Value | undefined, z: Value | undefined): PyDict {
  const table = new PyDict();
  if (y === undefined) {
    if (!isPlain(x)) throw typeError("if you give only one argument to maketrans it must be a dict");
    for (const { key, value } of x.entries.values()) table.set(tableKey(key), value);
    return table;
  }
  const from = textArgumentOr(x, "first maketrans argument must be a string if there is a second argument");
  const to = namedTextArgument(y, "maketrans() argument 2 must be str");
  const gone = z === undefined ? "" : namedTextArgument(z, "maketrans() argument 3 must be str");
  if (pointLength(from) !== pointLength(to)) {
    throw valueError("the first two maketrans arguments must have equal length");
  }
  const images = points(to)[Symbol.iterator]();
  for (const code of points(from)) table.set(BigInt(code), BigInt(images.next().value ?? 0));
  for (const code of points(gone)) table.set(BigInt(code), null);
  return table;
}

function tableKey(key: Value): Value {
  const text = asText(key);
  if (text === undefined) {
    if (asInt(key) === undefined) throw typeError("keys in translate table must be strings or integers");
    return key;
  }
  if (pointLength(text) !== 1) throw valueError("string keys in translate table must be of length 1");
  return BigInt(text.codePointAt(0) ?? 0);
}

function textArgumentOr(value: Value, message: string): string {
  const text = asText(value);
  if (text === undefined) throw typeError(message);
  return text;
}
