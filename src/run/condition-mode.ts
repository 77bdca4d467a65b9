import type { Schema } from "../document/schema.ts";
import type { Module, Node } from "../syntax/tree.ts";
import { children } from "../syntax/walk.ts";

/**
 * The table whose rows a rule's condition is asked for: the one of the first column that it reads as `field.COLUMN`. `null` when it reads none,
 * or columns as wholes only (`field.COLUMN.all_values`): then it is asked once.
 */
export function tableOfCondition(tree: Module, schema: Schema): string | null {
  let table: string | null = null;
  const visit = (node: Node): void => {
    if (table !== null || (node.kind === "Attribute" && node.attr === "all_values")) return;
    if (node.kind === "Attribute" && node.value.kind === "Name" && node.value.id === "field") {
      const field = schema.nodes.get(node.attr);
      if (field?.kind === "column") table = field.table?.id ?? null;
    }
    for (const child of children(node)) visit(child);
  };
  visit(tree);
  return table;
}
