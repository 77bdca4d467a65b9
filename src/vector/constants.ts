import type { Lane } from "../columns/lanes.ts";
import type { Value } from "../values/value.ts";
import { kindOf, put } from "./boxed.ts";
import { CHUNK, tagsOfKind } from "./registers.ts";

/** Of so many constants each has a lane of its own for as long as the process lasts; those of other programs are put into registers, run by run. */
const MOST = 256;

const lanes = new Map<Value, Lane>();

/** A constant in all places of a chunk, for whoever reads it; `undefined` where there are too many. */
export function lastingLane(value: Value): Lane | undefined {
  const known = lanes.get(value);
  if (known !== undefined || lanes.size >= MOST) return known;
  const kinds = kindOf(value);
  const isText = typeof value === "string";
  const lane: Lane = { kinds, numbers: new Float64Array(isText ? 0 : CHUNK), tags: tagsOfKind(kinds), texts: [] };
  for (let i = 0; i < CHUNK; i++) put(lane, i, value);
  lanes.set(value, lane);
  return lane;
}
