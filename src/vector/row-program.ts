import { type RowResults, vectorsOf } from "../columns/column-store.ts";
import { rowType } from "../columns/column-types.ts";
import { headerOf, headerPlaces } from "../columns/header-store.ts";
import { INT, isTagged, type Lane, TEXT } from "../columns/lanes.ts";
import type { Document, Table } from "../document/document.ts";
import type { Schema, SchemaNode } from "../document/schema.ts";
import type { Module } from "../syntax/tree.ts";
import { meter, metered, spend } from "../values/meter.ts";
import { lookup } from "../values/value.ts";
import { Builder } from "./builder.ts";
import { Chunks } from "./chunks.ts";
import { type GlobalNames, Globals } from "./globals.ts";
import { CHUNK, type Operand, rowRegisters } from "./registers.ts";
import { compileBody } from "./statements.ts";

/** A row formula that runs over all rows at once. It knows nothing of documents and serves any number of runs. */
export interface RowProgram {
  /**
   * Computes the formula for the rows at `rows` (positions in `table.rows`, ascending; `null` for all). Writes nothing, raises nothing and
   * spends the steps that the closures would, more or less. The results hold until the next run of any program. `undefined`: not this time, run them all row by row.
   * `names` are the globals of the evaluation.
   */
  readonly run: (
    document: Document,
    table: Table,
    rows: readonly number[] | null,
    names: GlobalNames,
  ) => RowResults | undefined;
}

/**
 * The formula `tree` of the column `node` as a program over all rows; `null` if it has to run row by row. Only for formulas whose globals
 * are the ordinary ones.
 */
export function rowProgram(tree: Module, schema: Schema, node: SchemaNode): RowProgram | null {
  if (node.kind !== "column" || node.type === "button") return null;
  const globals = new Globals();
  const builder = new Builder(rowRegisters, (owner, name, b) => fieldOf(owner, name, node, schema, b), null, globals);
  const result = compileBody(tree.body, builder);
  if (result === undefined) return null;
  const { cost, boxed } = builder;
  const { lost } = rowRegisters;
  const chunks = new Chunks(builder);

  /** The results of one chunk stay where they were computed. */
  const runOne = (document: Document, table: Table, rows: readonly number[] | null, count: number): RowResults => {
    chunks.run(vectorsOf(document, table), rows, count, nothingMore);
    return { count, rows, lane: result, left: lost.flags, leftCount: lostIn(count) };
  };

  const runMany = (document: Document, table: Table, rows: readonly number[] | null, count: number): RowResults => {
    const { numbers, tags, left } = roomFor(count);
    const out: Lane = { kinds: result.kinds, numbers, tags, texts: [] };
    let leftCount = 0;
    chunks.run(vectorsOf(document, table), rows, count, (base, size) => {
      left.set(lost.flags.subarray(0, size), base);
      leftCount += lostIn(size);
      keep(result, out, base, size);
    });
    return { count, rows, lane: out, left, leftCount };
  };

  return {
    run: (document, table, rows, names) => {
      const count = rows === null ? table.rows.length : rows.length;
      const { limits } = meter;
      let steps = count * cost;
      if (meter.steps + steps > limits.steps) return undefined;
      if (!chunks.prepare(headerOf(document), count) || !globals.take(names)) return undefined;
      const runChunks = count <= CHUNK ? runOne : runMany;
      const results = boxed
        ? metered(limits, () => {
            const made = runChunks(document, table, rows, count);
            steps += meter.steps;
            return made;
          })
        : runChunks(document, table, rows, count);
      // It is the closures that stop, where the steps end.
      if (meter.steps + steps > limits.steps) return undefined;
      spend(steps);
      return results;
    },
  };
}

function nothingMore(): void {}

/** How many of a chunk's rows are given up. */
function lostIn(size: number): number {
  const { any, flags } = rowRegisters.lost;
  let count = 0;
  if (any) for (let k = 0; k < size; k++) count += flags[k] ?? 0;
  return count;
}

interface Room {
  readonly numbers: Float64Array;
  readonly tags: Uint8Array;
  readonly left: Uint8Array;
}

/** For so many rows the room for results is kept from one run to the next; texts are not, since they may be long. */
const KEPT = 2 ** 15;
let kept: Room = roomOf(0);

function roomOf(size: number): Room {
  return { numbers: new Float64Array(size), tags: new Uint8Array(size), left: new Uint8Array(size) };
}

/** Room for the results of many rows, of whatever program. */
function roomFor(count: number): Room {
  if (count <= kept.left.length) return kept;
  const made = roomOf(Math.max(count, Math.min(2 * count, KEPT)));
  if (count <= KEPT) kept = made;
  return made;
}

/** Copies a chunk of results to where they stay. */
function keep(from: Lane, to: Lane, base: number, size: number): void {
  const { kinds } = to;
  if ((kinds & ~TEXT) !== 0) to.numbers.set(size === CHUNK ? from.numbers : from.numbers.subarray(0, size), base);
  if (isTagged(kinds)) to.tags.set(from.tags.subarray(0, size), base);
  if ((kinds & TEXT) !== 0) for (let k = 0; k < size; k++) to.texts[base + k] = from.texts[k] ?? "";
}

/** `field.name` in a row: a column of the row, its position, a header field. */
function fieldOf(owner: string, name: string, { table }: SchemaNode, schema: Schema, b: Builder): Operand | undefined {
  if (owner !== "field") return undefined;
  if (name === "_index") {
    b.positions ??= b.kept(INT);
    return b.positions;
  }
  const node = schema.nodes.get(name);
  if (node === undefined || lookup(rowType, name) !== undefined || node.valueType === "none") return undefined;
  const isCell = node.kind === "column" && node.table === table;
  return isCell || node.kind === "header" ? b.field(node, headerPlaces(schema)) : undefined;
}
