import { indexAt, offsetAt, pointLength, points, work } from "./code-points.ts";
import { asText, typeName } from "./core-types.ts";
import { typeError, valueError } from "./exceptions.ts";
import { PyTuple, tuple } from "./sequences.ts";
import {
  checkCount,
  emptySeparator,
  limitArgument,
  type Methods,
  namedTextArgument,
  searchRange,
  textArgument,
} from "./str-arguments.ts";
import { TextBuilder } from "./text-builder.ts";
import { countOf, findBackward, findForward, replaced } from "./text-search.ts";
import type { Value } from "./value.ts";

/** Where to look, in UTF-16 units; `null` when the range is empty even for the empty text. */
function unitRange(text: string, start: Value | undefined, stop: Value | undefined): [number, number] | null {
  const range = searchRange(start, stop, () => pointLength(text));
  if (range === null) return [0, text.length];
  if (range.start > range.stop) return null;
  return [offsetAt(text, range.start), offsetAt(text, range.stop)];
}

type Finder = typeof findForward;

/** `find` and its kin: the index of the code point where the first (or last) match starts, or -1. */
function find(name: string, finder: Finder, text: string, args: Value): number {
  const { items } = args as PyTuple;
  checkCount(name, items.length, 1, 3);
  const [needle = null, start, stop] = items;
  const range = unitRange(text, start, stop);
  const sought = textArgument(needle);
  if (range === null) return -1;
  work(range[1] - range[0]);
  const found = finder(text, sought, range[0], range[1]);
  return found <= 0 ? found : indexAt(text, found);
}

function index(name: string, finder: Finder, text: string, args: Value): bigint {
  const found = find(name, finder, text, args);
  if (found < 0) throw valueError("substring not found");
  return BigInt(found);
}

function count(text: string, args: Value): bigint {
  const { items } = args as PyTuple;
  checkCount("count", items.length, 1, 3);
  const [needle = null, start, stop] = items;
  const range = unitRange(text, start, stop);
  const sought = textArgument(needle);
  if (range === null) return 0n;
  const [from, to] = range;
  if (sought === "") return BigInt(pointLength(text.slice(from, to)) + 1);
  return BigInt(countOf(text, sought, from, to));
}

type End = "startswith" | "endswith";

function hasEnd(name: End, text: string, args: Value): boolean {
  const { items } = args as PyTuple;
  checkCount(name, items.length, 1, 3);
  const [affix = null, start, stop] = items;
  if (affix instanceof PyTuple) work(affix.items.length * 8);
  const range = unitRange(text, start, stop);
  const stands = (piece: string): boolean => {
    if (range === null || range[1] - range[0] < piece.length) return false;
    work(piece.length);
    return text.startsWith(piece, name === "startswith" ? range[0] : range[1] - piece.length);
  };
  const single = asText(affix);
  if (single !== undefined) return stands(single);
  if (!(affix instanceof PyTuple)) {
    throw typeError(`${name} first arg must be str or a tuple of str, not ${typeName(affix)}`);
  }
  return affix.items.some((item) => stands(textArgument(item, `tuple for ${name} must only contain str`)));
}

/** The replacement goes before every code point and to the end, `limit` times. */
function interleaved(text: string, replacement: string, limit: number): string {
  const result = new TextBuilder();
  let left = limit;
  for (const code of points(text)) {
    if (left-- > 0) result.add(replacement);
    result.add(String.fromCodePoint(code));
  }
  if (left > 0) result.add(replacement);
  return result.finish();
}

function replace(text: string, old: Value, replacement: Value, limit: Value): string {
  const sought = namedTextArgument(old, "replace() argument 1 must be str");
  const other = namedTextArgument(replacement, "replace() argument 2 must be str");
  const most = limitArgument(limit);
  if (most === 0 || sought === other) return text;
  return sought === "" ? interleaved(text, other, most) : replaced(text, sought, other, most);
}

function separatorArgument(value: Value): string {
  const separator = textArgument(value);
  if (separator === "") throw emptySeparator();
  return separator;
}

export const searchMethods: Methods<string> = {
  "find(*args)": (self, args = null) => BigInt(find("find", findForward, self, args)),
  "rfind(*args)": (self, args = null) => BigInt(find("rfind", findBackward, self, args)),
  "index(*args)": (self, args = null) => index("index", findForward, self, args),
  "rindex(*args)": (self, args = null) => index("rindex", findBackward, self, args),
  "count(*args)": (self, args = null) => count(self, args),
  "startswith(*args)": (self, args = null) => hasEnd("startswith", self, args),
  "endswith(*args)": (self, args = null) => hasEnd("endswith", self, args),
  "replace(old, new, count=-1, /)": (self, old = null, replacement = null, limit = null) =>
    replace(self, old, replacement, limit),
  "removeprefix(prefix, /)": (self, value = null) => {
    const prefix = namedTextArgument(value, "removeprefix() argument must be str");
    return self.startsWith(prefix) ? self.slice(prefix.length) : self;
  },
  "removesuffix(suffix, /)": (self, value = null) => {
    const suffix = namedTextArgument(value, "removesuffix() argument must be str");
    return suffix !== "" && self.endsWith(suffix) ? self.slice(0, -suffix.length) : self;
  },
  "partition(sep, /)": (self, value = null) => {
    const separator = separatorArgument(value);
    work(self.length);
    const at = findForward(self, separator, 0, self.length);
    return at < 0 ? tuple(self, "", "") : tuple(self.slice(0, at), separator, self.slice(at + separator.length));
  },
  "rpartition(sep, /)": (self, value = null) => {
    const separator = separatorArgument(value);
    work(self.length);
    const at = findBackward(self, separator, 0, self.length);
    return at < 0 ? tuple("", "", self) : tuple(self.slice(0, at), separator, self.slice(at + separator.length));
  },
};
