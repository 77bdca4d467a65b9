/** The graph as a drawing; dagre finds the places. */
import { Graph, layout } from "@dagrejs/dagre";
import type { DependencyGraph, GraphNode } from "./model.ts";

const HEIGHT = 26;
/** Pixels of a character in the 12 pixel type, about. */
const CHARACTER = 7;
const MARGIN = 16;

const fills: Readonly<Record<GraphNode["kind"], string>> = {
  formula: "#e3eefc",
  reasoning: "#efe5fb",
  lookup: "#e2f4e6",
  field: "#f2f2f2",
};

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An SVG image by itself. Columns of tables carry the table's name. */
export function graphSvg({ nodes, edges }: DependencyGraph): string {
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 10, ranksep: 60, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) graph.setNode(node.id, { width: label(node).length * CHARACTER + 20, height: HEIGHT });
  for (const { from, to } of edges) graph.setEdge(from, to);
  layout(graph);
  const size = graph.graph() as { readonly width?: number; readonly height?: number };
  const width = Math.ceil(size.width ?? 0);
  const height = Math.ceil(size.height ?? 0);
  const paths = edges.map(({ from, to, inCycle }) => {
    const { points } = graph.edge(from, to) as {
      readonly points: readonly { readonly x: number; readonly y: number }[];
    };
    const way = points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${round(x)},${round(y)}`).join("");
    const colour = inCycle ? "#c00" : "#999";
    return `<path d="${way}" fill="none" stroke="${colour}" marker-end="url(#${inCycle ? "red" : "gray"})"/>`;
  });
  const boxes = nodes.map((node) => box(node, graph.node(node.id) as unknown as Placed));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12">`,
    "<defs>",
    marker("gray", "#999"),
    marker("red", "#c00"),
    "</defs>",
    '<rect width="100%" height="100%" fill="#fff"/>',
    ...paths,
    ...boxes,
    "</svg>",
  ].join("\n");
}

function label({ id, table }: GraphNode): string {
  return table === null ? id : `${table}.${id}`;
}

function box(node: GraphNode, { x, y, width, height }: Placed): string {
  const stroke = node.inCycle ? "#c00" : node.kind === "field" ? "#bbb" : "#568";
  const corner = node.kind === "field" ? height / 2 : 4;
  const at = `x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${round(width)}" height="${height}"`;
  return [
    `<g><title>${xml(`${label(node)} (${node.kind}${node.inCycle ? ", in a circle" : ""})`)}</title>`,
    `<rect ${at} rx="${corner}" fill="${node.inCycle ? "#fdd" : fills[node.kind]}" stroke="${stroke}"/>`,
    `<text x="${round(x)}" y="${round(y)}" text-anchor="middle" dominant-baseline="central">${xml(label(node))}</text></g>`,
  ].join("");
}

function marker(id: string, colour: string): string {
  return `<marker id="${id}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0,0L8,4L0,8z" fill="${colour}"/></marker>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function xml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
