import { expect, test } from "vitest";
import { allModules } from "../../src/library/all-modules.ts";
import { loadModules } from "../../src/library/lazy-modules.ts";
import { coreModules } from "../../src/library/modules.ts";

test("every module can be loaded by its name", async () => {
  for (const [name, definition] of allModules) expect((await loadModules([name])).get(name), name).toBe(definition);
});

test("what nobody asked for is not loaded", async () => {
  const table = await loadModules(["math", "nosuch"]);
  expect([...table.keys()].sort()).toEqual([...coreModules.keys(), "math"].sort());
});
