"""Totals must fit each other; lines whose total does not are named."""
from txscript import TxScript, default_to, is_empty


def rossum_hook_request_handler(payload):
    t = TxScript.from_payload(payload)
    tolerance = payload["settings"]["tolerance"]
    for row in t.field.line_items:
        if is_empty(row.item_quantity) or is_empty(row.item_amount):
            if is_empty(row.item_amount_total):
                t.show_error("The line has no total", row.item_amount_total)
            continue
        expected = row.item_quantity * row.item_amount
        if abs(expected - default_to(row.item_amount_total, 0)) > tolerance:
            t.show_error(f"Quantity times price is {expected:.2f}", row.item_amount_total)
    lines = sum(default_to(t.field.item_amount_total.all_values, 0.0))
    base = t.field.amount_total_base
    if is_empty(base):
        t.field.amount_total_base = round(lines, 2)
        t.show_info("Filled from the lines", t.field.amount_total_base)
    elif abs(lines - base) > tolerance:
        t.show_warning(f"The lines add up to {lines:.2f}", base)
    total = t.field.amount_total
    if is_empty(total):
        t.show_error("The total is missing", total)
        t.automation_blocker("No total", total)
    else:
        difference = total - default_to(t.field.amount_total_base, 0) - default_to(t.field.amount_total_tax, 0)
        if abs(difference) > tolerance:
            t.show_error(f"Base and tax differ from the total by {difference:.2f}", total)
            t.automation_blocker("Totals do not fit", total)
    return t.hook_response()
