/** Lines that occur twice are kept once. */
import { type HookPayload, type HookResponse, TxScript } from "txscript-engine/hook";
import type { Fields } from "./schema.d.ts";

export function rossum_hook_request_handler(payload: HookPayload): HookResponse {
  const t = TxScript.fromPayload<Fields>(payload);
  const seen = new Set<string>();
  const kept = t.field.line_items.filter((row) => {
    const total = row.item_amount_total.defaultTo(0);
    const key = JSON.stringify([row.item_code.value, row.item_description.value, total]);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
  const dropped = t.field.line_items.length - kept.length;
  t.field.line_items.assign(kept);
  if (dropped > 0) t.showInfo(`Removed ${dropped} repeated line(s)`, t.field.line_items);
  return t.hookResponse();
}
