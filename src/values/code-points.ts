/**
 * Texts by code point. A JavaScript string counts UTF-16 units; Python counts code points. Where a text holds no surrogate
 * both agree, which is looked up once for the long text at hand and remembered.
 */
import { spend } from "./meter.ts";

interface Layout {
  text: string;
  readonly length: number;
  /** Offsets of every 64th code point; `null` for a flat text. */
  readonly marks: Uint32Array | null;
}

const STRIDE = 64;
const SHORT = 256;

const surrogate = /[\ud800-\udfff]/;

/** Whether every UTF-16 unit is a code point of its own, so that indices need no translation. */
export function isFlat(text: string): boolean {
  return !surrogate.test(text);
}

let latest: Layout = { text: "", length: 0, marks: null };

/** The layout of a text that is not short, most often the one asked for last. */
function layoutOf(text: string): Layout {
  if (latest.text.length === text.length) {
    // Comparing is free while it is the same string; two that are merely equal are compared through, unit by unit.
    if (text.length > 16384) spend(text.length >> (text.length > 1_000_000 ? 9 : 14));
    if (latest.text === text) {
      latest.text = text;
      return latest;
    }
  }
  work(text.length);
  latest = isFlat(text) ? { text, length: text.length, marks: null } : measured(text);
  return latest;
}

function measured(text: string): Layout {
  work(text.length * 16);
  const marks: number[] = [];
  let length = 0;
  for (let i = 0; i < text.length; i += unitsAt(text, i)) {
    if (length++ % STRIDE === 0) marks.push(i);
  }
  return { text, length, marks: Uint32Array.from(marks) };
}

/** Counts the work of looking through `units` UTF-16 units or bytes once. */
export function work(units: number): void {
  if (units > 1000) spend(units >> 7);
}

/** 2 where a surrogate pair stands at `offset`, else 1. */
export function unitsAt(text: string, offset: number): 1 | 2 {
  const high = text.charCodeAt(offset);
  if (high < 0xd800 || high > 0xdbff) return 1;
  const low = text.charCodeAt(offset + 1);
  return low >= 0xdc00 && low <= 0xdfff ? 2 : 1;
}

/** `len(text)`: a lone surrogate counts as one. */
export function pointLength(text: string): number {
  if (text.length >= SHORT) return layoutOf(text).length;
  if (isFlat(text)) return text.length;
  let length = 0;
  for (let i = 0; i < text.length; i += unitsAt(text, i)) length++;
  return length;
}

/** The UTF-16 offset of the code point with this index, which must be within `0..len(text)`. */
export function offsetAt(text: string, index: number): number {
  let from = 0;
  let left = index;
  if (text.length < SHORT) {
    if (isFlat(text)) return index;
  } else {
    const { marks } = layoutOf(text);
    if (marks === null) return index;
    const mark = Math.min(Math.floor(index / STRIDE), marks.length - 1);
    from = marks[mark] ?? 0;
    left = index - mark * STRIDE;
  }
  for (; left > 0; left--) from += unitsAt(text, from);
  return from;
}

/** The index of the code point at a UTF-16 offset. */
export function indexAt(text: string, offset: number): number {
  let index = 0;
  let at = 0;
  if (text.length < SHORT) {
    if (isFlat(text)) return offset;
  } else {
    const { marks } = layoutOf(text);
    if (marks === null) return offset;
    let low = 0;
    let high = marks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((marks[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    at = marks[low] ?? 0;
    index = low * STRIDE;
  }
  for (; at < offset; at += unitsAt(text, at)) index++;
  return index;
}

/** `text[start:stop]` for indices within `0..len(text)`. */
export function pointSlice(text: string, start: number, stop: number): string {
  return start >= stop ? "" : text.slice(offsetAt(text, start), offsetAt(text, stop));
}

/** The code point at a UTF-16 offset, as a text of its own. */
export function pointAt(text: string, offset: number): string {
  return unitsAt(text, offset) === 1 ? text.charAt(offset) : text.slice(offset, offset + 2);
}

/** The code points as numbers. */
export function* points(text: string): Iterable<number> {
  for (const character of text) yield character.codePointAt(0) ?? 0;
}
