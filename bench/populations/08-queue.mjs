import { contentOf, datapoint, replace, section, table } from "../documents.mjs";
import { compensatedSum, fixed2, floatText, round2 } from "../python-arithmetic.mjs";

const ROWS = 50;
const KINDS = 10;

/** Formulas of a row's cell: TxScript with a number worked in, and the same by hand. An `int` result is a bigint. */
const rowTemplates = [
  [
    "number",
    (k) => `round(default_to(field.quantity, ${k}) * field.price, 2)`,
    (k) => (row) => round2((row.quantity ?? k) * row.price),
  ],
  [
    "number",
    (k) => `field.price * (1 + default_to(field.rate, 0) / 100) + ${k}`,
    (k) => (row) => row.price * (1 + (row.rate ?? 0) / 100) + k,
  ],
  [
    "string",
    (k) => `"A${k}" if field.price > ${k * 10} else "B${k}"`,
    (k) => {
      const [above, below] = [`A${k}`, `B${k}`];
      return (row) => (row.price > k * 10 ? above : below);
    },
  ],
  ["string", (k) => `field.code.upper() + "-${k}"`, (k) => (row) => `${row.code.toUpperCase()}-${k}`],
  ["string", (k) => `f"{field.code}/{field.price:.2f}/${k}"`, (k) => (row) => `${row.code}/${fixed2(row.price)}/${k}`],
  [
    "number",
    (k) =>
      `if is_empty(field.quantity):\n    0.5\nelif field.quantity > ${k}:\n    field.quantity - ${k}\nelse:\n    ${k}.0`,
    (k) => (row) => (row.quantity === null ? 0.5 : row.quantity > k ? row.quantity - k : k),
  ],
  ["number", (k) => `max(field.price, ${k * 10}.0)`, (k) => (row) => Math.max(row.price, k * 10)],
  [
    "number",
    (k) => `x = default_to(field.quantity, 0)\ny = x * field.price\nif y > ${k * 20}:\n    y = y * 0.9\nround(y, 2)`,
    (k) => (row) => {
      let y = (row.quantity ?? 0) * row.price;
      if (y > k * 20) y *= 0.9;
      return round2(y);
    },
  ],
  [
    "string",
    (k) => `substitute(r"[0-9]+", "#", field.code) + str(${k})`,
    (k) => (row) => row.code.replace(/[0-9]+/g, "#") + String(k),
  ],
  ["number", (k) => `abs(field.price - ${k * 7.5})`, (k) => (row) => Math.abs(row.price - k * 7.5)],
];

/** Formulas of header fields, which read columns too. */
const headerTemplates = [
  [
    "number",
    (k) => `sum(default_to(field.quantity.all_values, 0) * field.price.all_values) + ${k}`,
    (k) => (h) => compensatedSum(h.rows.map((row) => (row.quantity ?? 0) * row.price)) + k,
  ],
  [
    "number",
    (k) => `max(field.price.all_values) - ${k}`,
    (k) => (h) => {
      let most = Number.NEGATIVE_INFINITY;
      for (const { price } of h.rows) if (price > most) most = price;
      return most - k;
    },
  ],
  [
    "number",
    (k) => `len([p for p in field.price.all_values if p > ${k * 10}])`,
    (k) => (h) => {
      let count = 0;
      for (const { price } of h.rows) if (price > k * 10) count++;
      return BigInt(count);
    },
  ],
  [
    "number",
    (k) => `round(field.amount * (1 + default_to(field.percent, ${k}) / 100), 2)`,
    (k) => (h) => round2(h.amount * (1 + (h.percent ?? k) / 100)),
  ],
  [
    "string",
    (k) => `field.name.lower().replace("a", "${k}")`,
    (k) => (h) => h.name.toLowerCase().replaceAll("a", `${k}`),
  ],
  ["string", (k) => `f"{field.name}: {field.amount + ${k}:.2f}"`, (k) => (h) => `${h.name}: ${fixed2(h.amount + k)}`],
  [
    "string",
    (k) => `"yes" if any(field.price.all_values > ${k * 100}) else "no"`,
    (k) => (h) => (h.rows.some(({ price }) => price > k * 100) ? "yes" : "no"),
  ],
  [
    "string",
    (k) => `", ".join(code for code in field.code.all_values if code.endswith("${k % 10}"))`,
    (k) => (h) =>
      h.rows
        .map(({ code }) => code)
        .filter((code) => code.endsWith(String(k % 10)))
        .join(", "),
  ],
  [
    "date",
    (k) => `from datetime import timedelta\nfield.issued + timedelta(days=${k})`,
    (k) => (h) => new Date((h.issued + k) * 86_400_000).toISOString().slice(0, 10),
  ],
  [
    "number",
    (k) => `sum(row.price * ${k} for row in field.lines if row.quantity)`,
    (k) => (h) => compensatedSum(h.rows.filter(({ quantity }) => quantity).map(({ price }) => price * k)),
  ],
];

const formulasOf = (prefix, templates) =>
  Array.from({ length: templates.length * KINDS }, (_, i) => {
    const [type, code, hand] = templates[i % templates.length];
    const k = 1 + Math.floor(i / templates.length);
    return { id: `${prefix}${i}`, type, code: code(k), hand: hand(k) };
  });
const rowFormulas = formulasOf("r", rowTemplates);
const headerFormulas = formulasOf("h", headerTemplates);

const inputs = [
  ["quantity", "number"],
  ["price", "number"],
  ["rate", "number"],
  ["code", "string"],
];
const columns = [
  ...inputs.map(([id, type]) => datapoint(id, type)),
  ...rowFormulas.map(({ id, type, code }) => datapoint(id, type, code)),
];
const schema = [
  section("s", [
    datapoint("amount", "number"),
    datapoint("percent", "number"),
    datapoint("name", "string"),
    datapoint("issued", "date"),
    table("lines", columns),
    ...headerFormulas.map(({ id, type, code }) => datapoint(id, type, code)),
  ]),
];

const lines = (i) => ({
  quantity: i % 7 === 0 ? "" : String(1 + (i % 9)),
  price: String((((i * 3701) % 100_000) + 1) / 100),
  rate: i % 5 === 0 ? "" : "21",
  code: `Item-${(i * 7) % 23}`,
});
const content = contentOf(
  schema,
  { amount: "1234.5", name: "Acme Manufacturing", issued: "2024-02-27" },
  { lines: [ROWS, lines] },
);

const textOf = (value) =>
  typeof value === "string" ? value : typeof value === "bigint" ? String(value) : floatText(value);
const numberOrNull = (text) => (text === "" ? null : Number(text));

const floor = {
  load: ([{ children }]) => {
    const text = (i) => children[i].content.value;
    return {
      amount: numberOrNull(text(0)),
      percent: numberOrNull(text(1)),
      name: text(2),
      issued: Date.parse(text(3)) / 86_400_000,
      rows: children[4].children.map(({ children: cells }) => ({
        quantity: numberOrNull(cells[0].content.value),
        price: numberOrNull(cells[1].content.value),
        rate: numberOrNull(cells[2].content.value),
        code: cells[3].content.value,
        results: new Array(rowFormulas.length),
        cells,
      })),
      results: new Array(headerFormulas.length),
      children,
    };
  },
  compute: (state) => {
    for (const [i, { hand }] of rowFormulas.entries()) for (const row of state.rows) row.results[i] = hand(row);
    for (const [i, { hand }] of headerFormulas.entries()) state.results[i] = hand(state);
    return state;
  },
  write: ({ rows, results, children }) => {
    const operations = [];
    for (let i = 0; i < rowFormulas.length; i++) {
      for (const row of rows) push(operations, row.cells[inputs.length + i], row.results[i]);
    }
    for (let i = 0; i < results.length; i++) push(operations, children[5 + i], results[i]);
    return operations;
  },
};

/** An empty text is what the cell had, so nothing is sent. */
function push(operations, { id }, value) {
  if (value !== "") operations.push(replace(id, textOf(value)));
}

export const works = [
  {
    name: "two hundred different formulas on fifty rows",
    bounds: { floor: 2, reference: 500 },
    make: () => ({ schema, content, floor }),
  },
];
