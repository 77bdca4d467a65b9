/**
 * The sort of CPython 3.12: a stable merge sort over natural runs. Runs shorter than a minimum are extended by binary insertion;
 * pending runs are merged in the order of Munro and Wild's powersort; merges gallop (search exponentially) while one side keeps
 * winning. Where `less` is a consistent order any stable sort gives the same answer; where it is not (NaN, user classes) the
 * answer depends on which pairs are compared, so the pairs and their order are CPython's (Objects/listsort.txt describes them).
 *
 * When `less` throws, the array is a permutation of what it was.
 */
export type Less<T> = (a: T, b: T) => boolean;

interface Run {
  readonly start: number;
  length: number;
  power: number;
}

/** So many wins in a row of one side before galloping starts. */
const MIN_GALLOP = 7;

export function timsort<T>(items: T[], less: Less<T>): void {
  const total = items.length;
  if (total < 2) return;
  const merger = new Merger(items, less);
  const minimum = minimumRun(total);
  for (let start = 0; start < total; ) {
    let length = countRun(items, start, less);
    if (length < minimum) {
      const forced = Math.min(minimum, total - start);
      insertBinary(items, start, start + length, start + forced, less);
      length = forced;
    }
    merger.push(start, length);
    start += length;
  }
  merger.finish();
}

/** Between 32 and 64, so that the array splits into a power of two of runs or slightly fewer. */
function minimumRun(total: number): number {
  let n = total;
  let odd = 0;
  while (n >= 64) {
    odd |= n & 1;
    n >>= 1;
  }
  return n + odd;
}

/** The length of the run at `start`; a strictly descending one is reversed. */
function countRun<T>(items: T[], start: number, less: Less<T>): number {
  const end = items.length;
  let i = start + 1;
  if (i === end) return 1;
  const descending = less(at(items, i), at(items, i - 1));
  for (i++; i < end; i++) if (less(at(items, i), at(items, i - 1)) !== descending) break;
  if (descending) reverseRange(items, start, i);
  return i - start;
}

function reverseRange<T>(items: T[], from: number, to: number): void {
  for (let low = from, high = to - 1; low < high; low++, high--) {
    const kept = at(items, low);
    items[low] = at(items, high);
    items[high] = kept;
  }
}

/** Extends the sorted range `start`…`sorted` to `end`. */
function insertBinary<T>(items: T[], start: number, sorted: number, end: number, less: Less<T>): void {
  for (let next = sorted; next < end; next++) {
    const pivot = at(items, next);
    let low = start;
    let high = next;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (less(pivot, at(items, middle))) high = middle;
      else low = middle + 1;
    }
    items.copyWithin(low + 1, low, next);
    items[low] = pivot;
  }
}

/** Positions are in range by construction; the compiler cannot see it. */
function at<T>(items: readonly T[], i: number): T {
  return items[i] as T;
}

/** The leftmost place for `key` in the sorted `items[start…start + length]`, searched outwards from `hint`. Relative to `start`. */
function gallopLeft<T>(
  key: T,
  items: readonly T[],
  start: number,
  length: number,
  hint: number,
  less: Less<T>,
): number {
  let near = 0;
  let far = 1;
  let low: number;
  let high: number;
  if (less(at(items, start + hint), key)) {
    const limit = length - hint;
    while (far < limit && less(at(items, start + hint + far), key)) {
      near = far;
      far = 2 * far + 1;
    }
    low = hint + near + 1;
    high = hint + Math.min(far, limit);
  } else {
    const limit = hint + 1;
    while (far < limit && !less(at(items, start + hint - far), key)) {
      near = far;
      far = 2 * far + 1;
    }
    low = hint - Math.min(far, limit) + 1;
    high = hint - near;
  }
  while (low < high) {
    const middle = low + ((high - low) >> 1);
    if (less(at(items, start + middle), key)) low = middle + 1;
    else high = middle;
  }
  return high;
}

/** The same for the rightmost place. */
function gallopRight<T>(
  key: T,
  items: readonly T[],
  start: number,
  length: number,
  hint: number,
  less: Less<T>,
): number {
  let near = 0;
  let far = 1;
  let low: number;
  let high: number;
  if (less(key, at(items, start + hint))) {
    const limit = hint + 1;
    while (far < limit && less(key, at(items, start + hint - far))) {
      near = far;
      far = 2 * far + 1;
    }
    low = hint - Math.min(far, limit) + 1;
    high = hint - near;
  } else {
    const limit = length - hint;
    while (far < limit && !less(key, at(items, start + hint + far))) {
      near = far;
      far = 2 * far + 1;
    }
    low = hint + near + 1;
    high = hint + Math.min(far, limit);
  }
  while (low < high) {
    const middle = low + ((high - low) >> 1);
    if (less(key, at(items, start + middle))) high = middle;
    else low = middle + 1;
  }
  return high;
}

/** The depth of the node that two neighbouring runs would meet at in a nearly optimal merge tree over `total` items. */
function powerOf(start: number, left: number, right: number, total: number): number {
  let a = 2 * start + left;
  let b = a + left + right;
  for (let power = 1; ; power++) {
    if (a >= total) {
      a -= total;
      b -= total;
    } else if (b >= total) {
      return power;
    }
    a *= 2;
    b *= 2;
  }
}

class Merger<T> {
  private readonly items: T[];
  private readonly less: Less<T>;
  private readonly pending: Run[] = [];
  private minGallop = MIN_GALLOP;

  constructor(items: T[], less: Less<T>) {
    this.items = items;
    this.less = less;
  }

  push(start: number, length: number): void {
    const last = this.pending.at(-1);
    if (last !== undefined) {
      const power = powerOf(last.start, last.length, length, this.items.length);
      while (this.pending.length > 1 && (this.pending.at(-2)?.power ?? 0) > power)
        this.mergeAt(this.pending.length - 2);
      const top = this.pending.at(-1);
      if (top !== undefined) top.power = power;
    }
    this.pending.push({ start, length, power: 0 });
  }

  finish(): void {
    const { pending } = this;
    while (pending.length > 1) {
      let i = pending.length - 2;
      const before = pending[i - 1];
      const after = pending[i + 1];
      if (before !== undefined && after !== undefined && before.length < after.length) i--;
      this.mergeAt(i);
    }
  }

  /** Merges the pending run `i` with the next one. */
  private mergeAt(i: number): void {
    const { items, less, pending } = this;
    const left = pending[i];
    const right = pending[i + 1];
    if (left === undefined || right === undefined) return;
    let startA = left.start;
    let countA = left.length;
    const startB = right.start;
    left.length += right.length;
    pending.splice(i + 1, 1);
    // What comes before all of B, and after all of A, stays where it is.
    const skipped = gallopRight(at(items, startB), items, startA, countA, 0, less);
    startA += skipped;
    countA -= skipped;
    if (countA === 0) return;
    const countB = gallopLeft(at(items, startA + countA - 1), items, startB, right.length, right.length - 1, less);
    if (countB === 0) return;
    if (countA <= countB) this.mergeLow(startA, countA, startB, countB);
    else this.mergeHigh(startA, countA, startB, countB);
  }

  /** Merges from the front; A, the shorter, is copied away. */
  private mergeLow(startA: number, lengthA: number, startB: number, lengthB: number): void {
    const { items, less } = this;
    const a = items.slice(startA, startA + lengthA);
    let [fromA, countA, fromB, countB, to] = [0, lengthA, startB, lengthB, startA];
    // `true` while both sides have items to compare; one item of A left means that it comes last.
    const takeA = (n: number): boolean => {
      for (let k = 0; k < n; k++) items[to++] = at(a, fromA++);
      countA -= n;
      return countA > 1;
    };
    const takeB = (n: number): boolean => {
      items.copyWithin(to, fromB, fromB + n);
      to += n;
      fromB += n;
      countB -= n;
      return countB > 0;
    };
    const merge = (): void => {
      if (!takeB(1) || countA === 1) return;
      for (;;) {
        let winsA = 0;
        let winsB = 0;
        while (winsA < this.minGallop && winsB < this.minGallop) {
          if (less(at(items, fromB), at(a, fromA))) {
            winsB++;
            winsA = 0;
            if (!takeB(1)) return;
          } else {
            winsA++;
            winsB = 0;
            if (!takeA(1)) return;
          }
        }
        this.minGallop++;
        do {
          if (this.minGallop > 1) this.minGallop--;
          winsA = gallopRight(at(items, fromB), a, fromA, countA, 0, less);
          if (winsA > 0 && !takeA(winsA)) return;
          if (!takeB(1)) return;
          winsB = gallopLeft(at(a, fromA), items, fromB, countB, 0, less);
          if (winsB > 0 && !takeB(winsB)) return;
          if (!takeA(1)) return;
        } while (winsA >= MIN_GALLOP || winsB >= MIN_GALLOP);
        this.minGallop++;
      }
    };
    let done = false;
    try {
      merge();
      done = true;
    } finally {
      // One item of A is known to be the greatest; after an exception nothing is known, and the rest of A fills the gap.
      if (done && countA === 1) takeB(countB);
      takeA(countA);
    }
  }

  /** Merges from the back; B, the shorter, is copied away. */
  private mergeHigh(startA: number, lengthA: number, startB: number, lengthB: number): void {
    const { items, less } = this;
    const b = items.slice(startB, startB + lengthB);
    let [countA, countB, to] = [lengthA, lengthB, startB + lengthB];
    const takeA = (n: number): boolean => {
      to -= n;
      countA -= n;
      items.copyWithin(to, startA + countA, startA + countA + n);
      return countA > 0;
    };
    const takeB = (n: number): boolean => {
      for (let k = 0; k < n; k++) items[--to] = at(b, --countB);
      return countB > 1;
    };
    const merge = (): void => {
      if (!takeA(1) || countB === 1) return;
      for (;;) {
        let winsA = 0;
        let winsB = 0;
        while (winsA < this.minGallop && winsB < this.minGallop) {
          if (less(at(b, countB - 1), at(items, startA + countA - 1))) {
            winsA++;
            winsB = 0;
            if (!takeA(1)) return;
          } else {
            winsB++;
            winsA = 0;
            if (!takeB(1)) return;
          }
        }
        this.minGallop++;
        do {
          if (this.minGallop > 1) this.minGallop--;
          winsA = countA - gallopRight(at(b, countB - 1), items, startA, countA, countA - 1, less);
          if (winsA > 0 && !takeA(winsA)) return;
          if (!takeB(1)) return;
          winsB = countB - gallopLeft(at(items, startA + countA - 1), b, 0, countB, countB - 1, less);
          if (winsB > 0 && !takeB(winsB)) return;
          if (!takeA(1)) return;
        } while (winsA >= MIN_GALLOP || winsB >= MIN_GALLOP);
        this.minGallop++;
      }
    };
    let done = false;
    try {
      merge();
      done = true;
    } finally {
      if (done && countB === 1) takeA(countA);
      takeB(countB);
    }
  }
}
