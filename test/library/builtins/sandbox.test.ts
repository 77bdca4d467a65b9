import { expect, test } from "vitest";
import { runPython } from "../../../src/engine/python.ts";
import { moduleTable } from "../../../src/library/module-table.ts";
import { defaultHost } from "../../../src/values/host.ts";
import { defaultLimits } from "../../../src/values/meter.ts";

function run(code: string, print: (text: string) => void = () => undefined): string {
  const outcome = runPython(code, { modules: moduleTable(), limits: defaultLimits, host: { ...defaultHost, print } });
  return outcome.ok ? outcome.repr : `${outcome.error}: ${outcome.message}`;
}

const missing =
  "open input eval exec compile __import__ globals breakpoint exit quit help memoryview copyright credits license aiter anext";

test.each(missing.split(" "))("%s is a missing name", (name) => {
  expect(run(name)).toBe(`NameError: name '${name}' is not defined`);
});

test("print hands the host one text per call", () => {
  const printed: string[] = [];
  run("print()\nprint(1, 'a', [2.5])\nprint('x', 'y', sep='-', end='!')", (text) => printed.push(text));
  expect(printed).toEqual(["\n", "1 a [2.5]\n", "x-y!"]);
});

test("print writes to a file object that the formula brings", () => {
  const printed: string[] = [];
  const code =
    "class F:\n  def __init__(s): s.t = []\n  def write(s, t): s.t.append(t)\nf = F()\nprint(1, 2, file=f)\nf.t";
  expect(run(code, (text) => printed.push(text))).toBe("['1', ' ', '2', '\\n']");
  expect(printed).toEqual([]);
});

test.each([
  "10 ** 10 ** 8",
  "1 << 10 ** 9",
  "2 ** 10000000",
  "pow(7, 10 ** 9)",
  "x = 3\nwhile True: x = x * x",
  "x = 10 ** 4000\nwhile True: x = x * x",
  "pow(3, 1 << 300000, (1 << 300000) + 1)",
  "sum(range(10 ** 12))",
  "max(range(10 ** 12))",
  "all(iter(int, 1) for _ in iter(int, 1))",
  "any(iter(int, 1))",
  "list(iter(int, 1))",
  "sorted(iter(int, 1))",
  "'%d' % (1 << 10 ** 9)",
  "format(1, '1000000000')",
  "format(1.5, '.1000000000f')",
  "(1).to_bytes(10 ** 9, 'big')",
  "bytes(10 ** 10)",
  "while True: print('x' * 1000)",
])("%s ends at a limit", (code) => {
  expect(run(code)).toMatch(/^LimitReached: /);
});
