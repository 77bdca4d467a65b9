import fc from "fast-check";
import { expect, test } from "vitest";
import { PyDict } from "../../src/values/dict.ts";
import { PySet } from "../../src/values/sets.ts";
import { PySlice, slicedItems, sliceIndices } from "../../src/values/slices.ts";
import { timsort } from "../../src/values/timsort.ts";
import type { Value } from "../../src/values/value.ts";
import { outcome } from "./python-runner.ts";

interface Ranked {
  readonly rank: number;
  readonly place: number;
}

const ranked: fc.Arbitrary<Ranked[]> = fc
  .oneof(
    fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 400 }),
    fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 400 }),
    fc
      .array(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 20, maxLength: 90 }), { maxLength: 6 })
      .map((runs) => runs.flatMap((run, i) => run.sort((a, b) => (i % 3 === 0 ? b - a : a - b)))),
  )
  .map((ranks) => ranks.map((rank, place) => ({ rank, place })));

test("timsort sorts and keeps the order of equal items", () => {
  fc.assert(
    fc.property(ranked, (items) => {
      const sorted = [...items];
      timsort(sorted, (a, b) => a.rank < b.rank);
      expect(sorted).toEqual([...items].sort((a, b) => a.rank - b.rank || a.place - b.place));
    }),
    { numRuns: 300 },
  );
});

test("timsort loses no item, whatever is compared and whenever it throws", () => {
  fc.assert(
    fc.property(ranked, fc.nat(2000), fc.func(fc.boolean()), (items, patience, whim) => {
      const sorted = [...items];
      let left = patience;
      try {
        timsort(sorted, (a, b) => {
          if (left-- === 0) throw new Error("enough");
          return whim(a.rank, b.rank);
        });
      } catch (error) {
        expect(String(error)).toBe("Error: enough");
      }
      expect(sorted.map((item) => item.place).sort((a, b) => a - b)).toEqual(items.map((item) => item.place));
    }),
    { numRuns: 300 },
  );
});

const bound = fc.option(fc.bigInt({ min: -12n, max: 12n }));

test("slices pick the positions that counting finds", () => {
  const step = fc.option(fc.oneof(fc.bigInt({ min: -4n, max: -1n }), fc.bigInt({ min: 1n, max: 4n })));
  fc.assert(
    fc.property(fc.nat(10), bound, bound, step, (length, start, stop, by) => {
      const slice = new PySlice(start, stop, by);
      const items = Array.from({ length }, (_, i) => BigInt(i));
      const found = sliceIndices(slice, length);
      const expected: Value[] = [];
      for (let i = found.start; found.step > 0 ? i < found.stop : i > found.stop; i += found.step) {
        expected.push(BigInt(i));
      }
      expect(slicedItems(items, slice)).toEqual(expected);
      expect(found.count).toBe(expected.length);
    }),
  );
});

/** Steps on a collection of small numbers; those of `keys` stand for themselves in a JavaScript `Set` or `Map`. */
const steps = fc.array(fc.tuple(fc.constantFrom("add", "remove", "pop"), fc.integer({ min: -20, max: 20 })), {
  maxLength: 300,
});

test("sets hold what was added and not removed", () => {
  fc.assert(
    fc.property(steps, (history) => {
      const set = new PySet();
      const model = new Set<number>();
      for (const [step, n] of history) {
        if (step === "add") {
          set.add(BigInt(n));
          model.add(n);
        } else if (step === "remove") {
          expect(set.discard(BigInt(n))).toBe(model.delete(n));
        } else {
          const popped = set.pop();
          expect(popped === undefined ? model.size === 0 : model.delete(Number(popped))).toBe(true);
        }
      }
      expect(set.elements().map(Number).sort()).toEqual([...model].sort());
      expect(set.size).toBe(model.size);
    }),
  );
});

test("dictionaries keep the order of insertion", () => {
  fc.assert(
    fc.property(steps, (history) => {
      const dict = new PyDict();
      const model = new Map<number, number>();
      for (const [i, [step, n]] of history.entries()) {
        if (step === "add") {
          dict.set(BigInt(n), BigInt(i));
          model.set(n, i);
        } else if (step === "remove") {
          expect(dict.delete(BigInt(n)) !== undefined).toBe(model.delete(n));
        } else {
          const last = [...model].at(-1);
          const popped = dict.popLast();
          expect(popped === undefined ? undefined : [Number(popped.key), Number(popped.value)]).toEqual(last);
          if (last !== undefined) model.delete(last[0]);
        }
      }
      const found = [...dict.entries.values()].map(({ key, value }) => [Number(key), Number(value)]);
      expect(found).toEqual([...model]);
    }),
  );
});

test("a range does by arithmetic what its list does by looking", () => {
  const number = fc.integer({ min: -12, max: 12 });
  fc.assert(
    fc.property(number, number, number, number, bound, bound, (start, stop, by, item, from, to) => {
      const step = by === 0 ? 1 : by;
      const slice = `[${from ?? ""}:${to ?? ""}:${item === 0 ? 1 : item}]`;
      const code = `r = range(${start}, ${stop}, ${step})
o = list(r)
(len(r) == len(o), (${item} in r) == (${item} in o), r.count(${item}) == o.count(${item}), list(r${slice}) == o${slice}, list(reversed(r)) == o[::-1], hash(r) == hash(r[:]), r == r[:])`;
      expect(outcome(code, new Map())).toBe(`(${Array(7).fill("True").join(", ")})`);
    }),
  );
});
