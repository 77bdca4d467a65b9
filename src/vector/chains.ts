import { type ColumnVector, gapsIn, type TableVectors } from "../columns/column-store.ts";
import { FLOAT, isTagged, NONE } from "../columns/lanes.ts";
import { accumulator, EMPTINESS } from "./accumulator.ts";
import type { Load } from "./builder.ts";
import { CHUNK, type Facts, type Operand } from "./registers.ts";
import { LOSE, OR_ELSE } from "./words.ts";

/**
 * A column computed in the accumulator, straight from the columns of the store: without the lanes of a program, its tags, and the looking for what is
 * empty, which the store knows.
 */
export interface Chain {
  /** Looks its columns up; `false` if they hold something that only the program sees through. Scalars are in place 0 of their lanes. */
  readonly open: (vectors: TableVectors) => boolean;
  /** `visit` finds each chunk in the accumulator; a value that is lost ends it all with `false`. */
  readonly run: (count: number, visit: (size: number) => void) => boolean;
  /** The kind of the value in place `i` of the chunk. */
  readonly kindAt: (i: number) => number;
}

/** Leaves the numbers of a chunk in the accumulator; `false` if one is lost. */
type Link = (base: number, count: number) => boolean;

/** A column of the store that operands stand for. */
interface Source {
  readonly place: number;
  readonly facts: Facts | undefined;
  vector: ColumnVector | undefined;
}

const noSum = { total: 0, correction: 0 };
const ones = { numbers: Float64Array.of(1) };
const noNumbers = new Float64Array(0);

/** `null` where it is not all arithmetic on columns and numbers. `cells`: the columns' lanes with their places. */
export function chainOf(operand: Operand, cells: Iterable<Load>): Chain | null {
  const sources = new Map<Float64Array, Source>();
  for (const { place, lane } of cells) sources.set(lane.numbers, { place, facts: lane.facts, vector: undefined });
  const conditions: (() => boolean)[] = [];
  const links: Link[] = [];
  let base = 0;

  const numbersOf = (source: Source): Float64Array => source.vector?.numbers ?? noNumbers;
  const push = (work: (base: number, count: number) => void): void => {
    links.push((from, count) => {
      work(from, count);
      return true;
    });
  };
  /** Puts a number into the places of the accumulator where `source` is empty. */
  const pushGaps = (source: Source, { numbers }: { readonly numbers: Float64Array }): void => {
    let next = 0;
    push((from, count) => {
      if (source.vector === undefined || source.vector.empties === 0) return;
      next = accumulator.scatter(numbers[0] ?? 0, gapsIn(source.vector), from === 0 ? 0 : next, from, count);
    });
  };

  const load = ({ numbers }: Operand): void => {
    const source = sources.get(numbers);
    push((from, count) => {
      if (source === undefined) accumulator.fill(numbers[0] ?? 0, count);
      else accumulator.load(numbersOf(source), from, count);
    });
  };
  const loadRight = ({ numbers }: Operand): void => {
    const source = sources.get(numbers);
    push((from, count) => {
      if (source === undefined) accumulator.fillRight(numbers[0] ?? 0, count);
      else accumulator.loadRight(numbersOf(source), from, count);
    });
  };

  /** What `part` is before it is known not to be empty, which becomes a condition; `null` for what is computed. */
  const givenAs = (part: Operand): Operand | null => {
    const { origin } = part;
    if (origin === "given") return part;
    if (origin === null || origin.word !== LOSE || origin.left.origin !== "given") return null;
    const { numbers } = origin.left;
    const source = sources.get(numbers);
    conditions.push(() => (source === undefined ? !Number.isNaN(numbers[0]) : source.vector?.empties === 0));
    return origin.left;
  };

  const compile = (part: Operand): boolean => {
    const given = givenAs(part);
    if (given !== null) {
      load(given);
      return true;
    }
    const { origin, facts } = part;
    if (origin === null || origin === "given") return false;
    const { word, left, right, map } = origin;
    const [first, second] = [givenAs(left), right === null ? null : givenAs(right)];
    switch (word) {
      case LOSE:
        if (!compile(left)) return false;
        links.push((_, count) => accumulator.reduce("hasNaN", noSum, count) < 0);
        return true;
      case EMPTINESS: {
        const source = first === null ? undefined : sources.get(first.numbers);
        if (source === undefined) return false;
        push((_, count) => accumulator.fill(0, count));
        pushGaps(source, ones);
        return true;
      }
      case OR_ELSE: {
        const source = first === null ? undefined : sources.get(first.numbers);
        if (first === null || second === null || source === undefined || sources.has(second.numbers)) return false;
        load(first);
        pushGaps(source, second);
        return true;
      }
      default:
    }
    // Ints that arithmetic makes of ints have to be looked after.
    if (isTagged(part.kinds)) conditions.push(() => facts?.ints === false);
    if (map !== undefined) {
      if (!compile(left)) return false;
      push((_, count) => accumulator.map(map, count));
      return true;
    }
    if (right === null) return false;
    if (second !== null) {
      if (!compile(left)) return false;
      loadRight(second);
    } else {
      if (first === null) {
        if (!compile(left)) return false;
        push((_, count) => accumulator.save(left.numbers, count));
      }
      if (!compile(right)) return false;
      push((_, count) => accumulator.moveRight(count));
      if (first === null) push((_, count) => accumulator.load(left.numbers, 0, count));
      else load(first);
    }
    push((_, count) => accumulator.apply(word, count));
    return true;
  };

  if (!compile(operand)) return null;
  const { origin } = operand;
  const tail = origin !== null && origin !== "given" && origin.word === OR_ELSE ? origin : null;
  const tailSource = tail === null ? undefined : sources.get((givenAs(tail.left) ?? operand).numbers);
  return {
    open: (vectors) => {
      for (const source of sources.values()) {
        const vector = vectors.column(source.place);
        source.vector = vector;
        if (source.facts !== undefined) source.facts.empties = vector.empties > 0;
        if (vector.odd > 0) return false;
      }
      return conditions.every((holds) => holds());
    },
    run: (count, visit) => {
      for (base = 0; base < count; base += CHUNK) {
        const size = Math.min(CHUNK, count - base);
        for (let k = 0; k < links.length; k++) if (links[k]?.(base, size) === false) return false;
        visit(size);
      }
      return true;
    },
    kindAt: (i) => {
      if (!isTagged(operand.kinds)) return operand.kinds & ~NONE;
      if (tail === null) return FLOAT;
      return Number.isNaN(tailSource?.vector?.numbers[base + i])
        ? (tail.right?.kinds ?? NONE)
        : tail.left.kinds & ~NONE;
    },
  };
}
