import { DocumentColumn } from "./document-column.ts";
import { absentButton, type DocumentField, fieldOf } from "./document-field.ts";
import { DocumentItems } from "./document-items.ts";
import { DocumentTable } from "./document-table.ts";
import { namedMembers } from "./named-members.ts";
import { kept, type Space } from "./space.ts";

/** What `t.field` has by a schema id. */
export type Named = DocumentField | DocumentTable | DocumentItems | DocumentColumn;

/** `t.field`. */
export function documentFields(space: Space): object {
  const { nodes, order } = space.document.schema;
  return namedMembers({
    list: () => order.filter((id) => fieldNamed(space, id) !== undefined),
    find: (name) => fieldNamed(space, name),
    fault: (name, assigned) => {
      const node = nodes.get(name);
      if (node === undefined) return `Field '${name}' is not defined`;
      if (!assigned)
        return node.kind === "header" ? `Field '${name}' is not present` : `'${name}' is a ${node.category}`;
      if (node.kind === "header") return `Assign to the value of '${name}': field.${name}.value = …`;
      return `Assign to the entries of '${name}': field.${name}.assign(…)`;
    },
  });
}

/** The field, table, list or column of a schema id; `undefined` for what is none, and for a header field that the content lacks. */
export function fieldNamed(space: Space, name: string): Named | undefined {
  const { schema, headers, tables } = space.document;
  const node = schema.nodes.get(name);
  if (node === undefined) return undefined;
  if (node.kind === "header") {
    const entry = headers.get(name);
    if (entry !== undefined) return fieldOf(space, entry);
    return node.type === "button" ? absentButton(space, node) : undefined;
  }
  const table = tables.get((node.table ?? node).id);
  if (table === undefined) return undefined;
  if (node.kind === "column" || node.kind === "item") {
    return kept(space.columns, node, () => new DocumentColumn(space, node, table));
  }
  if (node.kind === "table") return kept(space.tables, table, () => new DocumentTable(space, table));
  return node.kind === "simple" ? kept(space.lists, table, () => new DocumentItems(space, table)) : undefined;
}
