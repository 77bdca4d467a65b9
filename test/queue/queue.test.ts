import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findQueues } from "../../src/queue/find.ts";
import { actionHeard, orderHooks } from "../../src/queue/hook-order.ts";
import { datapoint, type Files, folderOf, section } from "./folder.ts";

const lines = {
  category: "multivalue",
  id: "lines",
  label: "Lines",
  children: { category: "tuple", id: "line", label: "Line", children: [datapoint("qty"), datapoint("amount")] },
};

const schema = [section(datapoint("net"), datapoint("total", { formula: "field.net" }), lines)];

const queueFolder = "queues/Invoices EU_[42]";

function read(files: Files): ReturnType<typeof findQueues> {
  return findQueues(folderOf(files));
}

/** The only queue of a folder, with paths below that folder. */
function readOne(files: Files): ReturnType<typeof findQueues>[number] {
  const [queue, ...others] = read(files);
  expect(others).toEqual([]);
  if (queue === undefined) throw new Error("no queue was found");
  return queue;
}

const findingsOf = (files: Files): readonly string[] =>
  readOne(files).findings.map(({ code, message }) => `${code}: ${message}`);

describe("what a walk finds", () => {
  test("queue folders at any depth, by path", () => {
    const queues = read({
      "org/workspaces/B_[2]/queues/Two_[22]/schema.json": schema,
      "org/workspaces/A_[1]/queues/One_[11]/schema.json": { id: 5, content: schema },
      "org/workspaces/A_[1]/queues/One_[11]/queue.json": { id: 11, name: "The first" },
    });
    expect(queues.map(({ name, id }) => [name, id])).toEqual([
      ["The first", 11],
      ["Two", 22],
    ]);
  });

  test("a schema.json elsewhere only if it is one of sections", () => {
    const queues = read({
      "a/schema.json": schema,
      "b/schema.json": { type: "object", properties: {} },
      "c/schema.json": "no JSON",
      "node_modules/x/queues/y/schema.json": schema,
      ".hidden/queues/y/schema.json": schema,
    });
    expect(queues.map(({ name }) => name)).toEqual(["a"]);
  });

  test("a file: a schema, an API object, a payload", () => {
    const folder = folderOf({
      "bare.json": schema,
      "api.json": { id: 5, content: schema },
      "payload.json": {
        event: "annotation_content",
        schemas: [{ id: 5, content: schema }],
        queues: [{ id: 7, name: "Q" }],
      },
    });
    const summary = (name: string): unknown =>
      findQueues(join(folder, name)).map((queue) => [
        queue.name,
        queue.id,
        [...queue.formulas.values()].map(({ schemaId, pointer, text }) => [schemaId, pointer, text]),
      ]);
    expect(summary("bare.json")).toEqual([["bare", null, [["total", "/0/children/1/formula", "field.net"]]]]);
    expect(summary("api.json")).toEqual([["api", null, [["total", "/content/0/children/1/formula", "field.net"]]]]);
    expect(summary("payload.json")).toEqual([
      ["Q", 7, [["total", "/schemas/0/content/0/children/1/formula", "field.net"]]],
    ]);
  });

  test("a schema.json named itself brings its formulas", () => {
    const folder = folderOf({ "schema.json": schema, "formulas/total.py": "1" });
    const [queue] = findQueues(join(folder, "schema.json"));
    expect(queue?.formulas.get("total")?.text).toBe("1");
  });

  test("nothing where there is nothing", () => {
    expect(read({ "readme.md": "" })).toEqual([]);
  });
});

describe("formulas", () => {
  test("the file wins over the schema, and says where it is", () => {
    const folder = folderOf({
      [`${queueFolder}/schema.json`]: { id: 1, content: schema },
      [`${queueFolder}/formulas/total.py`]: "\ufefffield.net * 2\n",
      [`${queueFolder}/formulas/amount.py`]: "field.qty",
    });
    const [queue] = findQueues(folder);
    const path = (name: string): string => join(folder, queueFolder, "formulas", name);
    expect([...(queue?.formulas.values() ?? [])]).toEqual([
      { schemaId: "total", path: path("total.py"), pointer: null, text: "field.net * 2\n" },
      { schemaId: "amount", path: path("amount.py"), pointer: null, text: "field.qty" },
    ]);
    expect(JSON.stringify(queue?.schema)).toContain('"formula":"field.net * 2\\n"');
    expect(queue?.texts.get(path("amount.py"))).toBe("field.qty");
    expect(queue?.findings).toEqual([]);
  });

  test("files for no field, and for fields without formula, are findings", () => {
    const files = {
      "schema.json": [
        section(datapoint("total"), lines, datapoint("seen", { ui_configuration: { type: "captured" } })),
      ],
      "formulas/totl.py": "1",
      "formulas/lines.py": "1",
      "formulas/seen.py": "1",
    };
    expect(findingsOf(files)).toEqual([
      "formula-file-unused: The formula is never run: 'lines' is a multivalue",
      "formula-file-unused: The formula is never run: 'seen' is a field of the type 'captured'",
      "formula-file-unknown: The file is named for a field that the schema lacks: 'totl'",
    ]);
    expect(readOne(files).findings.at(-1)?.notes).toEqual(["Did you mean 'total'?"]);
  });
});

describe("rules", () => {
  const rule = {
    id: 3,
    name: "Big",
    trigger_condition: "field.net > 100",
    actions: [
      {
        id: "a",
        enabled: false,
        type: "show_message",
        event: "validation",
        payload: { type: "error", content: "Big!", schema_id: "net" },
      },
    ],
  };

  test("are read from the queue's folder, and from folders above if they are its own", () => {
    const queue = readOne({
      [`org/workspaces/W_[1]/${queueFolder}/schema.json`]: { id: 9, content: schema },
      [`org/workspaces/W_[1]/${queueFolder}/rules/Own_[3].json`]: rule,
      "org/rules/Mine.json": { name: "Mine", schema: "https://x/api/v1/schemas/9" },
      "org/rules/Other.json": { name: "Other", schema: "https://x/api/v1/schemas/8", actions: 5 },
    });
    expect(queue.rules.map(({ name, condition }) => [name, condition.text])).toEqual([
      ["Big", "field.net > 100"],
      ["Mine", "True"],
    ]);
    expect(queue.rules[0]?.actions).toEqual([
      {
        id: "a",
        enabled: false,
        type: "show_message",
        event: "validation",
        payload: rule.actions[0]?.payload,
        pointer: "/actions/0",
      },
    ]);
    expect(queue.findings).toEqual([]);
  });

  test("of the wrong shape are findings", () => {
    expect(
      findingsOf({
        "schema.json": schema,
        "rules/a.json": [],
        "rules/b.json": { trigger_condition: 5, actions: {} },
        "rules/c.json": { actions: ["x", { payload: {} }] },
        "rules/d.json": "{",
      }),
    ).toEqual([
      "rule-shape: The file must hold an object, not a list",
      "rule-shape: 'trigger_condition' must be a text, not a number",
      "rule-shape: 'actions' must be a list, not an object",
      "rule-shape: An action must be an object with a text as 'type'",
      "rule-shape: An action must be an object with a text as 'type'",
      expect.stringMatching(/^json-syntax: /),
    ]);
  });
});

describe("hooks", () => {
  const hook = (id: number, more: object = {}): object => ({
    id,
    name: `H${id}`,
    type: "function",
    events: ["annotation_content.updated"],
    config: { runtime: "python3.12", code: "pass" },
    ...more,
  });

  test("take the code file of their name, else config.code", () => {
    const queue = readOne({
      "schema.json": schema,
      "hooks/A_[1].json": hook(1),
      "hooks/A_[1].py": "print(1)",
      "hooks/B_[2].json": hook(2, { config: { runtime: "nodejs22.x", code: "exports.x = 1" }, settings: { a: 1 } }),
      "hooks/C_[3].json": hook(3, { config: { runtime: "nodejs22.x" } }),
      "hooks/C_[3].ts": "export const x = 1",
      "hooks/C_[3].js": "exports.x = 1",
      "hooks/D_[4].json": hook(4, { type: "webhook", config: { url: "https://x" } }),
    });
    expect(queue.hooks.map((h) => [h.name, h.language, h.code?.text ?? null, h.code?.pointer ?? null])).toEqual([
      ["H1", "python", "print(1)", null],
      ["H2", "javascript", "exports.x = 1", "/config/code"],
      ["H3", "typescript", "export const x = 1", null],
      ["H4", null, null, null],
    ]);
    expect(queue.hooks[1]?.settings).toEqual({ a: 1 });
    expect(queue.findings).toEqual([]);
  });

  test("run after what they name, else by id", () => {
    const { hooks, findings } = readOne({
      "schema.json": schema,
      "hooks/a.json": hook(3, { run_after: ["https://x/api/v1/hooks/9"] }),
      "hooks/b.json": hook(9),
      "hooks/c.json": hook(5),
      "hooks/d.json": hook(6, { run_after: ["https://x/api/v1/hooks/77"] }),
    });
    const order = orderHooks(hooks);
    expect(order.ok && order.order.map(({ id }) => id)).toEqual([5, 6, 9, 3]);
    expect(findings.map(({ message }) => message)).toEqual([
      `'H6' runs after a hook that the queue lacks: "https://x/api/v1/hooks/77"`,
    ]);
  });

  test("that wait for each other are a finding", () => {
    const files = {
      "schema.json": schema,
      "hooks/a.json": hook(1, { run_after: [2] }),
      "hooks/b.json": hook(2, { run_after: [3] }),
      "hooks/c.json": hook(3, { run_after: [2] }),
    };
    expect(findingsOf(files)).toEqual(["hook-run-after: Hooks wait for each other in a circle: 'H2' → 'H3' → 'H2'"]);
  });

  test("are called by their action or the whole event", () => {
    const { hooks } = readOne({
      "schema.json": schema,
      "hooks/a.json": hook(1),
      "hooks/b.json": hook(2, { events: ["annotation_content"] }),
      "hooks/c.json": hook(3, { events: ["annotation_content.initialize"] }),
      "hooks/d.json": hook(4, { active: false }),
    });
    const heard = (action: string): unknown => hooks.map((h) => actionHeard(h, "annotation_content", action));
    expect(heard("updated")).toEqual(["updated", "updated", null, null]);
    expect(heard("initialize")).toEqual([null, "initialize", "initialize", null]);
    expect(heard("user_update")).toEqual(["updated", "user_update", null, null]);
  });

  test("without code, and code without a hook, are findings", () => {
    expect(
      findingsOf({
        "schema.json": schema,
        "hooks/a.json": hook(1, { config: {} }),
        "hooks/b.json": hook(2, { events: "x", sideload: 3 }),
        "hooks/c.py": "pass",
        "hooks/b.test.ts": "",
      }),
    ).toEqual([
      "hook-shape: The function has neither 'config.code' nor a code file of its name beside it",
      "hook-shape: 'events' must be a list, not a text",
      "hook-shape: 'sideload' must be a list, not a number",
      "hook-shape: The code has no 'c.json' beside it, so no event calls it",
    ]);
  });
});

test("faults of the queue's own files are findings", () => {
  expect(findingsOf({ "queues/A_[1]/queue.json": [] })).toEqual([
    "queue-shape: The file must hold an object, not a list",
    "queue-shape: The queue has no schema.json",
  ]);
  const [fault] = readOne({ "queues/A_[1]/schema.json": "[1,]" }).findings;
  expect(fault).toMatchObject({ code: "json-syntax", span: { start: 3, end: 4 } });
});
