import { describe, expect, test } from "vitest";
import type { Document, Row, Table } from "../../src/document/document.ts";
import {
  type AttributeKey,
  type ContentKey,
  type Journal,
  newJournal,
  operationsOf,
  writeAttribute,
  writeContent,
  writeShownValue,
  writeText,
} from "../../src/document/journal.ts";
import type { Json } from "../../src/document/json.ts";
import {
  type AssignedRow,
  appendItem,
  appendRow,
  assignColumn,
  assignItems,
  assignRows,
  type CellInput,
  insertItem,
  insertRow,
  removeFrom,
  replaceRow,
  rowInput,
} from "../../src/document/table-editing.ts";
import { cell, fixture, header, item, open, row, table, typedText } from "./fixture-document.ts";

const recorded = fixture("operations");
const main = fixture("main");

/** The edits of one snippet in this room's words. */
class Editor {
  readonly document: Document = open(main).document;
  readonly journal: Journal = newJournal(this.document);
  readonly lines: Table = table(this.document, "lines");
  readonly pos: Table = table(this.document, "pos");
  readonly nums: Table = table(this.document, "nums");
  readonly empties: Table = table(this.document, "empties");

  set(id: string, text: string): void {
    writeText(this.journal, header(this.document, id), text);
  }
  shown(id: string, value: Json): void {
    writeShownValue(this.journal, header(this.document, id), value);
  }
  content(id: string, key: ContentKey, value: Json): void {
    writeContent(this.journal, header(this.document, id), key, value);
  }
  attribute(id: string, key: AttributeKey, value: Json): void {
    writeAttribute(this.journal, header(this.document, id), key, value);
  }
  setItem(index: number, text: string, from: Table = this.pos): void {
    writeText(this.journal, item(from, index), text);
  }
  setCell(index: number, column: string, text: string): void {
    writeText(this.journal, cell(this.lines, index, column), text);
  }
  append(values: Record<string, CellInput>): void {
    appendRow(this.journal, this.lines, input(values));
  }
  insert(index: number, values: Record<string, CellInput>): void {
    insertRow(this.journal, this.lines, index, input(values), typedText);
  }
  replace(index: number, values: Record<string, CellInput>): void {
    replaceRow(this.journal, row(this.lines, index), input(values));
  }
  copy(index: number): AssignedRow {
    const from = row(this.lines, index);
    return { row: from, input: rowInput(from, typedText) };
  }
  assign(...rows: (Record<string, CellInput> | number)[]): void {
    const assigned = rows.map((r) => (typeof r === "number" ? this.copy(r) : { row: null, input: input(r) }));
    assignRows(this.journal, this.lines, assigned);
  }
  assignItems(from: Table, ...texts: CellInput[]): void {
    assignItems(this.journal, from, texts, (i, existing) => sameTyped(texts[i] ?? null, typedText(existing)));
  }
  assignColumn(column: string, ...texts: CellInput[]): boolean {
    const index = this.lines.columns.findIndex((node) => node.id === column);
    return assignColumn(this.journal, this.lines, index, texts, (i, existing) =>
      sameTyped(texts[i] ?? null, typedText(existing)),
    );
  }
  remove(from: Table, ...indices: number[]): void {
    removeFrom(
      this.journal,
      from,
      from.items.length > 0 ? indices.map((i) => item(from, i)) : indices.map((i) => row(from, i)),
    );
  }
}

function input(values: Record<string, CellInput>): ReadonlyMap<string, CellInput> {
  return new Map(Object.entries(values));
}

function sameTyped(text: string | null, existing: string): boolean {
  if (text === null || existing === "") return (text ?? "") === existing;
  return text === existing || (existing.endsWith(".0") && Number(text) === Number(existing));
}

const A = { desc: "A" };
/** The second part makes the edits, several in a list. */
const cases: readonly (readonly [code: string, edit: (t: Editor) => void])[] = [
  ["t.field.s = 'new'", (t) => t.set("s", "new")],
  ["t.field.s = 'Hello'", (t) => t.set("s", "Hello")],
  ["t.field.s = None", (t) => t.set("s", "")],
  ["t.field.n = '1234.5'", (t) => t.set("n", "1234.5")],
  ["t.field.n = '1 234,50'", (t) => t.set("n", "1 234,50")],
  ["t.field.s = 'a'; t.field.s = 'b'", (t) => [t.set("s", "a"), t.set("s", "b")]],
  ["t.field.s = 'a'; t.field.s = 'Hello'", (t) => [t.set("s", "a"), t.set("s", "Hello")]],
  [
    "t.field.s = 'Hello'; t.field.s.attr.hidden = False",
    (t) => [t.set("s", "Hello"), t.attribute("s", "hidden", false)],
  ],
  ["t.field.s.attr.value = 'raw'", (t) => t.shown("s", "raw")],
  ["t.field.s.attr.value = 'raw'; t.field.s = 'Hello'", (t) => [t.shown("s", "raw"), t.set("s", "Hello")]],
  ["t.field.s.attr.value = 5", (t) => t.shown("s", 5)],
  ["t.field.s.attr.hidden = True; t.field.s = 'Hello'", (t) => [t.attribute("s", "hidden", true), t.set("s", "Hello")]],
  ["t.field.s.attr.position = [1, 2, 3, 4]", (t) => t.content("s", "position", [1, 2, 3, 4])],
  [
    "t.field.s = 'v'; t.field.s.attr.hidden = True; t.field.s.attr.page = 1",
    (t) => [t.set("s", "v"), t.attribute("s", "hidden", true), t.content("s", "page", 1)],
  ],
  [
    "t.field.s.attr.page = 3; t.field.s.attr.position = [1]; t.field.s = 'q'",
    (t) => [t.content("s", "page", 3), t.content("s", "position", [1]), t.set("s", "q")],
  ],
  ["t.field.s.attr.validation_sources = ['human']", (t) => t.attribute("s", "validation_sources", ["human"])],
  [
    "t.field.e.attr.options = [{'label': 'L', 'value': '1'}]; t.field.e.attr.options = []",
    (t) => [t.attribute("e", "options", [{ label: "L", value: "1" }]), t.attribute("e", "options", [])],
  ],
  [
    "t.field.e.attr.validation_sources = ['x']; t.field.e.attr.hidden = True; t.field.e.attr.options = []; t.field.e = 'q'",
    (t) => [
      t.attribute("e", "validation_sources", ["x"]),
      t.attribute("e", "hidden", true),
      t.attribute("e", "options", []),
      t.set("e", "q"),
    ],
  ],
  ["t.field.lines.attr.hidden = True", (t) => writeAttribute(t.journal, t.lines, "hidden", true)],
  ["t.field.lines[0].attr.hidden = True", (t) => writeAttribute(t.journal, row(t.lines, 0), "hidden", true)],
  [
    "t.field.lines[0].qty.attr.hidden = True",
    (t) => writeAttribute(t.journal, cell(t.lines, 0, "qty"), "hidden", true),
  ],
  [
    "t.field.lines[0].attr.hidden = True; t.field.s = 'x'; t.field.lines[0].attr.validation_sources = ['a']",
    (t) => {
      writeAttribute(t.journal, row(t.lines, 0), "hidden", true);
      t.set("s", "x");
      writeAttribute(t.journal, row(t.lines, 0), "validation_sources", ["a"]);
    },
  ],
  [
    "t.field.pos[0].attr.hidden = True; t.field.s = 'x'; t.field.pos[0] = 'y'",
    (t) => [writeAttribute(t.journal, item(t.pos, 0), "hidden", true), t.set("s", "x"), t.setItem(0, "y")],
  ],
  ["t.field.pos.append('PO3')", (t) => appendItem(t.journal, t.pos, "PO3")],
  ["t.field.pos.append(None)", (t) => appendItem(t.journal, t.pos, null)],
  ["t.field.pos.extend(['A', 'B'])", (t) => [appendItem(t.journal, t.pos, "A"), appendItem(t.journal, t.pos, "B")]],
  ["t.field.pos.insert(0, 'PO0')", (t) => insertItem(t.journal, t.pos, 0, "PO0", typedText)],
  ["t.field.pos.insert(2, 'PO0')", (t) => insertItem(t.journal, t.pos, 2, "PO0", typedText)],
  [
    "t.field.pos.append('x'); t.field.pos.insert(0, 'y')",
    (t) => [appendItem(t.journal, t.pos, "x"), insertItem(t.journal, t.pos, 0, "y", typedText)],
  ],
  ["t.field.pos.remove('PO1')", (t) => t.remove(t.pos, 0)],
  ["del t.field.pos[0:2]", (t) => t.remove(t.pos, 0, 1)],
  ["t.field.pos[0] = 'X'", (t) => t.setItem(0, "X")],
  ["t.field.po.all_values = ['A', 'B', 'C']", (t) => t.assignItems(t.pos, "A", "B", "C")],
  ["t.field.po.all_values = ['PO2']", (t) => t.assignItems(t.pos, "PO2")],
  ["t.field.po.all_values = ['PO1', 'X', 'PO2']", (t) => t.assignItems(t.pos, "PO1", "X", "PO2")],
  ["t.field.po.all_values = ['PO2', 'PO1']", (t) => t.assignItems(t.pos, "PO2", "PO1")],
  ["t.field.po.all_values = []", (t) => t.assignItems(t.pos)],
  ["t.field.po.all_values = ['PO1', 'PO2']", (t) => t.assignItems(t.pos, "PO1", "PO2")],
  ["t.field.po.all_values = ['PO1', 'PO1', 'PO2']", (t) => t.assignItems(t.pos, "PO1", "PO1", "PO2")],
  ["t.field.num.all_values = [1.0, None, 3]", (t) => t.assignItems(t.nums, "1.0", null, "3")],
  ["t.field.num.all_values = [3]", (t) => t.assignItems(t.nums, "3")],
  [
    "t.field.empties.append('A'); t.field.empties[0] = 'B'",
    (t) => [appendItem(t.journal, t.empties, "A"), t.setItem(0, "B", t.empties)],
  ],
  [
    "t.field.empties.append('A'); del t.field.empties[0]",
    (t) => [appendItem(t.journal, t.empties, "A"), t.remove(t.empties, 0)],
  ],
  [
    "t.field.empties.append('A'); t.field.empties[0].attr.validation_sources = ['c']",
    (t) => [
      appendItem(t.journal, t.empties, "A"),
      writeAttribute(t.journal, item(t.empties, 0), "validation_sources", ["c"]),
    ],
  ],
  [
    "t.field.pos.append('a'); t.field.pos[2].attr.hidden = True; t.field.pos[2].attr.page = 3",
    (t) => {
      appendItem(t.journal, t.pos, "a");
      writeAttribute(t.journal, item(t.pos, 2), "hidden", true);
      writeContent(t.journal, item(t.pos, 2), "page", 3);
    },
  ],
  [
    "t.field.pos.append('a'); t.field.pos.append('b'); t.field.pos[0] = 'Q'; del t.field.pos[2]",
    (t) => [
      appendItem(t.journal, t.pos, "a"),
      appendItem(t.journal, t.pos, "b"),
      t.setItem(0, "Q"),
      t.remove(t.pos, 2),
    ],
  ],
  [
    "t.field.pos[0] = 'Q'; t.field.s = 'x'; del t.field.pos[0]",
    (t) => [t.setItem(0, "Q"), t.set("s", "x"), t.remove(t.pos, 0)],
  ],
  [
    "t.field.pos[0] = 'Q'; del t.field.pos[0]; t.field.pos.append('Z')",
    (t) => [t.setItem(0, "Q"), t.remove(t.pos, 0), appendItem(t.journal, t.pos, "Z")],
  ],
  ["t.field.lines.append({'desc': 'New', 'qty': 1})", (t) => t.append({ desc: "New", qty: "1" })],
  ["t.field.lines.append({})", (t) => t.append({})],
  ["t.field.lines.append({'desc': 'New', 'total': 9})", (t) => t.append({ desc: "New", total: "9" })],
  ["t.field.lines.append(t.field.lines[0])", (t) => appendRow(t.journal, t.lines, t.copy(0).input)],
  [
    "t.field.lines.append({'desc': 'New'}); t.field.lines[-1].qty = 7",
    (t) => [t.append({ desc: "New" }), t.setCell(-1, "qty", "7")],
  ],
  [
    "t.field.lines.append({'desc': 'New'}); t.field.lines[-1].qty.attr.validation_sources = ['connector']",
    (t) => [
      t.append({ desc: "New" }),
      writeAttribute(t.journal, cell(t.lines, -1, "qty"), "validation_sources", ["connector"]),
    ],
  ],
  [
    "t.field.lines.append({'desc': 'N'}); t.field.lines[-1].attr.hidden = True",
    (t) => [t.append({ desc: "N" }), writeAttribute(t.journal, row(t.lines, -1), "hidden", true)],
  ],
  [
    "t.field.lines.append({'desc': 'N'}); t.field.lines[-1].total = 5",
    (t) => [t.append({ desc: "N" }), t.setCell(-1, "total", "5")],
  ],
  ["t.field.lines.insert(3, {'desc': 'Last'})", (t) => t.insert(3, { desc: "Last" })],
  ["t.field.lines.insert(0, {'desc': 'First'})", (t) => t.insert(0, { desc: "First" })],
  ["t.field.lines.insert(1, t.field.lines[0])", (t) => insertRow(t.journal, t.lines, 1, t.copy(0).input, typedText)],
  [
    "t.field.lines.append({'desc': 'A'}); t.field.lines.append({'desc': 'B'}); t.field.lines.insert(3, {'desc': 'C'})",
    (t) => [t.append(A), t.append({ desc: "B" }), t.insert(3, { desc: "C" })],
  ],
  [
    "t.field.lines[2].total = 9; t.field.lines.insert(0, {'desc': 'C'})",
    (t) => [t.setCell(2, "total", "9"), t.insert(0, { desc: "C" })],
  ],
  ["t.field.lines.remove(t.field.lines[1])", (t) => t.remove(t.lines, 1)],
  ["del t.field.lines[::2]", (t) => t.remove(t.lines, 0, 2)],
  ["del t.field.lines[::-1]", (t) => t.remove(t.lines, 2, 1, 0)],
  ["t.field.lines = []", (t) => t.assign()],
  ["t.field.lines = [r for r in t.field.lines if not is_empty(r.qty)]", (t) => t.assign(0, 1)],
  ["t.field.lines = [r for r in t.field.lines if is_empty(r.qty)]", (t) => t.assign(2)],
  ["t.field.lines = t.field.lines", (t) => t.assign(0, 1, 2)],
  ["t.field.lines = [{'desc': 'A', 'qty': 1}]", (t) => t.assign({ desc: "A", qty: "1" })],
  ["t.field.lines = [t.field.lines[0], {'desc': 'X'}]", (t) => t.assign(0, { desc: "X" })],
  ["t.field.lines = [t.field.lines[1], t.field.lines[1]]", (t) => t.assign(1, 1)],
  ["t.field.lines = [r for r in t.field.lines] + [t.field.lines[0]]", (t) => t.assign(0, 1, 2, 0)],
  [
    "t.field.lines = [{'desc': 'Pear', 'qty': 3, 'price': 5.5, 'when': '2024-02-03'}]",
    (t) => t.assign({ desc: "Pear", qty: "3", price: "5.5", when: "2024-02-03" }),
  ],
  ["t.field.lines[0] = {'desc': 'A'}", (t) => t.replace(0, A)],
  [
    "t.field.lines[0] = {'desc': 'Apple', 'qty': '2', 'price': '10', 'when': '2024-02-03'}",
    (t) => t.replace(0, { desc: "Apple", qty: "2", price: "10", when: "2024-02-03" }),
  ],
  ["t.field.lines[0] = t.field.lines[1]", (t) => replaceRow(t.journal, row(t.lines, 0), t.copy(1).input)],
  [
    "t.field.lines.reverse()",
    (t) => {
      const [first, last] = [t.copy(0).input, t.copy(2).input];
      replaceRow(t.journal, row(t.lines, 0), last);
      replaceRow(t.journal, row(t.lines, 2), first);
    },
  ],
  ["t.field.lines[0].total = 9", (t) => t.setCell(0, "total", "9")],
  ["t.field.lines[0].desc = 'x'; del t.field.lines[0]", (t) => [t.setCell(0, "desc", "x"), t.remove(t.lines, 0)]],
  [
    "t.field.lines[0].attr.hidden = True; t.field.s = 'x'; del t.field.lines[0]",
    (t) => [writeAttribute(t.journal, row(t.lines, 0), "hidden", true), t.set("s", "x"), t.remove(t.lines, 0)],
  ],
  [
    "r = t.field.lines[0]; del t.field.lines[0]; r.attr.hidden = True",
    (t) => {
      const first: Row = row(t.lines, 0);
      t.remove(t.lines, 0);
      writeAttribute(t.journal, first, "hidden", true);
    },
  ],
  ["t.field.lines.append({'desc': 'N'}); del t.field.lines[3]", (t) => [t.append({ desc: "N" }), t.remove(t.lines, 3)]],
  [
    "t.field.lines.append({'desc': 'N'}); t.field.lines = [r for r in t.field.lines if r.desc != 'Apple']",
    (t) => [t.append({ desc: "N" }), t.assign(1, 2, 3)],
  ],
  ["t.field.qty.all_values = [7, 8, 9]", (t) => t.assignColumn("qty", "7", "8", "9")],
  ["t.field.qty.all_values = [2.0, 3.0, None]", (t) => t.assignColumn("qty", "2.0", "3.0", null)],
  ["t.field.total.all_values = ['1', '2', '3']", (t) => t.assignColumn("total", "1", "2", "3")],
];

describe("operations as the reference runtime sends them", () => {
  test.each(cases)("%s", (code, edit) => {
    const editor = new Editor();
    edit(editor);
    // As text: the order of keys is part of what is compared.
    expect(JSON.stringify(operationsOf(editor.journal))).toBe(JSON.stringify(recorded[code]));
  });

  test("every recorded snippet is a case", () => {
    expect(cases.map(([code]) => code)).toEqual(Object.keys(recorded));
  });
});
