import type { DependencyGraph, GraphNode } from "./model.ts";

/** Shapes by kind; ids are letters, digits and underscores, but `end` and its like mean something to Mermaid. */
const shapes: Readonly<Record<GraphNode["kind"], readonly [string, string]>> = {
  formula: ["[", "]"],
  reasoning: ["{{", "}}"],
  lookup: ["[(", ")]"],
  field: ["([", "])"],
};

/** A Mermaid flowchart, tables as boxes around their columns. */
export function graphMermaid({ nodes, edges }: DependencyGraph): string {
  const ids = new Map(nodes.map((node, i) => [node.id, `n${i}`]));
  const shape = ({ id, kind }: GraphNode): string => {
    const [open, close] = shapes[kind];
    return `${ids.get(id)}${open}"${id.replaceAll('"', "#quot;")}"${close}`;
  };
  const lines = ["flowchart LR"];
  for (const node of nodes) if (node.table === null) lines.push(`  ${shape(node)}`);
  for (const table of new Set(nodes.flatMap((node) => node.table ?? []))) {
    lines.push(
      `  subgraph t_${ids.get(nodes.find((node) => node.table === table)?.id ?? "")}["${table.replaceAll('"', "#quot;")}"]`,
    );
    for (const node of nodes) if (node.table === table) lines.push(`    ${shape(node)}`);
    lines.push("  end");
  }
  for (const { from, to, inCycle } of edges) lines.push(`  ${ids.get(from)} ${inCycle ? "==>" : "-->"} ${ids.get(to)}`);
  lines.push("  classDef given fill:#eee,stroke:#999,color:#333", "  classDef cycle fill:#fdd,stroke:#c00,color:#900");
  const classed = (name: string, wanted: (node: GraphNode) => boolean): void => {
    const members = nodes.filter(wanted).map(({ id }) => ids.get(id));
    if (members.length > 0) lines.push(`  class ${members.join(",")} ${name}`);
  };
  classed("given", ({ kind }) => kind === "field");
  classed("cycle", ({ inCycle }) => inCycle);
  return lines.join("\n");
}
