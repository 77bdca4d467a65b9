round(sum(default_to(row.item_total_base, 0) for row in field.line_items if row.item_tax_rate == field.tax_rate), 2)
