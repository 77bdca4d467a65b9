import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { answerRequest } from "../../src/cli/exchange/answers.ts";
import { type Json, parseJson } from "../../src/document/json.ts";
import { type HookRun, runHook } from "../../src/engine/hook.ts";
import { allModules } from "../../src/library/all-modules.ts";
import { type Recorded, withoutAddresses } from "./probe-fixtures.ts";

const folder = join(import.meta.dirname, "../fixtures/hooks");
const documentText = readFileSync(join(folder, "document.json"), "utf8").trimEnd();
const document = JSON.parse(documentText) as Recorded;
const hooks = readFileSync(join(folder, "hooks.jsonl"), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as { id: string; code: string; expected: Recorded });

describe("hooks in real style answer as on the reference", () => {
  test.each(hooks)("$id", ({ id, code, expected }) => {
    const rest = { mode: "hook", partial: true, stdout: true, normalized: true, id, code };
    // As text, for the floats in it.
    const text = `${documentText.slice(0, -1)},${JSON.stringify(rest).slice(1)}`;
    const reading = parseJson(text);
    const answer = reading.ok ? answerRequest(reading.value, { modules: allModules }, text) : {};
    expect(withoutAddresses(answer)).toEqual(withoutAddresses({ id, ...expected }));
  });
});

const payload = {
  event: "annotation_content",
  schemas: [{ content: document["schema"] }],
  annotation: { content: document["content"] },
} as Json;

function run(code: string, options: Parameters<typeof runHook>[2] = {}): HookRun {
  return runHook(code, payload, { modules: allModules, ...options });
}

describe("runHook", () => {
  test("the payload given stays as it is", () => {
    const before = JSON.stringify(payload);
    run("t.field.notes = 'x'\nt.field.line_items = []\npayload.clear()");
    expect(JSON.stringify(payload)).toBe(before);
  });

  test("floats and integers of a payload's text stay apart", () => {
    const code = "def rossum_hook_request_handler(payload):\n  return [repr(value) for value in payload.values()]";
    expect(runHook(code, '{"a": 5, "b": 5.0, "c": 1e2, "d": 12345678901234567890}').response).toEqual([
      "5",
      "5.0",
      "100.0",
      "12345678901234567890",
    ]);
  });

  test("a failure has its lines, and what was done until then", () => {
    const { error, partial, response, printed } = run(
      "def inner(x):\n    return 1 / x\n\nprint('go')\nt.field.notes = 'begun'\ninner(0)",
    );
    expect(response).toBeUndefined();
    expect(error).toEqual({
      phase: "hook",
      type: "ZeroDivisionError",
      message: "division by zero",
      lineno: 2,
      traceback: [
        { lineno: 6, loc: "<hook>", code: "inner(0)" },
        { lineno: 2, loc: "inner", code: "return 1 / x" },
      ],
    });
    expect(partial).toMatchObject({ operations: [{ op: "replace", value: { content: { value: "begun" } } }] });
    expect(printed).toBe("go\n");
  });

  test.each([
    ["x = (", "SyntaxError", "'(' was never closed (<hook>, line 1)"],
    [
      "def rossum_hook_request_handler(): pass",
      "TypeError",
      "rossum_hook_request_handler() takes 0 positional arguments but 1 was given",
    ],
    ["x = 'rossum_hook_request_handler'", "KeyError", "'rossum_hook_request_handler'"],
    ["import requests", "ModuleNotFoundError", "No module named 'requests'"],
    ["import txscript.nothing", "ModuleNotFoundError", "No module named 'txscript.nothing'"],
  ])("%s", (code, type, message) => {
    expect(run(code).error).toMatchObject({ type, message });
  });

  test("limits end a hook and name the line", () => {
    const code = "def rossum_hook_request_handler(payload):\n  n = 0\n  while True:\n    n += 1";
    const { error } = run(code, { limits: { steps: 10_000 } });
    expect(error).toMatchObject({ phase: "hook", type: "LimitReached" });
    expect([3, 4]).toContain(error?.lineno);
  });

  test("a text that is no JSON is a failure of the payload", () => {
    expect(runHook("t", "{").error).toMatchObject({ phase: "payload", type: "JSONDecodeError" });
  });

  test("the old name of the package", () => {
    const code =
      "from rossum_python import RossumPython, is_empty\nprint(is_empty(''), RossumPython.from_payload(payload).field.terms)";
    expect(run(code).printed).toBe("True 30 days, 10% discount\n");
  });

  test("runs see nothing of each other", () => {
    run("import txscript, re\ntxscript.is_empty = 5\nre.sub = None");
    expect(run("import txscript\nprint(txscript.is_empty(''), substitute('a', 'b', 'a'))").printed).toBe("True b\n");
  });
});

describe("annotation.action", () => {
  const annotation = { ...(document["annotation"] as Recorded), content: document["content"] };
  const moments = [
    "exported_at",
    "confirmed_at",
    "assigned_at",
    "export_failed_at",
    "deleted_at",
    "rejected_at",
    "purged_at",
  ];
  const rest = { automated: false, automatically_rejected: false, einvoice: false };
  const whole = {
    ...(payload as Recorded),
    annotation: { ...rest, ...Object.fromEntries(moments.map((key) => [key, null])), ...annotation },
    document: {
      id: 1,
      url: "u",
      arrived_at: null,
      created_at: null,
      original_file_name: "a.pdf",
      metadata: {},
      mime_type: "x",
    },
  } as Json;
  const code = "answer = t.annotation.action('reject', note_content='Amounts differ')\nprint(answer)";

  test("is recorded, and reaches nothing by itself", () => {
    const { actions, printed, error } = runHook(code, whole);
    expect(error).toBeNull();
    expect(actions).toEqual([{ verb: "reject", args: { note_content: "Amounts differ" } }]);
    expect(printed).toBe("None\n");
  });

  test("is handed to the host", () => {
    const performAction = ({ verb }: { verb: unknown }): Json => ({ done: String(verb) });
    expect(runHook(code, whole, { performAction }).printed).toBe("{'done': 'reject'}\n");
  });
});
