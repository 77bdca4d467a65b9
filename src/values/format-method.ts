/**
 * `str.format`: replacement fields `{name.attribute[key]!conversion:spec}`, read and filled in one pass, since Python meets a fault in
 * the text only after it filled the fields before it. Attributes and items are reached through the protocol alone.
 */
import { getAttribute } from "./attributes.ts";
import { work } from "./code-points.ts";
import type { PyDict } from "./dict.ts";
import { indexError, keyError, type PyException, valueError } from "./exceptions.ts";
import { spend } from "./meter.ts";
import { digitValue } from "./numbers/decimal-digits.ts";
import { getItem } from "./operators.ts";
import { ascii, format, repr, str } from "./text.ts";
import { TextBuilder } from "./text-builder.ts";
import type { Value } from "./value.ts";

const SSIZE_MAX = 9223372036854775807n;

/** Where fields find their values. `args` is `null` for `format_map`. */
interface Source {
  readonly args: readonly Value[] | null;
  readonly named: (name: string) => Value;
  numbering: "open" | "automatic" | "manual";
  next: number;
}

/** `template.format(*args, **kwargs)`. */
export function formatWith(template: string, args: readonly Value[], kwargs: PyDict): string {
  const named = (name: string): Value => {
    const found = kwargs.get(name);
    if (found === undefined) throw keyError(name);
    return found;
  };
  return filled(template, { args, named, numbering: "open", next: 0 }, 2);
}

/** `template.format_map(mapping)`. */
export function formatWithMap(template: string, mapping: Value): string {
  const named = (name: string): Value => getItem(mapping, name);
  return filled(template, { args: null, named, numbering: "open", next: 0 }, 2);
}

function filled(template: string, source: Source, depth: number): string {
  if (depth === 0) throw valueError("Max string recursion exceeded");
  work(template.length * 4);
  const result = new TextBuilder();
  let pos = 0;
  while (pos < template.length) {
    const brace = nextBrace(template, pos);
    if (brace > pos) result.add(template.slice(pos, brace));
    if (brace === template.length) break;
    const mark = template.charAt(brace);
    if (template.charAt(brace + 1) === mark) {
      result.add(mark);
      pos = brace + 2;
      continue;
    }
    if (mark === "}" || brace + 1 === template.length) {
      throw valueError(`Single '${mark}' encountered in format string`);
    }
    const field = readField(template, brace + 1);
    result.add(fill(field, source, depth));
    pos = field.end;
    spend(1);
  }
  return result.finish();
}

/** The offset of the next brace, or the end. */
export function nextBrace(template: string, from: number): number {
  for (let i = from; i < template.length; i++) {
    const code = template.charCodeAt(i);
    if (code === 123 || code === 125) return i;
  }
  return template.length;
}

/** A replacement field, not yet filled in. */
export interface Field {
  readonly name: string;
  /** One code point, or `""`. */
  readonly conversion: string;
  readonly spec: string;
  readonly nested: boolean;
  /** Just after the closing brace. */
  readonly end: number;
}

/** The field whose text begins at `start`, just after its brace. */
export function readField(template: string, start: number): Field {
  const { length } = template;
  let pos = start;
  let mark = "";
  // A bracket hides everything up to its end.
  for (let inside = false; pos < length; pos++) {
    const character = template.charAt(pos);
    if (inside) {
      inside = character !== "]";
    } else if (character === "[") {
      inside = true;
    } else if (character === "{") {
      throw valueError("unexpected '{' in field name");
    } else if (character === "}" || character === ":" || character === "!") {
      mark = character;
      break;
    }
  }
  const name = template.slice(start, pos);
  pos++;
  if (mark === "}") return { name, conversion: "", spec: "", nested: false, end: pos };
  if (mark === "") throw valueError("expected '}' before end of string");
  let conversion = "";
  if (mark === "!") {
    if (pos >= length) throw valueError("end of string while looking for conversion specifier");
    conversion = String.fromCodePoint(template.codePointAt(pos) ?? 0);
    pos += conversion.length;
    const after = template.charAt(pos);
    if (after === "}") return { name, conversion, spec: "", nested: false, end: pos + 1 };
    if (after !== "" && after !== ":") throw valueError("expected ':' after conversion specifier");
    pos++;
  }
  let nested = false;
  let open = 1;
  for (let i = pos; i < length; i++) {
    const code = template.charCodeAt(i);
    if (code === 123) {
      nested = true;
      open++;
    } else if (code === 125 && --open === 0) {
      return { name, conversion, spec: template.slice(pos, i), nested, end: i + 1 };
    }
  }
  throw valueError("unmatched '{' in format spec");
}

function fill(field: Field, source: Source, depth: number): string {
  const value = converted(fieldValue(field.name, source), field.conversion);
  return format(value, field.nested ? filled(field.spec, source, depth - 1) : field.spec);
}

function converted(value: Value, conversion: string): Value {
  switch (conversion) {
    case "":
      return value;
    case "r":
      return repr(value);
    case "s":
      return str(value);
    case "a":
      return ascii(value);
    default: {
      const code = conversion.codePointAt(0) ?? 0;
      throw valueError(
        `Unknown conversion specifier ${code > 32 && code < 127 ? conversion : `\\x${code.toString(16)}`}`,
      );
    }
  }
}

/** A decimal number in digits of any script; -1 when the text is none. */
function integer(text: string): number {
  if (text === "") return -1;
  let value = 0n;
  for (const character of text) {
    const digit = digitValue(character.codePointAt(0) ?? 0);
    if (digit < 0) return -1;
    value = value * 10n + BigInt(digit);
    if (value > SSIZE_MAX) throw valueError("Too many decimal digits in format string");
  }
  return Number(value);
}

function fieldValue(name: string, source: Source): Value {
  const dot = name.search(/[.[]/);
  const first = dot < 0 ? name : name.slice(0, dot);
  let value = firstValue(first, source);
  for (let pos = dot < 0 ? name.length : dot; pos < name.length; ) {
    spend(1);
    const mark = name.charAt(pos++);
    let end = pos;
    if (mark === ".") {
      while (end < name.length && name.charAt(end) !== "." && name.charAt(end) !== "[") end++;
      value = getAttribute(value, part(name.slice(pos, end)));
      pos = end;
    } else if (mark === "[") {
      end = name.indexOf("]", pos);
      if (end < 0) throw valueError("Missing ']' in format string");
      const key = part(name.slice(pos, end));
      const position = integer(key);
      value = getItem(value, position < 0 ? key : BigInt(position));
      pos = end + 1;
    } else {
      throw valueError("Only '.' or '[' may follow ']' in format field specifier");
    }
  }
  return value;
}

function part(text: string): string {
  if (text === "") throw valueError("Empty attribute in format string");
  return text;
}

function firstValue(first: string, source: Source): Value {
  let position = integer(first);
  if (position < 0 && first !== "") return source.named(first);
  const automatic = first === "";
  if (source.numbering === "open") source.numbering = automatic ? "automatic" : "manual";
  if (automatic !== (source.numbering === "automatic")) throw mixedNumbering(automatic);
  if (automatic) position = source.next++;
  if (source.args === null) throw valueError("Format string contains positional fields");
  const value = source.args[position];
  if (value === undefined) throw indexError(`Replacement index ${position} out of range for positional args tuple`);
  return value;
}

function mixedNumbering(automatic: boolean): PyException {
  const [from, to] = automatic
    ? ["manual field specification", "automatic field numbering"]
    : ["automatic field numbering", "manual field specification"];
  return valueError(`cannot switch from ${from} to ${to}`);
}
