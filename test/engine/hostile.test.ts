import { describe, expect, test } from "vitest";
import { type PythonOutcome, runPython } from "../../src/engine/python.ts";
import { allModules } from "../../src/library/all-modules.ts";
import { defaultHost } from "../../src/values/host.ts";
import { defaultLimits, type Limits, meter } from "../../src/values/meter.ts";
import { oversized, reaching, runaway } from "./hostile-requests.ts";

/** A tenth of what formulas have by default: the machine that tests may be slow. What is asserted is counted, not timed. */
const limits: Limits = { ...defaultLimits, steps: 1_000_000 };

function run(code: string): { readonly outcome: PythonOutcome; readonly steps: number } {
  let steps = 0;
  // The meter of a run is gone when it is over; the host's clock is asked for by none of these programs.
  const host = { ...defaultHost, print: (): void => undefined };
  const watched: Limits = {
    ...limits,
    get steps() {
      steps = Math.max(steps, meter.steps);
      return limits.steps;
    },
  };
  return { outcome: runPython(code, { modules: allModules, limits: watched, host }), steps };
}

describe("requests for too much end", () => {
  test.each([...runaway, ...oversized])("%s", (_name, code) => {
    const { outcome, steps } = run(code);
    // Past the limit only what refused to be done was counted.
    const stopped = !outcome.ok && outcome.message.endsWith("steps");
    if (!stopped) expect(steps).toBeLessThanOrEqual(limits.steps);
    if (outcome.ok) return;
    expect(outcome.error).toMatch(/^(LimitReached|\w+Error|\w+Exception)$/);
    if (outcome.error === "LimitReached") expect(outcome.message).toMatch(/^The formula was stopped: more than \d+ /);
  });

  test("the list is long, and most of it is stopped by limits", () => {
    const all = [...runaway, ...oversized];
    expect(all.length).toBeGreaterThanOrEqual(100);
    expect(new Set(all.map(([name]) => name)).size).toBe(all.length);
  });

  test.each([
    ["endless while", "while True: pass", "steps"],
    ["caught", "try:\n  while True: pass\nexcept BaseException:\n  'caught'", "steps"],
    ["text", "'a' * 10**9", "characters in one text"],
    ["list", "[0] * 10**9", "items in one collection"],
    ["integer", "10 ** 10 ** 8", "bits in one integer"],
    ["output", "while True: print('x' * 1000)", "printed characters"],
  ])("%s ends at its own limit", (_name, code, words) => {
    expect(run(code).outcome).toMatchObject({
      ok: false,
      error: "LimitReached",
      message: expect.stringContaining(words),
    });
  });

  test("exceptions cost more than statements: recursion through finally is over soon", () => {
    const code = "n = 0\ndef f():\n  global n\n  n += 1\n  try:\n    f()\n  finally:\n    f()\nf()";
    expect(run(code).outcome).toMatchObject({ ok: false, error: "LimitReached" });
  });

  test("the same request ends at the same place every time", () => {
    const code = "n = 0\nx = []\nwhile True:\n  n += 1\n  x.append(str(n))";
    expect(run(code)).toEqual(run(code));
  });
});

describe("the host is out of reach", () => {
  test.each(reaching)("%s", (code) => {
    const { outcome } = run(code);
    expect(outcome.ok ? outcome.repr : outcome.error).toMatch(
      /^(AttributeError|NameError|TypeError|ModuleNotFoundError|ImportError|KeyError|IndexError|RuntimeError)$/,
    );
  });

  test("names of JavaScript's are ordinary keys", () => {
    const code =
      "d = {'__proto__': 1, 'constructor': 2}\nd['toString'] = 3\nclass A: pass\na = A()\na.__proto__ = 4\na.constructor = 5\n(d, vars(a), {}.get('constructor'))";
    expect(run(code).outcome).toEqual({
      ok: true,
      type: "tuple",
      repr: "({'__proto__': 1, 'constructor': 2, 'toString': 3}, {'__proto__': 4, 'constructor': 5}, None)",
    });
  });

  test("what one run does to built-in types, no other sees", () => {
    run("int.__dict__['x'] = 1");
    run("import math\nmath.pi = 3");
    expect(run("import math\n(hasattr(int, 'x'), round(math.pi, 4))").outcome).toMatchObject({
      repr: "(False, 3.1416)",
    });
  });

  test("subclasses of object are classes of the language only", () => {
    const { outcome } = run(
      "sorted(c.__name__ for c in ().__class__.__base__.__subclasses__() if c.__module__ not in ('builtins',))",
    );
    expect(outcome.ok ? outcome.repr : outcome.message).not.toMatch(/Popen|FileIO|Socket|Loader|Process/);
  });
});
