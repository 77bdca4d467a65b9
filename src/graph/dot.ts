import type { DependencyGraph, GraphNode } from "./model.ts";

const shapes: Readonly<Record<GraphNode["kind"], string>> = {
  formula: "box",
  reasoning: "hexagon",
  lookup: "cylinder",
  field: "ellipse",
};

/** A directed graph for Graphviz, tables as clusters. */
export function graphDot({ nodes, edges }: DependencyGraph): string {
  const line = ({ id, kind, inCycle }: GraphNode): string =>
    `${quoted(id)} [shape=${shapes[kind]}${inCycle ? ", color=red, fontcolor=red" : kind === "field" ? ", color=gray" : ""}];`;
  const lines = ["digraph formulas {", "  rankdir=LR;", '  node [fontname="sans-serif", fontsize=11];'];
  for (const node of nodes) if (node.table === null) lines.push(`  ${line(node)}`);
  for (const table of new Set(nodes.flatMap((node) => node.table ?? []))) {
    lines.push(`  subgraph ${quoted(`cluster_${table}`)} {`, `    label=${quoted(table)};`);
    for (const node of nodes) if (node.table === table) lines.push(`    ${line(node)}`);
    lines.push("  }");
  }
  for (const { from, to, inCycle } of edges)
    lines.push(`  ${quoted(from)} -> ${quoted(to)}${inCycle ? " [color=red]" : ""};`);
  return [...lines, "}"].join("\n");
}

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
