parts = [field.vendor_vat_normalized, field.document_id_normalized, field.fiscal_period]
"_".join(part for part in parts if part)
