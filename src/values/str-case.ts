/**
 * Full case mappings of Unicode 15.0. JavaScript's own are used where they agree; a mapping is none when either side of it
 * came with a later Unicode version. Title case and folding, which JavaScript lacks, are made from them.
 */
import { points, unitsAt, work } from "./code-points.ts";
import { isAssigned, isCased, isCaseIgnorable, isLower, isTitle, isUpper } from "./str-categories.ts";
import { TextBuilder } from "./text-builder.ts";

const SIGMA = 0x3a3;

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

/** Letters made of two, with a form of their own in titles. */
const DIGRAPHS = "\u01c5\u01c5\u01c5\u01c8\u01c8\u01c8\u01cb\u01cb\u01cb";
const IOTA = "\u0399";
const IOTA_BELOW = "\u0345";

function titlePoint(code: number): string {
  if (code >= 0x1c4 && code <= 0x1cc) return DIGRAPHS.charAt(code - 0x1c4);
  if (code >= 0x1f1 && code <= 0x1f3) return "\u01f2";
  // Georgian knows capitals, but no title case.
  if (code >= 0x10d0 && code <= 0x10ff) return String.fromCodePoint(code);
  const image = upperPoint(code);
  const rest = image.slice(unitsAt(image, 0));
  if (rest === "" || code === 0x149) return image;
  if (code < 0x1f80 || code > 0x1fff || !image.endsWith(IOTA)) return image.charAt(0) + rest.toLowerCase();
  // Greek keeps an iota below its letter, as one character where there is one.
  const below = image.slice(0, -1) + IOTA_BELOW;
  return below.length === 2 ? below.normalize() : below;
}

const folds = new Map<number, string>();
const MOST_FOLDS = 4096;

function foldPoint(code: number): string {
  const known = folds.get(code);
  if (known !== undefined) return known;
  if (folds.size === MOST_FOLDS) folds.clear();
  const image = folded(code);
  folds.set(code, image);
  return image;
}

function folded(code: number): string {
  if (code === 0x131) return "\u0131";
  // Cherokee had capitals first, so they are what it folds to.
  if ((code >= 0x13a0 && code <= 0x13fd) || (code >= 0xab70 && code <= 0xabbf)) return upperPoint(code);
  let image = "";
  for (const lower of points(lowerPoint(code))) for (const part of points(upperPoint(lower))) image += lowerPoint(part);
  return image;
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
