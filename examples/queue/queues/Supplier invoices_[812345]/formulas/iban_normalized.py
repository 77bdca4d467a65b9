substitute(r"[^0-9A-Z]", "", field.iban.upper())
