import { existsSync } from "node:fs";
import { readSchemaProgram } from "../engine/schema-program.ts";
import { graphDot } from "../graph/dot.ts";
import { graphMermaid } from "../graph/mermaid.ts";
import { around, type DependencyGraph, dependencyGraph } from "../graph/model.ts";
import { graphText } from "../graph/text.ts";
import { InputError, readQueues } from "./input.ts";

export interface GraphFlags {
  readonly format?: string;
  readonly field?: string;
}

const formats: ReadonlyMap<string, (graph: DependencyGraph) => string | Promise<string>> = new Map<
  string,
  (graph: DependencyGraph) => string | Promise<string>
>([
  ["text", graphText],
  ["mermaid", graphMermaid],
  ["dot", graphDot],
  ["svg", async (graph) => (await import("../graph/svg.ts")).graphSvg(graph)],
]);

/** `txs graph [PATH]`. Returns the exit code: 1 when formulas depend on each other in a circle. */
export async function runGraph(path: string, flags: GraphFlags): Promise<number> {
  if (path !== "-" && !existsSync(path)) throw new InputError(`there is no ${path}`);
  const format = formats.get(flags.format ?? "text");
  if (format === undefined)
    throw new InputError(`--format is one of ${[...formats.keys()].join(", ")}, not '${flags.format}'`);
  const queues = readQueues(path);
  if (queues.length > 1 && flags.format !== undefined && flags.format !== "text") {
    throw new InputError(`${path} holds ${queues.length} queues: name the folder of one`);
  }
  let circles = 0;
  for (const queue of queues) {
    const whole = dependencyGraph(readSchemaProgram(queue.schema));
    if (flags.field !== undefined && whole.nodes.every(({ id }) => id !== flags.field)) {
      throw new InputError(`--field: nothing computed reads or is '${flags.field}' in ${queue.name}`);
    }
    const graph = flags.field === undefined ? whole : around(whole, flags.field);
    circles += graph.cycles.length;
    if (queues.length > 1) process.stdout.write(`${queue.name}\n\n`);
    process.stdout.write(`${await format(graph)}\n`);
  }
  return circles > 0 ? 1 : 0;
}
