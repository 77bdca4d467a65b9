import { installDict } from "./dict-members.ts";
import { installIterators } from "./iterators.ts";
import { installList } from "./list-members.ts";
import { installRange } from "./range.ts";
import { installSets } from "./set-members.ts";
import { installSlice } from "./slices.ts";
import { installTuple } from "./tuple-members.ts";

/** Fills the container types, their iterators and the lazy iterator types. */
export function installContainers(): void {
  installSlice();
  installTuple();
  installList();
  installDict();
  installSets();
  installRange();
  installIterators();
}
