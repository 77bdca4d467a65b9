import { richCompare } from "../values/comparison.ts";
import { NotImplemented } from "../values/core-types.ts";
import { isPlainDate } from "../values/dates/date.ts";
import { PyTimedelta } from "../values/dates/timedelta.ts";
import { allowItems } from "../values/meter.ts";
import * as operators from "../values/operators.ts";
import type { Comparison, Value } from "../values/value.ts";
import { type Column, isColumn, itemAt, operandOf, plainItems } from "./column-vectors.ts";
import { DetachedColumn } from "./model.ts";

type Binary = (left: Value, right: Value) => Value;
/** `undefined`: not this way. */
type NumberBinary = (left: number, right: number) => number | boolean | undefined;

/**
 * One elementwise operator. `numeric` is a short way for pairs of floats; `texts` says that a pair of plain texts gives what
 * text fields would, errors included.
 */
interface Elementwise {
  readonly apply: Binary;
  readonly numeric: NumberBinary | null;
  readonly texts: boolean;
}

const LARGEST = 2n ** 53n;

/** An int that a float holds exactly is used as that float: with floats on the other side the results are the same. */
function asPlainNumber(value: Value): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "bigint" && value <= LARGEST && value >= -LARGEST ? Number(value) : undefined;
}

/** Whether a pair of plain values gives what the items themselves would, down to the wording and the order of types in errors. */
function isPlainPair(left: Value, right: Value, texts: boolean): boolean {
  if (typeof left === "string" || typeof right === "string") return texts && typeof left === typeof right;
  if (typeof left !== "object") return typeof right !== "object";
  return isPlainDate(left) && (isPlainDate(right) || right instanceof PyTimedelta);
}

/** `column op other`, or `other op column` when `reflected`. */
function elementwise(column: Column, other: Value, reflected: boolean, operator: Elementwise): DetachedColumn {
  const values = plainItems(column);
  const operand = operandOf(other, values.length);
  allowItems(values.length);
  const result: Value[] = [];
  const { numeric, apply, texts } = operator;
  const scalar = operand.items === null ? asPlainNumber(operand.scalar) : undefined;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? null;
    const partner = operand.items === null ? operand.scalar : (operand.items[i] ?? null);
    if (typeof value === "number" && numeric !== null) {
      const number = scalar ?? (typeof partner === "number" ? partner : undefined);
      if (number !== undefined) {
        const quick = reflected ? numeric(number, value) : numeric(value, number);
        if (quick !== undefined) {
          result.push(quick);
          continue;
        }
      }
    }
    const plain = isPlainPair(value, partner, texts);
    const mine = plain ? value : itemAt(column, i);
    const its = plain ? partner : operand.at(i);
    result.push(reflected ? apply(its, mine) : apply(mine, its));
  }
  return new DetachedColumn(result);
}

/** The slot of a binary operator, with the operands in source order. */
function slot(operator: Elementwise): Binary {
  return (left, right) => {
    if (isColumn(left)) return elementwise(left, right, false, operator);
    return isColumn(right) ? elementwise(right, left, true, operator) : NotImplemented;
  };
}

const binary = (apply: Binary, numeric: NumberBinary | null = null, texts = false): Binary =>
  slot({ apply, numeric, texts });

export const columnAdd: Binary = binary(operators.add, (a, b) => a + b, true);
export const columnSub: Binary = binary(operators.sub, (a, b) => a - b);
export const columnMul: Binary = binary(operators.mul, (a, b) => a * b);
export const columnTruediv: Binary = binary(operators.truediv, (a, b) => (b === 0 ? undefined : a / b));
export const columnFloordiv: Binary = binary(operators.floordiv);
export const columnMod: Binary = binary(operators.mod);
export const columnDivmod: Binary = binary(operators.divmod);
const power: Binary = binary((base, exponent) => operators.pow(base, exponent));

/** `pow(column, x, m)` hands the modulus on to every item, as Python's own numbers do; with `column` elsewhere it is refused. */
export function columnPow(base: Value, exponent: Value, modulus: Value): Value {
  if (modulus === null) return power(base, exponent);
  if (!isColumn(base)) return NotImplemented;
  return elementwise(base, exponent, false, {
    apply: (item, other) => operators.pow(item, other, modulus),
    numeric: null,
    texts: false,
  });
}

const comparisons: Readonly<Record<Comparison, Elementwise>> = {
  "==": comparison("==", (a, b) => a === b),
  "!=": comparison("!=", (a, b) => a !== b),
  "<": comparison("<", (a, b) => a < b),
  "<=": comparison("<=", (a, b) => a <= b),
  ">": comparison(">", (a, b) => a > b),
  ">=": comparison(">=", (a, b) => a >= b),
};

function comparison(op: Comparison, numeric: NumberBinary): Elementwise {
  return { apply: (left, right) => richCompare(left, right, op), numeric, texts: true };
}

export function columnCompare(self: Column, other: Value, op: Comparison): Value {
  return elementwise(self, other, false, comparisons[op]);
}

/** A unary operator on every item. */
export function columnMap(column: Column, apply: (item: Value) => Value): DetachedColumn {
  const values = plainItems(column);
  allowItems(values.length);
  return new DetachedColumn(values.map((value, i) => apply(typeof value === "number" ? value : itemAt(column, i))));
}
