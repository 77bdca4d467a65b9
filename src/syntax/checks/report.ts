/**
 * Where checks put what they find. Problems come in the order in which CPython would come upon them.
 */
import type { Located } from "../tree.ts";

export type Report = (message: string, place: Located) => undefined;
