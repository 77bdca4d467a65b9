if is_empty(field.item_order_quantity) or is_empty(field.item_order_price):
    "none"
elif abs(default_to(field.item_price_net, 0) - field.item_order_price) > 0.01:
    show_warning(f"The order has a price of {field.item_order_price:.2f}", field.item_unit_price)
    "price"
elif default_to(field.item_quantity, 1) > field.item_order_quantity:
    show_warning(f"Only {field.item_order_quantity:g} were ordered", field.item_quantity)
    "quantity"
else:
    "matched"
