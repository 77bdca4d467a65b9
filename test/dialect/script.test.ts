import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { at, defaultTo, isEmpty, isSet, PlainDate, substitute, TxScript, TxScriptError } from "../../src/hook.ts";
import { fixture, open, payloadOf } from "./probe-document.ts";

const payload = payloadOf(fixture());

describe("payloads that cannot be served", () => {
  test.each([
    [{}, "Event not supported by TxScript: undefined"],
    [{ ...payload, event: "email" }, "Event not supported by TxScript: email"],
    [{ ...payload, schemas: [] }, "Schema sideloading must be enabled!"],
    [{ ...payload, schemas: undefined }, "Schema sideloading must be enabled!"],
    [
      { ...payload, annotation: { content: "https://…" } },
      "'annotation.content' must be a list of sections, not a URL",
    ],
    [
      { ...payload, annotation: { content: [{ id: 1, schema_id: "other", category: "section", children: [] }] } },
      "The schema has no 'other'",
    ],
  ])("%#", (bad, message) => {
    expect(() => TxScript.fromPayload(bad)).toThrow(new TxScriptError(message));
  });

  test("a schema that is no list", () => {
    expect(() => TxScript.fromPayload({ ...payload, schemas: [{ content: "https://…" }] })).toThrow(TxScriptError);
  });
});

describe("t.field", () => {
  const t = open();
  const loose = TxScript.fromPayload(payload);

  test("the same field is the same object", () => {
    expect(t.field.n).toBe(t.field.n);
    expect(t.field.lines.at(0)).toBe([...t.field.lines][0]);
    expect(t.field.lines.at(0)?.qty).toBe(t.field.qty.cells[0]);
  });

  test("names that are not there", () => {
    expect(() => loose.field["nosuch"]).toThrow(new TxScriptError("Field 'nosuch' is not defined"));
    expect(() => loose.field["sec"]).toThrow(new TxScriptError("'sec' is a section"));
    expect(() => loose.field["toString"]).toThrow(TxScriptError);
    expect(() => Reflect.get(loose.field, "__proto__")).toThrow(TxScriptError);
    expect(() => (t.field.lines.at(0) as { nosuch?: unknown }).nosuch).toThrow(
      new TxScriptError("Field 'nosuch' is not defined in tuple 'line'"),
    );
    expect(() => (t.field.lines.at(0) as { s?: unknown }).s).toThrow(TxScriptError);
    expect(["s" in t.field, "nosuch" in t.field, "sec" in t.field]).toEqual([true, false, false]);
    expect(t.find("nosuch")).toBeUndefined();
    expect(t.find("lines")).toBe(t.field.lines);
  });

  test("a header field that the content lacks", () => {
    const { field } = TxScript.fromPayload({ ...payload, annotation: { content: [] } });
    expect(() => field["s"]).toThrow(new TxScriptError("Field 's' is not present"));
    expect(Object.keys(field)).not.toContain("s");
    expect(field["lines"]?.length).toBe(0);
    expect(field["btn"]?.value).toBeNull();
  });

  test("a cell that the content lacks", () => {
    const content = structuredClone(fixture().content) as { children: { children?: { children?: object[] }[] }[] }[];
    const lines = JSON.parse(JSON.stringify(content), (_, node) =>
      node?.schema_id === "line" ? { ...node, children: node.children.slice(1) } : node,
    );
    const { field } = TxScript.fromPayload({ ...payload, annotation: { content: lines } });
    expect(() => field["lines"]?.at(0)).not.toThrow();
    expect([...(field["desc"] ?? [])]).toEqual(["", "", ""]);
    expect(() => field["desc"]?.cells).toThrow(TxScriptError);
    expect(Object.keys(field["lines"]?.at(0) ?? {})).toEqual(["qty", "price", "total", "when"]);
  });

  test("assignments say what to write instead", () => {
    expect(() => Object.assign(t.field, { n: 1 })).toThrow("Assign to the value of 'n': field.n.value = …");
    expect(() => Object.assign(t.field, { lines: [] })).toThrow(
      "Assign to the entries of 'lines': field.lines.assign(…)",
    );
    expect(() => Object.assign(t.field, { nosuch: 1 })).toThrow("Field 'nosuch' is not defined");
    expect(() => Object.assign(t.field.lines.at(0) ?? {}, { qty: 1 })).toThrow("row.qty.value = …");
    expect(() => Object.defineProperty(t.field, "x", { value: 1 })).toThrow(TypeError);
    expect(() => Reflect.deleteProperty(t.field, "n")).not.toThrow();
    expect("n" in t.field).toBe(true);
  });

  test("what cannot be stored", () => {
    for (const value of [[1], { a: 1 }, new Date(0)]) {
      expect(() => Object.assign(t.field.s, { value })).toThrow(TxScriptError);
    }
    expect(() => Object.assign(t.field.s, { value: t.field.g })).toThrow(
      "Field 's' cannot hold a field: take the value of 'g'",
    );
    expect(() => t.field.btn.setText("x")).toThrow("'btn' is a button and holds nothing");
    expect(() => Object.assign(t.field.btn.attr, { hidden: true })).toThrow(TxScriptError);
    expect(() => Object.assign(t.field.lines.attr, { page: 1 })).toThrow(TxScriptError);
    expect(() => Object.assign(t.field.s.attr, { validation_sources: "human" })).toThrow(TxScriptError);
    expect(t.hookResponse().operations).toEqual([]);
  });

  test("is shown with its values", () => {
    expect(inspect(t.field.n)).toBe("{ schemaId: 'n', id: 104, value: 1234.5 }");
    expect(inspect(t.field.taxes)).toContain("schemaId: 'rate', id: 152, value: 21");
    expect(inspect(t.field.qty)).toBe("[ 2, 3, null ]");
    expect(inspect(t.field)).toContain("s: { schemaId: 's', id: 102, value: 'Hello' }");
    expect(JSON.stringify(t.field.taxes)).toBe('[{"rate":21,"code":"S"},{"rate":15,"code":"R"}]');
    expect(`${t.field.d} ${t.field.n_empty}`).toBe("2024-05-01 ");
  });
});

describe("rows", () => {
  test("rows of another table, columns that are not there", () => {
    const { field } = open();
    // @ts-expect-error the compiler sees it, too
    expect(() => field.taxes.append({ desc: "x" })).toThrow(new TxScriptError("'desc' is no column of 'taxes'"));
    // @ts-expect-error the compiler sees it, too
    expect(() => field.taxes.assign(field.lines)).toThrow(TxScriptError);
    expect(() => field.lines.remove(9)).toThrow(RangeError);
    expect(() => field.lines.replace(9, {})).toThrow(RangeError);
    expect(field.lines.length).toBe(3);
  });

  test("splice, sort, find and the like", () => {
    const { field } = open();
    field.lines.splice(1, 1, { desc: "B" }, { desc: "A" });
    expect(field.lines.map(({ desc }) => desc.value)).toEqual(["Apple", "B", "A", ""]);
    field.lines.sort((a, b) => (a.desc.value < b.desc.value ? -1 : 1));
    expect(field.desc.values).toEqual(["", "A", "Apple", "B"]);
    expect(field.lines.find(({ desc }) => desc.value === "A")?._index).toBe(1);
    expect(field.lines.some(({ desc }) => desc.isEmpty())).toBe(true);
    expect(field.lines.every(({ desc }) => desc.isEmpty())).toBe(false);
    field.lines.splice(-1);
    field.lines.splice(9, 0, { desc: "Z" });
    expect(field.desc.values).toEqual(["", "A", "Apple", "Z"]);
    field.lines.extend(field.lines);
    expect(field.lines.length).toBe(8);
    field.lines.clear();
    expect(field.lines.length).toBe(0);
  });

  test("rows that change places keep their values", () => {
    const { field } = open();
    const [a, b] = field.lines;
    if (a === undefined || b === undefined) throw new Error("no rows");
    field.lines.replace(0, b);
    field.lines.replace(1, a);
    expect(field.desc.values).toEqual(["Pear", "Apple", ""]);
    expect([a._index, b._index]).toEqual([-1, -1]);
  });
});

describe("attributes", () => {
  test("reading", () => {
    const { s, e, en, lines } = open().field;
    expect([s.attr.id, s.attr.schema_id, s.attr.label, s.attr.type, s.attr.hidden]).toEqual([
      102,
      "s",
      "S",
      "string",
      false,
    ]);
    expect([s.attr.value, s.attr.normalized_value, s.attr.get("parent"), s.attr.get("nosuch")]).toEqual([
      "Hello",
      null,
      "sec",
      undefined,
    ]);
    expect(e.attr.options).toEqual([
      { label: "A", value: "a" },
      { label: "B", value: "b" },
    ]);
    expect(en.attr.options.map(({ value }) => value)).toEqual([1, 2]);
    expect([s.attr.validation_sources, s.attr.page, s.attr.position, s.attr.struct]).toEqual([[], null, null, null]);
    expect([lines.attr.id, lines.attr.label, lines.at(1)?.attr.id]).toEqual([131, "Lines", 138]);
  });

  test("options that were read are written back as they are", () => {
    const t = open();
    t.field.en.attr.options = [
      ...t.field.en.attr.options,
      { label: "Three", value: 3 },
      { label: "None", value: null },
    ];
    const [operation] = t.hookResponse().operations;
    expect(operation).toMatchObject({
      value: { options: [{ value: "1" }, { value: "2" }, { value: "3" }, { value: "" }] },
    });
  });

  test("struct is set as it is", () => {
    const t = open();
    t.field.s.attr.struct = { a: [1] };
    expect(t.hookResponse().operations).toEqual([
      { op: "replace", id: 102, value: { content: { struct: { a: [1] } } } },
    ]);
    expect(t.field.s.attr.struct).toEqual({ a: [1] });
  });
});

describe("messages", () => {
  test("about nothing, columns, rows, tables; with more keys", () => {
    const t = open();
    t.showError("a");
    t.showWarning("b", t.field.qty);
    t.showInfo("c", t.field.lines.at(0));
    t.showInfo("d", t.field.lines, { detail: { x: 1 }, note: "n", type: "ignored" });
    t.automationBlocker("e", t.field.lines.append({}));
    const { messages, automation_blockers } = t.hookResponse();
    expect(messages).toEqual([
      { type: "error", content: "a", source_id: -1, detail: {} },
      { type: "warning", content: "b", source_id: -1, detail: {} },
      { type: "info", content: "c", id: 132, source_id: -1, detail: {} },
      { type: "info", content: "d", detail: { x: 1 }, note: "n", id: 131, source_id: -1 },
    ]);
    expect(automation_blockers).toEqual([{ content: "e", id: "line", source_id: -1, detail: {} }]);
    // @ts-expect-error a text is nothing that a message can be about
    expect(() => t.showError("x", "s")).toThrow(TxScriptError);
  });
});

describe("the rest of the payload", () => {
  const annotation = { id: 7, url: "u", status: "to_review", metadata: { a: 1 }, content: fixture().content };
  const more = {
    ...payload,
    annotation,
    document: { id: 8, original_file_name: "x.pdf" },
    emails: [{ subject: "S" }],
    queue: "q",
    queue_name: "Invoices",
    queues: [{ settings: { columns: [{ schema_id: "s" }] } }],
    labels: [{ name: "L" }],
    updated_datapoint_ids: [102],
  };

  test("annotation, queue and context", () => {
    const t = TxScript.fromPayload(more);
    expect([t.annotation?.id, t.annotation?.url, t.annotation?.status, t.annotation?.metadata]).toEqual([
      7,
      "u",
      "to_review",
      { a: 1 },
    ]);
    expect([t.annotation?.document, t.annotation?.email]).toEqual([more.document, { subject: "S" }]);
    expect([t.annotation?.get("url"), t.annotation?.get("nosuch"), t.annotation?.raw_data]).toEqual([
      "u",
      null,
      annotation,
    ]);
    expect([t.queue, t.workspace, t.updatedDatapointIds]).toEqual([{ url: "q", name: "Invoices" }, null, [102]]);
    expect(at(t.context.queue, "settings", "columns", 0, "schema_id")).toBe("s");
    expect(at(t.context.queue, "settings", "columns", "length")).toBeUndefined();
    expect(at(t.context.queue, "constructor")).toBeUndefined();
    expect([t.context.annotation, t.context.document, t.context.email]).toEqual([
      { id: 7, url: "u", status: "to_review", metadata: { a: 1 } },
      more.document,
      { subject: "S" },
    ]);
    expect([t.context.list("labels"), t.context.list("notes"), t.context.workspace]).toEqual([
      [{ name: "L" }],
      [],
      null,
    ]);
    expect([
      t.context.suggested_edit,
      t.context.automation_blocker,
      t.context.created_by,
      t.context.modified_by,
    ]).toEqual([null, null, null, null]);
  });

  test("an annotation of content alone is none, and its email needs side-loading", () => {
    expect(TxScript.fromPayload(payload).annotation).toBeNull();
    expect(TxScript.fromPayload(payload).context.annotation).toBeNull();
    const t = TxScript.fromPayload({ ...more, emails: undefined });
    expect(() => t.annotation?.email).toThrow(new TxScriptError("Email sideloading must be enabled to access email."));
  });

  test("actions are recorded and handed on", () => {
    const asked: unknown[] = [];
    const t = TxScript.fromPayload(more, {
      performAction: (action) => {
        asked.push(action);
        return "done";
      },
    });
    expect(t.annotation?.action("confirm", { force: true })).toBe("done");
    expect(t.actions).toEqual([{ verb: "confirm", args: { force: true } }]);
    expect(asked).toEqual(t.actions);
    expect(TxScript.fromPayload(more).annotation?.action("confirm")).toBeNull();
    expect(t.hookResponse().actions).toEqual([]);
  });
});

describe("helpers", () => {
  const { s, s_empty, n, n_empty } = open().field;

  test("emptiness", () => {
    expect([s, s_empty, n_empty, null, undefined, "", 0, false, [], " "].map(isEmpty)).toEqual([
      false,
      true,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect([isSet(n), isSet(n_empty)]).toEqual([true, false]);
    expect([defaultTo(n, 1), defaultTo(n_empty, 1), defaultTo(s_empty, "x"), defaultTo("y", "x")]).toEqual([
      1234.5,
      1,
      "x",
      "y",
    ]);
  });

  test("substitute", () => {
    expect(substitute("l+", "L", s)).toBe("HeLo");
    expect(substitute(/(l)(o)/i, "$2$1", "HELLO hello")).toBe("HELOL helol");
  });

  test("values of all types", () => {
    const { d, b_true, b_false, b_empty, e, en, ed, btn } = open().field;
    expect([d.value, b_true.value, b_false.value, b_empty.value, e.value, en.value, ed.value, btn.value]).toEqual([
      new PlainDate(2024, 5, 1),
      true,
      false,
      null,
      "a",
      2,
      new PlainDate(2024, 1, 2),
      null,
    ]);
  });
});
