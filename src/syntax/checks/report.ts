/**
 * Where checks put what they find. Problems come in the order in which CPython would come upon them.
 */
import type { Located } from "../tree.ts";

export interface Finding {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export type Report = (message: string, place: Located) => undefined;
