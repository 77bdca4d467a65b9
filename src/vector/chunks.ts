import { ODD, type TableVectors } from "../columns/column-store.ts";
import type { HeaderVector } from "../columns/header-store.ts";
import { type Lane, TEXT } from "../columns/lanes.ts";
import { type Builder, run } from "./builder.ts";
import { CHUNK } from "./registers.ts";

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
    const { steps, positions, registers, cells } = this.builder;
    const { lost, places } = registers;
    const loads = [...cells.values()].map(({ place, lane }) => ({ vector: vectors.column(place), lane }));
    for (const { vector, lane } of loads) if (lane.facts !== undefined) lane.facts.empties = vector.empties > 0;
    for (let base = 0; base < count; base += CHUNK) {
      const size = Math.min(CHUNK, count - base);
      lost.clear();
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
          if (marks[i] === ODD) lost.add(k);
        }
      }
      if (positions !== null) {
        for (let k = 0; k < size; k++) positions.numbers[k] = rows === null ? base + k : (rows[base + k] ?? 0);
      }
      run(steps, places, size);
      visit(base, size);
    }
  }
}

/** The first value of a lane for all places. */
function broadcast(from: Lane, to: Lane, count: number): void {
  to.numbers.fill(from.numbers[0] ?? 0, 0, count);
  to.tags.fill(from.tags[0] ?? 0, 0, count);
  if ((to.kinds & TEXT) !== 0) to.texts.fill(from.texts[0] ?? "", 0, count);
}
