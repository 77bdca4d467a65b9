import { expect, test } from "vitest";
import { runPython } from "../../src/engine/python.ts";
import { moduleTable } from "../../src/library/module-table.ts";
import { randomModule } from "../../src/library/random.ts";
import { defaultHost } from "../../src/values/host.ts";
import { defaultLimits } from "../../src/values/meter.ts";

function run(code: string, seed = 0): string {
  const options = { modules: moduleTable(randomModule), limits: defaultLimits, host: { ...defaultHost, seed } };
  const outcome = runPython(`import random\n${code}`, options);
  return outcome.ok ? outcome.repr : `${outcome.error}: ${outcome.message}`;
}

test("each run begins at the host's seed", () => {
  expect(run("random.random()", 7)).toBe(run("random.random()", 7));
  expect(run("random.random()", 7)).toBe(run("random.Random(7).random()"));
  expect(run("random.random()", 7)).not.toBe(run("random.random()", 8));
});

test("what one run draws or seeds does not reach the next", () => {
  const first = run("random.random()", 7);
  run("random.seed(1)\nrandom.random()", 7);
  expect(run("random.random()", 7)).toBe(first);
});
