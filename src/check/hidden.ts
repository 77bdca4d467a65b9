/** Reads that the platform does not see. */

import type { Dependencies } from "../analysis/dependencies.ts";
import type { SchemaNode } from "../document/schema.ts";
import type { Module, Node } from "../syntax/tree.ts";
import { walk } from "../syntax/walk.ts";
import type { Edit, Fix } from "./finding.ts";
import type { Read } from "./inference/context.ts";
import type { Sink } from "./inference/formula.ts";

/**
 * Compares what the inference saw being read with what the platform finds in the text (spec 7). A formula in a table also needs to be seen
 * reading other rows, or it runs again only for changes in its own.
 */
export function checkHidden(
  text: string,
  tree: Module,
  reads: readonly Read[],
  seen: Dependencies,
  table: SchemaNode | null,
  sink: Sink,
): void {
  const told = new Set<string>();
  for (const { id, place, otherRow } of reads) {
    const name = id === "_index" ? (table?.id ?? id) : id;
    if (told.has(name)) continue;
    const code = text.slice(place.start, place.end).replace(/\s+/g, " ");
    const hidden = !seen.dependencies.has(name) && !seen.targets.has(name);
    // Columns of other tables are watched as a whole.
    const own = table !== null && table.children[0]?.children.some((column) => column.id === name) === true;
    const across = otherRow && own && !seen.crossRow.has(name) && !seen.targets.has(name);
    if (!hidden && !across) continue;
    told.add(name);
    const message = hidden
      ? `The platform does not see that \`${code}\` reads '${name}'`
      : `The platform does not see that \`${code}\` reads '${name}' of other rows`;
    const fix = renaming(tree, place);
    sink("hidden-dependency", message, place, {
      notes: [
        hidden
          ? `The formula is not computed again when '${name}' changes. ${advice(fix)}`
          : "The formula is computed again only for its own row. Go through the table in a plain `for` or a list comprehension.",
      ],
      ...(fix !== null && hidden && { fix }),
    });
  }
}

function advice(fix: Fix | null): string {
  return fix === null ? "Read it as `field.…`, or in a row called `row`." : "Call the row `row`.";
}

/** Calling the row `row`, where it is the variable of one comprehension and nothing else has that name. */
function renaming(tree: Module, place: { readonly start: number; readonly end: number }): Fix | null {
  let found: Fix | null = null;
  let taken = false;
  walk(tree, (node) => {
    if (node.kind === "Name" && node.id === "row") taken = true;
    if (!("generators" in node) || node.start > place.start || node.end < place.end) return;
    for (const { target } of node.generators) {
      if (target.kind !== "Name" || target.id === "row") continue;
      const edits = namesIn(node, target.id);
      if (edits.some(({ start }) => start === place.start)) {
        found = { title: `Call \`${target.id}\` \`row\``, edits };
      }
    }
  });
  return taken ? null : found;
}

function namesIn(node: Node, name: string): readonly Edit[] {
  const edits: Edit[] = [];
  walk(node, (one) => {
    if (one.kind === "Name" && one.id === name) edits.push({ start: one.start, end: one.end, text: "row" });
  });
  return edits;
}
