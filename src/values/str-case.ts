/**
 * Full case mappings of Unicode 15.0. JavaScript's own are used where they agree; a mapping is none when either side of it
 * came with a later Unicode version. What differs beyond that (title case, folding) comes from tables.
 */
import { points, unitsAt, work } from "./code-points.ts";
import { isAssigned, isCased, isCaseIgnorable, isLower, isTitle, isUpper } from "./str-categories.ts";
import { foldedCase, titleCase } from "./str-unicode-data.ts";
import { TextBuilder } from "./text-builder.ts";

const SIGMA = 0x3a3;

function unpacked(text: string): ReadonlyMap<number, string> {
  const result = new Map<number, string>();
  for (const entry of text.split(" ")) {
    const [code = "", image = ""] = entry.split(":");
    const mapped = image.split(",").map((part) => Number.parseInt(part, 16));
    result.set(Number.parseInt(code, 16), String.fromCodePoint(...mapped));
  }
  return result;
}

let titles: ReadonlyMap<number, string> | null = null;
let folds: ReadonlyMap<number, string> | null = null;

/** Only letters whose mappings no host can differ about, and none that depends on its neighbours. */
const plain = /^[\0-\u0190]*$/;
const ascii = /^[\0-\x7f]*$/;
/** As `plain`, without the two letters whose title case is no upper case. */
const plainTitle = /^[\0-\u00de\u00e0-\u0148\u014a-\u0190]*$/;

function known(code: number, image: string): string {
  const own = String.fromCodePoint(code);
  if (image === own || !isAssigned(code)) return own;
  if (code <= 0x190) return image;
  for (const part of points(image)) if (!isAssigned(part)) return own;
  return image;
}

function upperPoint(code: number): string {
  return known(code, String.fromCodePoint(code).toUpperCase());
}

function lowerPoint(code: number): string {
  return known(code, String.fromCodePoint(code).toLowerCase());
}

function titlePoint(code: number): string {
  titles ??= unpacked(titleCase);
  return titles.get(code) ?? upperPoint(code);
}

function foldPoint(code: number): string {
  folds ??= unpacked(foldedCase);
  return folds.get(code) ?? lowerPoint(code);
}

/** Lower case of the code point at `offset`; a sigma that ends a word gets its final form. */
function lowerAt(text: string, offset: number, code: number): string {
  if (code !== SIGMA) return lowerPoint(code);
  return followsCased(text, offset) && !precedesCased(text, offset + 1) ? "ς" : "σ";
}

function followsCased(text: string, offset: number): boolean {
  let at = offset;
  while (at > 0) {
    at -= at > 1 && unitsAt(text, at - 2) === 2 ? 2 : 1;
    const code = text.codePointAt(at) ?? 0;
    if (!isCaseIgnorable(code)) return isCased(code);
    work(1001);
  }
  return false;
}

function precedesCased(text: string, offset: number): boolean {
  for (let at = offset; at < text.length; at += unitsAt(text, at)) {
    const code = text.codePointAt(at) ?? 0;
    if (!isCaseIgnorable(code)) return isCased(code);
    work(1001);
  }
  return false;
}

function mapped(text: string, image: (code: number, offset: number) => string): string {
  work(text.length * 32);
  const result = new TextBuilder();
  for (let at = 0; at < text.length; at += unitsAt(text, at)) result.add(image(text.codePointAt(at) ?? 0, at));
  return result.finish();
}

export function upper(text: string): string {
  work(text.length * 8);
  return plain.test(text) ? text.toUpperCase() : mapped(text, upperPoint);
}

export function lower(text: string): string {
  work(text.length * 8);
  return plain.test(text) ? text.toLowerCase() : mapped(text, (code, at) => lowerAt(text, at, code));
}

export function casefold(text: string): string {
  work(text.length * 8);
  if (ascii.test(text)) return text.toLowerCase();
  return mapped(text, foldPoint);
}

export function capitalize(text: string): string {
  work(text.length * 8);
  if (plainTitle.test(text)) return text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();
  return mapped(text, (code, at) => (at === 0 ? titlePoint(code) : lowerAt(text, at, code)));
}

export function title(text: string): string {
  let inside = false;
  return mapped(text, (code, at) => {
    const image = inside ? lowerAt(text, at, code) : titlePoint(code);
    inside = isCased(code);
    return image;
  });
}

export function swapcase(text: string): string {
  return mapped(text, (code, at) =>
    isUpper(code) ? lowerAt(text, at, code) : isLower(code) ? upperPoint(code) : String.fromCodePoint(code),
  );
}

/** Some cased character, and none that `wrong` finds (an upper-case one for `islower`). */
function allCased(text: string, right: (code: number) => boolean, wrong: (code: number) => boolean): boolean {
  work(text.length * 32);
  let found = false;
  for (const code of points(text)) {
    if (wrong(code) || isTitle(code)) return false;
    found ||= right(code);
  }
  return found;
}

export function allLower(text: string): boolean {
  return allCased(text, isLower, isUpper);
}

export function allUpper(text: string): boolean {
  return allCased(text, isUpper, isLower);
}

/** `str.istitle`: upper case starts words, lower case only continues them. */
export function allTitle(text: string): boolean {
  work(text.length * 32);
  let found = false;
  let inside = false;
  for (const code of points(text)) {
    if (isUpper(code) || isTitle(code)) {
      if (inside) return false;
      inside = true;
      found = true;
    } else if (isLower(code)) {
      if (!inside) return false;
    } else {
      inside = false;
    }
  }
  return found;
}
