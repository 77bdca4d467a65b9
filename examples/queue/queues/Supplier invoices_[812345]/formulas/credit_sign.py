# Credit notes count against us; the platform captures their amounts without a sign.
-1 if field.document_type == "credit_note" else 1
