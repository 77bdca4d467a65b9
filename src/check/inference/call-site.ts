import type { Call } from "../../syntax/tree.ts";
import type { Context } from "./context.ts";
import type { Env } from "./env.ts";
import type { Operand } from "./operators.ts";
import type { Atom, Type } from "./type.ts";

/** A call with the values of its arguments. */
export interface CallSite {
  readonly node: Call;
  /** Positional arguments before any `*values`. */
  readonly args: readonly Operand[];
  readonly keywords: ReadonlyMap<string, Operand>;
  /** No `*values` or `**values`: these are all the arguments. */
  readonly complete: boolean;
}

/** What a library function gives, and what is wrong with a call of it. */
export type LibraryCall = (cx: Context, env: Env, site: CallSite) => Type;

/** The argument at a position or of a name. */
export function argument(site: CallSite, position: number, name?: string): Operand | undefined {
  return site.args[position] ?? (name === undefined ? undefined : site.keywords.get(name));
}

export function isColumn(atom: Atom): boolean {
  return atom.kind === "column" || atom.kind === "vector";
}
