reasons = []
if field.total_check != "ok":
    reasons.append("total")
if field.vendor_vat_valid != "yes":
    reasons.append("VAT number")
if field.iban_valid == "no":
    reasons.append("IBAN")
if field.approval_level == "director":
    reasons.append("approval")

if reasons:
    automation_blocker(f"Look at: {', '.join(reasons)}")
    "manual"
else:
    "automatic"
