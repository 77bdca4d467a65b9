import { ODD, type RowResults, vectorsOf } from "../columns/column-store.ts";
import { rowType } from "../columns/column-types.ts";
import { INT, isTagged, type Lane, TEXT } from "../columns/lanes.ts";
import { typedValue } from "../columns/typed-values.ts";
import { type Document, rawValue, type Table } from "../document/document.ts";
import type { Schema, SchemaNode } from "../document/schema.ts";
import type { Module } from "../syntax/tree.ts";
import { meter, metered, spend } from "../values/meter.ts";
import { lookup } from "../values/value.ts";
import { put } from "./boxed.ts";
import { Builder, kindsOfType, nothing, run } from "./builder.ts";
import { CHUNK, everyPlace, lost, type Operand } from "./registers.ts";
import { compileBody } from "./statements.ts";

/** A row formula that runs over all rows at once. It knows nothing of documents and serves any number of runs. */
export interface RowProgram {
  /**
   * Computes the formula for the rows at `rows` (positions in `table.rows`, ascending; `null` for all). Writes nothing, raises nothing and
   * spends the steps that the closures would, more or less. The results hold until the next run. `undefined`: not this time, run them all row by row.
   */
  readonly run: (document: Document, table: Table, rows: readonly number[] | null) => RowResults | undefined;
}

/**
 * The formula `tree` of the column `node` as a program over all rows; `null` if it has to run row by row. Only for formulas whose globals
 * are the ordinary ones.
 */
export function rowProgram(tree: Module, schema: Schema, node: SchemaNode): RowProgram | null {
  if (node.kind !== "column") return null;
  const builder = new Builder((name, b) => fieldOf(name, node, schema, b));
  const result = compileBody(tree.body, builder);
  if (builder.dead || result.kinds === 0) return null;
  const { steps, cost, constants, positions, boxed } = builder;
  const columns = [...builder.cells.values()];
  const headers = [...builder.headers.values()];

  /** Puts header fields into their lanes; `false` where one cannot be. */
  const readHeaders = (document: Document, count: number): boolean =>
    headers.every(({ node: header, lane }) => {
      const datapoint = document.headers.get(header.id);
      if (datapoint === undefined || !put(lane, 0, typedValue(header.valueType, rawValue(datapoint)))) return false;
      lane.numbers.fill(lane.numbers[0] ?? 0, 0, count);
      if (lane.kinds === TEXT) lane.texts.fill(lane.texts[0] ?? "", 0, count);
      return true;
    });

  let room = { lane: laneFor(result.kinds, 0), left: new Uint8Array(0) };
  /** Where results go; kept while it is small. */
  const roomFor = (count: number): typeof room => {
    if (count <= room.left.length) return room;
    const size = Math.max(count, 16);
    const made = { lane: laneFor(result.kinds, size), left: new Uint8Array(size) };
    if (size <= KEPT) room = made;
    return made;
  };

  const runChunks = (document: Document, table: Table, rows: readonly number[] | null, count: number): RowResults => {
    const vectors = vectorsOf(document, table);
    const loads = columns.map(({ node: column, lane }) => ({ vector: vectors.column(column.columnIndex), lane }));
    const { lane: out, left } = roomFor(count);
    let leftCount = 0;
    for (let base = 0; base < count; base += CHUNK) {
      const size = Math.min(CHUNK, count - base);
      lost.fill(0, 0, size);
      for (const { vector, lane } of loads) {
        const { numbers, texts, marks } = vector;
        if (rows === null && lane.kinds !== TEXT && vector.odd === 0) {
          lane.numbers.set(numbers.subarray(base, base + size));
          continue;
        }
        for (let k = 0; k < size; k++) {
          const i = rows === null ? base + k : (rows[base + k] ?? 0);
          if (lane.kinds === TEXT) lane.texts[k] = texts[i] ?? "";
          else lane.numbers[k] = numbers[i] ?? 0;
          if (marks[i] === ODD) lost[k] = 1;
        }
      }
      if (positions !== null) {
        for (let k = 0; k < size; k++) positions.numbers[k] = rows === null ? base + k : (rows[base + k] ?? 0);
      }
      run(steps, everyPlace, size);
      for (let k = 0; k < size; k++) {
        const isLost = lost[k] ?? 0;
        left[base + k] = isLost;
        leftCount += isLost;
      }
      keep(result, out, base, size);
    }
    return { count, rows, lane: out, left, leftCount };
  };

  return {
    run: (document, table, rows) => {
      const count = rows === null ? table.rows.length : rows.length;
      const { limits } = meter;
      const steps = meter.steps + count * cost;
      if (steps > limits.steps) return undefined;
      const room = Math.min(count, CHUNK);
      for (const fill of constants) fill(room);
      if (!readHeaders(document, room)) return undefined;
      const results = boxed
        ? metered(limits, () => runChunks(document, table, rows, count))
        : runChunks(document, table, rows, count);
      spend(count * cost);
      return results;
    },
  };
}

/** Rows whose results a program keeps room for from one run to the next. */
const KEPT = 2 * CHUNK;

function laneFor(kinds: number, count: number): Lane {
  return {
    kinds,
    numbers: new Float64Array((kinds & ~TEXT) === 0 ? 0 : count),
    tags: new Uint8Array(isTagged(kinds) ? count : 0),
    texts: [],
  };
}

/** Copies a chunk of results to where they stay. */
function keep(from: Lane, to: Lane, base: number, size: number): void {
  const { kinds } = to;
  if ((kinds & ~TEXT) !== 0) to.numbers.set(size === CHUNK ? from.numbers : from.numbers.subarray(0, size), base);
  if (isTagged(kinds)) to.tags.set(from.tags.subarray(0, size), base);
  if ((kinds & TEXT) !== 0) for (let k = 0; k < size; k++) to.texts[base + k] = from.texts[k] ?? "";
}

/** `field.name` in a row: a column of the row, its position, a header field. */
function fieldOf(name: string, owner: SchemaNode, schema: Schema, b: Builder): Operand | undefined {
  if (name === "_index") {
    const lane = b.positions === null ? b.kept(INT) : { ...nothing, ...b.positions, register: -1 };
    b.positions = lane;
    return lane;
  }
  const node = schema.nodes.get(name);
  if (node === undefined || lookup(rowType, name) !== undefined || node.valueType === "none") return undefined;
  const isCell = node.kind === "column" && node.table === owner.table;
  if (!isCell && node.kind !== "header") return undefined;
  const loads = isCell ? b.cells : b.headers;
  const kinds = kindsOfType[node.valueType];
  const known = loads.get(name);
  if (known !== undefined) return { ...known.lane, wrapped: true, loose: false, constant: false, register: -1 };
  const operand = b.kept(kinds, true);
  loads.set(name, { node, lane: operand });
  return operand;
}
