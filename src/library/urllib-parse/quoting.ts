/** Percent-encoding and form data. */
import { attributeOr } from "../../values/attributes.ts";
import { asBytes, bytesOf, latin1, PyBytes } from "../../values/bytes.ts";
import { call } from "../../values/calls.ts";
import { decode, encode } from "../../values/codecs.ts";
import { asInt, asText, isInstance, tupleType, typeName, typeOf } from "../../values/core-types.ts";
import { attributeError, typeError, valueError } from "../../values/exceptions.ts";
import { forEach } from "../../values/iteration.ts";
import { allowText, spend } from "../../values/meter.ts";
import { contains, getItem } from "../../values/operators.ts";
import { PyList, tuple } from "../../values/sequences.ts";
import { repr, str } from "../../values/text.ts";
import { length, truth } from "../../values/truth.ts";
import type { Value } from "../../values/value.ts";

const SAFE = /[A-Za-z0-9_.~-]/;

/** The characters that stay besides letters, digits and `_.-~`. */
function safeCharacters(safe: Value): string {
  const text = asText(safe);
  if (text !== undefined) return text.replace(/[^\0-\x7f]/g, "");
  const data = asBytes(safe);
  if (data === undefined) throw typeError(`'${typeName(safe)}' object is not iterable`);
  return latin1(data).replace(/[^\0-\x7f]/g, "");
}

function quoteBytes(data: Uint8Array, safe: string): string {
  allowText(data.length * 3);
  let result = "";
  for (const byte of data) {
    const character = String.fromCharCode(byte);
    if (byte < 128 && (SAFE.test(character) || safe.includes(character))) result += character;
    else result += `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return result;
}

export function quoteFromBytes(data: Value, safe: Value): string {
  const bytes = asBytes(data);
  if (bytes === undefined) throw typeError("quote_from_bytes() expected bytes");
  return bytes.length === 0 ? "" : quoteBytes(bytes, safeCharacters(safe));
}

function codec(value: Value, fallback: string): string {
  return value === null ? fallback : str(value);
}

export function quote(value: Value, safe: Value, encoding: Value, errors: Value): string {
  const text = asText(value);
  if (text === undefined) {
    if (encoding !== null) throw typeError("quote() doesn't support 'encoding' for bytes");
    if (errors !== null) throw typeError("quote() doesn't support 'errors' for bytes");
    return quoteFromBytes(value, safe);
  }
  if (text === "") return text;
  return quoteBytes(encode(text, codec(encoding, "utf-8"), codec(errors, "strict")), safeCharacters(safe));
}

export function quotePlus(value: Value, safe: Value, encoding: Value, errors: Value): string {
  const spaced = (asText(value) ?? latin1(asBytes(value) ?? bytesOf(" "))).includes(" ");
  if (!spaced) return quote(value, safe, encoding, errors);
  const text = asText(safe);
  const more: Value = text === undefined ? new PyBytes(bytesOf(`${safeCharacters(safe)} `)) : `${text} `;
  return quote(value, more, encoding, errors).replaceAll(" ", "+");
}

function unquoteBytes(text: string): Uint8Array {
  const source = bytesOf(text);
  const result = new Uint8Array(source.length);
  let size = 0;
  for (let i = 0; i < source.length; i++) {
    const pair = source[i] === 37 ? text.slice(i + 1, i + 3) : "";
    if (/^[0-9a-fA-F]{2}$/.test(pair)) {
      result[size++] = Number.parseInt(pair, 16);
      i += 2;
    } else result[size++] = source[i] ?? 0;
  }
  return result.slice(0, size);
}

export function unquoteToBytes(value: Value): Uint8Array {
  const text = asText(value);
  const data = text === undefined ? asBytes(value) : encode(text);
  if (data === undefined) throw attributeError(`'${typeName(value)}' object has no attribute 'split'`, "split", value);
  spend(data.length >> 5);
  return unquoteBytes(latin1(data));
}

/** Runs of ASCII are decoded, the rest stays as it is. */
export function unquote(value: Value, encoding: Value, errors: Value): string {
  const [name, handler] = [codec(encoding, "utf-8"), codec(errors, "replace")];
  const text = asText(value);
  if (text === undefined) {
    if (asBytes(value) !== undefined) return decode(unquoteToBytes(value), name, handler);
    contains(value, "%");
    throw attributeError(`'${typeName(value)}' object has no attribute 'split'`, "split", value);
  }
  if (!text.includes("%")) return text;
  spend(text.length >> 4);
  return text.replace(/[\0-\x7f]+/g, (run) => (run.includes("%") ? decode(unquoteBytes(run), name, handler) : run));
}

export function unquotePlus(value: Value, encoding: Value, errors: Value): string {
  const text = asText(value);
  if (text === undefined)
    throw attributeError(`'${typeName(value)}' object has no attribute 'replace'`, "replace", value);
  return unquote(text.replaceAll("+", " "), encoding, errors);
}

export interface FormOptions {
  readonly sequences: Value;
  readonly safe: Value;
  readonly encoding: Value;
  readonly errors: Value;
  readonly via: Value;
}

/** `a=1&b=2` of a mapping or of pairs. */
export function urlEncode(query: Value, options: FormOptions): string {
  const { safe, encoding, errors, via } = options;
  let pairs = query;
  const items = attributeOr(query, "items");
  if (items !== undefined) pairs = call(items, []);
  else checkPairs(query);
  const quoted = (value: Value): string =>
    str(asBytes(value) === undefined ? call(via, [str(value), safe, encoding, errors]) : call(via, [value, safe]));
  const parts: string[] = [];
  let size = 0;
  const add = (key: string, value: string): void => {
    parts.push(`${key}=${value}`);
    size += key.length + value.length + 2;
    if (size > 1000) allowText(size);
  };
  forEach(pairs, (pair) => {
    const [key, value] = unpack(pair);
    const name = quoted(key);
    const scalar = asBytes(value) !== undefined || asText(value) !== undefined || typeOf(value).slots.len === undefined;
    if (!truth(options.sequences) || scalar) add(name, quoted(value));
    else forEach(value, (item) => add(name, quoted(item)));
  });
  return parts.join("&");
}

function checkPairs(query: Value): void {
  const refused = (): never => {
    throw typeError("not a valid non-string sequence or mapping object");
  };
  if (typeOf(query).slots.len === undefined) refused();
  if (length(query) > 0) {
    if (typeOf(query).slots.getitem === undefined) refused();
    if (!isInstance(getItem(query, 0n), tupleType)) refused();
  }
}

function unpack(pair: Value): readonly [Value, Value] {
  const items: Value[] = [];
  forEach(pair, (item) => void items.push(item));
  if (items.length > 2) throw valueError("too many values to unpack (expected 2)");
  const [key, value] = items;
  if (key === undefined || value === undefined) {
    throw valueError(`not enough values to unpack (expected 2, got ${items.length})`);
  }
  return [key, value];
}

export interface QueryOptions {
  readonly keepBlank: Value;
  readonly strict: Value;
  readonly encoding: Value;
  readonly errors: Value;
  readonly most: Value;
  readonly separator: Value;
}

/** Names and values of form data. */
export function parseQuery(query: string, options: QueryOptions): (readonly [string, string])[] {
  const given = asBytes(options.separator);
  const separator = given === undefined ? asText(options.separator) : latin1(given);
  if (separator === undefined || separator === "") {
    throw valueError("Separator must be of type string or bytes.");
  }
  spend(query.length >> 4);
  const fields = query === "" ? [] : query.split(separator);
  const most = options.most === null ? undefined : asInt(options.most);
  if (most !== undefined && most < BigInt(query.split(separator).length)) {
    throw valueError("Max number of fields exceeded");
  }
  const result: (readonly [string, string])[] = [];
  for (const field of fields) {
    const strict = truth(options.strict);
    if (field === "" && !strict) continue;
    const at = field.indexOf("=");
    if (at < 0 && strict) throw valueError(`bad query field: ${repr(field)}`);
    const [name, value] = at < 0 ? [field, ""] : [field.slice(0, at), field.slice(at + 1)];
    if (value === "" && !truth(options.keepBlank)) continue;
    const plain = (text: string): string => unquote(text.replaceAll("+", " "), options.encoding, options.errors);
    result.push([plain(name), plain(value)]);
  }
  return result;
}

export function pairList(pairs: readonly (readonly [Value, Value])[]): PyList {
  return new PyList(pairs.map(([name, value]) => tuple(name, value)));
}
