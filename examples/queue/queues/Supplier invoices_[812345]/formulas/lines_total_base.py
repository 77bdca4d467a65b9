round(sum(default_to(field.item_total_base.all_values, 0)), 2)
