percent = default_to(field.discount_percent, 0)
if percent < 0 or percent > 100:
    show_error("A discount is between 0 and 100 %", field.discount_percent)
    0
else:
    round(default_to(field.lines_total_base, 0) * percent / 100, 2)
