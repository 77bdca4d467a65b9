import fc from "fast-check";
import { expect, test } from "vitest";
import { runHook } from "../../src/engine/hook.ts";
import { PlainDate } from "../../src/hook.ts";
import { allModules } from "../../src/library/all-modules.ts";
import { fixture, open, type Probed, payloadOf, respond } from "./probe-document.ts";

/** One edit, in Python and in JavaScript. Positions are taken modulo what is there. */
interface Edit {
  readonly python: string;
  readonly script: (t: Probed, held: Held) => void;
}

type Lines = Probed["field"]["lines"];
type LineRow = NonNullable<ReturnType<Lines["at"]>>;
type LineValues = Exclude<Parameters<Lines["append"]>[0], LineRow>;

interface Held {
  row: LineRow | undefined;
}

/** A value written in both languages. */
interface Both<V> {
  readonly python: string;
  readonly value: V;
}

const quoted = JSON.stringify;
const text = fc
  .constantFrom("", "Apple", "Pear", "PO1", "PO2", "2", "2.0", "x y")
  .map((value) => both(quoted(value), value));
const number: fc.Arbitrary<Both<number | bigint | null>> = fc.oneof(
  fc.integer({ min: -5, max: 12 }).map((n) => both<number | bigint>(String(n), BigInt(n))),
  fc.integer({ min: -50, max: 120 }).map((n) => both<number | bigint>(pythonFloat(n / 8), n / 8)),
  fc.constant(both<null>("None", null)),
);
const day = fc
  .record({
    year: fc.integer({ min: 1999, max: 2030 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day: d }) => both(`date(${year}, ${month}, ${d})`, new PlainDate(year, month, d)));
const position = fc.nat({ max: 6 });

function set<V>(field: { value: unknown }, value: V): void {
  field.value = value;
}

function both<V>(python: string, value: V): Both<V> {
  return { python, value };
}

function pythonFloat(n: number): string {
  return Number.isInteger(n) ? `${n}.0` : String(n);
}

const cells = fc.record({ desc: text, qty: number, price: number, when: day }, { requiredKeys: [] });
type Cells = typeof cells extends fc.Arbitrary<infer C> ? C : never;

function dictOf(row: Cells): string {
  return `{${Object.entries(row).map(([id, { python }]) => `"${id}": ${python}`)}}`;
}

function valuesOf(row: Cells): LineValues {
  return Object.fromEntries(Object.entries(row).map(([id, { value }]) => [id, value])) as LineValues;
}

/** A row: a new one, or the one at a position. */
const rowLike = fc.oneof(
  cells.map((row) => ({ python: dictOf(row), script: (_: Lines): LineValues | LineRow => valuesOf(row) })),
  position.map((i) => ({ python: `L[${i} % len(L)]`, script: (lines: Lines): LineValues | LineRow => at(lines, i) })),
);

function at(lines: Lines, i: number): LineRow {
  const row = lines.at(i % lines.length);
  if (row === undefined) throw new Error("no rows");
  return row;
}

/** Edits that need a row are passed over when there is none. */
function whenRows(python: string, script: (t: Probed, lines: Lines, held: Held) => void): Edit {
  return {
    python: `if len(L) > 0:\n  ${python.replaceAll("\n", "\n  ")}`,
    script: (t, held) => {
      if (t.field.lines.length > 0) script(t, t.field.lines, held);
    },
  };
}

const edit: fc.Arbitrary<Edit> = fc.oneof(
  text.map(({ python, value }) => ({
    python: `t.field.s = ${python}`,
    script: (t: Probed) => set(t.field.s, value),
  })),
  number.map(({ python, value }) => ({
    python: `t.field.n = ${python}`,
    script: (t: Probed) => set(t.field.n, value),
  })),
  day.map(({ python, value }) => ({
    python: `t.field.d = ${python}`,
    script: (t: Probed) => set(t.field.d, value),
  })),
  fc.boolean().map((value) => ({
    python: `t.field.b_true = ${value ? "True" : "False"}`,
    script: (t: Probed) => set(t.field.b_true, value),
  })),
  fc
    .tuple(position, number)
    .map(([i, { python, value }]) =>
      whenRows(`L[${i} % len(L)].qty = ${python}`, (_, lines) => set(at(lines, i).qty, value)),
    ),
  fc
    .tuple(position, day)
    .map(([i, { python, value }]) =>
      whenRows(`L[${i} % len(L)].when = ${python}`, (_, lines) => set(at(lines, i).when, value)),
    ),
  rowLike.map((row) => whenRows(`L.append(${row.python})`, (_, lines) => void lines.append(row.script(lines)))),
  fc
    .tuple(position, rowLike)
    .map(([i, row]) =>
      whenRows(`L.insert(${i}, ${row.python})`, (_, lines) => void lines.insert(i, row.script(lines))),
    ),
  position.map((i) => whenRows(`del L[${i} % len(L)]`, (_, lines) => lines.remove(i % lines.length))),
  position.map((i) => whenRows(`L.remove(L[${i} % len(L)])`, (_, lines) => lines.remove(at(lines, i)))),
  fc.tuple(position, position).map(([i, count]) => ({
    python: `del L[${i}:${i + count}]`,
    script: (t: Probed) => t.field.lines.splice(i, count),
  })),
  fc
    .tuple(position, rowLike)
    .map(([i, row]) =>
      whenRows(`L[${i} % len(L)] = ${row.python}`, (_, lines) => lines.replace(i % lines.length, row.script(lines))),
    ),
  fc
    .array(rowLike, { maxLength: 5 })
    .map((rows) =>
      whenRows(`t.field.lines = [${rows.map((row) => row.python)}]`, (_, lines) =>
        lines.assign(rows.map((row) => row.script(lines))),
      ),
    ),
  fc.constant(whenRows("t.field.lines = sorted(L, key=lambda r: r.desc)", (_, lines) => lines.sort(byText))),
  fc.constant(whenRows("L.reverse()", (_, lines) => lines.reverse())),
  fc.constant(
    whenRows("t.field.lines = [r for r in L if not is_empty(r.qty)]", (_, lines) =>
      lines.assign(lines.filter((row) => row.qty.isSet())),
    ),
  ),
  position.map((i) =>
    whenRows(`held = L[${i} % len(L)]`, (_, lines, held) => {
      held.row = at(lines, i);
    }),
  ),
  number.map(({ python, value }) => ({
    python: `if held is not None:\n  held.price = ${python}\n  t.field.g = str(-1 if held._index is None else held._index) + held.desc`,
    script: (t: Probed, { row }: Held) => {
      if (row === undefined) return;
      row.price.value = value;
      t.field.g.value = `${row._index}${row.desc.value}`;
    },
  })),
  text.map(({ python, value }) => ({
    python: `P.append(${python})`,
    script: (t: Probed) => void t.field.pos.append(value),
  })),
  fc.tuple(position, text).map(([i, { python, value }]) => ({
    python: `P.insert(${i}, ${python})`,
    script: (t: Probed) => void t.field.pos.insert(i, value),
  })),
  fc.array(text, { maxLength: 5 }).map((values) => ({
    python: `t.field.po.all_values = [${values.map(({ python }) => python)}]`,
    script: (t: Probed) => t.field.po.assign(values.map(({ value }) => value)),
  })),
  fc.array(number, { maxLength: 5 }).map((values) => ({
    python: `t.field.num.all_values = [${values.map(({ python }) => python)}]`,
    script: (t: Probed) => t.field.nums.assign(values.map(({ value }) => value)),
  })),
  position.map((i) => ({
    python: `if len(P) > 0:\n  del P[${i} % len(P)]`,
    script: ({ field }: Probed) => {
      if (field.pos.length > 0) field.pos.remove(i % field.pos.length);
    },
  })),
  fc.constant({ python: "P.reverse()", script: (t: Probed) => t.field.pos.reverse() }),
  number
    .filter(({ value }) => typeof value === "number")
    .map(({ python, value }) => ({
      python: `t.field.price.all_values = default_to(t.field.price.all_values, 1.5) * ${python} - 1\nt.field.fn = sum(default_to(t.field.price.all_values, 0.0) * default_to(t.field.qty.all_values, 0.5)) + 0.0`,
      script: ({ field }: Probed) => {
        field.price.assign(field.price.defaultTo(1.5).mul(Number(value)).sub(1));
        field.fn.value = field.price.defaultTo(0).mul(field.qty.defaultTo(0.5)).sum();
      },
    })),
  fc.tuple(position, fc.boolean()).map(([i, hidden]) =>
    whenRows(
      `L[${i} % len(L)].desc.attr.hidden = ${hidden ? "True" : "False"}\nL[${i} % len(L)].qty.attr.page = ${i}\nL[${i} % len(L)].attr.hidden = True`,
      (_, lines) => {
        at(lines, i).desc.attr.hidden = hidden;
        at(lines, i).qty.attr.page = i;
        at(lines, i).attr.hidden = true;
      },
    ),
  ),
  text.map(({ python, value }) => ({
    python: `t.field.e.attr.options += [{"label": "new", "value": ${python}}]\nt.show_warning(${python}, t.field.e, detail={"a": 1})`,
    script: (t: Probed) => {
      const { attr } = t.field.e;
      attr.options = [...attr.options, { label: "new", value }];
      t.showWarning(value, t.field.e, { detail: { a: 1 } });
    },
  })),
  position.map((i) =>
    whenRows(`t.automation_blocker("b", L[${i} % len(L)].price)\nt.show_info("i", L[${i} % len(L)])`, (t, lines) => {
      t.automationBlocker("b", at(lines, i).price);
      t.showInfo("i", at(lines, i));
    }),
  ),
);

function byText(a: LineRow, b: LineRow): number {
  return a.desc.value < b.desc.value ? -1 : a.desc.value > b.desc.value ? 1 : 0;
}

const payload = JSON.stringify(payloadOf(fixture()));
const start = "L = t.field.lines\nP = t.field.pos\nheld = None\n";

test("edits in JavaScript answer what the same edits in Python answer", () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
      const code = start + edits.map(({ python }) => python).join("\n");
      const run = runHook(code, payload, { modules: allModules });
      // The reference refuses some columns of the right length; the dialect writes them.
      if (run.error?.message.startsWith("Tuple columns cannot change size")) return;
      expect(run.error).toBeNull();
      const held: Held = { row: undefined };
      const response = respond((t) => {
        for (const { script } of edits) script(t, held);
      });
      expect(JSON.stringify(response), code).toBe(JSON.stringify(run.response));
    }),
    { numRuns: 400 },
  );
});

test("a payload is not changed by edits", () => {
  const t = open();
  expect(t.field.s.value).toBe("Hello");
  const given = payloadOf(fixture());
  const before = JSON.stringify(given);
  respond(({ field }) => field.lines.clear());
  expect(JSON.stringify(given)).toBe(before);
});
