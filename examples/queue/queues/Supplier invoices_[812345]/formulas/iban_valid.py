def remainder(iban):
    digits = "".join(str(int(c, 36)) for c in iban[4:] + iban[:4])
    return int(digits) % 97


iban = field.iban_normalized
if iban == "":
    ""
elif re.fullmatch(r"[A-Z]{2}\d{2}[0-9A-Z]{11,30}", iban) is None:
    show_error("This is no IBAN", field.iban)
    "no"
elif remainder(iban) != 1:
    show_error("The check digits of the IBAN are wrong", field.iban)
    "no"
else:
    "yes"
