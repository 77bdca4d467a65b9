sum(1 for row in field.line_items if row.item_order_status == "matched")
