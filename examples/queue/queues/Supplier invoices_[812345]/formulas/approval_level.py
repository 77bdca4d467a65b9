LIMITS = [("director", 50000), ("manager", 5000)]

total = abs(default_to(field.total_eur, 0))
level = next((name for name, limit in LIMITS if total > limit), "none")
if level == "director":
    show_info("A director has to approve this invoice", field.amount_total)
level
