base = default_to(field.lines_total_base, 0)
tax = default_to(field.lines_total_tax, 0)
discount = default_to(field.discount_amount, 0)

# The discount is on the prices without tax, so that it lowers the tax as well.
share = 1 - discount / base if base != 0 else 1
round((base - discount + tax * share) * field.credit_sign, 2)
