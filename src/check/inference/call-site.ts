import type { Call } from "../../syntax/tree.ts";
import type { Operand } from "./operators.ts";

/** A call with the values of its arguments. */
export interface CallSite {
  readonly node: Call;
  /** Positional arguments before any `*values`. */
  readonly args: readonly Operand[];
  readonly keywords: ReadonlyMap<string, Operand>;
  /** No `*values` or `**values`: these are all the arguments. */
  readonly complete: boolean;
}
