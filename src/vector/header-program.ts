import { headerType } from "../columns/column-types.ts";
import { type HeaderVector, headerPlaces } from "../columns/header-store.ts";
import type { Lane } from "../columns/lanes.ts";
import type { Schema, SchemaNode } from "../document/schema.ts";
import type { Module } from "../syntax/tree.ts";
import { type Limits, metered } from "../values/meter.ts";
import { lookup } from "../values/value.ts";
import { aggregatesIn } from "./aggregates.ts";
import { Builder, run } from "./builder.ts";
import { Registers } from "./registers.ts";
import { compileBody } from "./statements.ts";

/** A header formula on bare numbers and texts, with its sums and maxima over columns as loops. */
export interface HeaderProgram {
  /** Where the formula's own field stands among the header fields. */
  readonly place: number;
  /**
   * Computes the formula; the value is in place 0 of the lane until the next run. Writes nothing and raises nothing. `undefined`: only the
   * closures can tell, or it would take more steps than `limits` allow.
   */
  readonly run: (header: HeaderVector, limits: Limits) => Lane | undefined;
}

/** The formula `tree` of the header field `node`; `null` if it always has to run by its closures. */
export function headerProgram(tree: Module, schema: Schema, node: SchemaNode): HeaderProgram | null {
  if (node.kind !== "header" || node.type === "button") return null;
  const places = headerPlaces(schema);
  const registers = new Registers(1);
  const aggregates = aggregatesIn(schema);
  const builder = new Builder(
    registers,
    (owner, name, b) => {
      const read = owner === "field" && lookup(headerType, name) === undefined ? schema.nodes.get(name) : undefined;
      return read?.kind === "header" && read.valueType !== "none" ? b.field(read, places) : undefined;
    },
    aggregates.compile,
  );
  const result = compileBody(tree.body, builder);
  if (result === undefined) return null;
  const { steps, constants, cost, boxed } = builder;
  const loads = [...builder.headers.values()];
  const { lost, places: only } = registers;
  let ready = false;
  const compute = (header: HeaderVector): Lane | undefined => {
    if (!ready) {
      // Registers of its own keep the constants.
      for (const fill of constants) fill(1);
      ready = true;
    }
    for (let k = 0; k < loads.length; k++) {
      const load = loads[k];
      if (load !== undefined && !header.load(load.place, load.lane)) return undefined;
    }
    lost.clear();
    run(steps, only, 1);
    return lost.any ? undefined : result;
  };
  return {
    place: places.get(node) ?? -1,
    run: (header, limits) => {
      if (cost > limits.steps) return undefined;
      aggregates.enter(header, limits);
      return boxed ? metered(limits, () => compute(header)) : compute(header);
    },
  };
}
