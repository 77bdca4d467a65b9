import { contentOf, datapoint, replace, section } from "../documents.mjs";
import { fixed2, floatText, round2 } from "../python-arithmetic.mjs";

const schema = [
  section("s", [
    datapoint("amount_a", "number"),
    datapoint("amount_b", "number"),
    datapoint("discount_rate", "number"),
    datapoint("tax_rate", "number"),
    datapoint("shipping", "number"),
    datapoint("amount_due", "number"),
    datapoint("supplier", "string"),
    datapoint("invoice_id", "string"),
    datapoint("date_issue", "date"),
    datapoint("date_due", "date"),
    datapoint("subtotal", "number", "default_to(field.amount_a, 0) + default_to(field.amount_b, 0)"),
    datapoint("discount", "number", "round(field.subtotal * default_to(field.discount_rate, 0) / 100, 2)"),
    datapoint("taxable", "number", "field.subtotal - field.discount"),
    datapoint("tax", "number", "round(field.taxable * default_to(field.tax_rate, 21) / 100, 2)"),
    datapoint("total", "number", "round(field.taxable + field.tax + default_to(field.shipping, 0), 2)"),
    datapoint("difference", "number", "field.total - default_to(field.amount_due, 0)"),
    datapoint("status", "string", '"ok" if abs(field.difference) < 0.01 else "check"'),
    datapoint("title", "string", 'f"{field.supplier.upper()} {field.invoice_id}: {field.total:.2f}"'),
    datapoint("days", "number", "(field.date_due - field.date_issue).days"),
    datapoint(
      "priority",
      "string",
      'if field.total > 1000 and field.days < 15:\n    "high"\nelif field.total > 100:\n    "normal"\nelse:\n    "low"',
    ),
  ]),
];

const content = contentOf(schema, {
  amount_a: "1200.5",
  discount_rate: "3.5",
  shipping: "12.9",
  amount_due: "1414.66",
  supplier: "Acme Ltd",
  invoice_id: "INV-2024-0042",
  date_issue: "2024-01-17",
  date_due: "2024-02-16",
});

const results = [
  "subtotal",
  "discount",
  "taxable",
  "tax",
  "total",
  "difference",
  "status",
  "title",
  "days",
  "priority",
];
const integers = new Set(["days"]);

const numberOrNull = (text) => (text === "" ? null : Number(text));

const floor = {
  load: ([{ children }]) => {
    const text = (i) => children[i].content.value;
    return {
      amountA: numberOrNull(text(0)),
      amountB: numberOrNull(text(1)),
      discountRate: numberOrNull(text(2)),
      taxRate: numberOrNull(text(3)),
      shipping: numberOrNull(text(4)),
      amountDue: numberOrNull(text(5)),
      supplier: text(6),
      invoiceId: text(7),
      issued: Date.parse(text(8)) / 86_400_000,
      due: Date.parse(text(9)) / 86_400_000,
      ids: children.slice(10).map(({ id }) => id),
      subtotal: 0,
      discount: 0,
      taxable: 0,
      tax: 0,
      total: 0,
      difference: 0,
      status: "",
      title: "",
      days: 0,
      priority: "",
    };
  },
  compute: (h) => {
    h.subtotal = (h.amountA ?? 0) + (h.amountB ?? 0);
    h.discount = round2((h.subtotal * (h.discountRate ?? 0)) / 100);
    h.taxable = h.subtotal - h.discount;
    h.tax = round2((h.taxable * (h.taxRate ?? 21)) / 100);
    h.total = round2(h.taxable + h.tax + (h.shipping ?? 0));
    h.difference = h.total - (h.amountDue ?? 0);
    h.status = Math.abs(h.difference) < 0.01 ? "ok" : "check";
    h.title = `${h.supplier.toUpperCase()} ${h.invoiceId}: ${fixed2(h.total)}`;
    h.days = h.due - h.issued;
    h.priority = h.total > 1000 && h.days < 15 ? "high" : h.total > 100 ? "normal" : "low";
    return h;
  },
  write: (h) =>
    results.map((name, i) => {
      const value = h[name];
      return replace(
        h.ids[i],
        typeof value === "string" ? value : integers.has(name) ? String(value) : floatText(value),
      );
    }),
};

export const work = { schema, content, floor };

export const works = [{ name: "ten header formulas", bounds: { floor: 3, reference: 300 }, make: () => work }];
