EU = {"AT", "CZ", "DE", "FR", "SK"}

seller = str(field.sender_country)
buyer = str(field.recipient_country)
if seller == "" or buyer == "":
    ""
elif seller in EU and buyer in EU and seller != buyer and field.vendor_vat_valid == "yes":
    if default_to(field.lines_total_tax, 0) != 0:
        show_warning(f"No tax is expected between {seller} and {buyer}", field.amount_total_tax)
    "yes"
else:
    "no"
