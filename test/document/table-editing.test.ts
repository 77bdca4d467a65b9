import { describe, expect, test } from "vitest";
import { addedDatapoint, insertEntry, Row, type Table } from "../../src/document/document.ts";
import { greatestId } from "../../src/document/ids.ts";
import { newJournal, operationsOf, writeText } from "../../src/document/journal.ts";
import type { JsonObject } from "../../src/document/json.ts";
import {
  appendItem,
  appendRow,
  assignColumn,
  assignItems,
  assignRows,
  insertItem,
  insertRow,
  removeFrom,
  replaceRow,
  rowInput,
  unknownColumns,
} from "../../src/document/table-editing.ts";
import { cell, fixture, header, open, row, table, typedText } from "./fixture-document.ts";

const main = fixture("main");
const buttons = fixture("button-column");

function start(source: JsonObject = main) {
  const { document } = open(source);
  return { document, journal: newJournal(document), lines: table(document, "lines"), pos: table(document, "pos") };
}

function names(lines: Table): (string | null)[] {
  return lines.rows.map((r) => (r.cells[0] ? typedText(r.cells[0]) : null));
}

/** The document with one of its content nodes taken out. */
function without(id: number): JsonObject {
  return JSON.parse(JSON.stringify(main), (_, value) =>
    Array.isArray(value) ? value.filter((element) => element?.id !== id) : value,
  );
}

describe("where the reference loses data or crashes, the result is that of a Python list", () => {
  test.each<[string, readonly number[], readonly string[], readonly string[]]>([
    ["sorted by price", [1, 2, 0], ["Pear", "", "Apple"], ["remove 132", "add 131"]],
    ["reversed", [2, 1, 0], ["", "Pear", "Apple"], ["remove 132", "remove 138", "add 131", "add 131"]],
    ["rotated", [1, 2, 0], ["Pear", "", "Apple"], ["remove 132", "add 131"]],
    [
      "one row twice",
      [0, 0, 1],
      ["Apple", "Apple", "Pear"],
      ["replace 139", "replace 140", "replace 141", "replace 145"],
    ],
  ])("rows %s", (_, order, expected, operations) => {
    const { journal, lines } = start();
    assignRows(
      journal,
      lines,
      order.map((i) => ({ row: row(lines, i), input: rowInput(row(lines, i), typedText) })),
    );
    expect(names(lines)).toEqual(expected);
    expect(
      operationsOf(journal)
        .map(({ op, id }) => `${op} ${id}`)
        .slice(0, operations.length),
    ).toEqual(operations);
    expect(lines.rows.map(({ index }) => index)).toEqual(lines.rows.map((_, i) => i));
  });

  test("a new row in front of the existing ones", () => {
    const { journal, lines } = start();
    const existing = lines.rows.map((r) => ({ row: r, input: rowInput(r, typedText) }));
    assignRows(journal, lines, [{ row: null, input: new Map([["desc", "N"]]) }, ...existing]);
    expect(names(lines)).toEqual(["N", "Apple", "Pear", ""]);
  });

  test.each([
    [-1, ["Apple", "Pear", "N", ""]],
    [-2, ["Apple", "N", "Pear", ""]],
    [-100, ["N", "Apple", "Pear", ""]],
    [1, ["Apple", "N", "Pear", ""]],
    [100, ["Apple", "Pear", "", "N"]],
  ])("insert(%i)", (index, expected) => {
    const { journal, lines } = start();
    const inserted = insertRow(journal, lines, index, new Map([["desc", "N"]]), typedText);
    expect(names(lines)).toEqual(expected);
    expect(inserted?.index).toBe(expected.indexOf("N"));
  });

  test.each([
    [-1, ["PO1", "N", "PO2"]],
    [-9, ["N", "PO1", "PO2"]],
    [9, ["PO1", "PO2", "N"]],
  ])("insert(%i) of an item", (index, expected) => {
    const { journal, pos } = start();
    expect(insertItem(journal, pos, index, "N", typedText)?.value).toBe("N");
    expect(pos.items.map(({ value }) => value)).toEqual(expected);
  });

  test("clear and pop", () => {
    const { document, journal, lines, pos } = start();
    removeFrom(journal, lines, lines.rows);
    removeFrom(journal, pos, pos.items.slice(-1));
    expect(lines.rows).toEqual([]);
    expect(operationsOf(journal)).toEqual([132, 138, 144, 124].map((id) => ({ op: "remove", id })));
    expect([132, 133, 124].some((id) => document.entries.has(id))).toBe(false);
    expect(document.entries.has(123)).toBe(true);
  });

  test("button cells are passed over", () => {
    const { journal, lines } = start(buttons);
    replaceRow(
      journal,
      row(lines, 0),
      new Map([
        ["desc", "A"],
        ["ibtn", "x"],
      ]),
    );
    expect(operationsOf(journal)).toHaveLength(4);
    expect(cell(lines, 0, "ibtn").value).toBeNull();
    expect([...rowInput(row(lines, 0), typedText).keys()]).not.toContain("ibtn");
    appendRow(journal, lines, new Map());
    expect(operationsOf(journal).at(-1)?.op).toBe("add");
    expect(JSON.stringify(operationsOf(journal).at(-1))).toContain('{"content":{"value":""},"schema_id":"ibtn"}');
  });

  test("absent cells are passed over", () => {
    const { journal, lines } = start(without(140));
    replaceRow(
      journal,
      row(lines, 1),
      new Map([
        ["desc", "x"],
        ["qty", "1"],
      ]),
    );
    insertRow(journal, lines, 0, new Map([["desc", "N"]]), typedText);
    expect(names(lines)).toEqual(["N", "Apple", "x", ""]);
    expect(row(lines, 1).cells[1]?.value).toBe("2.0");
    const replaced = ["replace 139", "replace 141", "replace 143"];
    const rebuilt = ["remove 132", "remove 138", "remove 144", "add 131", "add 131", "add 131", "add 131"];
    expect(operationsOf(journal).map(({ op, id }) => `${op} ${id}`)).toEqual([...replaced, ...rebuilt]);
  });

  test("absent cells of an assigned column are passed over", () => {
    const { journal, lines } = start(without(140));
    expect(assignColumn(journal, lines, 1, ["7", "8", "9"], () => false)).toBe(true);
    expect(operationsOf(journal).map(({ id }) => id)).toEqual([134, 146]);
  });

  test("a table that the content lacks takes rows, of which no operation can tell", () => {
    const { journal, lines } = start(without(131));
    expect(lines.id).toBeNull();
    appendRow(journal, lines, new Map([["desc", "N"]]));
    expect(names(lines)).toEqual(["N"]);
    expect(operationsOf(journal)).toEqual([]);
  });
});

test("unknown columns are found before anything is written", () => {
  const { lines } = start();
  expect(
    unknownColumns(
      lines,
      new Map([
        ["desc", "A"],
        ["nosuch", "1"],
        ["rate", null],
      ]),
    ),
  ).toEqual(["nosuch", "rate"]);
});

test("rows are for tables, items for simple multivalues", () => {
  const { journal, lines, pos } = start();
  expect(appendRow(journal, pos, new Map())).toBeNull();
  expect(appendItem(journal, lines, "x")).toBeNull();
  expect(insertItem(journal, lines, 0, "x", typedText)).toBeNull();
  expect(operationsOf(journal)).toEqual([]);
});

test.each<[string, readonly string[], number]>([
  ["too short", ["7", "8"], 2],
  ["too long", ["7", "8", "9", "10"], 3],
  ["an equal value further down", ["3", "2", ""], 0],
])("a column cannot change size: %s", (_, texts, written) => {
  const { journal, lines } = start();
  const same = (i: number, existing: { value: unknown }): boolean => existing.value === texts[i];
  expect(assignColumn(journal, lines, 1, texts, same)).toBe(false);
  expect(operationsOf(journal)).toHaveLength(written);
});

test("computed cells of a replaced row change in memory without an operation", () => {
  const { journal, lines } = start();
  replaceRow(journal, row(lines, 0), new Map([["total", "7"]]));
  expect(cell(lines, 0, "total").value).toBe("7");
  expect(operationsOf(journal).map(({ id }) => id)).not.toContain(136);
});

test("revisions and watchers tell what changed", () => {
  const { document, journal, lines, pos } = start();
  const log: string[] = [];
  document.watchers.push({
    wrote: ({ node, row: of }) => log.push(`wrote ${node.id} ${of?.index ?? "-"}`),
    restructured: ({ node, rows, items }) => log.push(`restructured ${node.id} ${rows.length + items.length}`),
  });
  const before = document.revision;
  writeText(journal, header(document, "s"), "x");
  writeText(journal, header(document, "s"), "x");
  writeText(journal, cell(lines, 1, "qty"), "4");
  expect([lines.columnRevisions, lines.revision]).toEqual([[0, 1, 0, 0, 0], 0]);
  appendRow(journal, lines, new Map());
  assignItems(journal, pos, ["PO2"], (i, existing) => i === 0 && existing.value === "PO2");
  expect([lines.revision, pos.revision, pos.columnRevisions]).toEqual([1, 1, [0]]);
  expect(log).toEqual(["wrote s -", "wrote qty 1", "restructured lines 4", "restructured pos 1"]);
  expect(document.revision).toBeGreaterThan(before);
});

test("the caller's content is never written to", () => {
  const frozen = (value: unknown): unknown => {
    if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
    return value;
  };
  const source = fixture("main");
  frozen(source);
  const { document, journal, lines } = start(source);
  writeText(journal, header(document, "s"), "x");
  insertRow(journal, lines, 0, new Map([["desc", "N"]]), typedText);
  removeFrom(journal, lines, lines.rows.slice(1));
  expect(names(lines)).toEqual(["N"]);
  expect(source).toEqual(main);
});

test("what is written to a removed or dropped row is not sent", () => {
  const { journal, lines } = start();
  const removed = row(lines, 0);
  const dropped = appendRow(journal, lines, new Map());
  removeFrom(journal, lines, [removed, ...(dropped === null ? [] : [dropped])]);
  for (const gone of [removed, dropped]) {
    const qty = gone?.cells[1];
    if (qty) writeText(journal, qty, "9");
  }
  expect(operationsOf(journal)).toEqual([{ op: "remove", id: 132 }]);
});

test("a user's row has ids and is no change of the run", () => {
  const { document, journal, lines } = start();
  expect(greatestId(document)).toBe(156);
  const made = new Row(lines, row(lines, 0).node, 200, null);
  lines.columns.forEach((column, i) => {
    made.cells[i] = addedDatapoint(column, "", made, lines, 201 + i);
  });
  insertEntry(document, made, 1);
  expect(lines.rows.map(({ id, index }) => [id, index])).toEqual([
    [132, 0],
    [200, 1],
    [138, 2],
    [144, 3],
  ]);
  expect(document.entries.get(202)).toBe(made.cells[1]);
  writeText(journal, cell(lines, 1, "qty"), "4");
  expect(operationsOf(journal)).toEqual([{ op: "replace", id: 202, value: { content: { value: "4" } } }]);
});
