if is_empty(field.amount_total):
    ""
else:
    due = field.amount_total * field.credit_sign - default_to(field.amount_paid, 0)
    round(due, 2)
