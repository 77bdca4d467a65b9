/** Hooks in Python. */
import { builtins } from "../library/builtins.ts";
import type { FunctionDef, Module, Node, Stmt } from "../syntax/tree.ts";
import { walk } from "../syntax/walk.ts";
import { readTree, sinkTo, sorted } from "./code.ts";
import type { Finding } from "./finding.ts";
import { finding } from "./findings.ts";
import { withoutIgnored } from "./ignores.ts";
import type { FieldTable } from "./inference/context.ts";
import { inferFormula, type Sink } from "./inference/formula.ts";
import { checkNames } from "./names.ts";

/** The function that the platform calls. */
const HANDLER = "rossum_hook_request_handler";

/** What snippets without a handler find. */
const snippetNames: ReadonlySet<string> = new Set([
  ...["t", "payload", "TxScript", "is_empty", "is_set", "default_to", "fallback", "substitute", "date", "datetime"],
  ...["timedelta", "re"],
]);

export interface CheckedHook {
  /** Findings in the code. */
  readonly findings: readonly Finding[];
  /** The code makes a `TxScript` of the payload, so it needs the schema in it. */
  readonly needsSchema: boolean;
}

/** Checks a hook's code against the fields of its queue. Never throws on what it is given. */
export function checkHook(text: string, fields: FieldTable): CheckedHook {
  const found: Finding[] = [];
  const tree = readTree(text, found);
  if (tree === null) return { findings: found, needsSchema: false };
  const sink = sinkTo(found);
  const handler = tree.body.find((stmt): stmt is FunctionDef => stmt.kind === "FunctionDef" && stmt.name === HANDLER);
  const provided = handler === undefined ? snippetNames : new Set<string>();
  // A hook may run before formulas do, so what they give is not taken for granted.
  const unsettled: FieldTable = { ...fields, results: new Map() };
  inferFormula(text, tree, unsettled, { table: null, writable: true }, withoutClock(sink), HANDLER);
  checkNames(text, tree, { provided, builtins: new Set(builtins.keys()) }, sink);
  if (handler !== undefined) checkReturn(text, handler, sink);
  return { findings: withoutIgnored(text, sorted(found)), needsSchema: callsFromPayload(tree) };
}

/** Hooks run when something happens: they may well look at the clock. */
function withoutClock(sink: Sink): Sink {
  return (rule, ...rest) => {
    if (rule !== "clock-read") sink(rule, ...rest);
  };
}

function checkReturn(text: string, handler: FunctionDef, sink: Sink): void {
  let returns = false;
  let response: Stmt | null = null;
  for (const stmt of handler.body) {
    walk(stmt, (node: Node) => {
      if (node.kind === "FunctionDef" || node.kind === "Lambda") return false;
      if (node.kind === "Return" && node.value !== null) returns = true;
      if (node.kind === "Expr" && isResponse(node)) response = node;
      return true;
    });
  }
  if (returns || endsByRaising(handler.body)) return;
  const line = text.slice(handler.start).search(/\r?\n|$/);
  const at: Stmt | null = response;
  const place = at === null ? { start: handler.start, end: handler.start + line } : placeOf(at);
  sink("hook-without-return", `\`${HANDLER}\` returns nothing, so what it did is lost`, place, {
    notes: ["End it with `return t.hook_response()`."],
    ...(at !== null && {
      fix: { title: "Return the response", edits: [{ start: place.start, end: place.start, text: "return " }] },
    }),
  });
}

function placeOf({ start, end }: Stmt): { start: number; end: number } {
  return { start, end };
}

function endsByRaising(body: readonly Stmt[]): boolean {
  return body.at(-1)?.kind === "Raise";
}

function isResponse(node: Node): boolean {
  if (node.kind !== "Expr" || node.value.kind !== "Call") return false;
  const { func } = node.value;
  return func.kind === "Attribute" && func.attr === "hook_response";
}

function callsFromPayload(tree: Module): boolean {
  let found = false;
  walk(tree, (node: Node) => {
    if (node.kind === "Attribute" && node.attr === "from_payload") found = true;
  });
  return found;
}

/** That the hook's settings do not ask for the schema; `pointer` is where they name what they ask for. */
export function schemaMissing(pointer: string): Finding {
  return finding("hook-without-schema", "`TxScript.from_payload` needs the schema, which `sideload` does not ask for", {
    pointer,
    notes: ['Add `"schemas"` to `sideload`.'],
  });
}
