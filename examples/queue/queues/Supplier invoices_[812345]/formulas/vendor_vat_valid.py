PATTERNS = {
    "AT": r"ATU\d{8}",
    "CZ": r"CZ\d{8,10}",
    "DE": r"DE\d{9}",
    "FR": r"FR[0-9A-Z]{2}\d{9}",
    "GB": r"GB\d{9}",
    "SK": r"SK\d{10}",
}

vat = field.vendor_vat_normalized
if vat == "":
    ""
else:
    pattern = PATTERNS.get(str(field.sender_country), r"[A-Z]{2}[0-9A-Z]{2,12}")
    valid = re.fullmatch(pattern, vat) is not None
    if not valid:
        show_error(f"'{vat}' is no VAT number of {field.sender_country or 'any country'}", field.sender_vat_id)
    "yes" if valid else "no"
