if is_empty(field.item_total_base):
    ""
else:
    round(field.item_total_base + default_to(field.item_tax, 0), 2)
