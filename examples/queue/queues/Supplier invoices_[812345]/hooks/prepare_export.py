from txscript import TxScript, is_empty


def rossum_hook_request_handler(payload):
    t = TxScript.from_payload(payload)
    checks = [str(t.field.total_check), str(t.field.iban_country_check)]
    blocking = [check for check in checks if check in payload["settings"]["block"]]
    if blocking:
        t.show_error("The invoice cannot be exported: " + ", ".join(blocking))
        t.field.export_status = "blocked"
        return t.hook_response()

    # Lines without an amount are remarks; the accounting system does not take them.
    remarks = [row.item_description for row in t.field.line_items if is_empty(row.item_total_base)]
    if remarks:
        t.field.notes_internal = "\n".join(remarks)
        t.field.line_items = [row for row in t.field.line_items if not is_empty(row.item_total_base)]
    t.field.export_status = f"ready {t.field.export_key}"
    return t.hook_response()
