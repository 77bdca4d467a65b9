import fc from "fast-check";
import { expect, test } from "vitest";
import { applyOperations } from "../../src/document/apply.ts";
import { readContent } from "../../src/document/content.ts";
import { type Datapoint, type Document, datapointsOf, rawValue } from "../../src/document/document.ts";
import { newJournal, operationsOf, writeText } from "../../src/document/journal.ts";
import type { Json } from "../../src/document/json.ts";
import { readPayload } from "../../src/document/payload.ts";
import { isFilledByPlatform, readSchema } from "../../src/document/schema.ts";
import {
  appendItem,
  appendRow,
  assignItems,
  assignRows,
  insertItem,
  insertRow,
  removeFrom,
  replaceRow,
  rowInput,
} from "../../src/document/table-editing.ts";
import { fixture, header, open, table, typedText, values } from "./fixture-document.ts";

const documents = [fixture("main"), fixture("button-column")];
const text = fc.constantFrom("", "1", "1.0", "x", "Apple", "PO1");
const integer = fc.integer({ min: -5, max: 6 });

type Edit =
  | { readonly kind: "header"; readonly text: string }
  | {
      readonly kind: "cell" | "append" | "insert" | "replace";
      readonly at: number;
      readonly column: number;
      readonly text: string;
    }
  | { readonly kind: "remove"; readonly at: readonly number[] }
  /** Positions of existing rows or items; others stand for new ones. */
  | { readonly kind: "assign"; readonly at: readonly number[]; readonly text: string };

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant("header" as const), text }),
  fc.record({
    kind: fc.constantFrom("cell" as const, "append" as const, "insert" as const, "replace" as const),
    at: integer,
    column: fc.nat(4),
    text,
  }),
  fc.record({ kind: fc.constant("remove" as const), at: fc.uniqueArray(fc.nat(4), { maxLength: 3 }) }),
  fc.record({ kind: fc.constant("assign" as const), at: fc.array(fc.nat(6), { maxLength: 6 }), text }),
);

/** Edits a table of tuples, and in `model` what its first column should then hold as a Python list. */
function editRows(document: Document, edits: readonly Edit[]): { readonly model: string[]; readonly operations: Json } {
  const journal = newJournal(document);
  const lines = table(document, "lines");
  let model = datapointsOf(lines, 0).map((cell) => String(cell?.value));
  for (const step of edits) {
    if (step.kind === "header") {
      writeText(journal, header(document, "s"), step.text);
    } else if (step.kind === "remove") {
      removeFrom(
        journal,
        lines,
        step.at.flatMap((i) => lines.rows[i] ?? []),
      );
      model = model.filter((_, i) => !step.at.includes(i));
    } else if (step.kind === "assign") {
      const rows = step.at.map((i) => lines.rows[i] ?? null);
      assignRows(
        journal,
        lines,
        rows.map((row) => ({ row, input: row === null ? new Map([["desc", step.text]]) : rowInput(row, typedText) })),
      );
      model = step.at.map((i) => model[i] ?? step.text);
    } else {
      const input = new Map([[lines.columns[step.column]?.id ?? "desc", step.text]]);
      const desc = step.column === 0 ? step.text : "";
      const row = lines.rows.at(step.at);
      if (step.kind === "append") {
        appendRow(journal, lines, input);
        model.push(desc);
      } else if (step.kind === "insert") {
        insertRow(journal, lines, step.at, input, typedText);
        model.splice(step.at, 0, desc);
      } else if (row !== undefined && step.kind === "replace") {
        replaceRow(journal, row, input);
        model[row.index] = desc;
      } else if (row !== undefined) {
        const cell = row.cells[step.column];
        if (cell) writeText(journal, cell, step.text);
        if (step.column === 0) model[row.index] = step.text;
      }
    }
  }
  return { model, operations: operationsOf(journal) };
}

/** What operations do not carry: the platform computes these cells itself, and buttons hold nothing. */
function unsent({ node }: Datapoint): boolean {
  return isFilledByPlatform(node) || node.type === "button";
}

test("edited rows are as a Python list's, and the operations make the same of the content", () => {
  fc.assert(
    fc.property(fc.constantFrom(...documents), fc.array(edit, { maxLength: 8 }), (source, edits) => {
      const { schema, content, document } = open(source);
      const { model, operations } = editRows(document, edits);
      const lines = table(document, "lines");
      expect(datapointsOf(lines, 0).map((cell) => cell?.value)).toEqual(model);
      expect(lines.rows.map(({ index }) => index)).toEqual(lines.rows.map((_, i) => i));
      const { content: after, diagnostics } = applyOperations(content, schema, operations);
      expect(diagnostics).toEqual([]);
      const again = readContent(after, schema);
      expect(again.diagnostics).toEqual([]);
      expect(values(again.document, unsent)).toEqual(values(document, unsent));
    }),
    { numRuns: 1500 },
  );
});

test("edited items are as a Python list's, and the operations make the same of the content", () => {
  const step = fc.record({
    kind: fc.constantFrom("append", "insert", "remove", "assign"),
    at: integer,
    texts: fc.array(text, { maxLength: 5 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
      const { schema, content, document } = open(documents[0] ?? {});
      const journal = newJournal(document);
      const pos = table(document, "pos");
      let model = ["PO1", "PO2"];
      for (const { kind, at, texts } of steps) {
        const first = texts[0] ?? "";
        const gone = pos.items.at(at);
        if (kind === "append") {
          appendItem(journal, pos, first);
          model.push(first);
        } else if (kind === "insert") {
          insertItem(journal, pos, at, first, typedText);
          model.splice(at, 0, first);
        } else if (kind === "assign") {
          assignItems(journal, pos, texts, (i, existing) => existing.value === texts[i]);
          model = texts.slice();
        } else if (gone !== undefined) {
          removeFrom(journal, pos, [gone]);
          model.splice(at, 1);
        }
      }
      expect(pos.items.map(rawValue)).toEqual(model);
      const { content: after, diagnostics } = applyOperations(content, schema, operationsOf(journal));
      expect(diagnostics).toEqual([]);
      expect(values(readContent(after, schema).document)).toEqual(values(document));
    }),
    { numRuns: 1500 },
  );
});

const id = fc.constantFrom("sec", "a", "m", "t", "x", "", "__proto__", "constructor");
const leaf: fc.Arbitrary<Json> = fc.oneof(fc.constantFrom<Json>(null, 1, 2, 3, -1.5, true, "x", {}, []), id);
/** JSON that looks much like a schema, content or operations, and goes wrong anywhere. */
const { nodes } = fc.letrec<{ node: Json; nodes: Json }>((tie) => ({
  nodes: fc.oneof({ maxDepth: 5 }, leaf, fc.array(tie("node"), { maxLength: 4 })),
  node: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc.dictionary(
      fc.constantFrom("id", "schema_id", "category", "type", "formula", "ui_configuration", "op", "value", "hidden"),
      fc.oneof(
        leaf,
        fc.constantFrom("section", "datapoint", "multivalue", "tuple", "replace", "add", "remove", "number"),
      ),
    ),
    fc.record({
      id,
      category: fc.constantFrom("section", "datapoint", "multivalue", "tuple"),
      children: fc.oneof(tie("nodes"), tie("node")),
    }) as fc.Arbitrary<Json>,
    fc.record({ id: fc.nat(6), schema_id: id, content: tie("node"), children: tie("nodes") }) as fc.Arbitrary<Json>,
  ),
}));
const anything = fc.oneof(nodes, fc.jsonValue() as fc.Arbitrary<Json>);

test("reading any JSON as schema, content, payload and operations never throws", () => {
  fc.assert(
    fc.property(anything, anything, anything, (schemaJson, contentJson, operations) => {
      const { schema, diagnostics } = readSchema(schemaJson);
      expect(schema.order).toEqual([...new Set(schema.order)]);
      expect(schema.order).toHaveLength(schema.nodes.size);
      const reading = readContent(contentJson, schema);
      for (const { rows, columns } of reading.document.tables.values()) {
        for (const row of rows) expect(row.cells).toHaveLength(columns.length);
      }
      for (const { pointer } of [...diagnostics, ...reading.diagnostics]) expect(pointer).toMatch(/^(\/|$)/);
      applyOperations(contentJson, schema, operations);
      readPayload({ event: operations, schemas: [{ content: schemaJson }], annotation: { content: contentJson } });
      readPayload(operations);
    }),
    { numRuns: 3000 },
  );
});

test("nesting deeper than the host's stack is no danger", () => {
  let deep: Json = [];
  for (let i = 0; i < 100_000; i++) deep = [{ id: i, schema_id: "sec", category: "section", children: deep }];
  const { schema } = open(documents[0] ?? {});
  expect(readSchema(deep).diagnostics.length).toBeGreaterThan(0);
  expect(readContent(deep, schema).diagnostics.length).toBeGreaterThan(0);
  expect(applyOperations(deep, schema, [{ op: "remove", id: 5 }]).diagnostics).toHaveLength(1);
});
