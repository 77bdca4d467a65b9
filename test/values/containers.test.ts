import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { defaultLimits, LimitReached, type Limits } from "../../src/values/meter.ts";
import { define, outcome } from "./python-runner.ts";

interface Recorded {
  readonly prelude: string;
  readonly cases: readonly (readonly [code: string, outcome: string])[];
}

const path = new URL("../fixtures/values/containers.json", import.meta.url);
const { prelude, cases } = JSON.parse(readFileSync(path, "utf8")) as Recorded;
const names = define(prelude);

test(`${cases.length} snippets give what CPython was recorded giving`, () => {
  const differing: string[] = [];
  for (const [code, expected] of cases) {
    const found = outcome(code, names);
    if (found !== expected) differing.push(`${code}\n  CPython: ${expected}\n  here:    ${found}`);
  }
  expect(cases.length).toBeGreaterThan(10_000);
  expect(differing.join("\n\n")).toBe("");
});

/** What would take the host's memory or time, and the limit that ends it. */
const endless: readonly (readonly [code: string, limit: string])[] = [
  ["[0] * 10**9", "items"],
  ["(0,) * 10**15", "items"],
  ["o = [0]\no *= 10**10", "items"],
  ["list(range(10**10))", "items"],
  ["tuple(range(10**12))", "items"],
  ["sorted(range(10**12))", "items"],
  ["set(range(10**12))", "items"],
  ["dict.fromkeys(range(10**12))", "items"],
  ["[*range(10**12)]", "items"],
  ["sum(range(10**12))", "steps"],
  ["10**12 in (i for i in range(10**12))", "steps"],
  ["2.5 in iter(range(10**12))", "steps"],
  ["Eq(-1) in range(10**12)", "steps"],
  ["range(10**12).count(Eq(-1))", "steps"],
  ["list(filter(None, map(lambda x: 0, range(10**12))))", "steps"],
  ["next(filter(None, iter(int, 1)))", "steps"],
  ["for x in zip(iter(int, 1), iter(int, 1)): pass", "steps"],
  ["for x in enumerate(iter(int, 1)): pass", "steps"],
  ["o = [1]\nfor i in o: o.append(i)", "items"],
  ["o = [1]\nfor i in range(40): o += o", "items"],
  ["o = [1]\nfor i in range(40): o[:] = o + o", "items"],
  ["o = [0] * 100000\nfor i in range(10**6): o.insert(0, 1)", "steps"],
  ["o = [0] * 100000\nfor i in range(10**6): o.insert(0, o.pop())", "steps"],
  ["o = [0] * 100000\nfor i in range(10**6): o.pop(0)\nfor i in range(10**6): o == [0] * 100000", "steps"],
  ["o = [0] * 100000\nwhile True: o == o[:]", "steps"],
  ["o = [0] * 100000\nwhile True: 5 in o", "steps"],
  ["o = list(range(50000))\nwhile True: o.sort()", "steps"],
  ["o = set(range(50000))\nwhile True: o | o", "steps"],
  ["o = set(range(50000))\nwhile True: o <= o", "steps"],
  ["o = dict.fromkeys(range(50000))\nwhile True: o == dict(o)", "steps"],
  ["o = dict.fromkeys(range(50000))\nwhile True: o.popitem(); o[-1] = 0; del o[-1]; list(reversed(o))", "steps"],
  ["o = list(range(50000))\nwhile True: o.reverse()", "steps"],
  ["set(i * (2**61 - 1) for i in range(10**6))", "steps"],
  ["dict.fromkeys((i * (2**61 - 1) << 64 for i in range(10**6)))", "steps"],
  ["frozenset((i, -i) for i in range(10**6))", "items"],
  ["o = [0] * 100000\nwhile True: repr(o)", "steps"],
  ["o = [[0] * 1000] * 100\nrepr([o] * 100)", "textLength"],
];

/** Smaller than the default, and steps enough to reach them: the ends are the same, and come sooner. */
const limits: Limits = { ...defaultLimits, steps: 10_000_000, items: 200_000, textLength: 1_000_000 };

test.each(endless)("%s reaches a limit", (code, limit) => {
  let reached: unknown;
  try {
    outcome(code, names, limits);
  } catch (error) {
    reached = error;
  }
  expect(reached).toBeInstanceOf(LimitReached);
  expect((reached as LimitReached).limit).toBe(limit);
});
