if is_empty(field.order_total) or is_empty(field.lines_total_base):
    ""
else:
    round(field.lines_total_base - field.order_total, 2)
