// Invoices as requests of `txs batch`, one a line, the same ones every time: node generate.mjs [COUNT] > requests.jsonl
import { once } from "node:events";

const count = Number(process.argv[2] ?? 100_000);

const datapoint = (id, type, formula) => ({
  category: "datapoint",
  id,
  label: id,
  type,
  ...(formula === undefined ? {} : { formula }),
});
const columns = [
  datapoint("quantity", "number"),
  datapoint("price", "number"),
  datapoint("net", "number", "round(default_to(field.quantity, 1) * field.price, 2)"),
  datapoint("large", "string", "'yes' if field.net > 500 else 'no'"),
];
const header = [
  datapoint("invoice_id", "string"),
  datapoint("issued", "date"),
  datapoint("tax_rate", "number"),
  datapoint("total", "number"),
  datapoint("invoice_key", "string", 'substitute(r"[^0-9]", "", field.invoice_id)'),
  datapoint("due", "date", "field.issued + timedelta(days=30)"),
  datapoint("net_total", "number", "round(sum(field.net.all_values), 2)"),
  datapoint("gross", "number", "round(field.net_total * (1 + default_to(field.tax_rate, 21) / 100), 2)"),
  datapoint(
    "check",
    "string",
    'if is_empty(field.total):\n    show_warning("Total is missing", field.total)\n    "missing"\nelif abs(field.total - field.gross) < 0.05:\n    "ok"\nelse:\n    "differs"',
  ),
];
const lines = {
  category: "multivalue",
  id: "lines",
  label: "lines",
  children: { category: "tuple", id: "line", label: "line", children: columns },
};
const schema = [{ category: "section", id: "invoice", label: "invoice", children: [...header, lines] }];

function requestOf(i) {
  let last = 0;
  const cell = (schema_id, value) => ({
    id: ++last,
    category: "datapoint",
    schema_id,
    content: { value, normalized_value: value },
  });
  const row = (n) => {
    const texts = {
      quantity: (i + n) % 7 === 0 ? "" : String(1 + ((i + n) % 9)),
      price: String(((i * 37 + n * 101) % 20_000) / 100),
    };
    return {
      id: ++last,
      category: "tuple",
      schema_id: "line",
      children: columns.map(({ id }) => cell(id, texts[id] ?? "")),
    };
  };
  const texts = {
    invoice_id: `INV-${i}/2024`,
    issued: `2024-${String(1 + (i % 12)).padStart(2, "0")}-${String(1 + (i % 28)).padStart(2, "0")}`,
    tax_rate: i % 3 === 0 ? "" : "15",
    total: i % 5 === 0 ? "" : String(i % 1000),
  };
  const children = header.map(({ id }) => cell(id, texts[id] ?? ""));
  children.push({
    id: ++last,
    category: "multivalue",
    schema_id: "lines",
    children: Array.from({ length: 1 + (i % 5) }, (_, n) => row(n)),
  });
  return { id: i, schema, content: [{ id: ++last, category: "section", schema_id: "invoice", children }] };
}

for (let i = 0; i < count; i++) {
  if (!process.stdout.write(`${JSON.stringify(requestOf(i))}\n`)) await once(process.stdout, "drain");
}
