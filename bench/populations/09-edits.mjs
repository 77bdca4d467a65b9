import { deepStrictEqual } from "node:assert";
import { readFileSync } from "node:fs";
import { contentOf, datapoint, section, table } from "../documents.mjs";
import { compileSchema, allModules as modules } from "../engine.mjs";
import { works as queueWorks } from "./08-queue.mjs";

/** Twenty row formulas, of which those after the first ten hang on `apart`, which no column formula reads. */
const rowFormulas = [
  ["net", "default_to(field.quantity, 1) * field.price"],
  ["tax", "round(field.net * default_to(field.rate, 0) / 100, 2)"],
  ["gross", "round(field.net + field.tax, 2)"],
  ["size", "'large' if field.gross > 100 else 'small'"],
  ["share", "field.tax / field.gross if field.gross else 0"],
  ["double", "field.price * 2"],
  ["capped", "min(field.price, 500)"],
  ["level", "if field.quantity is None:\n    0\nelif field.quantity > 5:\n    2\nelse:\n    1"],
  ["mark", "f'{field.size}: {field.gross:.2f}'"],
  ["left", "max(field.capped - 100, 0)"],
  ["b0", "default_to(field.apart, 0) * 2"],
  ...Array.from({ length: 9 }, (_, i) => [`b${i + 1}`, `round(field.b${i} * 1.01 + ${i}, 2)`]),
];

const columnFormulas = [
  ["net_total", "sum(field.net.all_values)"],
  ["tax_total", "sum(field.tax.all_values)"],
  ["gross_total", "round(sum(field.gross.all_values), 2)"],
  ["dearest", "max(field.price.all_values)"],
  ["cheapest", "min(field.price.all_values)"],
  ["amount", "sum(default_to(field.quantity.all_values, 0) * field.price.all_values)"],
  ["priced", "len([p for p in field.price.all_values if p > 10])"],
  ["over", "sum(field.gross.all_values > 100)"],
  ["mean", "sum(field.price.all_values) / len(field.price.all_values)"],
  ["most", "max(default_to(field.quantity.all_values, 0))"],
];

const textual = new Set(["size", "mark"]);

const schema = [
  section("s", [
    table("lines", [
      ...["quantity", "price", "rate", "apart"].map((id) => datapoint(id, "number")),
      ...rowFormulas.map(([id, code]) => datapoint(id, textual.has(id) ? "string" : "number", code)),
    ]),
    ...columnFormulas.map(([id, code]) => datapoint(id, "number", code)),
  ]),
];

const lines = (i) => ({
  quantity: i % 7 === 0 ? "" : String(1 + (i % 9)),
  price: String((((i * 3701) % 100_000) + 1) / 100),
  rate: i % 5 === 0 ? "" : "21",
  apart: String(i),
});

const nodesOf = (nodes) =>
  nodes.flatMap((node) => [node, ...("children" in node ? nodesOf([node.children].flat()) : [])]);

/** An edit of one datapoint, whose text is another each time; checked against full evaluations of documents edited by hand. */
function editing(schemaJson, contentJson, id, textOf) {
  const compiled = compileSchema(schemaJson);
  const session = compiled.open(contentJson, { modules });
  session.evaluate();
  let turn = 0;
  const edit = () => {
    session.setValue(id, textOf(++turn));
    return session.evaluate().operations;
  };
  for (let i = 0; i < 5; i++) {
    if (edit().length === 0) throw new Error("an edit changed nothing");
    const edited = structuredClone(contentJson);
    const content = nodesOf(edited.content ?? edited).find((node) => node.id === id).content;
    Object.assign(content, { value: textOf(turn), normalized_value: textOf(turn) });
    deepStrictEqual(session.values(), compiled.evaluate(edited, { modules }).values);
  }
  return edit;
}

function onLines(rows, column) {
  const content = contentOf(schema, {}, { lines: [rows, lines] });
  const row = content[0].children[0].children[rows >> 1];
  const id = row.children.find(({ schema_id }) => schema_id === column).id;
  return editing(schema, content, id, (turn) => String(10 + (turn % 16) / 8));
}

function onExample() {
  const read = (name) =>
    JSON.parse(readFileSync(new URL(`../../examples/invoice/${name}.json`, import.meta.url), "utf8"));
  const content = read("annotation");
  const cell = nodesOf(content.content).find(({ schema_id }) => schema_id === "item_amount_total_base");
  return editing(read("schema"), content, cell.id, (turn) => String(10 + (turn % 16) / 8));
}

/** A character typed into one formula of a queue: its schema is compiled again. */
function typing() {
  const [queue] = queueWorks;
  const { schema: written } = queue.make();
  let turn = 0;
  return () => {
    const typed = { ...written[0], children: written[0].children.slice() };
    const last = typed.children.at(-1);
    typed.children[typed.children.length - 1] = { ...last, formula: `${last.formula} + ${++turn}` };
    return compileSchema([typed]);
  };
}

const edit = (ours) => ({ phases: [{ name: "edit", ours }] });

export const works = [
  {
    name: "keystroke in one of two hundred formulas, schema compiled again",
    bounds: { milliseconds: 1 },
    make: () => edit(typing()),
  },
  { name: "edit in the example invoice", bounds: { milliseconds: 1 }, make: () => edit(onExample()) },
  {
    name: "edit of 1,000 rows that columns read",
    bounds: { milliseconds: 1 },
    make: () => edit(onLines(1000, "price")),
  },
  {
    name: "edit of 1,000 rows that no column reads (floor: the same on 10 rows)",
    bounds: { milliseconds: 1, floor: 2 },
    make: () => ({ phases: [{ name: "edit", ours: onLines(1000, "apart"), floor: onLines(10, "apart") }] }),
  },
];
