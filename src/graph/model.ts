/** What depends on what in a schema, as a graph. */
import type { SchemaProgram } from "../engine/schema-program.ts";

export interface GraphNode {
  readonly id: string;
  /** How it gets its value; `field`: from outside. */
  readonly kind: "formula" | "reasoning" | "lookup" | "field";
  /** The multivalue it sits in. */
  readonly table: string | null;
  /** How many computed fields come before it at most; 0 for what comes from outside, `null` in and after circles. */
  readonly level: number | null;
  /** It depends on itself by way of others. */
  readonly inCycle: boolean;
}

/** `to` reads `from`. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** Part of a circle. */
  readonly inCycle: boolean;
}

export interface DependencyGraph {
  /** In the order of the schema. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Fields that depend on each other, a list for each circle or knot of circles. */
  readonly cycles: readonly (readonly string[])[];
}

/** The computed fields of a schema and all that they read. Names that the schema lacks are left out. */
export function dependencyGraph({ schema, fields }: SchemaProgram): DependencyGraph {
  const computed = new Map(fields.map((field) => [field.schemaId, field]));
  const sources = new Map<string, readonly string[]>();
  for (const { schemaId, dependencies } of fields) {
    sources.set(
      schemaId,
      [...dependencies].filter((name) => name !== schemaId && schema.nodes.has(name)),
    );
  }
  const cycles = knots(sources);
  const knotOf = new Map(cycles.flatMap((names, i) => names.map((name) => [name, i])));
  const levels = levelsOf(sources, knotOf);
  const used = new Set([...computed.keys(), ...[...sources.values()].flat()]);
  const nodes = schema.order.flatMap((id): readonly GraphNode[] => {
    const node = schema.nodes.get(id);
    if (node === undefined || !used.has(id)) return [];
    return [
      {
        id,
        kind: computed.get(id)?.spec.type ?? "field",
        table: node.table?.id ?? null,
        level: levels.get(id) ?? (computed.has(id) ? null : 0),
        inCycle: knotOf.has(id),
      },
    ];
  });
  const edges = [...sources].flatMap(([to, names]) =>
    names.map((from) => ({ from, to, inCycle: knotOf.has(to) && knotOf.get(from) === knotOf.get(to) })),
  );
  return { nodes, edges, cycles };
}

/** The part of a graph that `id` depends on or that depends on `id`. */
export function around(graph: DependencyGraph, id: string): DependencyGraph {
  const kept = new Set([id]);
  for (const [start, end] of [
    ["to", "from"],
    ["from", "to"],
  ] as const) {
    const seen = new Set([id]);
    for (const name of seen) for (const edge of graph.edges) if (edge[start] === name) seen.add(edge[end]);
    for (const name of seen) kept.add(name);
  }
  return {
    nodes: graph.nodes.filter((node) => kept.has(node.id)),
    edges: graph.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
    cycles: graph.cycles.filter((names) => names.some((name) => kept.has(name))),
  };
}

/** Longest ways from the outside. What lies in a knot, or behind one, has none. */
function levelsOf(
  sources: ReadonlyMap<string, readonly string[]>,
  knotOf: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const levels = new Map<string, number | null>();
  const levelOf = (name: string): number | null => {
    const known = levels.get(name);
    if (known !== undefined) return known;
    if (knotOf.has(name)) return null;
    const below = sources.get(name);
    if (below === undefined) return 0;
    let level: number | null = 1;
    for (const source of below) {
      const other = levelOf(source);
      level = other === null || level === null ? null : Math.max(level, other + 1);
    }
    levels.set(name, level);
    return level;
  };
  const found = new Map<string, number>();
  for (const name of sources.keys()) {
    const level = levelOf(name);
    if (level !== null) found.set(name, level);
  }
  return found;
}

/** Strongly connected components of more than one field (Tarjan's algorithm), without recursion. */
function knots(sources: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: (readonly string[])[] = [];
  const enter = (name: string): { readonly name: string; next: number } => {
    index.set(name, index.size);
    low.set(name, index.get(name) ?? 0);
    open.push(name);
    isOpen.add(name);
    return { name, next: 0 };
  };
  const lower = (name: string, value: number | undefined): void => {
    low.set(name, Math.min(low.get(name) ?? 0, value ?? 0));
  };
  for (const start of sources.keys()) {
    if (index.has(start)) continue;
    const path = [enter(start)];
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const next = sources.get(here.name)?.[here.next++];
      if (next !== undefined) {
        if (!sources.has(next)) continue;
        if (!index.has(next)) path.push(enter(next));
        else if (isOpen.has(next)) lower(here.name, index.get(next));
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) lower(above.name, low.get(here.name));
      if (low.get(here.name) !== index.get(here.name)) continue;
      const knot = open.splice(open.indexOf(here.name));
      for (const name of knot) isOpen.delete(name);
      if (knot.length > 1) found.push(knot);
    }
  }
  return found;
}
