import type { Node } from "../tree.ts";
import { children } from "../walk.ts";

/** As deep as trees may be for CPython's compiler. */
const MAX_DEPTH = 2996;

/** Is the tree below `node` deeper than CPython's compiler takes? Keeps no call stack. */
export function isTooDeep(node: Node): boolean {
  let level: readonly Node[] = [node];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth >= MAX_DEPTH) return true;
    level = level.flatMap(children);
  }
  return false;
}
