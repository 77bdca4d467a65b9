import { describe, expect, test } from "vitest";
import type { Json } from "../../src/document/json.ts";
import { readPayload } from "../../src/document/payload.ts";
import { readSchema } from "../../src/document/schema.ts";
import { valuesOf } from "../../src/engine/hook.ts";
import { type QueueRun, type QueueRunOptions, runQueue } from "../../src/run/run.ts";
import type { Files } from "../queue/folder.ts";
import { hook, payloadOf, queueOf, schema } from "./queue.ts";

function run(files: Files, payload: Json, options: QueueRunOptions = {}): Promise<QueueRun> {
  return runQueue(queueOf(files), payload, options);
}

function finalValues({ payload }: QueueRun): { readonly [id: string]: Json } {
  return { ...valuesOf(readPayload(payload, readSchema(schema as Json).schema).document, "value") };
}

const contents = (messages: QueueRun["messages"]): unknown =>
  messages.map(({ source, message }) => [source, (message as { content: Json }).content]);

describe("the order of things", () => {
  test("computed fields, each hook and what depends on it, rules", async () => {
    const { steps } = await run(
      {
        "hooks/a.json": hook(2, "t.field.net = 5"),
        "hooks/b.json": hook(1, "t.show_info(str(t.field.total))", { run_after: [2] }),
        "rules/r.json": { name: "R", trigger_condition: "field.total > 10", actions: [] },
      },
      payloadOf("updated"),
    );
    expect(steps.map(({ kind, name }) => (kind === "computed fields" ? kind : name))).toEqual([
      "computed fields",
      "hook 2",
      "computed fields",
      "hook 1",
      "R",
    ]);
    expect(steps[2]?.computedIds).toEqual([4]);
    expect(steps[3]?.messages).toMatchObject([{ content: "15.0" }]);
  });

  test("only hooks of the event run; user_update and updated go together", async () => {
    const files = {
      "hooks/a.json": hook(1, "t.show_info(payload['action'])", { events: ["annotation_content.initialize"] }),
      "hooks/b.json": hook(2, "t.show_info(payload['action'])", { events: ["annotation_content.user_update"] }),
      "hooks/c.json": hook(3, "t.show_info(payload['action'])", { active: false }),
    };
    const heard = async (action: string): Promise<unknown> =>
      contents((await run(files, payloadOf(action))).messages.filter(({ kind }) => kind === "hook"));
    expect(await heard("initialize")).toEqual([["hook 1", "initialize"]]);
    expect(await heard("updated")).toEqual([["hook 2", "user_update"]]);
    expect(await heard("export")).toEqual([]);
  });
});

describe("what a hook is called with", () => {
  const shown = async (code: string, hookMore: object, payloadMore: { readonly [key: string]: Json } = {}) => {
    const { steps } = await run({ "hooks/a.json": hook(1, code, hookMore) }, payloadOf("updated", payloadMore));
    return steps.find(({ kind }) => kind === "hook");
  };
  const handler = (body: string): string => `def rossum_hook_request_handler(payload):\n    ${body}\n    return {}`;

  test("its settings and URL, the payload's secrets", async () => {
    const code = handler("print(payload['settings'], payload['hook'], payload['secrets'])");
    const step = await shown(code, { settings: { a: 1 }, url: "https://x/hooks/1" }, { secrets: { key: "k" } });
    expect(step?.printed).toBe("{'a': 1} https://x/hooks/1 {'key': 'k'}\n");
  });

  test("the schema only if it is side-loaded", async () => {
    const code = handler("print('schemas' in payload, 'queues' in payload)");
    const without = await shown(code, { sideload: ["queues"] }, { schemas: [{ content: [] }] });
    expect(without?.printed).toBe("False True\n");
    const silent = await shown(code, { sideload: undefined });
    expect(silent?.printed).toBe("True False\n");
    const asked = await shown("t", { sideload: [] });
    expect(asked?.failures[0]?.message).toMatch(/^PayloadError: Schema sideloading must be enabled/);
  });

  test("what the hooks it runs after have changed, with rows and cells that they added", async () => {
    const print = handler("print(payload.get('updated_datapoints'))");
    const { steps } = await run(
      {
        "hooks/a.json": hook(
          1,
          "t.field.net = 9\nt.field.lines.append({'qty': 1})\nt.field.lines.remove(t.field.lines[1])",
        ),
        "hooks/b.json": hook(2, print, { run_after: [1] }),
        "hooks/c.json": hook(3, print, { run_after: [2] }),
        "hooks/d.json": hook(4, print),
      },
      payloadOf("updated", { updated_datapoints: [2] }),
    );
    const printed = steps.filter(({ kind }) => kind === "hook").map((step) => step.printed);
    expect(printed).toEqual(["", "[2, 3, 5, 24, 25, 26, 27]\n", "[2, 3, 5, 24, 25, 26, 27]\n", "[2]\n"]);
  });
});

describe("what holds in the end", () => {
  test("the document with all operations applied", async () => {
    const result = await run(
      {
        "hooks/a.json": hook(
          1,
          "t.field.lines = [r for r in t.field.lines if not is_empty(r.qty)]\nt.field.doc_id = 'X'",
        ),
        "hooks/b.json": hook(2, "t.field.lines.append({'qty': 3, 'price': t.field.net + 1})"),
      },
      payloadOf("updated"),
    );
    expect(finalValues(result)).toEqual({
      doc_id: "X",
      net: "1",
      total: "17.0",
      qty: ["2", "3"],
      price: ["5", "2.0"],
      amount: ["10.0", "6.0"],
    });
    expect(result.failures).toEqual([]);
    expect(result.messages).toEqual([]);
    expect(result.steps[0]?.failures).toMatchObject([{ source: "amount", sourceId: 23 }]);
  });

  test("messages of fields that were not computed again stay, with failures", async () => {
    const result = await run({ "hooks/a.json": hook(1, "t.show_warning('w')\n1 / 0") }, payloadOf("updated"));
    expect(contents(result.messages)).toEqual([["total", "no id"]]);
    expect(result.failures.map(({ source, message, traceback }) => [source, message, traceback])).toEqual([
      ["amount", expect.stringMatching(/^TypeError/), ["line 1: field.qty * field.price"]],
      ["hook 1", "ZeroDivisionError: division by zero", ["line 2: 1 / 0"]],
    ]);
  });

  test("operations that cannot be applied are findings, and the rest counts", async () => {
    const response =
      "{'operations': [{'op': 'remove', 'id': 999}, {'op': 'replace', 'id': 3, 'value': {'content': {'value': '8'}}}]}";
    const result = await run(
      { "hooks/a.json": hook(1, `def rossum_hook_request_handler(payload):\n    return ${response}`) },
      payloadOf("updated"),
    );
    expect(finalValues(result)["net"]).toBe("8");
    expect(result.steps[1]?.findings).toMatchObject([{ code: "operation-unknown-id", pointer: "/0/id" }]);
  });

  test.each([
    ["return 5", "The response must be an object, not a number"],
    ["return {'operations': 5}", "'operations' in the response must be a list, not a number"],
    ["return {'messages': 'x', 'operations': None}", "'messages' in the response must be a list, not a text"],
  ])("a response that is none: %s", async (body, message) => {
    const result = await run(
      { "hooks/a.json": hook(1, `def rossum_hook_request_handler(payload):\n    ${body}`) },
      payloadOf("updated"),
    );
    expect(result.failures.filter(({ source }) => source === "hook 1").map((failure) => failure.message)).toEqual([
      message,
    ]);
  });
});

test("webhooks and hooks without code are passed over, other languages go to the one who runs them", async () => {
  const files = {
    "hooks/a.json": hook(1, "", { type: "webhook" }),
    "hooks/b.json": hook(2, "", { config: { code: null } }),
    "hooks/c.json": hook(3, "exports.x = 1", { config: { runtime: "nodejs22.x", code: "exports.x = 1" } }),
  };
  const skipped = ({ steps }: QueueRun): unknown => steps.slice(1).map((step) => step.skipped);
  expect(skipped(await run(files, payloadOf("updated")))).toEqual([
    "a webhook is not called from here",
    "it has no code here",
    "hooks in javascript are not run here",
  ]);
  const result = await run(files, payloadOf("updated"), {
    runScript: async ({ code }) => ({
      response: { messages: [{ type: "info", content: code?.text ?? "" }] },
      error: null,
      printed: "p",
      actions: [{ verb: "postpone", args: {} }],
    }),
  });
  expect(result.steps.at(-1)).toMatchObject({
    printed: "p",
    requests: [{ source: "hook 3", type: "postpone", detail: {} }],
    messages: [{ content: "exports.x = 1" }],
  });
});

test("payloads without content only call hooks", async () => {
  const code = "def rossum_hook_request_handler(payload):\n    return {'files': [payload['upload']]}";
  const { steps, content } = await run(
    { "hooks/a.json": hook(1, code, { events: ["upload.created"] }) },
    { event: "upload", action: "created", upload: "u" },
  );
  expect(content).toBeNull();
  expect(steps.map(({ response }) => response)).toEqual([{ files: ["u"] }]);
});

test("where the platform computes nothing, no rule is asked either", async () => {
  const rules = { "rules/r.json": { name: "R", trigger_condition: "True", actions: [] } };
  const circle = { "formulas/total.py": "sum(field.amount.all_values)", "formulas/amount.py": "field.total" };
  const { steps, failures } = await run({ ...rules, ...circle }, payloadOf("updated"));
  expect(steps.map(({ kind }) => kind)).toEqual(["computed fields"]);
  expect(failures).toMatchObject([{ message: expect.stringMatching(/^RuntimeError: Cyclical dependencies/) }]);
});
