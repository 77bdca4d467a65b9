import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runApply } from "../../src/cli/apply.ts";
import { runHookCommand, runScriptCommand } from "../../src/cli/hook.ts";
import { InputError } from "../../src/cli/input.ts";
import { defaultHost } from "../../src/values/host.ts";

const document = JSON.parse(readFileSync(join(import.meta.dirname, "../fixtures/hooks/document.json"), "utf8"));
const payload = {
  event: "annotation_content",
  schemas: [{ content: document.schema }],
  annotation: { content: document.content },
};

let folder = "";
let out = "";
let err = "";
const sink = (take: (text: string) => void) => (chunk: unknown) => {
  take(String(chunk));
  return true;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "txs-"));
  [out, err] = ["", ""];
  vi.stubEnv("NO_COLOR", "1");
  vi.spyOn(process.stdout, "write").mockImplementation(sink((text) => (out += text)));
  vi.spyOn(process.stderr, "write").mockImplementation(sink((text) => (err += text)));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

function hook(code: string, flags: { json?: boolean } = {}, given: unknown = payload): number {
  return runHookCommand(file("hook.py", code), file("payload.json", given), flags, defaultHost);
}

test("shows what changed, before and after", () => {
  const code = `print("hello")
t.field.document_id = "X"
t.field.line_items[1].item_code = "Z"
t.field.notes.attr.hidden = True
del t.field.line_items[3]
t.field.tags.append("new")
t.field.checks.append({"check_name": "vat", "check_n": 3})
t.show_warning("look", t.field.amount_total)
t.automation_blocker("stop")`;
  expect(hook(code)).toBe(0);
  expect(out).toMatchInlineSnapshot(`
    "Printed
      hello

    Operations
    document_id              INV-2024-0042  →  X
    line_items[2].item_code  B-2            →  Z
    notes.hidden             false          →  true
    line_items[4]            Shipping       →  removed
    tags                                    →  new: new
    checks                                  →  new: check_name=vat, check_n=3

    Messages
      warning look (on 1024)

    Automation blockers
      blocker stop

    6 operations, 1 message, 1 automation blocker
    "
  `);
});

test("shows the traceback of a failure with what was done until then", () => {
  expect(hook("def half(n):\n    return n / 0\n\nt.field.notes = 'x'\nhalf(1)")).toBe(1);
  expect(out).toMatchInlineSnapshot(`
    "Traceback (most recent call last):
      line 5
        half(1)
      line 2, in half
        return n / 0
    ZeroDivisionError: division by zero

    Operations until then
    notes    →  x

    The hook failed; until then: 1 operation, 0 messages, 0 automation blockers
    "
  `);
});

test("--json writes the response alone", () => {
  expect(hook("print('aside')\nt.field.notes = 'x'", { json: true })).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ operations: [{ op: "replace", value: { content: { value: "x" } } }] });
  expect(err).toBe("aside\n");
});

test("--json of a failure writes nothing but the traceback on standard error", () => {
  expect(hook("1 / 0", { json: true })).toBe(1);
  expect([out, err]).toEqual(["", expect.stringContaining("ZeroDivisionError: division by zero")]);
});

test("a payload that is no JSON is bad input", () => {
  expect(() => hook("t", {}, "{")).toThrow(InputError);
});

test("what a hook answers can be applied, and is what the next hook sees", () => {
  const code =
    "t.field.line_items = t.field.line_items[:1]\nt.field.tag.all_values = ['a', 'b', 'c', 'd']\nt.field.notes = 'x'";
  expect(hook(code, { json: true }), err).toBe(0);
  const response = file("response.json", out);
  out = "";
  expect(runApply(join(folder, "payload.json"), response, {})).toBe(0);
  const after = JSON.parse(out);
  [out, err] = ["", ""];
  hook("print(len(t.field.line_items), t.field.tags, t.field.notes)", { json: true }, after);
  expect(err).toBe("1 ['a', 'b', 'c', 'd'] x\n");
});

test("applying to content alone takes a schema", () => {
  const content = file("content.json", document.content);
  const operations = file("operations.json", [{ op: "remove", id: 1 }]);
  expect(() => runApply(content, operations, {})).toThrow(InputError);
  expect(runApply(content, operations, { schema: file("schema.json", document.schema) })).toBe(1);
  expect(JSON.parse(out)).toEqual(document.content);
  expect(err).toContain("operation");
});

test("takes a schema from a queue folder", () => {
  const { schemas: _, ...bare } = payload;
  const schema = file("schema.json", document.schema);
  const code = file("hook.py", "t.field.document_id = 'X'\nprint(payload['amount'])");
  const given = file("payload.json", JSON.stringify(bare).replace(/}$/, ',"amount":5.0}'));
  expect(runHookCommand(code, given, { schema }, defaultHost)).toBe(0);
  expect(out).toContain("5.0");
  expect(runHookCommand(code, given, { schema: folder }, defaultHost)).toBe(0);
  expect(runHookCommand(code, given, {}, defaultHost)).toBe(1);
});

test("a hook in TypeScript, with its failure's lines", async () => {
  const given = file("payload.json", payload);
  const head =
    'import { TxScript } from "txscript-engine/hook";\nexport function rossum_hook_request_handler(payload: object) {\n';
  const good = file(
    "good.ts",
    `${head}  const t = TxScript.fromPayload(payload);\n  t.field.notes.value = "new";\n  console.log("seen");\n  t.annotation?.action("confirm");\n  return t.hookResponse();\n}\n`,
  );
  expect(await runScriptCommand(good, given, {})).toBe(0);
  expect(out).toContain("Printed\n  seen");
  expect(out).toMatch(/notes.*new/);
  expect(out).toContain("1 operation, 0 messages, 0 automation blockers");
  out = "";
  expect(await runScriptCommand(good, given, { json: true })).toBe(0);
  expect(JSON.parse(out)).toHaveProperty("operations.0.value.content.value", "new");
  const bad = file("bad.ts", `${head}  const t = TxScript.fromPayload(payload);\n  return t.field.nosuch;\n}\n`);
  expect(await runScriptCommand(bad, given, { json: true })).toBe(1);
  expect(err).toContain("line 4: return t.field.nosuch;\nTxScriptError: Field 'nosuch' is not defined");
});
