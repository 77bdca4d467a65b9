import { same } from "./comparison.ts";
import { frozensetType, setType } from "./core-types.ts";
import { hash } from "./hashing.ts";
import { allowItems, spend } from "./meter.ts";
import { lowerHalf, upperHalf } from "./tuple-hash.ts";
import { PyObject, type PyType, type Value } from "./value.ts";

type Hash = number | bigint;

/** Marks the place of a removed element: searches go on past it. Its hash is -1, which no value has. */
const REMOVED: PyObject = new PyObject(undefined);

const SMALLEST = 8;
/** So many places behind a taken one are tried before jumping on. */
const LINEAR_PROBES = 9;

/** `hash(value)`, at once for small integers. */
export function elementHash(value: Value): Hash {
  if (typeof value === "bigint" && value <= 9007199254740991n && value >= -9007199254740991n) {
    return value === -1n ? -2 : Number(value);
  }
  return hash(value);
}

/**
 * A `set` or `frozenset`, or an instance of a class derived from one.
 *
 * An open-addressing table that probes, grows and shrinks as CPython 3.12's does, because the order in which a set is printed and
 * iterated follows from it: a formula that joins a set of numbers shows the same text in both. `keys` and `hashes` are the table;
 * `fill` counts taken places with the removed ones, `used` the elements.
 */
export class PySet extends PyObject {
  keys: (Value | undefined)[] = new Array<undefined>(SMALLEST).fill(undefined);
  hashes: Hash[] = new Array<Hash>(SMALLEST).fill(0);
  mask: number = SMALLEST - 1;
  fill = 0;
  used = 0;
  /** Where `pop` looks next. */
  private finger = 0;
  /** The hash of a frozenset once worked out. */
  frozenHash: Hash | undefined = undefined;

  constructor(type: PyType = setType) {
    super(type);
  }

  get size(): number {
    return this.used;
  }

  /** The place of the equal element, or `-1 - place` with the place where it goes: that of the last removed element passed, if any. */
  private locate(key: Value, hashed: Hash): number {
    const { keys, hashes, mask } = this;
    let free = -1;
    let low = lowerHalf(hashed);
    let high = -1;
    let i = low & mask;
    for (;;) {
      const last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
      for (let at = i; at <= last; at++) {
        const found = keys[at];
        if (found === undefined) return -1 - (free < 0 ? at : free);
        if (found === REMOVED) free = at;
        if (hashes[at] !== hashed) continue;
        if (found === key || same(found, key)) return at;
        // A comparison written in Python may have changed the set: then the search starts anew.
        if (this.keys !== keys || keys[at] !== found) return this.locate(key, hashed);
      }
      // Hashes of integers can be made to collide: long searches are counted.
      spend(1);
      if (high < 0) high = upperHalf(hashed);
      low = ((low >>> 5) | (high << 27)) >>> 0;
      high >>>= 5;
      i = (i * 5 + 1 + low) & mask;
    }
  }

  has(key: Value): boolean {
    return this.hasHashed(key, elementHash(key));
  }

  hasHashed(key: Value, hashed: Hash): boolean {
    return this.used > 0 && this.locate(key, hashed) >= 0;
  }

  add(key: Value): void {
    this.addHashed(key, elementHash(key));
  }

  addHashed(key: Value, hashed: Hash): void {
    const found = this.locate(key, hashed);
    if (found >= 0) return;
    const place = -1 - found;
    const reused = this.keys[place] === REMOVED;
    this.keys[place] = key;
    this.hashes[place] = hashed;
    this.used++;
    if (reused) return;
    this.fill++;
    if (this.fill * 5 >= this.mask * 3) this.regrow();
  }

  /** Whether it was there. */
  discard(key: Value): boolean {
    return this.discardHashed(key, elementHash(key));
  }

  discardHashed(key: Value, hashed: Hash): boolean {
    const found = this.locate(key, hashed);
    if (found < 0) return false;
    this.removeAt(found);
    return true;
  }

  private removeAt(place: number): void {
    this.keys[place] = REMOVED;
    this.hashes[place] = -1;
    this.used--;
  }

  /** Removes and returns some element; `undefined` from an empty set. */
  pop(): Value | undefined {
    if (this.used === 0) return undefined;
    let place = this.finger & this.mask;
    let passed = 0;
    while (!isElement(this.keys[place])) {
      place = place === this.mask ? 0 : place + 1;
      passed++;
    }
    spend(passed >> 5);
    const key = this.keys[place];
    this.removeAt(place);
    this.finger = place + 1;
    return key;
  }

  clear(): void {
    this.keys = new Array<undefined>(SMALLEST).fill(undefined);
    this.hashes = new Array<Hash>(SMALLEST).fill(0);
    this.mask = SMALLEST - 1;
    this.fill = 0;
    this.used = 0;
  }

  /** The first element at or after `place` of the table, and where it is; the end of the table when there is none. */
  nextPlace(place: number): number {
    const { keys, mask } = this;
    let at = place;
    while (at <= mask && !isElement(keys[at])) at++;
    // A table whose elements were removed keeps its size.
    if (at - place > 32) spend((at - place) >> 5);
    return at;
  }

  /** Calls `visit` with each element and its hash in table order, until it answers `false`. */
  each(visit: (key: Value, hashed: Hash) => unknown): void {
    spend(this.mask >> 5);
    for (let place = 0; place <= this.mask; place++) {
      const key = this.keys[place];
      const hashed = this.hashes[place];
      if (key !== undefined && key !== REMOVED && hashed !== undefined && visit(key, hashed) === false) return;
    }
  }

  /** The elements in table order. */
  elements(): Value[] {
    spend(this.mask >> 5);
    const result: Value[] = [];
    for (const key of this.keys) if (key !== undefined && key !== REMOVED) result.push(key);
    return result;
  }

  /** Makes room for `more` elements at once, so that adding them need not; as CPython does for sets and dictionaries. */
  reserve(more: number): void {
    if ((this.fill + more) * 5 >= this.mask * 3) this.resize((this.used + more) * 2);
  }

  /** Resizes for the elements there are: when the table is full, and when there are too many removed ones. */
  regrow(): void {
    this.resize(this.used > 50000 ? this.used * 2 : this.used * 4);
  }

  /** Gives the table the least size above `least`, and drops the removed ones. */
  private resize(least: number): void {
    let size = SMALLEST;
    while (size <= least) size *= 2;
    allowItems(this.used);
    spend(this.used * (this.used > 32_768 ? 8 : 4));
    const { keys, hashes } = this;
    if (size === SMALLEST && keys.length === SMALLEST && this.fill === this.used) return;
    this.keys = new Array<undefined>(size).fill(undefined);
    this.hashes = new Array<Hash>(size).fill(0);
    this.mask = size - 1;
    this.fill = this.used;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      const hashed = hashes[i];
      if (key !== undefined && key !== REMOVED && hashed !== undefined) this.insertNew(key, hashed);
    }
  }

  /** Puts an element that cannot be there yet into a table without removed ones. */
  private insertNew(key: Value, hashed: Hash): void {
    const { keys, mask } = this;
    let low = lowerHalf(hashed);
    let high = -1;
    let i = low & mask;
    for (;;) {
      const last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
      for (let at = i; at <= last; at++) {
        if (keys[at] !== undefined) continue;
        keys[at] = key;
        this.hashes[at] = hashed;
        return;
      }
      spend(1);
      if (high < 0) high = upperHalf(hashed);
      low = ((low >>> 5) | (high << 27)) >>> 0;
      high >>>= 5;
      i = (i * 5 + 1 + low) & mask;
    }
  }

  /** Adds all elements of `other`. An empty set takes over the other's table, or its elements without comparing. */
  merge(other: PySet): void {
    if (other === this || other.used === 0) return;
    this.reserve(other.used);
    if (this.fill === 0 && this.mask === other.mask && other.fill === other.used) {
      allowItems(other.used);
      this.takeTable(other.keys.slice(), other.hashes.slice(), other);
      return;
    }
    if (this.fill === 0) {
      this.fill = other.used;
      this.used = other.used;
      other.each((key, hashed) => this.insertNew(key, hashed));
      return;
    }
    other.each((key, hashed) => this.addHashed(key, hashed));
  }

  private takeTable(keys: (Value | undefined)[], hashes: Hash[], other: PySet): void {
    this.keys = keys;
    this.hashes = hashes;
    this.mask = other.mask;
    this.fill = other.fill;
    this.used = other.used;
  }

  /** Becomes what `other` is; `other` is given up. */
  become(other: PySet): void {
    this.takeTable(other.keys, other.hashes, other);
  }
}

function isElement(key: Value | undefined): key is Value {
  return key !== undefined && key !== REMOVED;
}

/**
 * The set of `{a, b, c}` in source. CPython folds three or more constants into a frozenset, makes that anew from its own elements to
 * share equal constants, and copies it when the display is evaluated: all this shows in the order. `constant` says that all are such.
 */
export function setDisplay(items: readonly Value[], constant: boolean): PySet {
  if (!constant || items.length < 3) return setOf(items, setType);
  const result = new PySet();
  result.merge(setOf(setOf(items, frozensetType).elements(), frozensetType));
  return result;
}

function setOf(items: readonly Value[], type: PyType): PySet {
  const result = new PySet(type);
  for (const item of items) result.add(item);
  return result;
}
