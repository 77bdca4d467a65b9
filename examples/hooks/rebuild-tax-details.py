"""The tax table is made anew from the lines, one row a rate, in cents that add up."""
from decimal import ROUND_HALF_UP, Decimal

from txscript import TxScript, default_to, is_empty

CENT = Decimal("0.01")


def rossum_hook_request_handler(payload):
    t = TxScript.from_payload(payload)
    bases = {}
    for row in t.field.line_items:
        if is_empty(row.item_amount_total):
            continue
        rate = float(default_to(row.item_rate, 0))
        bases[rate] = bases.get(rate, Decimal(0)) + Decimal(str(row.item_amount_total))
    rows = []
    for rate in sorted(bases, reverse=True):
        tax = (bases[rate] * Decimal(str(rate)) / 100).quantize(CENT, rounding=ROUND_HALF_UP)
        rows.append({"tax_detail_rate": rate, "tax_detail_base": bases[rate].quantize(CENT), "tax_detail_tax": tax})
    t.field.tax_details = rows
    t.field.amount_total_base = sum((row["tax_detail_base"] for row in rows), Decimal("0.00"))
    t.field.amount_total_tax = sum((row["tax_detail_tax"] for row in rows), Decimal("0.00"))
    return t.hook_response()
