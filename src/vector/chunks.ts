import { type ColumnVector, ODD, type TableVectors } from "../columns/column-store.ts";
import type { HeaderVector } from "../columns/header-store.ts";
import { type Lane, TEXT } from "../columns/lanes.ts";
import { type Builder, run } from "./builder.ts";
import { CHUNK, type Lost } from "./registers.ts";

/** Runs what a builder has compiled for rows, chunk by chunk. */
export class Chunks {
  private readonly builder: Builder;

  constructor(builder: Builder) {
    this.builder = builder;
  }

  /** Puts constants, header fields and what stands for all rows into their lanes; `false` where one cannot be. */
  prepare(header: HeaderVector, count: number): boolean {
    const { builder } = this;
    const room = Math.min(count, CHUNK);
    for (const fill of builder.constants) fill(room);
    for (const { place, lane } of builder.headers.values()) {
      if (!header.load(place, lane)) return false;
      broadcast(lane, lane, room);
    }
    for (const [from, to] of builder.scalars) broadcast(from, to, room);
    return true;
  }

  /** `visit` is called after each chunk, with the position of its first row and its size. */
  run(
    vectors: TableVectors,
    rows: readonly number[] | null,
    count: number,
    visit: (base: number, size: number) => void,
  ): void {
    const { steps, positions, registers } = this.builder;
    const { lost, places } = registers;
    const loads = this.loadsOf(vectors);
    for (let base = 0; base < count; base += CHUNK) {
      const size = Math.min(CHUNK, count - base);
      lost.clear();
      for (let n = 0; n < loads.length; n++) {
        const load = loads[n];
        if (load !== undefined) loadChunk(load, rows, base, size, lost);
      }
      if (positions !== null) {
        for (let k = 0; k < size; k++) positions.numbers[k] = rows === null ? base + k : (rows[base + k] ?? 0);
      }
      run(steps, places, size);
      visit(base, size);
    }
  }

  /** The columns read, as they are now. */
  private loadsOf(vectors: TableVectors): readonly Loaded[] {
    const loads: Loaded[] = [];
    for (const { place, lane } of this.builder.cells.values()) {
      const vector = vectors.column(place);
      if (lane.facts !== undefined) lane.facts.empties = vector.empties > 0;
      loads.push({ vector, lane });
    }
    return loads;
  }
}

interface Loaded {
  readonly vector: ColumnVector;
  readonly lane: Lane;
}

/** Puts what a column has at the chunk's rows into its lane. */
function loadChunk(
  { vector, lane }: Loaded,
  rows: readonly number[] | null,
  base: number,
  size: number,
  lost: Lost,
): void {
  const { numbers: from, texts, marks, odd } = vector;
  const { numbers, kinds } = lane;
  if (rows === null && kinds !== TEXT && odd === 0) {
    if (size === CHUNK) numbers.set(from.subarray(base, base + size));
    else for (let k = 0; k < size; k++) numbers[k] = from[base + k] ?? 0;
    return;
  }
  for (let k = 0; k < size; k++) {
    const i = rows === null ? base + k : (rows[base + k] ?? 0);
    if (kinds === TEXT) lane.texts[k] = texts[i] ?? "";
    else numbers[k] = from[i] ?? 0;
    if (marks[i] === ODD) lost.add(k);
  }
}

/** The first value of a lane for all places. */
function broadcast(from: Lane, to: Lane, count: number): void {
  to.numbers.fill(from.numbers[0] ?? 0, 0, count);
  to.tags.fill(from.tags[0] ?? 0, 0, count);
  if ((to.kinds & TEXT) !== 0) to.texts.fill(from.texts[0] ?? "", 0, count);
}
