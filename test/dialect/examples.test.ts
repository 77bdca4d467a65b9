import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readSchema } from "../../src/document/schema.ts";
import { runHook } from "../../src/engine/hook.ts";
import type { HookPayload, HookResponse } from "../../src/hook.ts";
import { allModules } from "../../src/library/all-modules.ts";
import { typescriptTypes } from "../../src/typings/typescript.ts";
import { exampleText, hookNames, payloadNames, payloadText, pythonOf, typescriptPath } from "./example-hooks.ts";

interface Handler {
  readonly rossum_hook_request_handler: (payload: HookPayload) => HookResponse;
}

/** What the reference answers, by hook and payload: recorded by scripts/record-example-hooks.py. */
const recorded = JSON.parse(
  readFileSync(join(import.meta.dirname, "../fixtures/dialect/examples.json"), "utf8"),
) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;

test("ten hooks, on three documents", () => {
  expect([hookNames.length, payloadNames.length]).toEqual([10, 3]);
});

test("the types of their fields are those that txs types makes", () => {
  const { schema } = readSchema(JSON.parse(exampleText("schema.json")));
  expect(exampleText("schema.d.ts")).toBe(`// Made by txs types; do not edit.\n${typescriptTypes(schema)}`);
});

describe.each(hookNames)("%s", (name) => {
  test.each(payloadNames)("answers as the reference does: %s", async (payload) => {
    const expected = recorded[name]?.[payload];
    expect(expected).toHaveProperty("operations");
    const python = runHook(pythonOf(name), payloadText(payload), { modules: allModules });
    expect(python.error).toBeNull();
    expect(JSON.stringify(python.response)).toBe(JSON.stringify(expected));
    const { rossum_hook_request_handler: handler } = (await import(typescriptPath(name))) as Handler;
    expect(JSON.stringify(handler(JSON.parse(payloadText(payload))))).toBe(JSON.stringify(expected));
  });
});
