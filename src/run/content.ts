/** The content in a payload, and what operations do to it. */
import { applyOperations } from "../document/apply.ts";
import { isArray, isObject, type Json, member } from "../document/json.ts";
import type { Schema } from "../document/schema.ts";
import type { Diagnostic } from "../source/diagnostic.ts";

/** `annotation.content` of a payload, a list; `null` when there is none, as in other events. */
export function contentOf(payload: Json): Json | null {
  const annotation = isObject(payload) ? member(payload, "annotation") : undefined;
  const content = isObject(annotation) ? member(annotation, "content") : undefined;
  return isArray(content) ? content : null;
}

export function withContent(payload: Json, content: Json): Json {
  const annotation = isObject(payload) ? member(payload, "annotation") : undefined;
  if (!isObject(payload) || !isObject(annotation)) return payload;
  return { ...payload, annotation: { ...annotation, content } };
}

export interface ChangedContent {
  readonly content: Json;
  /**
   * Ids of what changed, as the platform tells the hooks that follow: datapoints that got a value, and for rows the multivalue, the new
   * rows and all of their cells.
   */
  readonly changed: readonly number[];
  readonly diagnostics: readonly Diagnostic[];
}

export function withOperations(before: Json, schema: Schema, operations: readonly Json[]): ChangedContent {
  const { content, diagnostics } = applyOperations(before, schema, operations);
  const failed = new Set(diagnostics.map(({ pointer }) => Number(pointer?.split("/")[1])));
  const parents = new Map<number, number | null>();
  idsIn(before, null, parents);
  const changed = new Set<number>();
  for (const [i, operation] of operations.entries()) {
    const id = isObject(operation) ? Number(member(operation, "id")) : Number.NaN;
    if (failed.has(i) || !isObject(operation)) continue;
    const target = member(operation, "op") === "remove" ? (parents.get(id) ?? id) : id;
    changed.add(target);
  }
  const after = new Map<number, number | null>();
  idsIn(content, null, after);
  for (const id of after.keys()) if (!parents.has(id)) changed.add(id);
  return { content, changed: [...changed], diagnostics };
}

/** Ids of all nodes of a content. */
export function idsOf(content: Json): ReadonlySet<number> {
  const ids = new Map<number, number | null>();
  idsIn(content, null, ids);
  return new Set(ids.keys());
}

/** Ids of all nodes, each with its parent's. */
function idsIn(nodes: Json | undefined, parent: number | null, ids: Map<number, number | null>, depth = 0): void {
  if (!isArray(nodes) || depth > 6) return;
  for (const node of nodes) {
    if (!isObject(node)) continue;
    const id = member(node, "id");
    if (typeof id === "number") ids.set(id, parent);
    idsIn(member(node, "children"), typeof id === "number" ? id : null, ids, depth + 1);
  }
}
