"""What a credit note does not have is hidden, as are columns that are empty in all lines."""
from txscript import TxScript, is_empty


def rossum_hook_request_handler(payload):
    t = TxScript.from_payload(payload)
    is_credit_note = t.field.document_type == "credit_note"
    for schema_id in payload["settings"]["credit_note_hides"]:
        getattr(t.field, schema_id).attr.hidden = is_credit_note
    t.field.exchange_rate.attr.hidden = t.field.currency == "eur"
    t.field.tax_details.attr.hidden = len(t.field.tax_details) == 0
    no_orders = all(is_empty(t.field.item_order_id.all_values))
    for row in t.field.line_items:
        row.item_order_id.attr.hidden = no_orders
        if not is_empty(row.item_amount_total) and not row.item_amount_total.attr.hidden:
            row.item_amount_total.attr.validation_sources = ["checks"]
    if is_credit_note:
        t.field.document_id.attr.page = 1
        t.field.document_id.attr.position = [10, 20, 110, 40]
        if t.field.document_id.attr.label == "Invoice number":
            t.show_info("This is the number of a credit note", t.field.document_id)
    return t.hook_response()
