/** Order numbers of header and lines are written in one way and listed once each; lines without one get the only one. */
import { type HookPayload, type HookResponse, TxScript } from "txscript-engine/hook";
import type { Fields } from "./schema.d.ts";

export function rossum_hook_request_handler(payload: HookPayload): HookResponse {
  const t = TxScript.fromPayload<Fields>(payload);
  const { item_order_id, order_id, order_id_item, order_ids, line_items } = t.field;
  item_order_id.assign(item_order_id.map(normalized));
  const found = [order_id.value, ...order_id_item, ...item_order_id].map(normalized);
  const orders = [...new Set(found.filter((order) => order !== ""))];
  order_ids.assign(orders.toSorted());
  const [first = null] = orders;
  if (orders.length === 1) {
    for (const row of line_items) if (row.item_order_id.isEmpty()) row.item_order_id.value = first;
  } else if (orders.length > 1) {
    line_items.insert(0, { item_code: "ORDERS", item_description: orders.join(", "), item_quantity: 0n });
  }
  order_id.value = first;
  return t.hookResponse();
}

function normalized(text: string): string {
  const found = /po\W*(\d{4})/i.exec(text);
  return found === null ? text.trim().toUpperCase() : `PO-${found[1]}`;
}
