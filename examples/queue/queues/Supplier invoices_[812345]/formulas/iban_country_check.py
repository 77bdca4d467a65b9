country = field.iban_normalized[:2]
if field.iban_valid != "yes" or field.sender_country == "":
    ""
elif country == field.sender_country:
    "ok"
else:
    show_warning(f"The account is in {country}, the vendor in {field.sender_country}", field.iban)
    automation_blocker("Foreign bank account", field.iban)
    "foreign"
