/**
 * The comparison of two sequences: the longest block that both have in common, then the same left and right of it. Items are hashable
 * values; they are told apart by numbers here.
 */

import { dictOf, type PyDict } from "../../values/dict.ts";
import { allowItems, spend } from "../../values/meter.ts";
import type { Value } from "../../values/value.ts";

export interface Block {
  readonly a: number;
  readonly b: number;
  readonly size: number;
}

export type Tag = "replace" | "delete" | "insert" | "equal";
export type Opcode = readonly [tag: Tag, a1: number, a2: number, b1: number, b2: number];

/** Items from here on are popular when they make up more than one in a hundred. */
const AUTOMATIC = 200;

export class Matcher {
  private readonly ids: PyDict = dictOf([]);
  private a: readonly number[] = [];
  private b: readonly number[] = [];
  /** Places in `b` of each item that counts. */
  private places: Map<number, number[]> = new Map();
  private counts: Map<number, number> | null = null;
  private readonly junk: Set<number> = new Set();
  private blocks: readonly Block[] | null = null;
  private readonly isJunk: ((item: Value) => boolean) | null;
  private readonly automatic: boolean;
  private readonly values: Value[] = [];
  /** Items of the second sequence that were passed over. */
  bjunk: Value[] = [];
  bpopular: Value[] = [];

  constructor(isJunk: ((item: Value) => boolean) | null, automatic: boolean) {
    this.isJunk = isJunk;
    this.automatic = automatic;
  }

  private number(items: readonly Value[]): number[] {
    allowItems(items.length);
    return items.map((item) => {
      const known = this.ids.get(item);
      if (typeof known === "number") return known;
      const made = this.values.length;
      this.ids.set(item, made);
      this.values.push(item);
      return made;
    });
  }

  setFirst(items: readonly Value[]): void {
    this.a = this.number(items);
    this.blocks = null;
  }

  setSecond(items: readonly Value[]): void {
    this.b = this.number(items);
    this.blocks = null;
    this.counts = null;
    this.places = new Map();
    this.junk.clear();
    this.b.forEach((id, i) => {
      const known = this.places.get(id);
      if (known === undefined) this.places.set(id, [i]);
      else known.push(i);
    });
    const value = (id: number): Value => this.values[id] ?? null;
    if (this.isJunk !== null) {
      for (const id of this.places.keys()) if (this.isJunk(value(id))) this.junk.add(id);
      for (const id of this.junk) this.places.delete(id);
    }
    const popular: number[] = [];
    if (this.automatic && this.b.length >= AUTOMATIC) {
      const most = Math.floor(this.b.length / 100) + 1;
      for (const [id, places] of this.places) if (places.length > most) popular.push(id);
      for (const id of popular) this.places.delete(id);
    }
    this.bjunk = [...this.junk].map(value);
    this.bpopular = popular.map(value);
  }

  /** Items that count with their places in the second sequence. */
  *secondPlaces(): Iterable<readonly [Value, readonly number[]]> {
    for (const [id, places] of this.places) yield [this.values[id] ?? null, places];
  }

  get lengths(): readonly [number, number] {
    return [this.a.length, this.b.length];
  }

  longest(aLow: number, aHigh: number, bLow: number, bHigh: number): Block {
    const { a, b } = this;
    let [bestA, bestB, size] = [aLow, bLow, 0];
    let lengths = new Map<number, number>();
    for (let i = aLow; i < aHigh; i++) {
      const next = new Map<number, number>();
      const places = this.places.get(a[i] ?? -1) ?? [];
      spend(1 + (places.length >> 2));
      for (const j of places) {
        if (j < bLow) continue;
        if (j >= bHigh) break;
        const length = (lengths.get(j - 1) ?? 0) + 1;
        next.set(j, length);
        if (length > size) [bestA, bestB, size] = [i - length + 1, j - length + 1, length];
      }
      lengths = next;
    }
    // Popular items first, then junk, as far as they adjoin.
    for (const junk of [false, true]) {
      const joins = (i: number, j: number): boolean => a[i] === b[j] && this.junk.has(b[j] ?? -1) === junk;
      while (bestA > aLow && bestB > bLow && joins(bestA - 1, bestB - 1))
        [bestA, bestB, size] = [bestA - 1, bestB - 1, size + 1];
      while (bestA + size < aHigh && bestB + size < bHigh && joins(bestA + size, bestB + size)) size++;
    }
    spend(size >> 3);
    return { a: bestA, b: bestB, size };
  }

  matchingBlocks(): readonly Block[] {
    if (this.blocks !== null) return this.blocks;
    const [aLength, bLength] = this.lengths;
    const found: Block[] = [];
    const queue: (readonly [number, number, number, number])[] = [[0, aLength, 0, bLength]];
    for (let part = queue.pop(); part !== undefined; part = queue.pop()) {
      const [aLow, aHigh, bLow, bHigh] = part;
      const block = this.longest(aLow, aHigh, bLow, bHigh);
      if (block.size === 0) continue;
      found.push(block);
      if (aLow < block.a && bLow < block.b) queue.push([aLow, block.a, bLow, block.b]);
      const [aEnd, bEnd] = [block.a + block.size, block.b + block.size];
      if (aEnd < aHigh && bEnd < bHigh) queue.push([aEnd, aHigh, bEnd, bHigh]);
    }
    found.sort((x, y) => x.a - y.a || x.b - y.b);
    const joined: Block[] = [];
    for (const block of found) {
      const last = joined.at(-1);
      if (last !== undefined && last.a + last.size === block.a && last.b + last.size === block.b) {
        joined[joined.length - 1] = { ...last, size: last.size + block.size };
      } else joined.push(block);
    }
    this.blocks = [...joined, { a: aLength, b: bLength, size: 0 }];
    return this.blocks;
  }

  opcodes(): Opcode[] {
    const codes: Opcode[] = [];
    let [i, j] = [0, 0];
    for (const { a, b, size } of this.matchingBlocks()) {
      if (i < a || j < b) codes.push([i < a ? (j < b ? "replace" : "delete") : "insert", i, a, j, b]);
      if (size > 0) codes.push(["equal", a, a + size, b, b + size]);
      [i, j] = [a + size, b + size];
    }
    return codes;
  }

  /** Opcodes in groups with up to `n` items of context. */
  groupedOpcodes(n: number): Opcode[][] {
    const codes = this.opcodes();
    if (codes.length === 0) codes.push(["equal", 0, 1, 0, 1]);
    const [first] = codes;
    if (first !== undefined && first[0] === "equal") {
      codes[0] = ["equal", Math.max(first[1], first[2] - n), first[2], Math.max(first[3], first[4] - n), first[4]];
    }
    const last = codes.at(-1);
    if (last !== undefined && last[0] === "equal") {
      codes[codes.length - 1] = [
        "equal",
        last[1],
        Math.min(last[2], last[1] + n),
        last[3],
        Math.min(last[4], last[3] + n),
      ];
    }
    const groups: Opcode[][] = [];
    let group: Opcode[] = [];
    for (const [tag, i1, i2, j1, j2] of codes) {
      let [a, b] = [i1, j1];
      if (tag === "equal" && i2 - i1 > 2 * n) {
        group.push([tag, i1, Math.min(i2, i1 + n), j1, Math.min(j2, j1 + n)]);
        groups.push(group);
        group = [];
        [a, b] = [Math.max(i1, i2 - n), Math.max(j1, j2 - n)];
      }
      group.push([tag, a, i2, b, j2]);
    }
    if (group.length > 0 && !(group.length === 1 && group[0]?.[0] === "equal")) groups.push(group);
    return groups;
  }

  private similarity(matches: number): number {
    const length = this.a.length + this.b.length;
    return length === 0 ? 1 : (2 * matches) / length;
  }

  ratio(): number {
    return this.similarity(this.matchingBlocks().reduce((sum, { size }) => sum + size, 0));
  }

  /** An upper bound: items in common, wherever they are. */
  quickRatio(): number {
    if (this.counts === null) {
      this.counts = new Map();
      for (const id of this.b) this.counts.set(id, (this.counts.get(id) ?? 0) + 1);
    }
    spend(this.a.length >> 2);
    const left = new Map<number, number>();
    let matches = 0;
    for (const id of this.a) {
      const count = left.get(id) ?? this.counts.get(id) ?? 0;
      left.set(id, count - 1);
      if (count > 0) matches++;
    }
    return this.similarity(matches);
  }

  /** An upper bound: by the lengths alone. */
  realQuickRatio(): number {
    return this.similarity(Math.min(this.a.length, this.b.length));
  }
}
