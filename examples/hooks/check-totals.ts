/** Totals must fit each other; lines whose total does not are named. */
import { fixed, type HookPayload, type HookResponse, round, TxScript } from "txscript-engine/hook";
import type { Fields } from "./schema.d.ts";
import type { Settings } from "./settings.ts";

export function rossum_hook_request_handler(payload: HookPayload<Settings>): HookResponse {
  const t = TxScript.fromPayload<Fields>(payload);
  const { amount_total_base: base, amount_total_tax: tax, amount_total: total } = t.field;
  const tolerance = payload.settings?.tolerance ?? 0;
  for (const row of t.field.line_items) {
    const quantity = row.item_quantity.value;
    const price = row.item_amount.value;
    if (quantity === null || price === null) {
      if (row.item_amount_total.isEmpty()) t.showError("The line has no total", row.item_amount_total);
      continue;
    }
    const expected = quantity * price;
    if (Math.abs(expected - row.item_amount_total.defaultTo(0)) > tolerance) {
      t.showError(`Quantity times price is ${fixed(expected, 2)}`, row.item_amount_total);
    }
  }
  const lines = t.field.item_amount_total.defaultTo(0).sum();
  if (base.value === null) {
    base.value = round(lines, 2);
    t.showInfo("Filled from the lines", base);
  } else if (Math.abs(lines - base.value) > tolerance) {
    t.showWarning(`The lines add up to ${fixed(lines, 2)}`, base);
  }
  if (total.value === null) {
    t.showError("The total is missing", total);
    t.automationBlocker("No total", total);
  } else {
    const difference = total.value - base.defaultTo(0) - tax.defaultTo(0);
    if (Math.abs(difference) > tolerance) {
      t.showError(`Base and tax differ from the total by ${fixed(difference, 2)}`, total);
      t.automationBlocker("Totals do not fit", total);
    }
  }
  return t.hookResponse();
}
