import { describe, expect, test } from "vitest";
import { defaultTo, isEmpty, PlainDate, round } from "../../src/hook.ts";
import { probes } from "../engine/probe-fixtures.ts";
import { type Probed, respond } from "./probe-document.ts";

/** Python snippets of the recorded probes, and the same in JavaScript: the reference's answer to the one is the other's. */
const pairs: readonly (readonly [string, (t: Probed) => void])[] = [
  [
    "def rossum_hook_request_handler(payload):\n  from txscript import TxScript, is_empty, default_to\n  t = TxScript.from_payload(payload)\n  for row in t.field.lines:\n    if not is_empty(row.price) and row.price > 6:\n      t.show_warning('big', row.price)\n  t.field.fn = t.field.n + default_to(t.field.n_empty, 0)\n  t.automation_blocker('ext', t.field.pos)\n  return t.hook_response()",
    (t) => {
      for (const row of t.field.lines) {
        if (!isEmpty(row.price) && row.price.defaultTo(0) > 6) t.showWarning("big", row.price);
      }
      t.field.fn.value = t.field.n.defaultTo(0) + defaultTo(t.field.n_empty, 0);
      t.automationBlocker("ext", t.field.pos);
    },
  ],
  ["t.field.s = 'new'", (t) => set(t.field.s, "new")],
  ["t.field.s = 'Hello'", (t) => set(t.field.s, "Hello")],
  ["t.field.s = None", (t) => set(t.field.s, null)],
  ["t.field.s = t.field.n", (t) => t.field.s.setText(String(t.field.n.value))],
  ["t.field.n = 5", (t) => set(t.field.n, 5n)],
  ["t.field.n = 1234.5", (t) => set(t.field.n, 1234.5)],
  ["t.field.n = '1234.5'", (t) => t.field.n.setText("1234.5")],
  ["t.field.n = '1 234,50'", (t) => t.field.n.setText("1 234,50")],
  [
    "t.field.n = 'abc'\nt.field.g = is_empty(t.field.n)",
    (t) => {
      t.field.n.setText("abc");
      t.field.g.value = t.field.n.isEmpty() ? "True" : "False";
    },
  ],
  ["t.field.n += 1", (t) => set(t.field.n, t.field.n.defaultTo(0) + 1)],
  ["t.field.n = round(t.field.n)", (t) => set(t.field.n, BigInt(round(t.field.n.defaultTo(0))))],
  ["t.field.n = None", (t) => set(t.field.n, null)],
  ["t.field.d = date(2025,1,1)", (t) => set(t.field.d, "2025-01-01")],
  ["t.field.d += timedelta(days=1)", (t) => set(t.field.d, t.field.d.value?.plusDays(1) ?? null)],
  [
    "t.field.d = '1/2/2025'\nt.field.g = is_empty(t.field.d)",
    (t) => {
      t.field.d.setText("1/2/2025");
      t.field.g.setText(t.field.d.isEmpty() ? "True" : "False");
    },
  ],
  [
    "t.field.d = datetime.datetime(2024,1,2,3,4)\nt.field.g = t.field.d",
    (t) => {
      t.field.d.setText("2024-01-02 03:04:00");
      t.field.g.value = String(t.field.d.value);
    },
  ],
  ["t.field.b_true = False", (t) => set(t.field.b_true, false)],
  ["t.field.e = 'nonexistent'", (t) => t.field.e.setText("nonexistent")],
  ["t.field.en = 1", (t) => set(t.field.en, 1)],
  ["t.field.f = 'formula field'", (t) => set(t.field.f, "formula field")],
  [
    "x = t.field.n\nt.field.n = 1\nt.field.g = x",
    (t) => {
      const x = t.field.n.value;
      t.field.n.value = 1n;
      t.field.g.value = String(x);
    },
  ],
  ["t.field.s = 'a'\nt.field.s = 'b'", (t) => set(t.field.s, "a", "b")],
  ["t.field.s = 'a'\nt.field.s = 'Hello'", (t) => set(t.field.s, "a", "Hello")],
  [
    "t.field.s.attr.value = 'raw'\nt.field.g = t.field.s",
    (t) => {
      t.field.s.attr.value = "raw";
      t.field.g.value = t.field.s.value;
    },
  ],
  ["t.field.pos.append('PO3')", (t) => t.field.pos.append("PO3")],
  ["t.field.pos.append(None)", (t) => t.field.pos.append(null)],
  ["t.field.pos.extend(['A','B'])", (t) => t.field.pos.extend(["A", "B"])],
  ["t.field.pos.insert(0,'PO0')", (t) => t.field.pos.insert(0, "PO0")],
  ["t.field.pos.insert(2,'PO0')", (t) => t.field.pos.insert(2, "PO0")],
  ["t.field.pos.remove('PO1')", (t) => t.field.pos.remove(0)],
  ["t.field.pos.remove(t.field.pos[1])", (t) => t.field.pos.remove(t.field.pos.at(1) ?? 9)],
  ["del t.field.pos[0]", (t) => t.field.pos.remove(0)],
  ["del t.field.pos[0:2]", (t) => t.field.pos.splice(0, 2)],
  ["t.field.pos.pop(0)", (t) => t.field.pos.remove(0)],
  ["t.field.pos[0]='X'", (t) => set(t.field.pos.at(0), "X")],
  ["t.field.pos[-1]='X'", (t) => set(t.field.pos.at(-1), "X")],
  ["t.field.po.all_values.reverse()", (t) => t.field.pos.reverse()],
  ["t.field.po.all_values = ['A','B','C']", (t) => t.field.po.assign(["A", "B", "C"])],
  ["t.field.po.all_values = ['PO2']", (t) => t.field.po.assign(["PO2"])],
  ["t.field.po.all_values = ['PO1','X','PO2']", (t) => t.field.pos.assign(["PO1", "X", "PO2"])],
  ["t.field.po.all_values = ['PO2','PO1']", (t) => t.field.pos.assign(["PO2", "PO1"])],
  ["t.field.po.all_values = []", (t) => t.field.pos.clear()],
  ["t.field.po.all_values = ['PO1','PO2']", (t) => t.field.pos.assign(t.field.pos)],
  ["t.field.pos.all_values = ['A']", (t) => t.field.pos.assign(["A"])],
  ["t.field.po.all_values = 'ab'", (t) => t.field.po.assign("ab")],
  [
    "t.field.num.all_values = default_to(t.field.num.all_values,0) + 1",
    // The empty one becomes an int in Python, the others are floats.
    (t) => t.field.nums.assign(t.field.num.values.map((value) => (value === null ? 1n : value + 1))),
  ],
  ["t.field.emp.all_values = ['A','B']", (t) => t.field.emp.assign(["A", "B"])],
  ["t.field.empties.append('A')\nt.field.empties[0]='B'", (t) => set(t.field.empties.append("A"), "B")],
  [
    "t.field.empties.append('A')\ndel t.field.empties[0]",
    (t) => {
      t.field.empties.append("A");
      t.field.empties.remove(-1);
    },
  ],
  [
    "t.field.empties.append('A')\nt.field.empties[0].attr.validation_sources.append('c')",
    (t) => {
      t.field.empties.append("A").attr.validation_sources = ["c"];
    },
  ],
  [
    "t.field.empties.append('A')\nt.show_error('x', t.field.empties[0])",
    (t) => t.showError("x", t.field.empties.append("A")),
  ],
  ["t.field.lines.append({'desc':'New','qty':1})", (t) => t.field.lines.append({ desc: "New", qty: 1n })],
  ["t.field.lines.append({})", (t) => t.field.lines.append({})],
  ["t.field.lines.append({'desc':'New','total':9})", (t) => t.field.lines.append({ desc: "New", total: 9 })],
  ["t.field.lines.append(t.field.lines[0])", (t) => t.field.lines.append(row(t, 0))],
  ["t.field.lines.extend([{'desc':'A'},{'desc':'B'}])", (t) => t.field.lines.extend([{ desc: "A" }, { desc: "B" }])],
  [
    "t.field.lines.append({'desc':'New'})\nt.field.lines[-1].qty = 7",
    (t) => set(t.field.lines.append({ desc: "New" }).qty, 7n),
  ],
  [
    "t.field.lines.append({'desc':'New'})\nt.field.lines[-1].qty.attr.validation_sources.append('connector')",
    (t) => {
      t.field.lines.append({ desc: "New" });
      row(t, -1).qty.attr.validation_sources = ["connector"];
    },
  ],
  ["t.field.lines.insert(3,{'desc':'Last'})", (t) => t.field.lines.insert(3, { desc: "Last" })],
  ["t.field.lines.insert(0,{'desc':'First'})", (t) => t.field.lines.insert(0, { desc: "First" })],
  ["t.field.lines.remove(t.field.lines[1])", (t) => t.field.lines.remove(row(t, 1))],
  ["del t.field.lines[0]", (t) => t.field.lines.remove(0)],
  ["del t.field.lines[0:2]", (t) => t.field.lines.splice(0, 2)],
  ["t.field.lines.pop(0)", (t) => t.field.lines.splice(-3, 1)],
  ["t.field.lines = []", (t) => t.field.lines.assign([])],
  [
    "t.field.lines = [r for r in t.field.lines if not is_empty(r.qty)]",
    (t) => t.field.lines.assign(t.field.lines.filter((r) => r.qty.isSet())),
  ],
  [
    "t.field.lines = [r for r in t.field.lines if is_empty(r.qty)]",
    (t) => t.field.lines.assign(t.field.lines.filter((r) => r.qty.isEmpty())),
  ],
  ["t.field.lines = t.field.lines", (t) => t.field.lines.assign(t.field.lines)],
  ["t.field.lines = [{'desc':'A','qty':1}]", (t) => t.field.lines.assign([{ desc: "A", qty: 1n }])],
  ["t.field.lines = [t.field.lines[0], {'desc':'X'}]", (t) => t.field.lines.assign([row(t, 0), { desc: "X" }])],
  ["t.field.lines[0] = {'desc':'A'}", (t) => t.field.lines.replace(0, { desc: "A" })],
  ["t.field.lines[0] = t.field.lines[1]", (t) => t.field.lines.replace(0, row(t, 1))],
  ["t.field.lines.reverse()", (t) => t.field.lines.reverse()],
  [
    "t.field.lines.append({'desc':'N'})\ndel t.field.lines[3]",
    (t) => t.field.lines.remove(t.field.lines.append({ desc: "N" })),
  ],
  [
    "t.field.lines.append({'desc':'N'})\nt.field.s = t.field.lines[-1]._index",
    (t) => set(t.field.s, String(t.field.lines.append({ desc: "N" })._index)),
  ],
  [
    "t.field.lines.append({'desc':'N'})\nt.show_error('x', t.field.lines[-1].desc)",
    (t) => t.showError("x", t.field.lines.append({ desc: "N" }).desc),
  ],
  [
    "r = t.field.lines[1]\ndel t.field.lines[0]\nt.field.s = str(r._index) + r.desc",
    (t) => {
      const held = row(t, 1);
      t.field.lines.remove(0);
      t.field.s.value = `${held._index}${held.desc.value}`;
    },
  ],
  ["t.field.lines[0].qty = 9", (t) => set(row(t, 0).qty, 9n)],
  ["t.field.lines[0].total = 9", (t) => set(row(t, 0).total, 9n)],
  ["t.field.qty.all_values[0] = 8", (t) => set(t.field.qty.cells[0], 8n)],
  ["t.field.qty.all_values[-1] = 8", (t) => set(t.field.qty.cells.at(-1), 8n)],
  ["t.field.qty.all_values = [7,8,9]", (t) => t.field.qty.assign([7n, 8n, 9n])],
  ["t.field.price.all_values *= 2", (t) => t.field.price.assign(t.field.price.defaultTo(0).mul(2))],
  [
    "t.field.total.all_values = t.field.price.all_values * 2",
    (t) => t.field.total.assign(t.field.price.defaultTo(0).add(t.field.price.defaultTo(0))),
  ],
  [
    "t.field.desc.all_values = [d.upper() for d in t.field.desc.all_values]",
    (t) => t.field.desc.assign(t.field.desc.map((value) => value.toUpperCase())),
  ],
  ["t.field.s.attr.hidden = True", (t) => Object.assign(t.field.s.attr, { hidden: true })],
  ["t.field.s.attr.hidden = False", (t) => Object.assign(t.field.s.attr, { hidden: false })],
  ["t.field.s.attr.position = [1,2,3,4]", (t) => Object.assign(t.field.s.attr, { position: [1, 2, 3, 4] })],
  ["t.field.s.attr.page = 2", (t) => Object.assign(t.field.s.attr, { page: 2 })],
  [
    "t.field.s = 'v'\nt.field.s.attr.hidden = True\nt.field.s.attr.page = 1",
    (t) => {
      t.field.s.value = "v";
      t.field.s.attr.hidden = true;
      t.field.s.attr.page = 1;
    },
  ],
  [
    "t.field.s.attr.validation_sources = ['human']",
    (t) => {
      t.field.s.attr.validation_sources = ["human"];
    },
  ],
  [
    "t.field.e.attr.options = [{'label':'L','value':1,'x':2}]",
    (t) => Object.assign(t.field.e.attr, { options: [{ label: "L", value: 1, x: 2 }] }),
  ],
  [
    "t.field.e.attr.options = []",
    (t) => {
      t.field.e.attr.options = [];
    },
  ],
  [
    "t.field.e.attr.options += [{'label':'C','value':'c'}]",
    (t) => {
      t.field.e.attr.options = [...t.field.e.attr.options, { label: "C", value: "c" }];
    },
  ],
  [
    "t.field.e.attr.options[0].struct = {'a':1}",
    (t) => {
      t.field.e.attr.options = t.field.e.attr.options.map((option, i) =>
        i === 0 ? { ...option, struct: { a: 1 } } : option,
      );
    },
  ],
  [
    "t.field.e.attr.options = t.field.en.attr.options",
    (t) => Object.assign(t.field.e.attr, { options: t.field.en.attr.options }),
  ],
  ["t.field.lines.attr.hidden = True", (t) => Object.assign(t.field.lines.attr, { hidden: true })],
  ["t.field.pos.attr.hidden = True", (t) => Object.assign(t.field.pos.attr, { hidden: true })],
  ["t.field.lines[0].attr.hidden = True", (t) => Object.assign(row(t, 0).attr, { hidden: true })],
  ["t.field.lines[0].qty.attr.hidden = True", (t) => Object.assign(row(t, 0).qty.attr, { hidden: true })],
  ["t.field.empties.append('A')\nx = t.field.empties[0].attr.options", (t) => t.field.empties.append("A").attr.options],
];

function row(t: Probed, index: number): NonNullable<ReturnType<Probed["field"]["lines"]["at"]>> {
  const found = t.field.lines.at(index);
  if (found === undefined) throw new Error(`no row ${index}`);
  return found;
}

function set<W>(field: { value: unknown } | undefined, ...values: readonly W[]): void {
  for (const value of values) if (field !== undefined) field.value = value;
}

const recorded = new Map(
  probes()
    .filter(({ mode, request }) => mode === "hook" && request["fixture"] === "main")
    .map(({ request, expected }) => [request["code"], expected["response"]]),
);

describe("the reference's answers to Python snippets are the dialect's answers to the same in JavaScript", () => {
  test.each(pairs)("%s", (code, work) => {
    expect(recorded.get(code)).toBeDefined();
    expect(respond(work)).toEqual(recorded.get(code));
  });
});

test("dates of the fixture", () => {
  respond((t) => expect(t.field.d.value).toEqual(new PlainDate(2024, 5, 1)));
});
