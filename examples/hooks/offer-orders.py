"""The open orders of the vendor are offered to choose from; a single one that fits is chosen."""
from txscript import TxScript, default_to, is_empty


def rossum_hook_request_handler(payload):
    t = TxScript.from_payload(payload)
    vendor = t.field.vendor_match or next(
        (v["id"] for v in payload["settings"]["vendors"] if v["name"].lower() in t.field.sender_name.lower()), ""
    )
    orders = [o for o in payload["settings"]["orders"] if o["vendor"] == vendor and o["open"]]
    options = [{"label": f"{o['number']} ({o['total']:.2f})", "value": o["number"]} for o in orders]
    t.field.order_match.attr.options = [{"label": "---", "value": ""}] + options
    if is_empty(t.field.order_match):
        fitting = [o for o in orders if o["number"] == t.field.order_id]
        if not fitting:
            fitting = [o for o in orders if abs(o["total"] - default_to(t.field.amount_total, 0)) <= 10]
        if len(fitting) == 1:
            t.field.order_match = fitting[0]["number"]
            t.field.order_match.attr.validation_sources = ["connector"]
        elif not orders:
            t.show_warning("The vendor has no open orders", t.field.order_match)
    t.field.order_match.attr.hidden = len(orders) == 0
    return t.hook_response()
