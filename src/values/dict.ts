import { same } from "./comparison.ts";
import { dictType, frozensetType, tupleType } from "./core-types.ts";
import { hash, primitiveKey } from "./hashing.ts";
import { allowGrowth, spend } from "./meter.ts";
import { PyObject, type PyType, type Value } from "./value.ts";

/** One item of a dictionary. */
export interface Entry {
  readonly key: Value;
  value: Value;
  /** Of keys without a {@link primitiveKey}. */
  readonly hash: number | bigint | undefined;
}

/**
 * A `dict`, or an instance of a class derived from it.
 *
 * One JavaScript `Map` keeps the insertion order. Keys that have a {@link primitiveKey} are found in it directly; for
 * the others the entry itself is the map's key, found through `buckets` by hash and equality.
 */
export class PyDict extends PyObject {
  readonly entries: Map<unknown, Entry> = new Map();
  private buckets: Map<number | bigint, Entry[]> | null = null;
  /** Whether some key without a primitive may equal one that has one: `Decimal(1)` and `1`. Then both ways are searched. */
  private mixed = false;
  /** The primitive keys by hash, made when a key of the other sort is looked up among them; dropped when they change. */
  private primitives: Map<number | bigint, Entry[]> | null = null;
  /** All entries in order and maybe some removed ones, while `popLast` is in use: a `Map` cannot be read from its end. */
  private tail: Entry[] | null = null;

  /** Places in `entries` that may still be there for removed ones: walking passes them again and again. */
  private holes = 0;

  constructor(type: PyType = dictType) {
    super(type);
  }

  get size(): number {
    return this.entries.size;
  }

  /** The entries in order; counts the work of passing what was removed. */
  walk(): IterableIterator<Entry> {
    if (this.holes > 128) spend(this.holes >> 6);
    return this.entries.values();
  }

  /** The entry of `key`; throws `TypeError` when it is unhashable. */
  find(key: Value): Entry | undefined {
    const primitive = primitiveKey(key);
    if (primitive === undefined) return this.findObject(key, hash(key));
    const found = this.entries.get(primitive);
    return found === undefined && this.mixed ? this.inBucket(key, hash(key)) : found;
  }

  private inBucket(key: Value, hashed: number | bigint): Entry | undefined {
    const bucket = this.buckets?.get(hashed);
    if (bucket === undefined) return undefined;
    if (bucket.length > 8) spend(2 * bucket.length);
    for (const entry of bucket) if (same(entry.key, key)) return entry;
    return undefined;
  }

  private findObject(key: Value, hashed: number | bigint): Entry | undefined {
    const found = this.inBucket(key, hashed);
    if (found !== undefined || !mayEqualPrimitive(key) || this.entries.size === 0) return found;
    this.primitives ??= this.indexPrimitives();
    return this.primitives.get(hashed)?.find((entry) => same(entry.key, key));
  }

  private indexPrimitives(): Map<number | bigint, Entry[]> {
    spend(this.entries.size >> 2);
    const index = new Map<number | bigint, Entry[]>();
    for (const entry of this.entries.values()) {
      if (entry.hash === undefined) addToBucket(index, hash(entry.key), entry);
    }
    return index;
  }

  get(key: Value): Value | undefined {
    return this.find(key)?.value;
  }

  /** An equal key that is there already stays as it is; only its value changes. */
  set(key: Value, value: Value): void {
    const primitive = primitiveKey(key);
    if (primitive === undefined) {
      this.setObject(key, value);
      return;
    }
    const known = this.mixed ? this.find(key) : this.entries.get(primitive);
    if (known !== undefined) known.value = value;
    else this.add(primitive, { key, value, hash: undefined });
  }

  private setObject(key: Value, value: Value): void {
    const hashed = hash(key);
    const known = this.findObject(key, hashed);
    if (known !== undefined) {
      known.value = value;
      return;
    }
    const entry = { key, value, hash: hashed };
    this.add(entry, entry);
    this.buckets ??= new Map();
    addToBucket(this.buckets, hashed, entry);
    if (!this.mixed) this.mixed = mayEqualPrimitive(key);
  }

  private add(mapKey: unknown, entry: Entry): void {
    const { size } = this.entries;
    if ((size & 1023) === 1023) {
      allowGrowth(size + 1);
      spend(size > 32_768 ? 16_384 : 4096);
    }
    this.entries.set(mapKey, entry);
    if (entry.hash === undefined) this.primitives = null;
    if (this.tail !== null) {
      if (this.tail.length > 2 * size + 64) this.tail = null;
      else this.tail.push(entry);
    }
  }

  /** Removes and returns the entry of `key`. */
  delete(key: Value): Entry | undefined {
    const entry = this.find(key);
    if (entry !== undefined) this.remove(entry);
    return entry;
  }

  private remove(entry: Entry): void {
    this.entries.delete(mapKeyOf(entry));
    // A `Map` with many more places than entries is made anew by the host, without the holes.
    this.holes = this.holes > 4 * this.entries.size + 64 ? 0 : this.holes + 1;
    if (entry.hash === undefined) {
      this.primitives = null;
      return;
    }
    const bucket = this.buckets?.get(entry.hash);
    if (bucket === undefined) return;
    const at = bucket.indexOf(entry);
    if (at >= 0) bucket.splice(at, 1);
    if (bucket.length === 0) this.buckets?.delete(entry.hash);
  }

  /** Removes and returns the entry that was added last. */
  popLast(): Entry | undefined {
    if (this.entries.size === 0) return undefined;
    if (this.tail === null) {
      spend(this.entries.size >> 3);
      this.tail = [...this.entries.values()];
    }
    for (let entry = this.tail.pop(); entry !== undefined; entry = this.tail.pop()) {
      if (this.entries.get(mapKeyOf(entry)) !== entry) continue;
      this.remove(entry);
      return entry;
    }
    return undefined;
  }

  /** Puts the entries, all of them, into another order. */
  reorder(entries: readonly Entry[]): void {
    spend(entries.length >> 2);
    this.tail = null;
    this.entries.clear();
    for (const entry of entries) this.entries.set(mapKeyOf(entry), entry);
  }

  /** Makes an entry the last one. */
  moveLast(entry: Entry): void {
    const key = mapKeyOf(entry);
    this.tail = null;
    this.entries.delete(key);
    this.entries.set(key, entry);
  }

  clear(): void {
    this.entries.clear();
    this.buckets = null;
    this.mixed = false;
    this.primitives = null;
    this.tail = null;
  }
}

function mapKeyOf(entry: Entry): unknown {
  return entry.hash === undefined ? primitiveKey(entry.key) : entry;
}

function addToBucket(buckets: Map<number | bigint, Entry[]>, hashed: number | bigint, entry: Entry): void {
  const bucket = buckets.get(hashed);
  if (bucket === undefined) buckets.set(hashed, [entry]);
  else bucket.push(entry);
}

/** Whether `==` of an object may answer `True` for a number, a text or `None`. */
function mayEqualPrimitive(key: Value): boolean {
  if (typeof key !== "object" || key === null) return false;
  return key.type !== tupleType && key.type !== frozensetType && key.type.slots.compare !== undefined;
}

/** A dictionary with the given items, in their order. */
export function dictOf(items: Iterable<readonly [Value, Value]>): PyDict {
  const dict = new PyDict();
  for (const [key, value] of items) dict.set(key, value);
  return dict;
}
