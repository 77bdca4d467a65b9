import { expect, test } from "vitest";
import { runPython } from "../../src/engine/python.ts";
import { defaultHost } from "../../src/values/host.ts";
import { defaultLimits } from "../../src/values/meter.ts";

/** What is different from CPython on purpose, as README.md lists it. */
const cases: readonly (readonly [code: string, answer: object])[] = [
  ["async def f(): pass", { error: "NotImplementedError", message: "asynchronous functions are not supported here" }],
  ["n = float('nan')\nd = {n: 1, float('nan'): 2}\n(len(d), d[n], n in d)", { repr: "(1, 2, True)" }],
  [
    "seen = []\ndef g():\n  try: yield 1\n  finally: seen.append(1)\nnext(g())\nseen",
    { repr: "[]" }, // CPython closes a generator that nobody holds.
  ],
];

test.each(cases)("differs: %s", (code, answer) => {
  expect(runPython(code, { modules: new Map(), limits: defaultLimits, host: defaultHost })).toMatchObject(answer);
});
