import { contentOf, datapoint, replace, section, table } from "../documents.mjs";
import { compensatedSum, floatText } from "../python-arithmetic.mjs";

const columns = ["quantity", "price", "rate"];

const formulas = [
  ["amount", "number", "sum(default_to(field.quantity.all_values, 0) * default_to(field.price.all_values, 1))"],
  ["listed", "number", "sum(field.price.all_values)"],
  ["dearest", "number", "max(field.price.all_values) - min(field.price.all_values)"],
  ["most", "number", "max(default_to(field.quantity.all_values, 0))"],
  ["missing", "number", "sum(is_empty(field.rate.all_values))"],
  ["large", "string", '"yes" if any(field.price.all_values > 124.9) else "no"'],
  ["positive", "string", '"yes" if all(default_to(field.quantity.all_values, 0) >= 0) else "no"'],
  ["mean", "number", "sum(default_to(field.rate.all_values, 0) / 100) / len(field.rate.all_values)"],
];

const schema = [
  section("s", [
    table(
      "lines",
      columns.map((id) => datapoint(id, "number")),
    ),
    ...formulas.map(([id, type, code]) => datapoint(id, type, code)),
  ]),
];

const lines = (i) => ({
  quantity: i % 7 === 0 ? "" : String(1 + (i % 9)),
  price: String((((i * 37) % 1000) + 1) / 10),
  rate: i % 5 === 0 ? "" : "21",
});

const floor = {
  load: ([{ children }]) => ({
    rows: children[0].children.map(({ children: cells }) => ({
      quantity: cells[0].content.value === "" ? null : Number(cells[0].content.value),
      price: Number(cells[1].content.value),
      rate: cells[2].content.value === "" ? null : Number(cells[2].content.value),
    })),
    ids: children.slice(1).map(({ id }) => id),
    texts: [],
  }),
  compute: (state) => {
    const { rows } = state;
    const amounts = new Float64Array(rows.length);
    const shares = new Float64Array(rows.length);
    let listed = 0;
    let dearest = Number.NEGATIVE_INFINITY;
    let cheapest = Number.POSITIVE_INFINITY;
    let most = 0;
    let missing = 0;
    let large = false;
    let positive = true;
    for (let i = 0; i < rows.length; i++) {
      const { quantity, price, rate } = rows[i];
      amounts[i] = (quantity ?? 0) * (price ?? 1);
      shares[i] = (rate ?? 0) / 100;
      listed += price;
      if (price > dearest) dearest = price;
      if (price < cheapest) cheapest = price;
      if ((quantity ?? 0) > most) most = quantity ?? 0;
      if (rate === null) missing++;
      if (price > 124.9) large = true;
      if ((quantity ?? 0) < 0) positive = false;
    }
    const amount = compensatedSum(amounts);
    const mean = compensatedSum(shares) / rows.length;
    state.results = { amount, listed, span: dearest - cheapest, most, missing, large, positive, mean };
    return state;
  },
  write: ({ ids, results }) => {
    const { amount, listed, span, most, missing, large, positive, mean } = results;
    const texts = [
      ...[amount, listed, span, most].map(floatText),
      String(missing),
      large ? "yes" : "no",
      positive ? "yes" : "no",
      floatText(mean),
    ];
    return ids.map((id, i) => replace(id, texts[i]));
  },
};

const work = (rows, bounds) => ({
  name: `eight column formulas, ${rows.toLocaleString("en")} rows`,
  bounds,
  reference: rows <= 10_000,
  make: () => ({ schema, content: contentOf(schema, {}, { lines: [rows, lines] }), floor }),
});

export const works = [
  work(10, {}),
  work(1000, { floor: 2, reference: 2000 }),
  work(10_000, {}),
  work(100_000, { floor: 1.5 }),
];
