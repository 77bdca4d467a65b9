import { same } from "./comparison.ts";
import { dictType } from "./core-types.ts";
import { hash, primitiveKey } from "./hashing.ts";
import { allowGrowth } from "./meter.ts";
import { PyObject, type PyType, type Value } from "./value.ts";

/** One item of a dictionary. */
export interface Entry {
  readonly key: Value;
  value: Value;
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

  constructor(type: PyType = dictType) {
    super(type);
  }

  get size(): number {
    return this.entries.size;
  }

  /** The entry of `key`; throws `TypeError` when it is unhashable. */
  find(key: Value): Entry | undefined {
    const primitive = primitiveKey(key);
    if (primitive !== undefined) return this.entries.get(primitive);
    const hashed = hash(key);
    return this.buckets?.get(hashed)?.find((entry) => same(entry.key, key));
  }

  get(key: Value): Value | undefined {
    return this.find(key)?.value;
  }

  /** An equal key that is there already stays as it is; only its value changes. */
  set(key: Value, value: Value): void {
    const primitive = primitiveKey(key);
    const known = primitive === undefined ? this.find(key) : this.entries.get(primitive);
    if (known !== undefined) {
      known.value = value;
      return;
    }
    if ((this.entries.size & 1023) === 1023) allowGrowth(this.entries.size + 1);
    const entry = { key, value };
    if (primitive !== undefined) {
      this.entries.set(primitive, entry);
      return;
    }
    this.entries.set(entry, entry);
    this.buckets ??= new Map();
    const hashed = hash(key);
    const bucket = this.buckets.get(hashed);
    if (bucket === undefined) this.buckets.set(hashed, [entry]);
    else bucket.push(entry);
  }

  /** Removes and returns the entry of `key`. */
  delete(key: Value): Entry | undefined {
    const entry = this.find(key);
    if (entry === undefined) return undefined;
    const primitive = primitiveKey(entry.key);
    if (primitive !== undefined) {
      this.entries.delete(primitive);
    } else {
      this.entries.delete(entry);
      const bucket = this.buckets?.get(hash(entry.key));
      bucket?.splice(bucket.indexOf(entry), 1);
    }
    return entry;
  }

  clear(): void {
    this.entries.clear();
    this.buckets = null;
  }
}

/** A dictionary with text keys, in the order given. */
export function dictOf(items: Iterable<readonly [Value, Value]>): PyDict {
  const dict = new PyDict();
  for (const [key, value] of items) dict.set(key, value);
  return dict;
}
