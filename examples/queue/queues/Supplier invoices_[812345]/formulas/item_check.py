problems = []
if is_empty(field.item_description) and is_empty(field.item_code):
    problems.append("neither code nor description")
if not is_empty(field.item_quantity) and field.item_quantity <= 0:
    problems.append("no quantity")
if not is_empty(field.item_discount) and not 0 <= field.item_discount <= 100:
    problems.append("no possible discount")
if problems:
    show_error(f"Line {field._index + 1} has {', '.join(problems)}", field.item_description)
", ".join(problems)
