# Two weeks of early payment discount, never past the due date.
if is_empty(field.date_issue):
    ""
elif is_empty(field.date_due_computed):
    field.date_issue + timedelta(days=14)
else:
    min(field.date_issue + timedelta(days=14), field.date_due_computed)
