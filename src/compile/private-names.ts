/** Names like `__x` in class bodies, which stand for `_Class__x`. */
import type { Alias, Attribute, Module, Node } from "../syntax/tree.ts";
import { mangled } from "../values/private-names.ts";

/** The names of functions and classes as they were written, where they are bound to others. */
const written: WeakMap<Node, string> = new WeakMap();

/** `__name__` of what a definition makes. */
export function writtenName(node: Node & { readonly name: string }): string {
  return written.get(node) ?? node.name;
}

/** The name after the dot as it was written. */
export function writtenAttribute(node: Attribute): string {
  return node.attr.startsWith("_") ? (written.get(node) ?? node.attr) : node.attr;
}

/** The tree with private names replaced; itself when it has none. Offsets stay. */
export function settlePrivateNames(tree: Module, text: string): Module {
  return text.includes("class") && /\b__\w/.test(text) ? rewrite(tree, null) : tree;
}

/** Where a node keeps a name, or a list of names, that it binds or looks up. Keywords of calls and patterns are not among them. */
const places: ReadonlyMap<string, string> = new Map([
  ["Name", "id"],
  ["Attribute", "attr"],
  ["FunctionDef", "name"],
  ["AsyncFunctionDef", "name"],
  ["ClassDef", "name"],
  ["arg", "arg"],
  ["Global", "names"],
  ["Nonlocal", "names"],
  ["ExceptHandler", "name"],
  ["MatchStar", "name"],
  ["MatchAs", "name"],
  ["MatchMapping", "rest"],
  ["TypeVar", "name"],
  ["ParamSpec", "name"],
  ["TypeVarTuple", "name"],
]);

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "kind" in value;

function rewrite<T extends Node>(node: T, owner: string | null): T {
  const place = owner === null ? undefined : places.get(node.kind);
  // Only a class's body is in it; bases and decorators are around it.
  const within = node.kind === "ClassDef" ? node.name : owner;
  let changed: [string, unknown][] | null = null;
  for (const [key, value] of Object.entries(node)) {
    const inner = node.kind === "ClassDef" && key === "body" ? within : owner;
    const result = key === place && inner !== null ? renamed(value, inner) : rewriteField(value, inner);
    if (result === value) continue;
    changed ??= [];
    changed.push([key, result]);
  }
  if (owner !== null && node.kind === "alias") {
    const bound = aliasName(node, owner);
    if (bound !== null) changed = [["asname", bound]];
  }
  if (changed === null) return node;
  // Fields keep their names and kinds, which TypeScript cannot follow through the list.
  const copy = { ...node, ...Object.fromEntries(changed) } as T;
  if (node.kind === "FunctionDef" || node.kind === "ClassDef") written.set(copy, node.name);
  if (node.kind === "Attribute") written.set(copy, node.attr);
  return copy;
}

function renamed(value: unknown, owner: string): unknown {
  if (typeof value === "string") return mangled(value, owner);
  if (!Array.isArray(value)) return value;
  const names: unknown[] = value;
  return names.map((name) => (typeof name === "string" ? mangled(name, owner) : name));
}

function rewriteField(value: unknown, owner: string | null): unknown {
  if (isNode(value)) return rewrite(value, owner);
  if (!Array.isArray(value)) return value;
  const items: unknown[] = value;
  const results = items.map((item) => (isNode(item) ? rewrite(item, owner) : item));
  return results.every((result, i) => result === items[i]) ? value : results;
}

/** `import __x` binds the private name to the module of the plain one. */
function aliasName(node: Alias, owner: string): string | null {
  const bound = node.asname ?? node.name;
  const name = mangled(bound, owner);
  return name === bound ? null : name;
}
