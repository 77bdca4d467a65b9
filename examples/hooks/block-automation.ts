/** What the settings name must be there before anything is automated; large amounts need somebody's look. */
import { type HookPayload, type HookResponse, isEmpty, TxScript } from "txscript-engine/hook";
import type { Fields } from "./schema.d.ts";
import type { Settings } from "./settings.ts";

export function rossum_hook_request_handler(payload: HookPayload<Settings>): HookResponse {
  const t = TxScript.fromPayload<Fields>(payload);
  const { currency, amount_total, vendor_checked, line_items } = t.field;
  const { required = [], limits = {} } = payload.settings ?? {};
  for (const schemaId of required) {
    const found = t.find(schemaId) ?? null;
    if (isEmpty(found)) t.automationBlocker(`${schemaId} is empty`, found);
  }
  const limit = limits[currency.value];
  if (limit === undefined) {
    t.automationBlocker("No limit is set for this currency", currency, { detail: { currency: currency.value } });
  } else if (amount_total.defaultTo(0) > limit) {
    t.automationBlocker(`More than ${limit}`, amount_total, { detail: { limit } });
  }
  if (vendor_checked.value !== true) t.automationBlocker("The vendor was not checked", vendor_checked);
  for (const row of line_items) if (row.item_code.isEmpty()) t.automationBlocker("A line without a code", row);
  return t.hookResponse();
}
