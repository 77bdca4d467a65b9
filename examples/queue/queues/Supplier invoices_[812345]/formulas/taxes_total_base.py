round(sum(default_to(field.tax_base.all_values, 0)), 2)
