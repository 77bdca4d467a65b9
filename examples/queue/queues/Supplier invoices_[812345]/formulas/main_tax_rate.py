# The rate with the greatest base; the first one of several.
best = ""
most = 0
for row in field.tax_details:
    base = abs(default_to(row.tax_base, 0))
    if not is_empty(row.tax_rate) and base > most:
        most = base
        best = row.tax_rate
best
