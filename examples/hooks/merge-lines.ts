/** Lines of one article become one line: quantities and totals are added up, the price is averaged. */
import { type HookPayload, type HookResponse, round, TxScript } from "txscript-engine/hook";
import type { Fields } from "./schema.d.ts";

interface Line {
  item_code: string;
  item_description: string;
  item_order_id: string;
  item_quantity: number;
  item_rate: number | null;
  item_amount_total: number;
}

export function rossum_hook_request_handler(payload: HookPayload): HookResponse {
  const t = TxScript.fromPayload<Fields>(payload);
  const { line_items } = t.field;
  const merged = new Map<string, Line>();
  for (const row of line_items) {
    const code = row.item_code.value || `line ${row._index + 1}`;
    const quantity = row.item_quantity.defaultTo(0);
    const total = row.item_amount_total.defaultTo(0);
    const line = merged.get(code);
    if (line === undefined) {
      merged.set(code, {
        item_code: row.item_code.value,
        item_description: row.item_description.value,
        item_order_id: row.item_order_id.value,
        item_quantity: quantity,
        item_rate: row.item_rate.value,
        item_amount_total: total,
      });
    } else {
      line.item_quantity += quantity;
      line.item_amount_total += total;
    }
  }
  if (merged.size < line_items.length) {
    const lines = [...merged.values()].map((line) => ({ ...line, item_amount: priceOf(line) }));
    line_items.assign(lines);
    t.showWarning("Lines were merged by article", t.field.item_code);
  }
  return t.hookResponse();
}

function priceOf({ item_amount_total, item_quantity }: Line): number | null {
  return item_quantity === 0 ? null : round(item_amount_total / item_quantity, 4);
}
