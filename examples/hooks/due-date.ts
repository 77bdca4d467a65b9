/** The due date follows from the issue date and the payment terms, and never falls on a weekend. */
import { type HookPayload, type HookResponse, TxScript } from "txscript-engine/hook";
import type { Fields } from "./schema.d.ts";
import type { Settings } from "./settings.ts";

export function rossum_hook_request_handler(payload: HookPayload<Settings>): HookResponse {
  const t = TxScript.fromPayload<Fields>(payload);
  const { date_issue, date_due, payment_terms, vendor_match, notes } = t.field;
  const issued = date_issue.value;
  if (issued === null) {
    t.showWarning("Without an issue date there is no due date", date_issue);
    return t.hookResponse();
  }
  const vendor = payload.settings?.vendors.find(({ id }) => id === vendor_match.value);
  const terms = payment_terms.value || (vendor?.terms ?? "14 days");
  let due = issued;
  if (terms.toLowerCase().includes("end of month")) due = due.endOfMonth();
  due = due.plusDays(Number(/\d+/.exec(terms)?.[0] ?? 0));
  while (due.weekday >= 6) due = due.plusDays(1);
  if (date_due.value !== null && date_due.value < issued) t.showError("Due before it was issued", date_due);
  date_due.value = due;
  notes.value = `Due in ${issued.daysUntil(due)} days`;
  return t.hookResponse();
}
