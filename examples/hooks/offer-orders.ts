/** The open orders of the vendor are offered to choose from; a single one that fits is chosen. */
import { fixed, type HookPayload, type HookResponse, TxScript } from "txscript-engine/hook";
import type { Fields } from "./schema.d.ts";
import type { Settings } from "./settings.ts";

export function rossum_hook_request_handler(payload: HookPayload<Settings>): HookResponse {
  const t = TxScript.fromPayload<Fields>(payload);
  const { vendors = [], orders: known = [] } = payload.settings ?? {};
  const { vendor_match, sender_name, order_match, order_id, amount_total } = t.field;
  const named = vendors.find(({ name }) => sender_name.value.toLowerCase().includes(name.toLowerCase()));
  const vendor = vendor_match.value || (named?.id ?? "");
  const orders = known.filter((order) => order.vendor === vendor && order.open);
  const options = orders.map(({ number, total }) => ({ label: `${number} (${fixed(total, 2)})`, value: number }));
  order_match.attr.options = [{ label: "---", value: "" }, ...options];
  if (order_match.isEmpty()) {
    let fitting = orders.filter(({ number }) => number === order_id.value);
    if (fitting.length === 0) {
      fitting = orders.filter(({ total }) => Math.abs(total - amount_total.defaultTo(0)) <= 10);
    }
    const [only] = fitting;
    if (only !== undefined && fitting.length === 1) {
      order_match.value = only.number;
      order_match.attr.validation_sources = ["connector"];
    } else if (orders.length === 0) {
      t.showWarning("The vendor has no open orders", order_match);
    }
  }
  order_match.attr.hidden = orders.length === 0;
  return t.hookResponse();
}
