if is_empty(field.item_price_net):
    ""
else:
    round(default_to(field.item_quantity, 1) * field.item_price_net, 2)
