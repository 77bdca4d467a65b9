/**
 * The Mersenne twister MT19937 (Matsumoto and Nishimura, 1998), seeded as CPython's `random` seeds it, so that equal seeds give equal numbers.
 */
const SIZE = 624;
const SHIFT = 397;

export class Twister {
  private readonly state: Uint32Array = new Uint32Array(SIZE);
  private at = SIZE;

  constructor(seed: bigint) {
    this.seed(seed);
  }

  /** Seeds with the words of `|seed|`, lowest first. */
  seed(seed: bigint): void {
    const key: number[] = [];
    for (let rest = seed < 0n ? -seed : seed; rest > 0n; rest >>= 32n) key.push(Number(rest & 0xffffffffn));
    this.seedWords(key.length === 0 ? [0] : key);
  }

  private seedWords(key: readonly number[]): void {
    const { state } = this;
    state[0] = 19650218;
    for (let i = 1; i < SIZE; i++) state[i] = Math.imul(1812433253, this.mixed(i - 1)) + i;
    let i = 1;
    let j = 0;
    for (let k = Math.max(SIZE, key.length); k > 0; k--) {
      state[i] = ((state[i] ?? 0) ^ Math.imul(this.mixed(i - 1), 1664525)) + (key[j] ?? 0) + j;
      i = this.following(i);
      j = (j + 1) % key.length;
    }
    for (let k = SIZE - 1; k > 0; k--) {
      state[i] = ((state[i] ?? 0) ^ Math.imul(this.mixed(i - 1), 1566083941)) - i;
      i = this.following(i);
    }
    state[0] = 0x80000000;
    this.at = SIZE;
  }

  private mixed(i: number): number {
    const word = this.state[i] ?? 0;
    return word ^ (word >>> 30);
  }

  private following(i: number): number {
    if (i + 1 < SIZE) return i + 1;
    this.state[0] = this.state[SIZE - 1] ?? 0;
    return 1;
  }

  private refill(): void {
    const { state } = this;
    for (let i = 0; i < SIZE; i++) {
      const joined = ((state[i] ?? 0) & 0x80000000) | ((state[(i + 1) % SIZE] ?? 0) & 0x7fffffff);
      const turned = (joined >>> 1) ^ ((joined & 1) === 0 ? 0 : 0x9908b0df);
      state[i] = (state[(i + SHIFT) % SIZE] ?? 0) ^ turned;
    }
    this.at = 0;
  }

  /** 32 random bits. */
  word(): number {
    if (this.at >= SIZE) this.refill();
    let word = this.state[this.at++] ?? 0;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  }

  /** A float in [0, 1) of 53 random bits. */
  random(): number {
    const high = this.word() >>> 5;
    const low = this.word() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** An int of `count` random bits. */
  bits(count: number): bigint {
    let result = 0n;
    for (let done = 0; done < count; done += 32) {
      const word = this.word() >>> Math.max(0, 32 - (count - done));
      result |= BigInt(word) << BigInt(done);
    }
    return result;
  }

  /** An int in [0, `limit`), each as likely as the other; `limit` above 0. */
  below(limit: bigint): bigint {
    const count = limit.toString(2).length;
    let result = this.bits(count);
    while (result >= limit) result = this.bits(count);
    return result;
  }

  /** The state as `getstate` shows it: the words and the place among them. */
  words(): readonly number[] {
    return [...this.state, this.at];
  }

  restore(words: readonly number[]): void {
    this.state.set(words.slice(0, SIZE));
    this.at = words[SIZE] ?? SIZE;
  }
}
