/**
 * Positions still to be visited, given out in ascending order. A position may be added while its predecessors are visited; one that was
 * given out, and any before it, is not given out again.
 */
export class Agenda {
  /** 32 positions each. */
  private readonly words: number[] = [];
  private word = 0;
  private last = -1;

  /** For positions below `count`. */
  constructor(count: number) {
    for (let first = 0; first < count; first += 32) this.words.push(0);
  }

  add(position: number): void {
    if (position <= this.last) return;
    const word = position >>> 5;
    this.words[word] = (this.words[word] ?? 0) | (1 << (position & 31));
  }

  /** The first position that is left, -1 when there is none. */
  next(): number {
    for (; this.word < this.words.length; this.word++) {
      const bits = this.words[this.word] ?? 0;
      if (bits === 0) continue;
      const lowest = bits & -bits;
      this.words[this.word] = bits ^ lowest;
      this.last = this.word * 32 + 31 - Math.clz32(lowest);
      return this.last;
    }
    return -1;
  }
}
