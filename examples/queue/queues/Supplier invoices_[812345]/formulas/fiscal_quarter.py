def quarter(day):
    return f"Q{(day.month - 1) // 3 + 1} {day.year}"


quarter(field.date_issue) if not is_empty(field.date_issue) else ""
