LONGEST = 180

days = int(default_to(field.payment_terms, 30))
if days > LONGEST:
    show_warning(f"Payment terms of {days} days are longer than {LONGEST}", field.payment_terms)
max(0, min(days, LONGEST))
