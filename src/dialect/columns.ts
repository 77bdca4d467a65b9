import { roundFloat } from "../values/numbers/rounding.ts";
import { sumFloats } from "../values/numbers/sums.ts";
import { Decimal } from "./decimal.ts";
import { isEmptyValue } from "./document-field.ts";
import type { Operand } from "./field-types.ts";
import { showAs } from "./inspection.ts";
import type { Column } from "./members.ts";
import { PlainDate } from "./plain-date.ts";
import { TxScriptError } from "./script-error.ts";

type Comparable<V> = V | Column<V>;

/** What all columns can do; where the values come from is the derived class's business. */
export abstract class AnyColumn<V> implements Column<V> {
  abstract readonly values: readonly V[];
  /** What errors call the column. */
  protected abstract readonly title: string;
  /** Whether these are fields' own values, which Python adds up one by one, or floats, whose rounding errors it makes up for. */
  protected abstract readonly ofFields: boolean;

  get length(): number {
    return this.values.length;
  }

  at(index: number): V | undefined {
    return this.values.at(index);
  }

  [Symbol.iterator](): Iterator<V> {
    return this.values[Symbol.iterator]();
  }

  map<R>(change: (value: V, index: number) => R): Column<R> {
    return this.made(this.values.map(change));
  }

  filter(keep: (value: V, index: number) => boolean): Column<V> {
    return this.made(this.values.filter(keep), this.ofFields);
  }

  isEmpty(): Column<boolean> {
    return this.map(isEmptyValue);
  }

  isSet(): Column<boolean> {
    return this.map((value) => !isEmptyValue(value));
  }

  defaultTo<D>(fallback: D): Column<Exclude<V, null> | D> {
    const values = this.values.map((value) => (isEmptyValue(value) ? fallback : (value as Exclude<V, null>)));
    return this.made(values, this.ofFields);
  }

  any(): boolean {
    return this.values.some(Boolean);
  }

  all(): boolean {
    return this.values.every(Boolean);
  }

  add(this: AnyColumn<number>, other: Operand): Column<number> {
    return this.combined(other, (a, b) => a + b);
  }

  sub(this: AnyColumn<number>, other: Operand): Column<number> {
    return this.combined(other, (a, b) => a - b);
  }

  mul(this: AnyColumn<number>, other: Operand): Column<number> {
    return this.combined(other, (a, b) => a * b);
  }

  div(this: AnyColumn<number>, other: Operand): Column<number> {
    return this.combined(other, (a, b) => {
      if (b === 0) throw new RangeError("division by zero");
      return a / b;
    });
  }

  neg(this: AnyColumn<number>): Column<number> {
    return this.made(this.numbers().map((value) => -value));
  }

  abs(this: AnyColumn<number>): Column<number> {
    return this.made(this.numbers().map(Math.abs));
  }

  round(this: AnyColumn<number>, places = 0): Column<number> {
    return this.made(this.numbers().map((value) => roundFloat(value, places)));
  }

  eq(other: Comparable<V>): Column<boolean> {
    return this.compared(other, (a, b) => keyOf(a) === keyOf(b));
  }

  ne(other: Comparable<V>): Column<boolean> {
    return this.compared(other, (a, b) => keyOf(a) !== keyOf(b));
  }

  lt(other: Comparable<V>): Column<boolean> {
    return this.ordered(other, (a, b) => a < b);
  }

  le(other: Comparable<V>): Column<boolean> {
    return this.ordered(other, (a, b) => a <= b);
  }

  gt(other: Comparable<V>): Column<boolean> {
    return this.ordered(other, (a, b) => a > b);
  }

  ge(other: Comparable<V>): Column<boolean> {
    return this.ordered(other, (a, b) => a >= b);
  }

  sum(this: AnyColumn<number>): number {
    const numbers = this.numbers();
    return this.ofFields ? numbers.reduce((sum, value) => sum + value, 0) : sumFloats(numbers);
  }

  sumExact(this: AnyColumn<number>): Decimal {
    return Decimal.sum(this.numbers());
  }

  min(): V | undefined {
    return this.best((a, b) => a < b);
  }

  max(): V | undefined {
    return this.best((a, b) => a > b);
  }

  toJSON(): readonly V[] {
    return this.values;
  }

  static {
    showAs(AnyColumn.prototype, (column) => column.values);
  }

  protected made<R>(values: readonly R[], ofFields = false): Column<R> {
    return new ComputedColumn(values, this.title, ofFields);
  }

  private numbers(this: AnyColumn<number>): readonly number[] {
    const { values } = this;
    values.forEach((value, i) => {
      if (typeof value !== "number") throw this.unfit(value, i);
    });
    return values;
  }

  private combined(this: AnyColumn<number>, other: Operand, operate: (a: number, b: number) => number): Column<number> {
    const values = this.numbers();
    if (typeof other === "number") return this.made(values.map((value) => operate(value, other)));
    const others = other instanceof AnyColumn ? (other as AnyColumn<number>).numbers() : [...other];
    this.sameLength(others.length);
    return this.made(values.map((value, i) => operate(value, others[i] ?? 0)));
  }

  private compared(other: Comparable<V>, compare: (a: V, b: V) => boolean): Column<boolean> {
    if (!(other instanceof AnyColumn)) return this.map((value) => compare(value, other as V));
    const others: readonly V[] = other.values;
    this.sameLength(others.length);
    return this.map((value, i) => compare(value, others[i] as V));
  }

  private ordered(other: Comparable<V>, compare: (a: V, b: V) => boolean): Column<boolean> {
    return this.compared(other, (a, b) => compare(this.filled(a), this.filled(b)));
  }

  private best(isBetter: (a: V, b: V) => boolean): V | undefined {
    const [first, ...rest] = this.values;
    if (first === undefined) return undefined;
    return rest.reduce((best, value) => (isBetter(this.filled(value), best) ? value : best), this.filled(first));
  }

  private filled(value: V): V {
    if (value === null || value === undefined) throw this.unfit(value, this.values.indexOf(value));
    return value;
  }

  private unfit(value: unknown, index: number): TxScriptError {
    const what = isEmptyValue(value) ? "is empty: defaultTo(…) gives it a value" : "is no number";
    return new TxScriptError(`Value ${index} of ${this.title} ${what}`);
  }

  private sameLength(found: number): void {
    if (found !== this.length) {
      throw new RangeError(`Columns of ${this.length} and ${found} values cannot be combined`);
    }
  }
}

/** A column that was worked out. */
class ComputedColumn<V> extends AnyColumn<V> {
  readonly values: readonly V[];
  protected readonly title: string;
  protected readonly ofFields: boolean;

  constructor(values: readonly V[], title: string, ofFields: boolean) {
    super();
    this.values = values;
    this.title = title;
    this.ofFields = ofFields;
  }
}

/** The same for equal values. */
function keyOf(value: unknown): unknown {
  return value instanceof PlainDate ? value.toString() : value;
}
