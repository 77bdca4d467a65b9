import { describe, expect, test } from "vitest";
import { runPython } from "../../src/engine/python.ts";
import { defaultHost } from "../../src/values/host.ts";
import { defaultLimits } from "../../src/values/meter.ts";

const run = (code: string): ReturnType<typeof runPython> =>
  runPython(code, { modules: new Map(), limits: defaultLimits, host: defaultHost });

/** What a function does with blocks, it does as a generator too: `@` is nothing, then `yield 0; `. */
const blocks: readonly (readonly [name: string, body: string, seen: string])[] = [
  ["raise alone in a final block", "try: @raise ValueError(1)\n  finally: @raise", "ValueError(1) None"],
  [
    "its exceptions have the leaving one as context",
    "try: @raise ValueError(1)\n  finally: @raise KeyError(2)",
    "KeyError(2) ValueError(1)",
  ],
  [
    "also those that it handles itself",
    "try: @raise ValueError(1)\n  finally:\n   try: @raise KeyError(2)\n   except KeyError as e: raise TypeError(repr(e.__context__))",
    "TypeError('ValueError(1)') KeyError(2)",
  ],
  [
    "continue drops the exception",
    "for i in [1]:\n   try: @raise ValueError(1)\n   finally: @continue\n  raise",
    "RuntimeError('No active exception to reraise') None",
  ],
];

describe("final blocks", () => {
  for (const [name, body, seen] of blocks) {
    for (const [how, pause] of [
      ["function", ""],
      ["generator", "yield 0; "],
    ] as const) {
      test(`${name} (${how})`, () => {
        const start = pause === "" ? "f()" : "list(f())";
        const code = `def f():\n  ${body.replaceAll("@", pause)}\ntry: ${start}\nexcept Exception as e: r = f'{e!r} {e.__context__!r}'\nr`;
        expect(run(`${code} == ${JSON.stringify(seen)}`)).toMatchObject({ ok: true, repr: "True" });
      });
    }
  }
});

test("types of an except clause are compared at its line", () => {
  for (const pause of ["", "yield 0; "]) {
    const code = `def f():\n  try: ${pause}raise ValueError(1)\n  except (\n    5): pass\n${pause === "" ? "f()" : "list(f())"}`;
    expect(run(code)).toMatchObject({ error: "TypeError", lineno: 3 });
  }
});
