if is_empty(field.date_due_computed) or is_empty(field.date_received):
    ""
else:
    days = (field.date_due_computed - field.date_received).days
    if days < 0:
        show_warning(f"The invoice was due {-days} days before it was received", field.date_due)
    days
