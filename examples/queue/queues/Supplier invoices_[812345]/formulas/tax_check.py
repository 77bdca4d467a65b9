if len(field.tax_details) == 0:
    "unknown"
else:
    difference = round(default_to(field.taxes_total_tax, 0) - default_to(field.lines_total_tax, 0), 2)
    if abs(difference) > 0.05:
        show_warning(f"The taxes differ from those of the lines by {difference:.2f}", field.amount_total_tax)
        "wrong"
    else:
        "ok"
