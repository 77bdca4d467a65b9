import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { InputError } from "../../src/cli/input.ts";
import { type RunFlags, runRun } from "../../src/cli/run.ts";
import { defaultHost } from "../../src/values/host.ts";
import { type Files, folderOf } from "../queue/folder.ts";
import { formulas, hook, payloadOf, rule, schema } from "../run/queue.ts";

/** Runs `txs run` on a queue folder with more files. Gives what it printed and the exit code. */
async function run(
  files: Files,
  flags: RunFlags = {},
  payload: unknown = payloadOf("updated"),
): Promise<{ readonly code: number; readonly text: string; readonly folder: string }> {
  const folder = folderOf({
    "queues/Q_[7]/schema.json": schema,
    ...inQueue({ ...formulas, ...files }),
    "p.json": payload,
  });
  vi.stubEnv("NO_COLOR", "1");
  let text = "";
  const spy = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  try {
    const code = await runRun(folder, join(folder, "p.json"), flags, defaultHost);
    return { code, text: text.replaceAll(folder, "…"), folder };
  } finally {
    spy.mockRestore();
    vi.unstubAllEnvs();
  }
}

function inQueue(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [`queues/Q_[7]/${path}`, content]));
}

const node = { config: { runtime: "nodejs22.x" } };

test("shows each step, the document it ends with, and who said what", async () => {
  const python = `print("hello")
t.field.lines = [row for row in t.field.lines if not is_empty(row.qty)]
t.field.doc_id = "D1"
t.show_warning("cleaned", t.field.lines)`;
  const { code, text } = await run({
    "hooks/clean.json": hook(1, python, { name: "Clean" }),
    "hooks/call.json": hook(2, "", { name: "Call", type: "webhook" }),
    "rules/r.json": rule("field.amount > 5", "add_automation_blocker", { content: "much", schema_id: "amount" }),
  });
  expect(code).toBe(0);
  expect(text).toMatchInlineSnapshot(`
    "Computed fields 3 computed, 2 changes, 1 message
      TypeError: unsupported operand type(s) for *: 'NoneType' and 'float' (amount)
        line 1: field.qty * field.price
      lines[1].amount    →  10.0
      total              →  11.0

    Hook Clean 2 operations, 1 message
      | hello
      lines[2]  5  →  removed
      doc_id       →  D1

    Computed fields 1 computed, 0 changes

    Hook Call not run: a webhook is not called from here

    Rule add_automation_blocker 1 automation blocker

    Document
    doc_id  D1    was empty
    net     1
    total   11.0  was empty

    lines
    #  qty  price  amount
    1    2      5    10.0

    Messages
      warning cleaned (on 5) by hook Clean

    Automation blockers
      blocker much (on 13) by rule add_automation_blocker

    1 hook run, 4 operations, 1 message, 1 automation blocker, 0 failed
    "
  `);
});

test("hooks in TypeScript: imports, actions, console", async () => {
  const { code, text } = await run({
    "hooks/a.json": hook(1, "", { name: "Typed", ...node }),
    "hooks/a.ts": `import { Decimal, TxScript, type HookPayload, type HookResponse } from "txscript-engine/hook";
import { twice } from "./shared.ts";

interface Fields { header: { net: number | null }; multivalues: {}; tables: {} }

export async function rossum_hook_request_handler(payload: HookPayload): Promise<HookResponse> {
  const t = TxScript.fromPayload<Fields>(payload);
  t.field.net.value = Decimal.from(twice(t.field.net.defaultTo(0))).toNumber();
  console.log("net is", { now: t.field.net.value });
  return t.hookResponse();
}
`,
    "hooks/shared.json": hook(2, "", { active: false, ...node }),
    "hooks/shared.ts": "export const twice = (n: number): number => n * 2;",
  });
  expect(text).toContain("| net is { now: 2 }");
  expect(text).toMatch(/net\s+1\s+→\s+2/);
  expect(code).toBe(1);
});

test("hooks in JavaScript, as the platform takes them", async () => {
  const { text } = await run(
    {
      "hooks/a.json": hook(1, "", {
        config: {
          runtime: "nodejs22.x",
          code: `const { TxScript } = require("txscript-engine/hook");
exports.rossum_hook_request_handler = async (payload) => {
  const t = TxScript.fromPayload(payload);
  t.annotation.action("postpone", { days: 2 });
  return { messages: [{ type: "info", content: require("node:path").basename(__filename) }] };
};`,
        },
      }),
    },
    {},
    payloadOf("updated", {}, { status: "to_review" }),
  );
  expect(text).toContain("info a.json by hook hook 1");
  expect(text).toContain('asks the platform: postpone {"days":2}');
});

test.each([
  [
    "a.js",
    "exports.rossum_hook_request_handler = () => {\n  const a = null;\n  return a.b;\n};",
    "TypeError: Cannot read properties of null (reading 'b')",
    ["line 3: return a.b;"],
  ],
  [
    "a.ts",
    "type T = string;\n\nconst fail = (text: T): never => {\n  throw new RangeError(text);\n};\nexport default () => {\n  fail('x');\n};",
    "RangeError: x",
    ["line 7: fail('x');", "line 4: throw new RangeError(text);"],
  ],
  ["a.js", "exports.other = 1;", "Error: The code exports no function 'rossum_hook_request_handler'", []],
  ["a.js", "exports.rossum_hook_request_handler = async () => { throw 5; };", "Error: 5", []],
])("what fails is shown with its lines: %s %j", async (name, text, message, traceback) => {
  const { code, text: printed } = await run(
    { "hooks/a.json": hook(1, "", node), [`hooks/${name}`]: text },
    { json: true },
  );
  expect(code).toBe(1);
  const { failures } = JSON.parse(printed);
  expect(failures.at(-1)).toEqual({ source: "hook 1", sourceId: null, message, traceback });
});

test("--event takes the place of the payload's own", async () => {
  const files = { "hooks/a.json": hook(1, "t.show_info('exported')", { events: ["annotation_content.export"] }) };
  expect((await run(files)).text).not.toContain("exported");
  expect((await run(files, { event: "annotation_content.export" })).text).toContain("info exported by hook hook 1");
  await expect(run(files, { event: "export" })).rejects.toThrow(InputError);
});

test("what is no payload is bad input", async () => {
  await expect(run({}, {}, [])).rejects.toThrow(/is no hook payload/);
  await expect(run({}, {}, "{")).rejects.toThrow(InputError);
});

test("the example queue", async () => {
  vi.stubEnv("NO_COLOR", "1");
  let text = "";
  const spy = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  const queue = join(import.meta.dirname, "../../examples/queue");
  const code = await runRun(queue, join(queue, "payloads/updated.json"), {}, defaultHost);
  spy.mockRestore();
  vi.unstubAllEnvs();
  expect(code).toBe(0);
  const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
  const shown =
    readme.split("$ txs run examples/queue examples/queue/payloads/updated.json\n")[1]?.split("```")[0] ?? "";
  const parts = shown.split(/^…$/m).map((part) => part.trim());
  expect(parts.length).toBeGreaterThan(2);
  for (const part of parts) expect(text).toContain(part);
});
