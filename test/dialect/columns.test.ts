import { describe, expect, test } from "vitest";
import { PlainDate, TxScriptError } from "../../src/hook.ts";
import { open } from "./probe-document.ts";

const { qty, price, desc, when, num, po, rate } = open().field;

describe("columns", () => {
  test("values", () => {
    expect(qty.values).toEqual([2, 3, null]);
    expect([...desc]).toEqual(["Apple", "Pear", ""]);
    expect(po.values).toEqual(["PO1", "PO2"]);
    expect([price.length, price.at(-1), price.at(9)]).toEqual([3, 7, undefined]);
    expect(JSON.stringify(when)).toBe('["2024-02-03","2024-02-03","2024-02-03"]');
  });

  test("arithmetic", () => {
    const filled = qty.defaultTo(1);
    expect(filled.mul(price.defaultTo(0)).values).toEqual([20, 16.5, 7]);
    expect(filled.add([1, 2, 3]).sub(1).values).toEqual([2, 4, 3]);
    expect(price.defaultTo(0).div(2).neg().abs().values).toEqual([5, 2.75, 3.5]);
    expect(price.defaultTo(0).div(8).round(1).values).toEqual([1.2, 0.7, 0.9]);
    expect(price.defaultTo(0).sum()).toBe(22.5);
    expect(
      num
        .defaultTo(0)
        .map((value) => value / 10)
        .sumExact()
        .toString(),
    ).toBe("0.4");
  });

  test("sums are Python's: fields one by one, computed numbers with care for rounding", () => {
    const t = open();
    t.field.price.assign([0.1, 0.2, 0.3]);
    expect(t.field.price.defaultTo(0).sum()).toBe(0.1 + 0.2 + 0.3);
    expect(t.field.price.defaultTo(0).mul(1).sum()).toBe(0.6);
    expect(
      t.field.price
        .defaultTo(0)
        .filter((value) => value > 5)
        .sum(),
    ).toBe(0);
  });

  test("comparisons and truth", () => {
    expect(desc.isEmpty().values).toEqual([false, false, true]);
    expect(qty.isSet().all()).toBe(false);
    expect(qty.isSet().any()).toBe(true);
    expect(price.gt(6).values).toEqual([true, false, true]);
    expect(price.le(price).all()).toBe(true);
    expect(qty.eq(2).values).toEqual([true, false, false]);
    expect(qty.ne(price).all()).toBe(true);
    expect(when.eq(new PlainDate(2024, 2, 3)).all()).toBe(true);
    expect(when.lt(new PlainDate(2024, 2, 3)).any()).toBe(false);
    expect(when.ge(when).all()).toBe(true);
  });

  test("the least and the greatest", () => {
    expect([price.min(), price.max(), desc.max()]).toEqual([5.5, 10, "Pear"]);
    expect(num.filter(() => false).max()).toBeUndefined();
  });

  test("map and filter", () => {
    expect(desc.map((value, i) => `${i}${value}`).values).toEqual(["0Apple", "1Pear", "2"]);
    expect(price.filter((value) => value !== 10).values).toEqual([5.5, 7]);
  });

  test("what is empty has no sum", () => {
    // @ts-expect-error the compiler sees it, too
    expect(() => qty.sum()).toThrow("Value 2 of column 'qty' is empty: defaultTo(…) gives it a value");
    expect(() => qty.max()).toThrow(TxScriptError);
    expect(() => qty.gt(1)).toThrow(TxScriptError);
  });

  test("columns of other lengths, divisions by 0", () => {
    expect(() => price.defaultTo(0).add([1])).toThrow(new RangeError("Columns of 3 and 1 values cannot be combined"));
    expect(() => price.eq(rate)).toThrow(RangeError);
    expect(() => price.defaultTo(0).div(0)).toThrow(RangeError);
  });

  test("assignment", () => {
    const t = open();
    expect(() => t.field.qty.assign([1, 2])).toThrow(
      "Column 'qty' has 3 values, 2 were assigned: rows come and go by 'lines'",
    );
    t.field.qty.assign([3n, 2n, null]);
    expect(t.field.qty.values).toEqual([3, 2, null]);
    expect(t.hookResponse().operations).toEqual([
      { op: "replace", id: 134, value: { content: { value: "3" } } },
      { op: "replace", id: 140, value: { content: { value: "2" } } },
    ]);
  });
});
