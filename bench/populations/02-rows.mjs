import { contentOf, datapoint, replace, section, table } from "../documents.mjs";
import { floatText, round2 } from "../python-arithmetic.mjs";

const schema = [
  section("s", [
    table("lines", [
      datapoint("quantity", "number"),
      datapoint("price", "number"),
      datapoint("rate", "number"),
      datapoint("net", "number", "default_to(field.quantity, 1) * field.price"),
      datapoint("tax", "number", "round(field.net * default_to(field.rate, 0) / 100, 2)"),
      datapoint("gross", "number", "round(field.net + field.tax, 2)"),
      datapoint("size", "string", "'large' if field.gross > 100 else 'small'"),
      datapoint("share", "number", "field.tax / field.gross if field.gross else 0"),
    ]),
  ]),
];

const lines = (i) => ({
  quantity: i % 7 === 0 ? "" : String(1 + (i % 9)),
  price: String((((i * 3701) % 100_000) + 1) / (i % 3 === 0 ? 8 : 100)),
  rate: i % 5 === 0 ? "" : "21",
});

/** Texts are made where the formula gives a float; `share` is the integer 0 where there is no gross amount. */
const floor = {
  load: ([{ children }]) =>
    children[0].children.map(({ children: cells }) => ({
      quantity: cells[0].content.value === "" ? null : Number(cells[0].content.value),
      price: Number(cells[1].content.value),
      rate: cells[2].content.value === "" ? null : Number(cells[2].content.value),
      net: 0,
      tax: 0,
      gross: 0,
      size: "",
      share: 0,
      cells,
    })),
  compute: (rows) => {
    for (const row of rows) {
      row.net = (row.quantity ?? 1) * row.price;
      row.tax = round2((row.net * (row.rate ?? 0)) / 100);
      row.gross = round2(row.net + row.tax);
      row.size = row.gross > 100 ? "large" : "small";
      row.share = row.gross ? row.tax / row.gross : 0;
    }
    return rows;
  },
  /** In the order the platform writes: field by field. */
  write: (rows) => {
    const operations = [];
    for (const { cells, net } of rows) operations.push(replace(cells[3].id, floatText(net)));
    for (const { cells, tax } of rows) operations.push(replace(cells[4].id, floatText(tax)));
    for (const { cells, gross } of rows) operations.push(replace(cells[5].id, floatText(gross)));
    for (const { cells, size } of rows) operations.push(replace(cells[6].id, size));
    for (const { cells, gross, share } of rows) operations.push(replace(cells[7].id, gross ? floatText(share) : "0"));
    return operations;
  },
};

export const rowWork = (rows) => ({ schema, content: contentOf(schema, {}, { lines: [rows, lines] }), floor });

const work = (rows, bounds) => ({
  name: `five row formulas, ${rows.toLocaleString("en")} rows`,
  bounds,
  make: () => rowWork(rows),
});

export const works = [
  work(10, {}),
  work(100, { floor: 2, reference: 1000 }),
  work(1000, { floor: 1.2, reference: 1500 }),
  work(10_000, { floor: 0.8, reference: 2500 }),
];
