/** What a credit note does not have is hidden, as are columns that are empty in all lines. */
import { type HookPayload, type HookResponse, TxScript } from "txscript-engine/hook";
import type { Fields } from "./schema.d.ts";
import type { Settings } from "./settings.ts";

export function rossum_hook_request_handler(payload: HookPayload<Settings>): HookResponse {
  const t = TxScript.fromPayload<Fields>(payload);
  const { document_type, document_id, exchange_rate, currency, tax_details, item_order_id, line_items } = t.field;
  const isCreditNote = document_type.value === "credit_note";
  for (const schemaId of payload.settings?.credit_note_hides ?? []) {
    const found = t.find(schemaId);
    if (found !== undefined && "attr" in found) found.attr.hidden = isCreditNote;
  }
  exchange_rate.attr.hidden = currency.value === "eur";
  tax_details.attr.hidden = tax_details.length === 0;
  const noOrders = item_order_id.isEmpty().all();
  for (const row of line_items) {
    row.item_order_id.attr.hidden = noOrders;
    const { attr } = row.item_amount_total;
    if (row.item_amount_total.isSet() && !attr.hidden) attr.validation_sources = ["checks"];
  }
  if (isCreditNote) {
    document_id.attr.page = 1;
    document_id.attr.position = [10, 20, 110, 40];
    if (document_id.attr.label === "Invoice number") {
      t.showInfo("This is the number of a credit note", document_id);
    }
  }
  return t.hookResponse();
}
