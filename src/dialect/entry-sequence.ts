import type { Datapoint, Row as RowEntry, Table } from "../document/document.ts";
import { removeFrom } from "../document/table-editing.ts";
import { EntryView } from "./entry-view.ts";
import { showAs } from "./inspection.ts";
import { TxScriptError } from "./script-error.ts";
import type { Space } from "./space.ts";

/** What tables and simple multivalues share. `E` is what a hook sees of an entry, `I` what it may give as one. */
export abstract class EntrySequence<E = unknown, I = never> {
  readonly attr: EntryView;
  readonly table: Table;
  protected readonly space: Space;

  constructor(space: Space, table: Table) {
    this.space = space;
    this.table = table;
    this.attr = new EntryView(space, table.node, table);
  }

  /** The entries as the document has them. */
  protected abstract readonly present: readonly (RowEntry | Datapoint)[];
  protected abstract seen(position: number): E | undefined;
  /** The entry behind what a hook holds of it. */
  protected abstract behind(entry: E): RowEntry | Datapoint | undefined;
  /** Adds an entry before a position that is there, or at the end. */
  protected abstract place(position: number, input: I): void;
  /** Writes the values of two entries over each other's. */
  protected abstract swap(i: number, j: number): void;
  abstract assign(entries: Iterable<I | E>): void;

  get schemaId(): string {
    return this.table.node.id;
  }

  get id(): number | null {
    return this.table.id;
  }

  get length(): number {
    return this.present.length;
  }

  at(index: number): E | undefined {
    return this.seen(index < 0 ? index + this.length : index);
  }

  *[Symbol.iterator](): Iterator<E> {
    for (let i = 0; ; i++) {
      const entry = this.seen(i);
      if (entry === undefined) return;
      yield entry;
    }
  }

  append(entry: I): E {
    return this.insert(this.length, entry);
  }

  extend(entries: Iterable<I>): void {
    for (const entry of [...entries]) this.append(entry);
  }

  insert(index: number, entry: I): E {
    const { length } = this;
    const position = index < 0 ? Math.max(0, index + length) : Math.min(index, length);
    this.place(position, entry);
    const added = this.seen(position);
    if (added === undefined) throw new TxScriptError(`Nothing can be added to '${this.schemaId}'`);
    return added;
  }

  remove(entry: E | number): void {
    const gone = typeof entry === "number" ? this.present.at(entry) : this.behind(entry);
    if (gone === undefined || !this.present.includes(gone)) {
      throw new RangeError(`'${this.schemaId}' has no such entry to remove`);
    }
    removeFrom(this.space.journal, this.table, [gone]);
  }

  splice(start: number, deleteCount: number = this.length, ...added: I[]): void {
    const { length } = this;
    const from = start < 0 ? Math.max(0, start + length) : Math.min(start, length);
    const to = Math.min(length, from + Math.max(0, deleteCount));
    if (added.length === 0) {
      if (to > from) removeFrom(this.space.journal, this.table, this.present.slice(from, to));
    } else if (from === length) this.extend(added);
    else {
      const all = [...this];
      this.assign([...all.slice(0, from), ...added, ...all.slice(to)]);
    }
  }

  clear(): void {
    this.splice(0);
  }

  sort(compare: (a: E, b: E) => number): void {
    this.assign([...this].sort(compare));
  }

  reverse(): void {
    const last = this.length - 1;
    for (let i = 0; i < last - i; i++) this.swap(i, last - i);
  }

  map<R>(change: (entry: E, index: number) => R): R[] {
    return Array.from(this, change);
  }

  filter(keep: (entry: E, index: number) => boolean): E[] {
    return [...this].filter(keep);
  }

  find(wanted: (entry: E, index: number) => boolean): E | undefined {
    return [...this].find(wanted);
  }

  some(holds: (entry: E, index: number) => boolean): boolean {
    return [...this].some(holds);
  }

  every(holds: (entry: E, index: number) => boolean): boolean {
    return [...this].every(holds);
  }

  toJSON(): E[] {
    return [...this];
  }

  static {
    showAs(EntrySequence.prototype, (entries) => [...entries]);
  }
}
