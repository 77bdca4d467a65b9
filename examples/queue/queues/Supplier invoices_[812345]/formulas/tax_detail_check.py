if is_empty(field.tax_expected) or is_empty(field.tax_amount):
    ""
elif abs(field.tax_expected - field.tax_amount) > 0.02:
    show_error(f"{field.tax_rate:g} % of {field.tax_base:.2f} is {field.tax_expected:.2f}", field.tax_amount)
    "wrong"
else:
    "ok"
