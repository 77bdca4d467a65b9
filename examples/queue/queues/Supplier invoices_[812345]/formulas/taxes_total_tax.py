round(sum(default_to(field.tax_amount.all_values, 0)), 2)
