/** The calls of message functions in a formula, and what they could say. */
import type { Expr, Module } from "../syntax/tree.ts";
import { walk } from "../syntax/walk.ts";
import type { Shown } from "./document.ts";
import { matches, type TextMatch } from "./expectation.ts";

export interface MessageCall {
  readonly start: number;
  readonly end: number;
  /** Whether it could show this text as a message of this type, or as a blocker. A pattern for any text fits none. */
  readonly couldSay: (type: string, text: TextMatch) => boolean;
}

const types: ReadonlyMap<string, Shown["type"]> = new Map([
  ["show_error", "error"],
  ["show_warning", "warning"],
  ["show_info", "info"],
  ["automation_blocker", "blocker"],
]);

/** In the order of the text. Calls whose message is no literal could say nothing we know. */
export function messageCalls(tree: Module): readonly MessageCall[] {
  const calls: MessageCall[] = [];
  walk(tree, (node) => {
    const own = node.kind === "Call" && node.func.kind === "Name" ? types.get(node.func.id) : undefined;
    if (node.kind !== "Call" || own === undefined) return;
    const content = node.args[0] ?? node.keywords.find(({ arg }) => arg === "content")?.value;
    const parts = content === undefined ? null : literalParts(content);
    if (parts === null) return;
    calls.push({ start: node.start, end: node.end, couldSay: (type, text) => type === own && couldSay(parts, text) });
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
  if (typeof text !== "string") return !matches("", text) && matches(parts.join(" "), text);
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
