"""Order numbers of header and lines are written in one way and listed once each; lines without one get the only one."""
from txscript import TxScript, is_empty, re


def normalized(text):
    found = re.search(r"po\W*(\d{4})", text, re.IGNORECASE)
    return f"PO-{found.group(1)}" if found else text.strip().upper()


def rossum_hook_request_handler(payload):
    t = TxScript.from_payload(payload)
    t.field.item_order_id.all_values = [normalized(order) for order in t.field.item_order_id.all_values]
    orders = []
    for order in [t.field.order_id, *t.field.order_id_item.all_values, *t.field.item_order_id.all_values]:
        if not is_empty(normalized(order)) and normalized(order) not in orders:
            orders.append(normalized(order))
    t.field.order_ids.all_values = sorted(orders)
    if len(orders) == 1:
        for row in t.field.line_items:
            if is_empty(row.item_order_id):
                row.item_order_id = orders[0]
    elif orders:
        t.field.line_items.insert(0, {"item_code": "ORDERS", "item_description": ", ".join(orders), "item_quantity": 0})
    t.field.order_id = orders[0] if orders else None
    return t.hook_response()
