if field.order_id_normalized == "":
    "none"
elif default_to(field.lines_count, 0) == 0:
    "none"
elif field.order_lines_matched == field.lines_count:
    "matched"
elif field.order_lines_matched > 0:
    show_info(
        f"{field.order_lines_matched:.0f} of {field.lines_count:.0f} lines match the order",
        field.order_id,
    )
    "partial"
else:
    show_warning(f"No line matches {field.order_id_normalized}", field.order_id)
    "mismatch"
