import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";

const root = join(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

test("README shows the first example as it is", () => {
  expect(read("README.md")).toContain(read("examples/first/first.mjs").trimEnd());
});

test("the first example runs and prints what it says", async () => {
  const printed = vi.spyOn(console, "log").mockImplementation(() => undefined);
  // @ts-expect-error a plain script without types
  await import("../../examples/first/first.mjs");
  expect(printed.mock.calls).toEqual([["80.0"], [[{ op: "replace", id: 4, value: { content: { value: "96.8" } } }]]]);
  printed.mockRestore();
});
