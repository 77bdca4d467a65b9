// Populations of formulas on documents, beside hand-written JavaScript that does the same work. Results are checked equal before
// anything is timed. `npm run bench` builds first. Issue 6 of the project's list widens this to all populations and peers.
import { compileSchema } from "../dist/index.js";

const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];

function timed(work, repeats = 30) {
  for (let i = 0; i < 10; i++) work();
  const times = [];
  for (let i = 0; i < repeats; i++) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return median(times);
}

const column = (id, type, formula) => ({
  category: "datapoint",
  id,
  label: id,
  type,
  ...(formula === undefined ? {} : { formula, ui_configuration: { type: "formula" } }),
});

const rowSchema = [
  {
    category: "section",
    id: "s",
    label: "S",
    children: [
      {
        category: "multivalue",
        id: "lines",
        label: "Lines",
        children: {
          category: "tuple",
          id: "line",
          label: "Line",
          children: [
            column("quantity", "number"),
            column("price", "number"),
            column("rate", "number"),
            column("net", "number", "default_to(field.quantity, 1) * field.price"),
            column("tax", "number", "round(field.net * default_to(field.rate, 0) / 100, 2)"),
            column("gross", "number", "round(field.net + field.tax, 2)"),
            column("size", "string", "'large' if field.gross > 100 else 'small'"),
            column("ratio", "number", "field.tax / field.gross if field.gross else 0"),
          ],
        },
      },
    ],
  },
];

function rowContent(rows) {
  let id = 10;
  const cell = (schema_id, value) => ({
    id: id++,
    category: "datapoint",
    schema_id,
    content: { value, normalized_value: value },
  });
  const children = Array.from({ length: rows }, (_, i) => ({
    id: id++,
    category: "tuple",
    schema_id: "line",
    children: [
      cell("quantity", i % 7 === 0 ? "" : String(1 + (i % 9))),
      cell("price", String(((i * 37) % 1000) / 10 + 1.01)),
      cell("rate", i % 5 === 0 ? "" : "21"),
      ...["net", "tax", "gross", "size", "ratio"].map((name) => cell(name, "")),
    ],
  }));
  return [
    {
      id: 1,
      category: "section",
      schema_id: "s",
      children: [{ id: 2, category: "multivalue", schema_id: "lines", children }],
    },
  ];
}

/** Two places by the exact binary value, as Python rounds; `toFixed` differs only on exact ties, which do not occur here. */
const round2 = (x) => Number(x.toFixed(2));

function byHand(content) {
  const result = [];
  for (const row of content[0].children[0].children) {
    const value = (i) => row.children[i].content.value;
    const quantity = value(0) === "" ? 1 : Number(value(0));
    const rate = value(2) === "" ? 0 : Number(value(2));
    const net = quantity * Number(value(1));
    const tax = round2((net * rate) / 100);
    const gross = round2(net + tax);
    result.push([net, tax, gross, gross > 100 ? "large" : "small", gross ? tax / gross : 0]);
  }
  return result;
}

const table = [];
for (const rows of [10, 100, 1000]) {
  const compiled = compileSchema(rowSchema);
  const content = rowContent(rows);
  const { values } = compiled.evaluate(content);
  const hand = byHand(content);
  for (const [i, row] of hand.entries()) {
    const gross = Number(values.get("gross")[i]);
    if (gross !== row[2]) throw new Error(`row ${i}: ${gross} is not ${row[2]}`);
  }
  const ours = timed(() => compiled.evaluate(content));
  const floor = timed(() => byHand(content));
  table.push({ work: `five row formulas, ${rows} rows, read to result`, ours, floor });
  const session = compiled.open(content);
  session.evaluate();
  let turn = 0;
  const edit = timed(() => {
    session.setValue(14, String(++turn));
    session.evaluate();
  });
  table.push({ work: `one edit among ${rows} rows`, ours: edit, floor: null });
}
const texts = Array.from({ length: 1000 }, (_, i) => ({
  ...column(
    `f${i}`,
    "number",
    `x${i} = default_to(field.a, ${i})\nif x${i} > ${i * 3}:\n    round(x${i} * 1.${i}, 2)\nelse:\n    [y for y in range(${i % 10})]`,
  ),
}));
const wide = [{ category: "section", id: "s", label: "S", children: [column("a", "number"), ...texts] }];
table.push({ work: "parse and analyse 1000 formulas", ours: timed(() => compileSchema(wide), 5), floor: null });
for (const { work, ours, floor } of table) {
  const ratio = floor === null ? "" : `  ${(ours / floor).toFixed(1)} × hand-written JavaScript`;
  console.log(`${work.padEnd(52)} ${ours.toFixed(3).padStart(9)} ms${ratio}`);
}
