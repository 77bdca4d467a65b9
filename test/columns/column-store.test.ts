import fc from "fast-check";
import { expect, test } from "vitest";
import { gapsIn, ODD, TableVectors, vectorsOf } from "../../src/columns/column-store.ts";
import { headerOf } from "../../src/columns/header-store.ts";
import { FLOAT, INT, type Lane, NONE, TEXT } from "../../src/columns/lanes.ts";
import { readContent } from "../../src/document/content.ts";
import { addedDatapoint, insertEntry, Row, removeEntries, setText } from "../../src/document/document.ts";
import { newJournal } from "../../src/document/journal.ts";
import { readSchema } from "../../src/document/schema.ts";

const { schema } = readSchema([
  {
    id: "sec",
    category: "section",
    children: [
      { id: "h", category: "datapoint", type: "number" },
      {
        id: "lines",
        category: "multivalue",
        children: {
          id: "line",
          category: "tuple",
          children: ["number", "string", "date", "boolean"].map((type) => ({ id: type, category: "datapoint", type })),
        },
      },
    ],
  },
]);

/** A column as it can be told from outside. */
function shown(vectors: TableVectors, index: number): unknown {
  const column = vectors.column(index);
  const { kinds, count, numbers, texts, marks, odd, empties } = column;
  return {
    values: Array.from({ length: count }, (_, i) =>
      marks[i] === ODD ? "odd" : kinds === TEXT ? texts[i] : numbers[i],
    ),
    odd,
    empties: kinds === TEXT ? 0 : empties,
    gaps: kinds === TEXT ? [] : [...gapsIn(column)],
  };
}

const cellText = fc.constantFrom("", "1", "2.5", "-0", "nan", "x", "2024-01-02", "True", "False", "7");
const place = fc.nat({ max: 9 });
const action = fc.oneof(
  fc.record({ kind: fc.constant("write" as const), row: place, column: fc.nat({ max: 3 }), text: cellText }),
  fc.record({ kind: fc.constant("insert" as const), row: place, text: cellText }),
  fc.record({ kind: fc.constant("remove" as const), row: place }),
  fc.record({ kind: fc.constant("look" as const), column: fc.nat({ max: 3 }) }),
  fc.record({
    kind: fc.constant("store" as const),
    column: fc.nat({ max: 3 }),
    values: fc.array(fc.constantFrom(1, 2.5, -0, 0, Number.NaN), { minLength: 20, maxLength: 20 }),
    int: fc.boolean(),
    left: fc.nat({ max: 12 }),
    every: fc.boolean(),
  }),
);

test("columns stay what reading them anew would give", () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
      const { document } = readContent([], schema);
      const table = document.tables.get("lines");
      const [tuple] = table?.node.children ?? [];
      if (table === undefined || tuple === undefined) throw new Error("no table");
      const vectors = vectorsOf(document, table);
      const journal = newJournal(document);
      let nextId = 1;
      const insert = (at: number, text: string): void => {
        const row = new Row(table, tuple, nextId++, null);
        for (const [i, column] of table.columns.entries()) {
          row.cells[i] = i === nextId % 7 ? null : addedDatapoint(column, text, row, table, nextId++);
        }
        insertEntry(document, row, Math.min(at, table.rows.length));
      };
      for (let i = 0; i < 5; i++) insert(i, "3");
      for (const step of actions) {
        if (step.kind === "insert") insert(step.row, step.text);
        else if (step.kind === "look") vectors.column(step.column);
        else if (step.kind === "write") {
          const cell = table.rows[step.row]?.cells[step.column];
          if (cell) setText(document, cell, step.text);
        } else if (step.kind === "remove") {
          const row = table.rows[step.row];
          if (row !== undefined) removeEntries(document, table, new Set([row]));
        } else {
          const rows = step.every ? null : table.rows.flatMap((_, i) => (i % 2 === 0 ? [i] : []));
          const count = rows?.length ?? table.rows.length;
          const numbers = Float64Array.from(step.values, (value) => (step.int ? Math.trunc(value) + 0 : value));
          const kinds = step.int ? INT | NONE : FLOAT | NONE;
          const lane: Lane = { kinds, numbers, tags: new Uint8Array(20), texts: [] };
          const left = new Uint8Array(20);
          left[step.left] = 1;
          vectors.store(journal, step.column, { count, rows, lane, left, leftCount: 1 }, (row, fate) => {
            const cell = row.cells[step.column];
            if (fate === "left" && cell) setText(document, cell, "4");
            return true;
          });
        }
      }
      for (const index of table.columns.keys()) {
        expect(shown(vectors, index)).toEqual(shown(new TableVectors(table), index));
      }
    }),
    { numRuns: 400 },
  );
});

test("results that are what they were are not written again", () => {
  const { document } = readContent(
    [
      {
        id: 1,
        schema_id: "sec",
        category: "section",
        children: [{ id: 2, schema_id: "h", category: "datapoint", content: { value: "2", normalized_value: "2" } }],
      },
    ],
    schema,
  );
  const header = headerOf(document);
  const journal = newJournal(document);
  const lane = (kinds: number, number: number): Lane => ({
    kinds,
    numbers: Float64Array.of(number),
    tags: new Uint8Array(1),
    texts: [],
  });
  expect(header.store(journal, 0, lane(INT, 2))).toBe(false);
  expect(header.store(journal, 0, lane(FLOAT, 2))).toBe(true);
  expect(header.store(journal, 0, lane(FLOAT, 2))).toBe(false);
  expect(document.headers.get("h")?.value).toBe("2.0");
  expect(header.store(journal, 0, lane(FLOAT, -0))).toBe(true);
  expect(header.store(journal, 0, lane(FLOAT, 0))).toBe(true);
  expect(header.store(journal, 0, lane(NONE, Number.NaN))).toBe(true);
  expect(document.headers.get("h")?.value).toBe("");
});
