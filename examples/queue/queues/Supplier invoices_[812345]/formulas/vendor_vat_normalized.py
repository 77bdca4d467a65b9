substitute(r"[^0-9A-Z]", "", field.sender_vat_id.upper())
