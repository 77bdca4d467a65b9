match = re.search(r"\d{4,10}", field.order_id)
f"PO-{match.group():0>10}" if match else ""
