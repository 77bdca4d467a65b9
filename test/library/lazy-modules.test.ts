import { expect, test } from "vitest";
import { runPython } from "../../src/engine/python.ts";
import { allModules } from "../../src/library/all-modules.ts";
import { loadModules } from "../../src/library/lazy-modules.ts";
import { coreModules } from "../../src/library/modules.ts";
import { defaultHost } from "../../src/values/host.ts";
import { defaultLimits } from "../../src/values/meter.ts";

test("every module can be loaded by its name", async () => {
  for (const [name, definition] of allModules) expect((await loadModules([name])).get(name), name).toBe(definition);
});

test("what nobody asked for is not loaded", async () => {
  const table = await loadModules(["math", "nosuch"]);
  expect([...table.keys()].sort()).toEqual([...coreModules.keys(), "math"].sort());
});

test("annotations become texts with nothing but `__future__` loaded", async () => {
  const code =
    "from __future__ import annotations\ndef f(x: (int, a), y: a+b, z: L['b', \"it's\", b'c', f'{d!r} e', 1e16]): ...\nf.__annotations__";
  const options = { limits: defaultLimits, host: defaultHost };
  expect(runPython(code, { ...options, modules: coreModules })).toMatchObject({ error: "ModuleNotFoundError" });
  const modules = await loadModules(["__future__"]);
  expect(runPython(code, { ...options, modules })).toMatchObject({
    repr: `{'x': '(int, a)', 'y': 'a + b', 'z': 'L[\\'b\\', "it\\'s", b\\'c\\', f\\'{d!r} e\\', 1e+16]'}`,
  });
});
