import { CHUNK } from "./registers.ts";
import { ADD, DIVIDE, EQUAL, LESS, LESS_OR_EQUAL, MULTIPLY, SUBTRACT } from "./words.ts";

/** Beside the words of the machine: 1 for NaN, 0 for all else. */
export const EMPTINESS = 100;

/** A sum under way: see values/numbers/sums.ts for the rule. */
export interface Sum {
  total: number;
  correction: number;
}

export type Reduction = "plainSum" | "floatSum" | "ones" | "greatest" | "least" | "hasNaN";

/** A chunk's numbers, and a second array for the right sides of operations. */
export interface Accumulator {
  /** Takes numbers from place `base` on. */
  readonly load: (from: Float64Array, base: number, count: number) => void;
  readonly loadRight: (from: Float64Array, base: number, count: number) => void;
  readonly fill: (number: number, count: number) => void;
  readonly fillRight: (number: number, count: number) => void;
  readonly save: (to: Float64Array, count: number) => void;
  /** The accumulator becomes the right side. */
  readonly moveRight: (count: number) => void;
  readonly at: (place: number) => number;
  /**
   * Puts `number` into the places named by `places` from its position `from` on, as far as they lie in the chunk that begins at `base`. Answers with
   * the position of the first that does not.
   */
  readonly scatter: (number: number, places: Uint32Array, from: number, base: number, count: number) => number;
  readonly map: (one: (x: number) => number, count: number) => void;
  readonly apply: (word: number, count: number) => void;
  /**
   * Adds to `sum`, or finds the position of the first number that is greater (less) than its total and all before it, or of the first NaN:
   * -1 if there is none.
   */
  readonly reduce: (reduction: Reduction, sum: Sum, count: number) => number;
}

/** Below, copying in one go costs more than it saves. */
const FEW = 32;

/**
 * V8's compiler takes the two arrays for constants: it looks their kind, size and address up once, and not again at each number as it does for
 * arrays that are passed in, which makes loops two to four times as fast. They are made in a function since bundlers turn the constants of modules
 * into variables; and the loops are in two functions that are too long to be taken into their callers, where the arrays would be no constants.
 */
function accumulating(): Accumulator {
  const x = new Float64Array(CHUNK);
  const y = new Float64Array(CHUNK);
  const move = (from: Float64Array, base: number, to: Float64Array, count: number): void => {
    if (count > FEW) to.set(base === 0 && from.length === count ? from : from.subarray(base, base + count));
    else for (let i = 0; i < count; i++) to[i] = from[base + i] ?? 0;
  };
  return {
    load: (from, base, count) => move(from, base, x, count),
    loadRight: (from, base, count) => move(from, base, y, count),
    fill: (number, count) => x.fill(number, 0, count),
    fillRight: (number, count) => y.fill(number, 0, count),
    save: (to, count) => move(x, 0, to, count),
    moveRight: (count) => move(x, 0, y, count),
    at: (place) => x[place] ?? 0,
    scatter: (number, places, from, base, count) => {
      const { length } = places;
      let next = from;
      for (; next < length; next++) {
        const i = (places[next] ?? 0) - base;
        if (i >= count) break;
        x[i] = number;
      }
      return next;
    },
    map: (one, count) => {
      for (let i = 0; i < count; i++) x[i] = one(x[i] ?? 0);
    },
    apply: (word, count) => {
      switch (word) {
        case ADD:
          for (let i = 0; i < count; i++) x[i] = (x[i] ?? 0) + (y[i] ?? 0);
          break;
        case SUBTRACT:
          for (let i = 0; i < count; i++) x[i] = (x[i] ?? 0) - (y[i] ?? 0);
          break;
        case MULTIPLY:
          for (let i = 0; i < count; i++) x[i] = (x[i] ?? 0) * (y[i] ?? 0);
          break;
        case DIVIDE: {
          let zeros = 0;
          for (let i = 0; i < count; i++) {
            const divisor = y[i] ?? 0;
            if (divisor === 0) zeros++;
            x[i] = (x[i] ?? 0) / divisor;
          }
          if (zeros > 0) for (let i = 0; i < count; i++) if (y[i] === 0) x[i] = Number.NaN;
          break;
        }
        case LESS:
          for (let i = 0; i < count; i++) x[i] = (x[i] ?? 0) < (y[i] ?? 0) ? 1 : 0;
          break;
        case LESS_OR_EQUAL:
          for (let i = 0; i < count; i++) x[i] = (x[i] ?? 0) <= (y[i] ?? 0) ? 1 : 0;
          break;
        case EQUAL:
          for (let i = 0; i < count; i++) {
            const left = x[i] ?? 0;
            const right = y[i] ?? 0;
            x[i] = left === right || (left !== left && right !== right) ? 1 : 0;
          }
          break;
        default:
      }
    },
    reduce: (reduction, sum, count) => {
      let { total, correction } = sum;
      switch (reduction) {
        case "plainSum":
          for (let i = 0; i < count; i++) total += x[i] ?? 0;
          break;
        case "floatSum":
          for (let i = 0; i < count; i++) {
            const number = x[i] ?? 0;
            const next = total + number;
            correction += Math.abs(total) >= Math.abs(number) ? total - next + number : number - next + total;
            total = next;
          }
          break;
        case "ones": {
          // In two strands: additions wait for each other.
          let even = 0;
          let odd = 0;
          for (let i = 1; i < count; i += 2) {
            even += x[i - 1] ?? 0;
            odd += x[i] ?? 0;
          }
          total += even + odd + (count % 2 === 1 ? (x[count - 1] ?? 0) : 0);
          break;
        }
        case "greatest": {
          let at = -1;
          for (let i = 0; i < count; i++) {
            const number = x[i] ?? 0;
            if (number <= total) continue;
            at = i;
            total = number;
            if (number !== number) break;
          }
          return at;
        }
        case "least": {
          let at = -1;
          for (let i = 0; i < count; i++) {
            const number = x[i] ?? 0;
            if (number >= total) continue;
            at = i;
            total = number;
            if (number !== number) break;
          }
          return at;
        }
        default:
          for (let i = 0; i < count; i++) if (Number.isNaN(x[i])) return i;
          return -1;
      }
      sum.total = total;
      sum.correction = correction;
      return total;
    },
  };
}

export const accumulator: Accumulator = accumulating();
