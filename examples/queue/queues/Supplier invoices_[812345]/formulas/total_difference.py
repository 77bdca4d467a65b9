if is_empty(field.amount_total) or is_empty(field.total_computed):
    ""
else:
    round(field.amount_total * field.credit_sign - field.total_computed, 2)
