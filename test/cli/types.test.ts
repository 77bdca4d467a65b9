import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { InputError } from "../../src/cli/input.ts";
import { runTypes } from "../../src/cli/types.ts";
import { folderOf } from "../queue/folder.ts";
import { schema } from "../run/queue.ts";

const files = ["schema.d.ts", "__builtins__.pyi", "typings/txscript/__init__.pyi", "pyrightconfig.json"];

function types(path: string, out?: string): readonly string[] {
  let text = "";
  const spy = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  try {
    expect(runTypes(path, out === undefined ? {} : { out })).toBe(0);
  } finally {
    spy.mockRestore();
  }
  return text.trimEnd().split("\n");
}

test("writes beside each queue's schema, and again what changed", () => {
  const folder = folderOf({ "queues/A/schema.json": schema, "queues/B/schema.json": schema });
  const a = join(folder, "queues/A");
  expect(types(folder)).toHaveLength(8);
  expect(files.map((name) => existsSync(join(a, name)))).toEqual([true, true, true, true]);
  writeFileSync(join(a, "schema.d.ts"), `${readFileSync(join(a, "schema.d.ts"), "utf8")}\n// more`);
  expect(types(a)).toEqual([
    `${join(a, "schema.d.ts")}: updated`,
    ...files.slice(1).map((name) => `${join(a, name)}: unchanged`),
  ]);
});

test("leaves alone what it did not write", () => {
  const folder = folderOf({ "schema.json": schema, "pyrightconfig.json": "{}" });
  expect(types(join(folder, "schema.json")).at(-1)).toBe(
    `${join(folder, "pyrightconfig.json")}: left as it is, it was not made by this command`,
  );
  expect(readFileSync(join(folder, "pyrightconfig.json"), "utf8")).toBe("{}");
});

test("-o says where, for one queue", () => {
  const folder = folderOf({ "queues/A/schema.json": schema, "queues/B/schema.json": schema });
  types(join(folder, "queues/A"), join(folder, "made/here"));
  expect(existsSync(join(folder, "made/here/typings/txscript/__init__.pyi"))).toBe(true);
  expect(() => runTypes(folder, { out: folder })).toThrow(InputError);
  expect(() => runTypes(join(folder, "nowhere"), {})).toThrow(InputError);
});

test("a schema that cannot be read is bad input", () => {
  const folder = folderOf({ "schema.json": "[", "other.json": "5" });
  expect(() => runTypes(join(folder, "schema.json"), {})).toThrow(InputError);
  expect(() => runTypes(join(folder, "other.json"), {})).toThrow(InputError);
});
