import { keyError, typeError } from "../values/exceptions.ts";
import type { Value } from "../values/value.ts";
import type { Subject } from "./model.ts";
import { rowOf, tableOf } from "./reading.ts";

/** `value.parent`: the row of a cell, the multivalue of what stands in one, `None` in the header. */
export function parentOf(subject: Subject): Value {
  const { entry, node, space } = subject;
  if (node.kind === "section") throw keyError("parent");
  if (entry?.kind === "datapoint" && entry.row !== null) return rowOf(space, entry.row);
  return enclosing(subject) ?? null;
}

/** `value.parent_multivalue`. Throws `TypeError` in the header. */
export function parentMultivalueOf(subject: Subject): Value {
  if (subject.node.kind === "section") throw keyError("parent");
  const table = enclosing(subject);
  if (table === undefined) throw typeError("Field is not in a multivalue field");
  return table;
}

function enclosing({ node, space }: Subject): Value | undefined {
  const table = node.table === null ? undefined : space.document.tables.get(node.table.id);
  return table === undefined ? undefined : tableOf(space, table);
}
