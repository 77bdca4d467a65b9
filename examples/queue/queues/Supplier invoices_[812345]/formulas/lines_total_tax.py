round(sum(default_to(field.item_tax.all_values, 0)), 2)
