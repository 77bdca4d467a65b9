import { pointLength } from "./code-points.ts";
import { asText, typeName } from "./core-types.ts";
import { typeError } from "./exceptions.ts";
import { collect, iterableOr } from "./iteration.ts";
import { allowText } from "./meter.ts";
import { PyList } from "./sequences.ts";
import { sizeArgument } from "./slices.ts";
import { emptySeparator, intArgument, limitArgument, type Methods } from "./str-arguments.ts";
import { isLineEnd, isSpace } from "./str-categories.ts";
import { translated } from "./str-translation.ts";
import {
  type Ends,
  splitLines,
  splitOn,
  splitOnFromRight,
  splitSpace,
  splitSpaceFromRight,
  strippedOf,
  strippedOfSpace,
  tabsExpanded,
} from "./text-split.ts";
import { truth } from "./truth.ts";
import type { Value } from "./value.ts";

function strip(name: string, ends: Ends, self: string, characters: Value): string {
  if (characters === null) return strippedOfSpace(self, ends, isSpace);
  const set = asText(characters);
  if (set === undefined) throw typeError(`${name} arg must be None or str`);
  return strippedOf(self, ends, set);
}

function split(self: string, separator: Value, limit: Value, fromRight: boolean): PyList {
  const most = limitArgument(limit);
  if (separator === null) return new PyList((fromRight ? splitSpaceFromRight : splitSpace)(self, most, isSpace));
  const text = asText(separator);
  if (text === undefined) throw typeError(`must be str or None, not ${typeName(separator)}`);
  if (text === "") throw emptySeparator();
  return new PyList((fromRight ? splitOnFromRight : splitOn)(self, text, most));
}

/** `separator.join(items)`; the items are gathered first, as CPython does. */
function join(separator: string, iterable: Value): string {
  const items = collect(iterableOr(iterable, "can only join an iterable"));
  let length = 0;
  const texts = items.map((item, i) => {
    const text = asText(item);
    if (text === undefined) {
      throw typeError(`sequence item ${i}: expected str instance, ${typeName(item)} found`);
    }
    length += text.length;
    return text;
  });
  allowText(length + separator.length * Math.max(0, texts.length - 1));
  return texts.join(separator);
}

function fillArgument(value: Value): string {
  const fill = asText(value);
  if (fill === undefined) throw typeError(`The fill character must be a unicode character, not ${typeName(value)}`);
  if (pointLength(fill) !== 1) throw typeError("The fill character must be exactly one character long");
  return fill;
}

/** `fill` on both sides, `left` and `right` times. */
function padded(text: string, left: number, right: number, fill: string): string {
  allowText(text.length + (left + right) * fill.length);
  return fill.repeat(left) + text + fill.repeat(right);
}

function pad(text: string, width: Value, fillValue: Value, side: "left" | "right" | "both"): string {
  const wanted = sizeArgument(width);
  const fill = fillArgument(fillValue);
  const missing = wanted - pointLength(text);
  if (missing <= 0) return text;
  if (side !== "both") return side === "left" ? padded(text, missing, 0, fill) : padded(text, 0, missing, fill);
  // An odd blank goes to the left only where the width is odd as well.
  const left = Math.floor(missing / 2) + (missing % 2 === 1 && wanted % 2 === 1 ? 1 : 0);
  return padded(text, left, missing - left, fill);
}

function zeroFilled(text: string, width: Value): string {
  const missing = sizeArgument(width) - pointLength(text);
  if (missing <= 0) return text;
  const signed = text.startsWith("+") || text.startsWith("-");
  const sign = signed ? text.charAt(0) : "";
  return sign + padded(signed ? text.slice(1) : text, missing, 0, "0");
}

export const layoutMethods: Methods<string> = {
  "strip(chars=None, /)": (self, chars = null) => strip("strip", "both", self, chars),
  "lstrip(chars=None, /)": (self, chars = null) => strip("lstrip", "left", self, chars),
  "rstrip(chars=None, /)": (self, chars = null) => strip("rstrip", "right", self, chars),
  "split(sep=None, maxsplit=-1)": (self, separator = null, limit = null) => split(self, separator, limit, false),
  "rsplit(sep=None, maxsplit=-1)": (self, separator = null, limit = null) => split(self, separator, limit, true),
  "splitlines(keepends=False)": (self, keep = null) => new PyList(splitLines(self, truth(keep), isLineEnd)),
  "join(iterable, /)": (self, iterable = null) => join(self, iterable),
  "center(width, fillchar=' ', /)": (self, width = null, fill = null) => pad(self, width, fill, "both"),
  "ljust(width, fillchar=' ', /)": (self, width = null, fill = null) => pad(self, width, fill, "right"),
  "rjust(width, fillchar=' ', /)": (self, width = null, fill = null) => pad(self, width, fill, "left"),
  "zfill(width, /)": (self, width = null) => zeroFilled(self, width),
  "expandtabs(tabsize=8)": (self, size = null) => tabsExpanded(self, intArgument(size), pointLength),
  "translate(table, /)": (self, table = null) => translated(self, table),
};
