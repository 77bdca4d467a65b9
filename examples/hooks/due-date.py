"""The due date follows from the issue date and the payment terms, and never falls on a weekend."""
import calendar

from txscript import TxScript, date, is_empty, re, timedelta


def rossum_hook_request_handler(payload):
    t = TxScript.from_payload(payload)
    if is_empty(t.field.date_issue):
        t.show_warning("Without an issue date there is no due date", t.field.date_issue)
        return t.hook_response()
    terms = t.field.payment_terms
    if is_empty(terms):
        vendor = next((v for v in payload["settings"]["vendors"] if v["id"] == t.field.vendor_match), None)
        terms = vendor["terms"] if vendor else "14 days"
    issued = t.field.date_issue
    due = date(issued.year, issued.month, issued.day)
    if "end of month" in terms.lower():
        due = due.replace(day=calendar.monthrange(due.year, due.month)[1])
    days = re.search(r"(\d+)", terms)
    if days:
        due += timedelta(days=int(days.group(1)))
    while due.weekday() >= 5:
        due += timedelta(days=1)
    if not is_empty(t.field.date_due) and t.field.date_due < t.field.date_issue:
        t.show_error("Due before it was issued", t.field.date_due)
    t.field.date_due = due
    t.field.notes = f"Due in {(due - issued).days} days"
    return t.hook_response()
