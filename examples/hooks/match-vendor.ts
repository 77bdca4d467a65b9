/** The vendor is found by VAT number, then by name, then by who sent the email. */
import { at, type HookPayload, type HookResponse, substitute, TxScript } from "txscript-engine/hook";
import type { Fields } from "./schema.d.ts";
import type { Settings } from "./settings.ts";

export function rossum_hook_request_handler(payload: HookPayload<Settings>): HookResponse {
  const t = TxScript.fromPayload<Fields>(payload);
  const { sender_vat_id, sender_name, vendor_match, vendor_checked, currency } = t.field;
  const vendors = payload.settings?.vendors ?? [];
  const vat = substitute(/[^0-9A-Z]/, "", sender_vat_id.value.toUpperCase());
  const byVat = vendors.filter((vendor) => vat !== "" && substitute(/\W/, "", vendor.vat) === vat);
  const words = new Set(wordsOf(sender_name.value));
  const byName = vendors.filter(({ name }) => wordsOf(name).some((word) => words.has(word)));
  const sender = String(at(t.context.email, "from", "email") ?? "");
  const byMail = vendors.filter(({ name }) => sender !== "" && sender.includes(wordsOf(name)[0] ?? name));
  const found = [byVat, byName, byMail].find(({ length }) => length > 0) ?? [];
  vendor_match.attr.options = found.map(({ name, id }) => ({ label: name, value: id }));
  const [vendor] = found;
  if (vendor !== undefined && (found.length === 1 || byVat.length > 0)) {
    vendor_match.value = vendor.id;
    vendor_checked.value = byVat.length > 0;
    if (currency.value !== vendor.currency) {
      t.showWarning(`${vendor.name} is paid in ${vendor.currency.toUpperCase()}`, currency);
    }
  } else {
    vendor_match.value = null;
    vendor_checked.value = null;
    t.showError(`${found.length} vendors fit`, vendor_match);
  }
  const country = at(t.context.queue, "metadata", "country");
  if (vat !== "" && vat.slice(0, 2) !== country) {
    t.showInfo(`Foreign vendor in queue ${t.queue?.name}`, sender_vat_id);
  }
  return t.hookResponse();
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}
