/**
 * Finding one text in another, in time linear in both: the host's `indexOf` may take the product of the lengths, which a
 * formula could make astronomical. Offsets are UTF-16 units; bytes are searched as Latin-1 texts.
 */
import { work } from "./code-points.ts";
import { spend } from "./meter.ts";
import { TextBuilder } from "./text-builder.ts";

/** What {@link fallbacks} found for the needle asked about last. */
let latest: { readonly needle: string; readonly table: Int32Array } | null = null;

/** For each position the length of the longest proper border of the needle up to there. */
function fallbacks(needle: string): Int32Array {
  if (latest !== null && latest.needle.length === needle.length && latest.needle === needle) return latest.table;
  work(needle.length * 4);
  const table = new Int32Array(needle.length);
  let matched = 0;
  for (let i = 1; i < needle.length; i++) {
    while (matched > 0 && needle.charCodeAt(i) !== needle.charCodeAt(matched)) matched = table[matched - 1] ?? 0;
    if (needle.charCodeAt(i) === needle.charCodeAt(matched)) matched++;
    table[i] = matched;
  }
  latest = { needle, table };
  return table;
}

/** The first occurrence at or after `from` that ends by `to`, or -1. */
export function findForward(text: string, needle: string, from: number, to: number): number {
  const room = to - from - needle.length;
  if (room < 0) return -1;
  if (needle.length <= 16 || room * needle.length <= 4096) {
    const within = to === text.length ? text : text.slice(0, to);
    return within.indexOf(needle, from);
  }
  work((to - from) * 32);
  const table = fallbacks(needle);
  let matched = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    while (matched > 0 && code !== needle.charCodeAt(matched)) matched = table[matched - 1] ?? 0;
    if (code === needle.charCodeAt(matched)) matched++;
    if (matched === needle.length) return i - matched + 1;
  }
  return -1;
}

/** The last occurrence within `from..to`, or -1. */
export function findBackward(text: string, needle: string, from: number, to: number): number {
  const room = to - from - needle.length;
  if (room < 0) return -1;
  if (needle.length <= 16 || room * needle.length <= 4096) {
    const within = from === 0 ? text : text.slice(from);
    const found = within.lastIndexOf(needle, room);
    return found < 0 ? -1 : found + from;
  }
  work((to - from) * 32);
  const reversed = needle.split("").reverse().join("");
  const table = fallbacks(reversed);
  let matched = 0;
  for (let i = to - 1; i >= from; i--) {
    const code = text.charCodeAt(i);
    while (matched > 0 && code !== reversed.charCodeAt(matched)) matched = table[matched - 1] ?? 0;
    if (code === reversed.charCodeAt(matched)) matched++;
    if (matched === needle.length) return i;
  }
  return -1;
}

/** How often a needle that is not empty occurs without overlaps. */
export function countOf(text: string, needle: string, from: number, to: number): number {
  work(to - from);
  let count = 0;
  for (let at = from; ; count++) {
    const next = findForward(text, needle, at, to);
    if (next < 0) return count;
    spend(1);
    at = next + needle.length;
  }
}

/** `text.replace(old, replacement, limit)` for an `old` that is not empty. */
export function replaced(text: string, old: string, replacement: string, limit: number): string {
  work(text.length);
  const result = new TextBuilder();
  let at = 0;
  for (let left = limit; left > 0; left--) {
    const next = findForward(text, old, at, text.length);
    if (next < 0) break;
    spend(1);
    if (next > at) result.add(text.slice(at, next));
    result.add(replacement);
    at = next + old.length;
  }
  if (at === 0) return text;
  result.add(text.slice(at));
  return result.finish();
}
