// The same tests as in the YAML files can be written for vitest, where a loop or a helper says it better.
import { join } from "node:path";
import { readQueueFolder } from "txscript-engine/queue";
import { matchers, testbed } from "txscript-engine/testing";
import type {} from "txscript-engine/testing/vitest";
import { describe, expect, test } from "vitest";

expect.extend(matchers);

const queue = readQueueFolder(join(import.meta.dirname, "../queues/Supplier invoices_[812345]"));
const invoices = testbed(queue.schema, { files: queue.formulas });

describe("totals", () => {
  test("follow the lines as a user edits them", () => {
    const invoice = invoices.document({
      amount_total: 121,
      line_items: [{ item_description: "Paper", item_quantity: 2, item_unit_price: 50, item_tax_rate: 21 }],
    });
    expect(invoice).toCompute({ total_computed: 121, total_check: "ok" });

    invoice.set("line_items[0].item_quantity", 3);
    expect(invoice).toShowError("The lines add up to 181.50, off by -60.50", { on: "amount_total" });
    expect(invoice).toBlockAutomation("The total does not match the lines");

    invoice.addRow("line_items", { item_description: "Returned", item_quantity: -1, item_unit_price: 50 });
    expect(invoice).toCompute({ total_check: "ok", line_items: [{ item_total: 181.5 }, { item_total: -60.5 }] });
    expect(invoice).not.toBlockAutomation("The total does not match the lines");
  });

  test.each([
    [0, "none"],
    [5000, "none"],
    [5000.01, "manager"],
    [-5000.01, "manager"],
    [50_000.01, "director"],
  ])("an invoice over %d EUR is approved by: %s", (amount_total, approval_level) => {
    expect(invoices.document({ amount_total })).toCompute({ approval_level });
  });
});

test.each([
  ["invoice", 100],
  ["credit_note", -100],
])("the amount due of an %s", (document_type, amount_due) => {
  expect(invoices.document({ document_type, amount_total: 100 })).toCompute({ amount_due });
});
