import { type ColumnVector, ODD, type TableVectors } from "../columns/column-store.ts";
import type { HeaderVector } from "../columns/header-store.ts";
import { type Lane, TEXT } from "../columns/lanes.ts";
import { type Builder, type Load, run } from "./builder.ts";
import { CHUNK, type Lost, type Operand } from "./registers.ts";

/** Runs what a builder has compiled for rows, which has to be complete, chunk by chunk. */
export class Chunks {
  private readonly builder: Builder;
  private readonly cells: readonly Load[];
  private readonly headers: readonly Load[];

  constructor(builder: Builder) {
    this.builder = builder;
    this.cells = [...builder.cells.values()];
    this.headers = [...builder.headers.values()];
  }

  /** Puts constants, header fields and what stands for all rows into their lanes; `false` where one cannot be. */
  prepare(header: HeaderVector, count: number): boolean {
    const { builder, headers } = this;
    const room = Math.min(count, CHUNK);
    for (const fill of builder.constants) fill(room);
    for (const { place, lane } of headers) {
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
    for (let base = 0; base < count; base += CHUNK) {
      const size = Math.min(CHUNK, count - base);
      lost.clear();
      for (const { place, lane } of this.cells) loadChunk(vectors.column(place), lane, rows, base, size, lost);
      if (positions !== null) {
        for (let k = 0; k < size; k++) positions.numbers[k] = rows === null ? base + k : (rows[base + k] ?? 0);
      }
      run(steps, places, size);
      visit(base, size);
    }
  }
}

/** Puts what a column has at the chunk's rows into its lane. */
function loadChunk(
  { numbers: from, texts, marks, odd, empties }: ColumnVector,
  { numbers, texts: own, kinds, facts }: Operand,
  rows: readonly number[] | null,
  base: number,
  size: number,
  lost: Lost,
): void {
  if (facts !== undefined) facts.empties = empties > 0;
  if (rows === null && kinds !== TEXT && odd === 0) {
    if (size === CHUNK) numbers.set(from.subarray(base, base + size));
    else for (let k = 0; k < size; k++) numbers[k] = from[base + k] ?? 0;
    return;
  }
  for (let k = 0; k < size; k++) {
    const i = rows === null ? base + k : (rows[base + k] ?? 0);
    if (kinds === TEXT) own[k] = texts[i] ?? "";
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
