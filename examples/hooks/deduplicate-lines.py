"""Lines that occur twice are kept once."""
from txscript import TxScript, default_to


def rossum_hook_request_handler(payload):
    t = TxScript.from_payload(payload)
    seen = set()
    kept = []
    for row in t.field.line_items:
        key = (row.item_code, row.item_description, str(default_to(row.item_amount_total, 0)))
        if key in seen:
            continue
        seen.add(key)
        kept.append(row)
    dropped = len(t.field.line_items) - len(kept)
    t.field.line_items = kept
    if dropped > 0:
        t.show_info(f"Removed {dropped} repeated line(s)", t.field.line_items)
    return t.hook_response()
