/** The rules of `txs check`: with the catalogue of all problems, what `docs/rules.md` is made from. */
import { type CatalogueEntry, catalogue } from "../source/catalogue.ts";

export type RuleCode =
  | "syntax-error"
  | "unknown-field"
  | "unknown-name"
  | "dependency-cycle"
  | "unused-name"
  | "shadowed-name"
  | "may-be-empty"
  | "none-identity"
  | "column-without-all-values"
  | "all-values-of-a-value"
  | "truth-of-column"
  | "unhashable-value"
  | "wrapped-value"
  | "field-before-column"
  | "operand-types"
  | "float-equality"
  | "field-written"
  | "hidden-dependency"
  | "clock-read"
  | "no-value"
  | "lost-value"
  | "unfit-value"
  | "formula-too-long"
  | "message-too-long"
  | "value-too-long"
  | "hook-without-return"
  | "hook-without-schema"
  | "unused-ignore"
  | "bad-ignore";

/** A rule with code that it finds and code that it lets pass. */
export interface RuleEntry extends CatalogueEntry {
  readonly bad: string;
  readonly good: string;
  /** What the example is, when it is not the formula of a header field of the type `number`. */
  readonly where?: "row" | "hook" | "date" | "string";
}

export const rules: Readonly<Record<RuleCode, RuleEntry>> = {
  "syntax-error": {
    ...catalogue["syntax-error"],
    bad: "field.amount *",
    good: "default_to(field.amount, 0)",
  },
  "unknown-field": {
    ...catalogue["unknown-field"],
    bad: "default_to(field.amuont, 0)",
    good: "default_to(field.amount, 0)",
  },
  "unknown-name": {
    ...catalogue["unknown-name"],
    bad: "math.floor(default_to(field.amount, 0))",
    good: "import math\nmath.floor(default_to(field.amount, 0))",
  },
  "dependency-cycle": {
    ...catalogue["dependency-cycle"],
    bad: "# the formula of `net`; that of `gross` is `default_to(field.net, 0) * 1.21`\ndefault_to(field.gross, 0) / 1.21",
    good: "# the formula of `net`\ndefault_to(field.amount, 0) / 1.21",
  },
  "unused-name": {
    id: "TXS111",
    severity: "warning",
    title: "Name is never read",
    explanation:
      "A variable, function or import is made and never used; often the last line was meant to be the value.",
    remedy: "Remove it, or write it on a line of its own if it is the formula's value.",
    bad: "total = default_to(field.amount, 0)\n0",
    good: "total = default_to(field.amount, 0)\ntotal",
  },
  "shadowed-name": {
    id: "TXS112",
    severity: "warning",
    title: "Name hides one that formulas are given",
    explanation: "After the assignment the built-in or provided name (`sum`, `date`, `field`, …) means something else.",
    remedy: "Choose another name.",
    bad: "sum = default_to(field.amount, 0)\nsum",
    good: "total = default_to(field.amount, 0)\ntotal",
  },
  "may-be-empty": {
    id: "TXS201",
    severity: "warning",
    title: "Value may be empty where that fails",
    explanation:
      "On a document where the field is empty, the operation meets None and raises; the formula's field then keeps its old value.",
    remedy: "Give it a value with `default_to`, or ask `is_empty` before.",
    bad: "field.amount * 2",
    good: "default_to(field.amount, 0) * 2",
  },
  "none-identity": {
    id: "TXS202",
    severity: "error",
    title: "Field is compared with `is`",
    explanation:
      "A field's value is an object of its own, also when it is empty: `is None`, `is True` and `is False` are never true of it.",
    remedy: "Ask `is_empty(field.x)`, or compare with `==`.",
    bad: "0 if field.amount is None else 1",
    good: "0 if is_empty(field.amount) else 1",
  },
  "column-without-all-values": {
    id: "TXS203",
    severity: "error",
    title: "Column is used without `.all_values`",
    explanation:
      "Outside of its row a column's name stands for the column, not for its values; nearly every use raises.",
    remedy: "Write `field.column.all_values`.",
    bad: "len(field.quantity)",
    good: "len(field.quantity.all_values)",
  },
  "all-values-of-a-value": {
    id: "TXS204",
    severity: "error",
    title: "`.all_values` of a single value",
    explanation:
      "A header field, and within a row formula a column of the own table, is one value. A table's columns have `.all_values`, not the table.",
    remedy: "Leave `.all_values` out; in a row formula take `[row.column for row in field.table]` for all cells.",
    bad: "default_to(field.amount.all_values, 0)",
    good: "default_to(field.amount, 0)",
  },
  "truth-of-column": {
    id: "TXS205",
    severity: "error",
    title: "Column is asked whether it is true",
    explanation:
      "A column, or what an operator makes of one, is neither true nor false: `if`, `not`, `and`, `or` and storing it as a value raise ValueError.",
    remedy: "Wrap it in `all(…)`, `any(…)` or an aggregate.",
    bad: "1 if field.code.all_values == 'A' else 0",
    good: "1 if any(field.code.all_values == 'A') else 0",
  },
  "unhashable-value": {
    id: "TXS206",
    severity: "error",
    title: "Field value in a set or as a key",
    explanation: "Values of number, date and boolean fields cannot be hashed, so sets and dictionaries refuse them.",
    remedy: "Make a plain value of it: `float(…)`, `str(…)`, `bool(…)`. Texts can be used as they are.",
    bad: "len(set(field.quantity.all_values))",
    good: "len(set(field.code.all_values))",
  },
  "wrapped-value": {
    id: "TXS207",
    severity: "error",
    title: "Field value where a plain one is needed",
    explanation:
      "Values of number, date and boolean fields stand for plain ones in arithmetic and comparisons only; `range`, `timedelta`, `Decimal`, `isinstance` and bit operators do not see through them.",
    remedy: "Make a plain value of it: `int(…)`, `float(…)`, `str(…)`.",
    bad: "len(range(field.amount))",
    good: "len(range(int(default_to(field.amount, 0))))",
  },
  "field-before-column": {
    id: "TXS208",
    severity: "error",
    title: "Field before a computed column",
    explanation:
      "A number, date or boolean field on the left of a computed column makes it a plain list first; then arithmetic raises and `==` is False.",
    remedy: "Put the column first, or make the field's value plain.",
    bad: "sum(default_to(field.amount, 1) * default_to(field.quantity.all_values, 0))",
    good: "sum(default_to(field.quantity.all_values, 0) * default_to(field.amount, 1))",
  },
  "operand-types": {
    id: "TXS209",
    severity: "error",
    title: "Values do not go together",
    explanation: "The operation never takes values of these types, so it raises TypeError on every document.",
    remedy: "Convert one of them, for example with `str(…)` or `float(…)`.",
    bad: "'Total ' + default_to(field.amount, 0)",
    good: "'Total ' + str(default_to(field.amount, 0))",
    where: "string",
  },
  "float-equality": {
    id: "TXS210",
    severity: "warning",
    title: "Computed float is compared exactly",
    explanation: "0.1 + 0.2 is not 0.3: what arithmetic on numbers gives may differ in its last digit.",
    remedy: "Round both sides, or compare the difference: `abs(a - b) < 0.01`.",
    bad: "1 if default_to(field.amount, 0) * 1.21 == default_to(field.tax, 0) else 0",
    good: "1 if round(default_to(field.amount, 0) * 1.21, 2) == default_to(field.tax, 0) else 0",
  },
  "field-written": {
    id: "TXS211",
    severity: "error",
    title: "Formula changes a field",
    explanation: "Formulas may read the document and not change it: every write raises TypeError.",
    remedy: "The formula's own field gets its value; other fields need formulas of their own, or a hook.",
    bad: "field.tax = 0\n1",
    good: "tax = 0\ntax",
  },
  "hidden-dependency": {
    id: "TXS301",
    severity: "warning",
    title: "Platform cannot see what the formula reads",
    explanation:
      'The platform finds dependencies in the text: `field.x`, `getattr(field, "x")`, and columns of rows called `row` or bound by a plain `for` over a field. A read it misses does not make the formula run again when that field changes.',
    remedy: "Name the row `row`, loop over the field itself, and write names of fields out.",
    bad: "sum(default_to(line.quantity, 0) for line in field.lines)",
    good: "sum(default_to(row.quantity, 0) for row in field.lines)",
  },
  "clock-read": {
    id: "TXS302",
    severity: "warning",
    title: "Formula reads the clock",
    explanation:
      "The value depends on when it is computed, and nothing computes it again as time passes; the same document then shows different values.",
    remedy: "Compare with a date of the document, or do it in a hook.",
    bad: "1 if default_to(field.issued, date(2000, 1, 1)) > date.today() else 0",
    good: "1 if default_to(field.issued, date(2000, 1, 1)) > date(2024, 1, 1) else 0",
  },
  "no-value": {
    id: "TXS401",
    severity: "warning",
    title: "Way without a value",
    explanation:
      "A formula's value is that of the last expression statement that ran. On some way through this one none does, which empties the field.",
    remedy: "Give the value on every way; where it is to be empty, say so with `None`.",
    bad: "if not is_empty(field.amount):\n    field.amount * 2",
    good: "if not is_empty(field.amount):\n    field.amount * 2\nelse:\n    None",
  },
  "lost-value": {
    id: "TXS402",
    severity: "warning",
    title: "Value is lost to a call after it",
    explanation:
      "A call such as `show_info(…)` is an expression statement, too: coming last, its None becomes the formula's value.",
    remedy: "Put the value after the call.",
    bad: "default_to(field.amount, 0)\nshow_info('Computed')",
    good: "show_info('Computed')\ndefault_to(field.amount, 0)",
  },
  "unfit-value": {
    id: "TXS403",
    severity: "error",
    title: "Value that the field cannot hold",
    explanation:
      "The value is stored as text and read back by the field's type: numbers as Python writes them, dates as YYYY-MM-DD, enums as one of their options. Anything else reads as empty.",
    remedy: "Give a value of the field's type; how it is shown is the schema's `format`.",
    bad: "'12,5'",
    good: "12.5",
  },
  "formula-too-long": {
    id: "TXS501",
    severity: "error",
    title: "Formula is longer than the platform takes",
    explanation: "The platform stores formulas of at most 2,000 characters.",
    remedy: "Split it into formulas of helper fields, or move it to a hook.",
    bad: "# a formula of more than 2,000 characters",
    good: "# a formula of at most 2,000 characters",
  },
  "message-too-long": {
    id: "TXS502",
    severity: "error",
    title: "Message is longer than the platform takes",
    explanation: "Messages and automation blockers have at most 4,096 characters.",
    remedy: "Shorten the text.",
    bad: "show_info('a text of more than 4,096 characters')",
    good: "show_info('a shorter text')",
  },
  "value-too-long": {
    id: "TXS503",
    severity: "error",
    title: "Value is longer than the platform takes",
    explanation: "The value of a field has at most 1,500 characters.",
    remedy: "Shorten the value.",
    bad: "'a text of more than 1,500 characters'",
    good: "'a shorter text'",
    where: "string",
  },
  "hook-without-return": {
    id: "TXS601",
    severity: "error",
    title: "Hook returns nothing",
    explanation: "What the hook does reaches the platform through the value that its handler returns.",
    remedy: "End the handler with `return t.hook_response()`.",
    bad: "from txscript import TxScript\n\n\ndef rossum_hook_request_handler(payload):\n    t = TxScript.from_payload(payload)\n    t.show_info('Hello')\n    t.hook_response()\n",
    good: "from txscript import TxScript\n\n\ndef rossum_hook_request_handler(payload):\n    t = TxScript.from_payload(payload)\n    t.show_info('Hello')\n    return t.hook_response()\n",
    where: "hook",
  },
  "hook-without-schema": {
    id: "TXS602",
    severity: "error",
    title: "Hook does not ask for the schema",
    explanation:
      "`TxScript.from_payload` needs the schema in the payload; without `schemas` among `sideload` it raises.",
    remedy: 'Add `"schemas"` to the list `sideload` of the hook\'s JSON file.',
    bad: '# beside a hook with "sideload": []\nfrom txscript import TxScript\n\n\ndef rossum_hook_request_handler(payload):\n    return TxScript.from_payload(payload).hook_response()\n',
    good: '# beside a hook with "sideload": ["schemas"]\nfrom txscript import TxScript\n\n\ndef rossum_hook_request_handler(payload):\n    return TxScript.from_payload(payload).hook_response()\n',
    where: "hook",
  },
  "unused-ignore": {
    id: "TXS901",
    severity: "warning",
    title: "Ignore that ignores nothing",
    explanation: "The comment `# txs: ignore` names a rule that finds nothing on its line.",
    remedy: "Remove the comment.",
    bad: "default_to(field.amount, 0) * 2  # txs: ignore TXS201 -- always there",
    good: "field.amount * 2  # txs: ignore TXS201 -- always there",
  },
  "bad-ignore": {
    id: "TXS902",
    severity: "warning",
    title: "Ignore that cannot be read",
    explanation: "An ignore is `# txs: ignore CODE -- reason`: codes or names of rules, separated by commas, then why.",
    remedy: "Name a rule of this list and give a reason.",
    bad: "field.amount * 2  # txs: ignore TXS201",
    good: "field.amount * 2  # txs: ignore TXS201 -- always there",
  },
};
