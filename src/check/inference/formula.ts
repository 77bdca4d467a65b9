/** One formula from its first statement to its value. */
import type { Call, Located, Module, Node } from "../../syntax/tree.ts";
import { walk } from "../../syntax/walk.ts";
import type { RuleCode } from "../rules.ts";
import { callAtom } from "./calls.ts";
import { Context, type Details, type FieldTable, type Read, type Setting, TooLarge } from "./context.ts";
import { Env, RESULT } from "./env.ts";
import { branch, evaluate } from "./expressions.ts";
import { changing } from "./methods.ts";
import { PLACES, run } from "./statements.ts";
import { only, type Type, UNKNOWN } from "./type.ts";

export interface Inferred {
  /** What the last expression statement can give; an atom `nothing` for ways on which there was none. */
  readonly value: Type;
  /** What each expression statement can give, by its offset. */
  readonly recorded: ReadonlyMap<number, Type>;
  /** Offsets of the statements that may have given the value; `null` if there are too many to tell. */
  readonly places: readonly number[] | null;
  readonly reads: readonly Read[];
  /** The formula was gone through to its end. */
  readonly complete: boolean;
}

export type Sink = (code: RuleCode, message: string, place: Located, details: Details) => void;

/** Goes through a program and reports what it finds to `sink`; nothing twice. `entry`: the function that is called in the end. */
export function inferFormula(
  text: string,
  tree: Module,
  fields: FieldTable,
  setting: Setting,
  sink: Sink,
  entry: string | null = null,
): Inferred {
  const seen = new Set<string>();
  const cx = new Context(
    text,
    fields,
    setting,
    changedNames(tree),
    { evaluate, branch, run, call: callAtom },
    (code, message, place, details) => {
      const name = `${code} ${place.start} ${place.end}`;
      if (seen.has(name)) return;
      seen.add(name);
      sink(code, message, place, details);
    },
  );
  const env = new Env(null);
  env.vars.set(RESULT, only({ kind: "nothing" }));
  env.vars.set(PLACES, only());
  try {
    const end = run(cx, env, tree.body);
    if (entry !== null && end !== null) callEntry(cx, end, entry);
    // A formula that never comes to its end, as after `raise`, gives no value.
    const value = end?.vars.get(RESULT) ?? only();
    const places = end?.vars.get(PLACES)?.atoms.map((atom) => (atom.kind === "int" ? atom.value : null)) ?? [];
    return {
      value,
      places: places.some((place) => place === null) ? null : places.map(Number),
      recorded: cx.recorded,
      reads: cx.reads,
      complete: true,
    };
  } catch (error) {
    if (!(error instanceof TooLarge) && !(error instanceof RangeError)) throw error;
    return { value: UNKNOWN, recorded: cx.recorded, places: null, reads: cx.reads, complete: false };
  }
}

/** Goes through the function that the platform calls, with a value of which nothing is known. */
function callEntry(cx: Context, env: Env, entry: string): void {
  const [atom] = env.vars.get(entry)?.atoms ?? [];
  if (atom?.kind !== "function") return;
  const { start, end } = atom.node;
  const func: Call["func"] = { kind: "Name", id: entry, ctx: "Load", start, end };
  const node: Call = { kind: "Call", func, args: [], keywords: [], start, end };
  cx.attempt(() => cx.call(env, atom, { node, args: [], keywords: new Map(), complete: false }), UNKNOWN);
}

/** Names whose list is changed somewhere. */
function changedNames(tree: Module): ReadonlySet<string> {
  const names = new Set<string>();
  walk(tree, (node: Node) => {
    if (node.kind === "Attribute" && node.value.kind === "Name" && changing.has(node.attr)) names.add(node.value.id);
    if (node.kind === "Subscript" && node.ctx !== "Load" && node.value.kind === "Name") names.add(node.value.id);
    if (node.kind === "AugAssign" && node.target.kind === "Name") names.add(node.target.id);
  });
  return names;
}
