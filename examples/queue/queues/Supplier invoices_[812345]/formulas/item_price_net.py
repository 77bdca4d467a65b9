if is_empty(field.item_unit_price):
    ""
else:
    round(field.item_unit_price * (1 - default_to(field.item_discount, 0) / 100), 4)
