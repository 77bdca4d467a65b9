if not is_empty(field.date_due):
    field.date_due
elif not is_empty(field.date_issue):
    field.date_issue + timedelta(days=int(default_to(field.payment_days, 30)))
else:
    ""
