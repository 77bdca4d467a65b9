import { describe, expect, test } from "vitest";
import type { Json } from "../../src/document/json.ts";
import { readSchema } from "../../src/document/schema.ts";
import { actionFinding } from "../../src/run/rule-findings.ts";
import { runQueue } from "../../src/run/run.ts";
import type { RunStep } from "../../src/run/step.ts";
import { payloadOf, queueOf, rule, schema } from "./queue.ts";

async function stepOf(file: object, action = "updated", payload: Json = payloadOf(action)): Promise<RunStep> {
  const { steps } = await runQueue(queueOf({ "rules/r.json": file }), payload);
  const step = steps.find(({ kind }) => kind === "rule");
  if (step === undefined) throw new Error("the rule did not run");
  return step;
}

const message = { type: "warning", content: "Look!" };

describe("conditions", () => {
  const holds = async (condition: string): Promise<number> =>
    (await stepOf(rule(condition, "show_message", { ...message, schema_id: "qty" }))).messages.length;

  test.each([
    ["True", 1],
    ["field.net > 5", 0],
    ["field.net", 1],
    ["len(field.doc_id) < 10", 1],
    ["import re\nbool(re.match('^$', field.doc_id))", 1],
    ["if field.net > 5:\n    True", 0],
    // Once for each row; equal messages are given once.
    ["field.price > 3", 2],
    ["is_empty(field.qty)", 1],
    ["field._index == 1 and field.price > 0", 1],
    ["sum(default_to(field.qty.all_values, 0)) > 1", 1],
    ["any(row.price > 3 for row in field.lines)", 1],
  ])("%s", async (condition, count) => {
    expect(await holds(condition)).toBe(count);
  });

  test("that fail do not hold, and say where", async () => {
    const step = await stepOf(rule("field.qty > 1", "show_message", { ...message, schema_id: "qty" }));
    expect(step.messages).toEqual([{ id: 11, ...message }]);
    expect(step.failures).toEqual([
      {
        source: "show_message",
        sourceId: null,
        message: "TypeError: '>' not supported between instances of 'NoneType' and 'int' (row 2 of 'lines')",
        traceback: ["line 1: field.qty > 1"],
      },
    ]);
    expect((await stepOf(rule("field.net >", "show_message", message))).failures[0]?.message).toBe(
      "SyntaxError: invalid syntax",
    );
  });

  test("that fail in every row fail once where no row is to blame, and end at a limit", async () => {
    const failures = async (condition: string): Promise<readonly string[]> =>
      (await stepOf(rule(condition, "show_message", message))).failures.map((failure) => failure.message);
    expect(await failures("field.price >")).toEqual(["SyntaxError: invalid syntax"]);
    expect(await failures("while field.price: pass")).toEqual([expect.stringMatching(/^LimitReached: .*row 1/)]);
  });

  test("cannot write, and may raise messages themselves", async () => {
    const step = await stepOf(rule("show_info('i')\nfield.net = 3\nTrue", "show_message", message));
    expect(step.messages).toMatchObject([{ type: "info", content: "i" }]);
    expect(step.failures[0]?.message).toMatch(/^TypeError/);
  });
});

describe("actions", () => {
  const outcome = async (file: object, action = "updated"): Promise<unknown> => {
    const { messages, automationBlockers, operations, requests } = await stepOf(file, action);
    return [messages, automationBlockers, operations, requests.map(({ type }) => type)].filter(
      ({ length }) => length > 0,
    );
  };

  test.each<readonly [string, string, object, unknown]>([
    ["True", "show_message", { ...message, schema_id: "net" }, [[{ id: 3, ...message }]]],
    ["True", "show_message", message, [[message]]],
    ["field.price > 3", "show_message", message, [[message]]],
    ["is_empty(field.qty)", "show_message", { ...message, schema_id: "net" }, [[{ id: 3, ...message }]]],
    [
      "is_empty(field.qty)",
      "add_automation_blocker",
      { content: "B", schema_id: "amount" },
      [[{ id: 23, content: "B" }]],
    ],
    ["True", "hide_field", { schema_ids: ["net"] }, [[{ op: "replace", id: 3, value: { hidden: true } }]]],
    ["True", "show_field", { schema_ids: ["net"] }, []],
    [
      "False",
      "show_hide_field",
      { schema_ids: ["net", "lines"] },
      [
        [
          { op: "replace", id: 3, value: { hidden: true } },
          { op: "replace", id: 5, value: { hidden: true } },
        ],
      ],
    ],
    [
      "is_empty(field.qty)",
      "show_hide_field",
      { schema_ids: ["price"] },
      [[{ op: "replace", id: 12, value: { hidden: true } }]],
    ],
    [
      "True",
      "add_validation_source",
      { schema_id: "net" },
      [[{ op: "replace", id: 3, value: { validation_sources: ["rules"] } }]],
    ],
    ["field.price > 3", "add_label", { labels: ["https://x/labels/1"] }, [["add_label"]]],
    ["False", "add_label", { labels: ["https://x/labels/1"] }, []],
    ["False", "add_remove_label", { labels: ["https://x/labels/1"] }, [["remove_label"]]],
  ])("%s: %s %j", async (condition, type, payload, expected) => {
    expect(await outcome(rule(condition, type, payload))).toEqual(expected);
  });

  test.each([
    ["initialize", ["message", "imported"]],
    ["started", ["message"]],
    ["confirm", ["message", "confirmed"]],
    ["export", ["exported"]],
  ])("run on their event: %s", async (action, expected) => {
    const step = await stepOf(
      {
        name: "R",
        actions: [
          { type: "show_message", event: "validation", payload: { type: "info", content: "message" } },
          { type: "show_message", event: "validation", enabled: false, payload: { type: "info", content: "off" } },
          { type: "send_email", event: "annotation_imported", payload: { subject: "imported" } },
          { type: "change_queue", event: "annotation_confirmed", payload: { queue_id: 1, subject: "confirmed" } },
          { type: "send_email", event: "annotation_exported", payload: { subject: "exported" } },
        ],
      },
      action,
    );
    const subjects = step.requests.map(({ detail }) => (detail as { subject: string }).subject);
    expect([...step.messages.map((item) => (item as { content: string }).content), ...subjects]).toEqual(expected);
  });

  test("change the document that the run ends with", async () => {
    const { payload } = await runQueue(
      queueOf({ "rules/r.json": rule("True", "hide_field", { schema_ids: ["net"] }) }),
      payloadOf("updated"),
    );
    expect(JSON.stringify(payload)).toContain('"hidden":true');
  });
});

test("rules that are not enabled do nothing", async () => {
  const file = { ...rule("True", "show_message", message), enabled: false };
  const { steps } = await runQueue(queueOf({ "rules/r.json": file }), payloadOf("updated"));
  expect(steps.map(({ kind }) => kind)).toEqual(["computed fields"]);
});

test.each([
  [rule("True", "show_mesage", message), ["rule-action 'show_mesage': there is no action 'show_mesage'"]],
  [
    rule("True", "change_status", { method: "postpone" }),
    ["rule-action 'change_status': 'change_status' runs on annotation_imported only, not on 'validation'"],
  ],
  [
    rule("True", "show_message", { type: "info" }),
    ["rule-action 'show_message': 'show_message' needs a text as 'content', not missing"],
  ],
  [rule("True", "hide_field", { schema_ids: ["nett"] }), ["rule-action 'hide_field': the schema has no field 'nett'"]],
  [rule("field.net > 1", "show_message", { ...message, schema_id: "net" }), [null]],
])("actions that cannot work are found without a document: %j", (file, expected) => {
  const [read] = queueOf({ "rules/r.json": file }).rules;
  if (read === undefined) throw new Error("no rule");
  const found = read.actions.map((action) => actionFinding(read, action, readSchema(schema as Json).schema));
  expect(found.map((finding) => (finding === null ? null : `${finding.code} ${finding.message}`))).toEqual(expected);
});
