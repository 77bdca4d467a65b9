/** The tax table is made anew from the lines, one row a rate, in cents that add up. */
import { Decimal, type HookPayload, type HookResponse, TxScript } from "txscript-engine/hook";
import type { Fields } from "./schema.d.ts";

export function rossum_hook_request_handler(payload: HookPayload): HookResponse {
  const t = TxScript.fromPayload<Fields>(payload);
  const { field } = t;
  const bases = new Map<number, Decimal>();
  for (const row of field.line_items) {
    const total = row.item_amount_total.value;
    if (total === null) continue;
    const rate = row.item_rate.defaultTo(0);
    bases.set(rate, (bases.get(rate) ?? Decimal.from(0)).add(total));
  }
  const rows = [...bases]
    .sort(([a], [b]) => b - a)
    .map(([rate, base]) => ({
      tax_detail_rate: rate,
      tax_detail_base: base.round(2),
      tax_detail_tax: base.mul(rate).div(100, 2, "half-up"),
    }));
  field.tax_details.assign(rows);
  field.amount_total_base.value = Decimal.sum(rows.map((row) => row.tax_detail_base)).round(2);
  field.amount_total_tax.value = Decimal.sum(rows.map((row) => row.tax_detail_tax)).round(2);
  return t.hookResponse();
}
