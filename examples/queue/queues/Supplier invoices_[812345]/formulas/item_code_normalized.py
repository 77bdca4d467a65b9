substitute(r"\s+", "", field.item_code).upper()
