if is_empty(field.tax_base) or is_empty(field.tax_rate):
    ""
else:
    round(field.tax_base * field.tax_rate / 100, 2)
