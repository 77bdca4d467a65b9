if field.currency == "eur":
    1
elif is_empty(field.exchange_rate) or field.exchange_rate <= 0:
    show_warning("There is no exchange rate", field.exchange_rate)
    ""
else:
    field.exchange_rate
