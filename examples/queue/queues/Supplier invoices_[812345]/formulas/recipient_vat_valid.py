OURS = {"CZ12345678", "DE123456789"}

vat = substitute(r"[^0-9A-Z]", "", field.recipient_vat_id.upper())
if vat == "":
    ""
elif vat in OURS:
    "yes"
else:
    show_error("The invoice is not addressed to us", field.recipient_vat_id)
    automation_blocker("Wrong recipient", field.recipient_vat_id)
    "no"
