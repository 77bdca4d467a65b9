import type { DependencyGraph, GraphNode } from "./model.ts";

const marks: Readonly<Record<GraphNode["kind"], string>> = {
  formula: "",
  reasoning: " (reasoning)",
  lookup: " (lookup)",
  field: "",
};

/** A line for each computed field with what it reads, in the order in which they can be computed; circles at the end. */
export function graphText({ nodes, edges, cycles }: DependencyGraph): string {
  const computed = nodes.filter(({ kind }) => kind !== "field");
  const kinds = new Map(nodes.map((node) => [node.id, node]));
  const sorted = computed
    .map((node, i) => ({ node, i }))
    .sort((a, b) => (a.node.level ?? Number.MAX_SAFE_INTEGER) - (b.node.level ?? Number.MAX_SAFE_INTEGER) || a.i - b.i);
  const name = ({ id, table, kind }: GraphNode): string => `${table === null ? "" : `${table}.`}${id}${marks[kind]}`;
  const width = Math.max(0, ...computed.map((node) => name(node).length));
  const lines: string[] = [];
  let level: number | null | undefined;
  for (const { node } of sorted) {
    if (node.level !== level) {
      if (lines.length > 0) lines.push("");
      lines.push(node.level === null ? "in a circle, or after one" : `level ${node.level}`);
      level = node.level;
    }
    const reads = edges
      .filter(({ to }) => to === node.id)
      .map(({ from }) => `${from}${kinds.get(from)?.kind === "field" ? "" : "*"}`);
    const mark = node.inCycle ? "↻" : " ";
    lines.push(`${mark} ${name(node).padEnd(width)}${reads.length === 0 ? "" : `  ← ${reads.join(", ")}`}`.trimEnd());
  }
  for (const cycle of cycles) lines.push("", `↻ circle: ${cycle.join(", ")}`);
  const count = `${computed.length} computed fields, ${nodes.length - computed.length} others, ${edges.length} dependencies`;
  return [...lines, "", `${count}; * computed itself`].join("\n");
}
