if is_empty(field.amount_total) or is_empty(field.exchange_rate_used):
    ""
else:
    round(field.amount_total * field.credit_sign * field.exchange_rate_used, 2)
