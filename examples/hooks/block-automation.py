"""What the settings name must be there before anything is automated; large amounts need somebody's look."""
from txscript import TxScript, is_empty


def rossum_hook_request_handler(payload):
    t = TxScript.from_payload(payload)
    settings = payload["settings"]
    for schema_id in settings["required"]:
        value = getattr(t.field, schema_id, None)
        if value is None or is_empty(value):
            t.automation_blocker(f"{schema_id} is empty", value)
    limit = settings["limits"].get(t.field.currency)
    if limit is None:
        t.automation_blocker("No limit is set for this currency", t.field.currency, detail={"currency": t.field.currency})
    elif not is_empty(t.field.amount_total) and t.field.amount_total > limit:
        t.automation_blocker(f"More than {limit}", t.field.amount_total, detail={"limit": limit})
    if not t.field.vendor_checked:
        t.automation_blocker("The vendor was not checked", t.field.vendor_checked)
    for row in t.field.line_items:
        if is_empty(row.item_code):
            t.automation_blocker("A line without a code", row)
    return t.hook_response()
