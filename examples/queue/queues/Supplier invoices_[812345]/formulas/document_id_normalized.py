substitute(r"[^0-9A-Z/-]", "", field.document_id.upper())
