"""Lines of one article become one line: quantities and totals are added up, the price is averaged."""
from txscript import TxScript, default_to, is_empty


def rossum_hook_request_handler(payload):
    t = TxScript.from_payload(payload)
    merged = {}
    for row in t.field.line_items:
        code = row.item_code or f"line {row._index + 1}"
        quantity = default_to(row.item_quantity, 0)
        total = default_to(row.item_amount_total, 0)
        if code not in merged:
            merged[code] = {
                "item_code": row.item_code,
                "item_description": row.item_description,
                "item_order_id": row.item_order_id,
                "item_quantity": quantity + 0.0,
                "item_rate": None if is_empty(row.item_rate) else row.item_rate,
                "item_amount_total": total + 0.0,
            }
        else:
            merged[code]["item_quantity"] += quantity
            merged[code]["item_amount_total"] += total
    for line in merged.values():
        quantity = line["item_quantity"]
        line["item_amount"] = round(line["item_amount_total"] / quantity, 4) if quantity else None
    if len(merged) < len(t.field.line_items):
        t.field.line_items = list(merged.values())
        t.show_warning("Lines were merged by article", t.field.item_code)
    return t.hook_response()
