/** Programs that a checker must find right, and such that it must not: the line that is wrong ends with `ERROR`. */

interface Wrong {
  readonly what: string;
  readonly code: string;
}

/** `formula`: what stands in `formulas/`. `hook`: lines of a handler, where `t` is there. */
export interface Programs {
  readonly right: readonly string[];
  readonly wrong: readonly Wrong[];
}

const wrong = (cases: Readonly<Record<string, string>>): readonly Wrong[] =>
  Object.entries(cases).map(([what, code]) => ({ what, code }));

export const pythonFormulas: Programs = {
  right: [
    `if is_empty(field.amount_total):
    show_error("Total is missing", field.amount_total)
    0
else:
    round(field.amount_total + default_to(field.amount_tax, 0) * 1.21, 2)`,
    "1 + field.amount_total - 2 * field.amount_tax / 3 ** field.amount_tax",
    "sum(default_to(field.item_amount.all_values, 0) * field.item_quantity.all_values) + 1.5",
    "sum(row.item_amount for row in field.line_items if not is_empty(row.item_amount))",
    "field.item_amount * field.item_quantity",
    "all(field.item_amount.all_values > 0) and any(is_empty(field.item_quantity.all_values))",
    'f"{field.amount_total:.2f} {field.date_issue:%Y}" + field.invoice_id.upper()',
    'substitute(r"[^0-9]", "", field.invoice_id)',
    `from dateutil.relativedelta import relativedelta
field.date_issue + timedelta(days=30) + relativedelta(months=1)`,
    "(date.today() - field.date_issue).days",
    "field.date_issue - date(2024, 1, 1) > timedelta(days=3)",
    "max(field.item_delivered.all_values).isoformat()",
    'field.currency == "eur"',
    'other = field.invoice_id\nfield.currency == other or "x" in (field.currency, field.vendor)',
    'field.tax_rate == 21 and field.vendor != "x"',
    "field.currency.attr.options[0].label + str(field.amount_total.attr.rir_confidence)",
    '", ".join(sorted(set(field.item_description.all_values) | set(field.order_ids)))',
    "import math\nmath.floor(field.amount_total) + int(field.amount_tax) + abs(field.amount_tax)",
    "import json, re, datetime\njson.dumps([field.invoice_id, float(field.amount_total)])",
    "min([row.item_amount for row in field.line_items[1:]], default=0)",
    "automation_blocker('stop', field.line_items[0].item_unit)\nfield._index + 1",
    "context.document.id",
    "field.paid == True and not field.paid and bool(field.approve)",
    'getattr(field, "1st-id")',
  ],
  wrong: wrong({
    "a misspelled field": "field.amount_totl  # ERROR",
    "a misspelled column in a row": "[row.item_amont for row in field.line_items]  # ERROR",
    "a text added to a number": 'field.amount_total + "1"  # ERROR',
    "a number added to a text": "field.invoice_id + 1  # ERROR",
    "a text field added to a number field": "field.invoice_id + field.amount_total  # ERROR",
    "a text added to the numbers of a column": 'field.item_amount.all_values + "x"  # ERROR',
    "a text compared with a number": 'field.amount_total > "1"  # ERROR',
    "a date compared with a text": 'field.date_issue > "2024-01-01"  # ERROR',
    "a number added to a date": "field.date_issue + 30  # ERROR",
    "a wrong enum value": 'field.currency == "gbp"  # ERROR',
    "a wrong enum value, for unequal": 'field.currency != "EUR"  # ERROR',
    "a wrong enum value in a row": 'any(row.item_unit == "kg" for row in field.line_items)  # ERROR',
    "the truth of a column": "if field.item_amount.all_values > 3:  # ERROR\n    1",
    "a number in a set": "{field.amount_total}  # ERROR",
    "a number as an index": "range(field.amount_total)  # ERROR",
    "writing to a field": "field.amount_total = 1  # ERROR",
    "a message about a number that is no field": 'show_error("x", field.amount_total + 1)  # ERROR',
    "a column of a header field": "field.amount_total.all_values  # ERROR",
    "a method that texts have not": "field.invoice_id.uper()  # ERROR",
    "a name that is nowhere": "is_emtpy(field.amount_total)  # ERROR",
  }),
};

export const pythonHooks: Programs = {
  right: [
    "t.field.amount_total = default_to(t.field.amount_total, 0) + 1",
    't.field.invoice_id = t.field.invoice_id.replace("-", "")\nt.field.invoice_id = 5',
    't.field.currency = "usd"\nt.field.currency = None\nt.field.currency = t.field.currency',
    "t.field.date_issue = date(2024, 1, 2)\nt.field.date_issue = t.field.date_issue + timedelta(days=1)",
    "t.field.tax_rate = 21\nt.field.paid = True",
    "t.field.line_items = [row for row in t.field.line_items if not is_empty(row.item_amount)]",
    't.field.line_items.append({"item_description": "Discount", "item_amount": -5, "item_unit": "hour"})',
    `rows = []
for row in t.field.line_items:
    rows.append({"item_amount": row.item_amount, "item_quantity": 1})
t.field.line_items = rows`,
    "for row in t.field.line_items:\n    row.item_amount = round(row.item_amount * 2, 2)\n    row.item_unit = 'piece'",
    "t.field.line_items += [{}]\ndel t.field.line_items[0]\nt.field.line_item = []\nt.field.line_items.remove(t.field.line_items[-1])\nt.field.line_items[0:1] = []",
    't.field.order_ids.append("PO")\nt.field.order_ids.all_values = ["a", "b"]\nt.field.order_id.all_values.remove("a")',
    "t.field.item_amount.all_values = [1, 2.5, None]\nsum(t.field.item_amount.all_values * 2)",
    't.field.amount_total.attr.hidden = True\nt.field.amount_total.attr.validation_sources.append("connector")',
    't.field.currency.attr.options = [{"label": "Pound", "value": "gbp"}]\nt.field.currency.attr.options.append({"label": "x", "value": "y"})',
    't.show_warning("big", t.field.line_items[0].item_amount, detail={"a": 1})\nt.automation_blocker("x", t.field.order_ids)',
    't.annotation.action("postpone")\nprint(t.annotation.status, payload["settings"])',
    "t.field.amount_total = f'{t.field.amount_total:.2f}'",
    "setattr(t.field, 'amount_' + 'tax', 3)",
    `def price(quantity: float, day: date) -> float:
    return quantity * day.year
t.field.amount_tax = price(t.field.amount_total, t.field.date_issue)`,
    `rows = [{"item_description": row.item_description, "item_amount": 2} for row in t.field.line_items]
t.field.line_items = rows
t.field.line_items.extend(rows)
options = [{"label": row.item_description, "value": "x"} for row in t.field.line_items]
t.field.currency.attr.options = options
t.field.currency.attr.options += options`,
  ],
  wrong: wrong({
    "a misspelled field": "t.field.amount_totl = 1  # ERROR",
    "a misspelled column": "t.field.line_items[0].item_amont = 1  # ERROR",
    "a misspelled column in a new row": 't.field.line_items.append({"item_amont": 1})  # ERROR',
    "a text added to a number": 't.field.amount_total = t.field.amount_tax + "1"  # ERROR',
    "a wrong enum value": 't.field.currency = "gbp"  # ERROR',
    "a wrong enum value of a number": "t.field.tax_rate = 15  # ERROR",
    "a wrong enum value in a row": 't.field.line_items[0].item_unit = "kg"  # ERROR',
    "a wrong enum value in a new row": 't.field.line_items.append({"item_unit": "kg"})  # ERROR',
    "a number for a date": "t.field.date_issue = 5  # ERROR",
    "a list for a number": "t.field.amount_total = [1]  # ERROR",
    "a column without all_values": "t.field.item_amount + 1  # ERROR",
    "a list for a simple multivalue": 't.field.order_ids = ["a"]  # ERROR',
    "a button's value": "t.field.approve = 'x'  # ERROR",
    "a wrong option": 't.field.currency.attr.options.append({"labl": "x", "value": "y"})  # ERROR',
    "a method that is not there": "t.hook_respons()  # ERROR",
  }),
};

export const typescriptHooks: Programs = {
  right: [
    "t.field.amount_total.value = t.field.amount_total.defaultTo(0) + 1;",
    't.field.currency.value = "usd";\nt.field.currency.value = null;',
    'if (t.field.currency.value === "eur") t.field.invoice_id.value = t.field.invoice_id.value.replaceAll("-", "");',
    't.field.line_items.append({ item_description: "Discount", item_amount: -5, item_unit: "hour" });',
    "t.field.line_items.assign(t.field.line_items.filter((row) => !row.item_amount.isEmpty()));",
    "const sum: number = t.field.item_amount.defaultTo(0).mul(2).sum();",
    't.field.date_issue.value = "2024-01-02";\nconst year: number | undefined = t.field.date_issue.value?.year;',
    "t.field.tax_rate.value = 21;",
    't.field.order_ids.append("PO");\nconst orders: readonly string[] = t.field.order_id.values;',
    't.showError("x", t.field.line_items.at(0)?.item_amount ?? null);',
    'const id: string = t.field["1st-id"].value;\nconst nothing: null = t.field.approve.value;',
  ],
  wrong: wrong({
    "a misspelled field": "t.field.amount_totl.value = 1; // ERROR",
    "a misspelled column": "t.field.line_items.map((row) => row.item_amont); // ERROR",
    "a misspelled column in a new row": "t.field.line_items.append({ item_amont: 1 }); // ERROR",
    "a text added to a number": 't.field.amount_total.value = t.field.amount_total.defaultTo(0) + "1"; // ERROR',
    "a text added to a column": 't.field.item_amount.defaultTo(0).add("1"); // ERROR',
    "a number that may be empty": "const n: number = t.field.amount_total.value; // ERROR",
    "a wrong enum value": 't.field.currency.value = "gbp"; // ERROR',
    "a wrong enum value compared": 'if (t.field.currency.value === "gbp") t.hookResponse(); // ERROR',
    "a wrong enum value of a number": "t.field.tax_rate.value = 15; // ERROR",
    "a wrong enum value in a new row": 't.field.line_items.append({ item_unit: "kg" }); // ERROR',
    "a text for a date": 't.field.date_issue.value = "today"; // ERROR',
    "a button's value": 't.field.approve.value = "x"; // ERROR',
  }),
};
