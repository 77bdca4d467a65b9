"""The vendor is found by VAT number, then by name, then by who sent the email."""
from txscript import TxScript, is_empty, substitute


def rossum_hook_request_handler(payload):
    t = TxScript.from_payload(payload)
    vendors = payload["settings"]["vendors"]
    vat = substitute(r"[^0-9A-Z]", "", t.field.sender_vat_id.upper())
    by_vat = [v for v in vendors if vat and substitute(r"\W", "", v["vat"]) == vat]
    words = set(t.field.sender_name.lower().split())
    by_name = [v for v in vendors if words & set(v["name"].lower().split())]
    sender = t.context.email["from"].email if t.context.email else ""
    by_mail = [v for v in vendors if sender and v["name"].lower().split()[0] in sender]
    found = by_vat or by_name or by_mail
    t.field.vendor_match.attr.options = [{"label": v["name"], "value": v["id"]} for v in found]
    if len(found) == 1 or by_vat:
        vendor = found[0]
        t.field.vendor_match = vendor["id"]
        t.field.vendor_checked = bool(by_vat)
        if t.field.currency != vendor["currency"]:
            t.show_warning(f"{vendor['name']} is paid in {vendor['currency'].upper()}", t.field.currency)
    else:
        t.field.vendor_match = None
        t.field.vendor_checked = None
        t.show_error(f"{len(found)} vendors fit", t.field.vendor_match)
    country = t.context.queue.metadata.country
    if not is_empty(vat) and vat[:2] != country:
        t.show_info(f"Foreign vendor in queue {t.queue.name}", t.field.sender_vat_id)
    return t.hook_response()
