round(sum(default_to(field.item_total.all_values, 0)), 2)
