len(field.line_items)
