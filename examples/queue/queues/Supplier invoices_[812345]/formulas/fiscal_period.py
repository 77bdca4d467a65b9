field.date_issue.strftime("%Y-%m") if not is_empty(field.date_issue) else ""
