LEGAL_FORMS = r"[,\s]+(s\.?\s?r\.?\s?o\.?|a\.?\s?s\.?|gmbh|ltd\.?|inc\.?)$"

name = re.sub(r"\s+", " ", field.sender_name).strip()
re.sub(LEGAL_FORMS, "", name, flags=re.IGNORECASE)
