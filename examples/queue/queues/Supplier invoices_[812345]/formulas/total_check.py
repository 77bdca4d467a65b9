TOLERANCE = 0.05

difference = field.total_difference
if is_empty(difference):
    "unknown"
elif default_to(field.lines_count, 0) == 0:
    show_warning("There are no lines to check the total with", field.amount_total)
    "unknown"
elif abs(difference) <= TOLERANCE:
    "ok"
else:
    show_error(f"The lines add up to {field.total_computed:.2f}, off by {difference:.2f}", field.amount_total)
    automation_blocker("The total does not match the lines", field.amount_total)
    "wrong"
