import { work } from "./code-points.ts";

const MULTIPLIER = 0x5bd1e995;

/**
 * A hash of 53 bits. CPython's depends on a secret of the process; the order of sets of texts is nothing to rely on there
 * either. Here it is the same in every run.
 */
export function textHash(text: string): number {
  work(text.length);
  let low = text.length;
  let high = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, MULTIPLIER);
    high = Math.imul(high ^ (low >>> 15), 0x85ebca6b) + code;
  }
  low = Math.imul(low ^ (low >>> 16), 0xc2b2ae35);
  return text === "" ? 0 : (high & 0x1fffff) * 0x100000000 + ((low ^ high) >>> 0);
}
