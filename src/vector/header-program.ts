import { headerType } from "../columns/column-types.ts";
import { type HeaderVector, headerPlaces } from "../columns/header-store.ts";
import type { Lane } from "../columns/lanes.ts";
import type { Schema, SchemaNode } from "../document/schema.ts";
import type { Module } from "../syntax/tree.ts";
import { type Limits, metered } from "../values/meter.ts";
import { lookup } from "../values/value.ts";
import { aggregatesIn } from "./aggregates.ts";
import { Builder } from "./builder.ts";
import { type GlobalNames, Globals } from "./globals.ts";
import { type Fate, machineFor } from "./machine.ts";
import { compileBody } from "./statements.ts";

/** A header formula on bare numbers and texts, with its sums and maxima over columns as loops. */
export interface HeaderProgram {
  /** Where the formula's own field stands among the header fields. */
  readonly place: number;
  /** Where the value is after a run, until the next one: in place 0. */
  readonly result: Lane;
  /**
   * Computes the formula. Writes nothing and raises nothing. It is left where only the closures can tell, or it would take more steps than
   * `limits` allow. `names` are the globals of the evaluation.
   */
  readonly run: (header: HeaderVector, limits: Limits, names: GlobalNames) => Fate;
}

/** The formula `tree` of the header field `node`; `null` if it always has to run by its closures. */
export function headerProgram(tree: Module, schema: Schema, node: SchemaNode): HeaderProgram | null {
  if (node.kind !== "header" || node.type === "button") return null;
  const places = headerPlaces(schema);
  const place = places.get(node) ?? -1;
  const machine = machineFor(schema);
  const aggregates = aggregatesIn(schema);
  const globals = new Globals();
  let gathers = false;
  const builder = new Builder(
    machine,
    (owner, name, b) => {
      const read = owner === "field" && lookup(headerType, name) === undefined ? schema.nodes.get(name) : undefined;
      return read?.kind === "header" && read.valueType !== "none" ? b.field(read, places) : undefined;
    },
    (...call) => {
      const gathered = aggregates.compile(...call);
      gathers ||= gathered !== undefined;
      return gathered;
    },
    globals,
  );
  const result = compileBody(tree.body, builder);
  if (result === undefined) return null;
  const { cost, boxed } = builder;
  for (const fill of builder.constants) fill(1);
  const reads = [...builder.headers.values()].map((load) => load.place);
  const start = machine.add(builder.steps, builder.words ?? new Map(), result, place);
  /** Fields that it reads were known then. */
  let checked = 0;
  return {
    place,
    result,
    run: (header, limits, names) => {
      if (cost > limits.steps || !globals.take(names)) return "left";
      if (gathers) aggregates.enter(header, limits);
      header.enter(machine.fields);
      if (checked !== header.version) {
        for (const read of reads) if (!header.isKnown(read)) return "left";
        checked = header.version;
      }
      return boxed ? metered(limits, () => machine.run(start, header)) : machine.run(start, header);
    },
  };
}
