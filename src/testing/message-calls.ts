/** The calls of message functions in a formula, and what they could say. */
import type { Expr, Module } from "../syntax/tree.ts";
import { walk } from "../syntax/walk.ts";
import type { TextMatch } from "./expectation.ts";

export interface MessageCall {
  readonly start: number;
  readonly end: number;
  readonly couldSay: (text: TextMatch) => boolean;
}

const functions: ReadonlySet<string> = new Set(["show_error", "show_warning", "show_info", "automation_blocker"]);

/** In the order of the text. Calls whose message is no literal could say nothing we know. */
export function messageCalls(tree: Module): readonly MessageCall[] {
  const calls: MessageCall[] = [];
  walk(tree, (node) => {
    if (node.kind !== "Call" || node.func.kind !== "Name" || !functions.has(node.func.id)) return;
    const content = node.args[0] ?? node.keywords.find(({ arg }) => arg === "content")?.value;
    const parts = content === undefined ? null : literalParts(content);
    if (parts === null) return;
    calls.push({ start: node.start, end: node.end, couldSay: (text) => couldSay(parts, text) });
  });
  return calls;
}

/** The constant texts of a literal in order, what stands between them left open; `null` for what is no literal. */
function literalParts(node: Expr): readonly string[] | null {
  if (node.kind === "Constant") return typeof node.value === "string" ? [node.value] : null;
  if (node.kind !== "JoinedStr") return null;
  return node.values.map((part) => (part.kind === "Constant" && typeof part.value === "string" ? part.value : ""));
}

function couldSay(parts: readonly string[], text: TextMatch): boolean {
  if (typeof text !== "string") return new RegExp(text.source, text.flags.replace("g", "")).test(parts.join(" "));
  if (parts.length === 1) return parts[0] === text;
  if (!parts.some((part) => part.trim() !== "")) return false;
  let at = 0;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return true;
}
