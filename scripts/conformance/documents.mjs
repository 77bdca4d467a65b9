import { expand } from "./grammar.mjs";
import { literals } from "./literals.mjs";

/** Documents over one schema: header fields, a table of lines, a simple multivalue; cells may be empty or unreadable. */

const header = {
  number: "string",
  note: "string",
  net: "number",
  rate: "number",
  issued: "date",
  due: "date",
  paid: "boolean",
  kind: "enum",
};
const columns = { desc: "string", qty: "number", price: "number", total: "number", when: "date" };
const results = { f: "string", g: "number", h: "string" };

const datapoint = (id, type, more = {}) => ({ category: "datapoint", id, label: id.toUpperCase(), type, ...more });
const options = [
  { label: "Invoice", value: "inv" },
  { label: "Credit", value: "cre" },
];

const schema = [
  {
    category: "section",
    id: "sec",
    label: "Section",
    children: [
      ...Object.entries(header).map(([id, type]) => datapoint(id, type, type === "enum" ? { options } : {})),
      ...Object.entries(results).map(([id, type]) => datapoint(id, type)),
      { category: "multivalue", id: "refs", label: "Refs", children: datapoint("ref", "string") },
    ],
  },
  {
    category: "section",
    id: "items",
    label: "Items",
    children: [
      {
        category: "multivalue",
        id: "lines",
        label: "Lines",
        children: {
          category: "tuple",
          id: "line",
          label: "Line",
          children: Object.entries(columns).map(([id, type]) => datapoint(id, type)),
        },
      },
    ],
  },
];

function contentOf({ cells, rows, refs }) {
  let id = 100;
  const cell = (schema_id, value) => ({
    id: id++,
    category: "datapoint",
    schema_id,
    content: Array.isArray(value)
      ? { value: value[0], normalized_value: value[1] }
      : { value, normalized_value: value === "" ? null : value },
  });
  const section = (schema_id, children) => ({ id: id++, category: "section", schema_id, children });
  const top = [...Object.keys(header), ...Object.keys(results)].map((key) => cell(key, cells[key] ?? ""));
  const references = {
    id: id++,
    category: "multivalue",
    schema_id: "refs",
    children: refs.map((value) => cell("ref", value)),
  };
  const lines = rows.map((row) => ({
    id: id++,
    category: "tuple",
    schema_id: "line",
    children: Object.keys(columns).map((key, at) => cell(key, row[at] ?? "")),
  }));
  return [
    section("sec", [...top, references]),
    section("items", [{ id: id++, category: "multivalue", schema_id: "lines", children: lines }]),
  ];
}

/** The request in the exchange format that a small case stands for. */
export function requestOf({ mode, cells, rows, refs, ...rest }) {
  return {
    mode,
    schema,
    content: contentOf({ cells, rows, refs }),
    ...(mode === "formulas" ? { separate_exceptions: true } : {}),
    ...rest,
  };
}

const readable = {
  string: ["Hello", "INV-2024-7", " x ", "12.5", "é <b>"],
  number: ["10", "2.5", "0", "-3", "1234.5", "0.1", "1e3"],
  date: ["2024-05-01", "2024-02-29", "2023-12-31"],
  boolean: ["True", "False"],
  enum: ["inv", "cre"],
};
const unreadable = {
  string: [""],
  number: ["", "abc", "1,5", ["1 234,50", "1234.5"], "nan"],
  date: ["", "31.5.2024", "2024-13-01"],
  boolean: ["", "yes"],
  enum: ["", "zzz"],
};
const cellOf = (type, random) => random.pick(random.chance(0.75) ? readable[type] : unreadable[type]);

function documentOf(random) {
  const cells = {};
  for (const [id, type] of Object.entries(header)) cells[id] = cellOf(type, random);
  for (const id of Object.keys(results)) if (random.chance(0.3)) cells[id] = cellOf("number", random);
  const clean = random.chance(0.5);
  const line = () => Object.values(columns).map((type) => (clean ? random.pick(readable[type]) : cellOf(type, random)));
  const rows = Array.from({ length: random.below(4) }, line);
  return { cells, rows, refs: random.pick([[], ["PO1"], ["PO1", "", "PO2"]]) };
}

const rules = {
  ...literals,
  field: [
    "field.net",
    "field.rate",
    "field.number",
    "field.note",
    "field.issued",
    "field.due",
    "field.paid",
    "field.kind",
    "field.net",
    "field.qty.all_values",
    "field.price.all_values",
    "field.desc.all_values",
    "field.lines",
    "field.refs",
    "field.ref.all_values",
    "field.qty",
    "field.lines[0]",
    "field.lines[0].qty",
    "field.lines[-1].desc",
    "field.nosuch",
    "field.when.all_values",
    "field.f",
  ],
  number: [
    "field.net",
    "field.rate",
    "field.net",
    "1",
    "0.5",
    "default_to(field.net, 0)",
    "default_to(field.rate, 1)",
    "field.lines[0].price",
    "len(field.lines)",
    "sum(default_to(field.qty.all_values, 0))",
  ],
  string: [
    "field.number",
    "field.note",
    "field.kind",
    "'x'",
    "str(field.net)",
    "default_to(field.note, 'none')",
    "f'{field.net}'",
  ],
  moment: ["field.issued", "field.due", "date(2024, 1, 1)", "field.lines[0].when"],
  column: [
    "field.qty.all_values",
    "field.price.all_values",
    "field.desc.all_values",
    "default_to(field.qty.all_values, 0)",
    "field.when.all_values",
    "(field.price.all_values * 2)",
    "is_empty(field.qty.all_values)",
    "field.total.all_values",
  ],
  binary: ["+", "-", "*", "/", "//", "%", "**"],
  comparison: ["==", "!=", "<", ">", "<=", ">="],
  condition: [
    "is_empty($field)",
    "$field",
    "not $field",
    "$field $comparison $plain",
    "is_set($field)",
    "$field == None",
    "$number > 5",
    "$string.startswith('IN')",
    "'$literal' in $string",
    "$field in ($plain, $plain)",
    "isinstance($field, str)",
    "any($column)",
    "all($column $comparison $small)",
    "$moment < date(2024, 3, 1)",
  ],
  literal: ["IN", "x", ""],
  expression: [
    "$field",
    "$number $binary $number",
    "$field $binary $plain",
    "$plain $binary $field",
    "$field $binary $field",
    "$field $comparison $field",
    "round($number * $number, 2)",
    "round($field, 1)",
    "$string + $string",
    "$string.upper()",
    "$string.split('-')",
    "$string[$small]",
    "$moment + timedelta(days=30)",
    "($moment - $moment).days",
    "$moment.strftime('%d.%m.%Y')",
    "f'{$field}|{$field!r}'",
    "f'{$number:,.2f}'",
    "$moment.year",
    "default_to($field, $plain)",
    "is_empty($field)",
    "$column $binary $small",
    "$column $binary $column",
    "$small $binary $column",
    "$column $comparison $plain",
    "sum($column)",
    "max($column)",
    "min($column, default=0)",
    "len($column)",
    "sorted($column)",
    "list($column)",
    "$column[$small]",
    "round($column, 1)",
    "abs($column)",
    "-$column",
    "all($column)",
    "any($column)",
    "[r.desc for r in field.lines]",
    "[r.qty * r.price for r in field.lines]",
    "sum(r.price for r in field.lines if is_set(r.price))",
    "[r._index for r in field.lines]",
    "', '.join($column)",
    "substitute(r'[^0-9]', '', $string)",
    "re.findall(r'\\d+', $string)",
    "$field.attr.$attribute",
    "$field.$attribute",
    "$field if $condition else $field",
    "$condition and $field",
    "$field or $plain",
    "str($field)",
    "repr($field)",
    "int($field)",
    "float($field)",
    "bool($field)",
    "abs($field)",
    "-$field",
    "hash($field) == 1",
    "type($field).__name__",
    "{$field: 1}",
    "[*$field]",
    "dict(zip($column, $column))",
    "max(field.lines, key=lambda r: r.price).desc",
    "sorted(field.lines, key=lambda r: r.desc)[0].qty",
    "enumerate($column).__class__.__name__",
    "[x for x in $column if is_set(x)]",
    "'%s %.2f' % ($string, $number)",
    "'{:>10}|{}'.format($string, $field)",
    "$field is None",
    "$field == ''",
    "hasattr(field, 'net'), hasattr(field, 'zz')",
    "getattr(field, 'zz', 'dflt')",
    "field.lines[$small].$cell",
    "field._index",
    "$column.nosuch",
    "annotation",
    "context",
    "isinstance($field, (int, float))",
    "re.match(r'(\\w+)-(\\d+)', $string).group(1)",
    "round($number)",
    "$field.parent",
    "$field()",
    "len($field)",
    "$field[$small]",
    "field.refs[0] + '!'",
    "[o.label for o in field.kind.attr.options]",
    "set($column)",
    "$column == list($column)",
    "field.kind.attr.options[0].value",
    "recompute_all",
    "updated_datapoint_ids",
    "date.fromisoformat(str($moment))",
    "import json\njson.dumps([$field, $field])",
    "import math\nmath.floor($number)",
  ],
  cell: ["qty", "price", "desc", "when", "nosuch"],
  attribute: [
    "value",
    "normalized_value",
    "label",
    "type",
    "id",
    "schema_id",
    "options",
    "hidden",
    "nosuch",
    "format",
    "category",
    "parent",
  ],
  writing: [
    "field.net = 5",
    "field.net += 1",
    "field.lines.append({})",
    "field.qty.all_values.append(1)",
    "field.note.attr.hidden = True",
    "field.lines[0].qty = 1",
    "del field.lines[0]",
    "field.refs.append('x')",
    "field.f = 1",
    "setattr(field, 'net', 1)",
  ],
  message: [
    "show_error($string)",
    "show_warning('W', $field)",
    "show_info(f'net is {$field}')",
    "automation_blocker('B', $field)",
    "show_error('E', field.net, detail={'a': 1})",
    "automation_blocker($string)",
    "show_info($field)",
    "show_error()",
    "show_warning('W', field=field.note)",
  ],
  formula: [
    "$expression",
    "$expression",
    "x = $field\ny = $number\n$tail",
    "if $condition:\n    $expression\nelse:\n    $expression",
    "if $condition:\n    $message\n$expression",
    "$message\n$expression",
    "for row in field.lines:\n    if is_empty(row.$cell):\n        $rowmessage",
    "total = 0\nfor row in field.lines:\n    total += default_to(row.$cell, 0) * default_to(row.price, 0)\nround(total, 2)",
    "try:\n    $expression\nexcept $error as e:\n    f'failed: {e}'",
    "def pick(v, d='none'):\n    return d if is_empty(v) else v\npick($field)",
    "match $string:\n    case 'inv' | 'cre' as k:\n        k.upper()\n    case str() as s if s.startswith('INV'):\n        s[4:]\n    case _:\n        'other'",
    "if is_empty($field):\n    'empty'\nelif $condition:\n    'yes'\nelse:\n    'no'",
    "$writing\n1",
    "# comment\n\n$expression",
    "$expression\n$expression",
    "1 +",
    "if x = 1:\n    2",
    "return $field",
    "m = re.search(r'(\\d{4})', $string)\nif m:\n    int(m.group(1)) + 1",
    "'\\n'.join(f'{r._index}: {r.desc}' for r in field.lines)",
  ],
  tail: ["x", "x or y", "y * 2", "(x, y)", "default_to(x, y)", "x + y"],
  rowmessage: [
    "show_error('missing', row.$cell)",
    "show_warning(f'row {row._index}', row)",
    "automation_blocker('empty', row.desc)",
  ],
  error: ["TypeError", "Exception", "(TypeError, ValueError)", "AttributeError"],
  rowformula: [
    "field.qty * field.price",
    "round(default_to(field.qty, 0) * default_to(field.price, 0), 2)",
    "field._index",
    "field.$cell",
    "field.net",
    "if is_empty(field.qty):\n    show_error('no qty', field.qty)\nelse:\n    field.qty * 2",
    "field.qty / field.price",
    "f'{field.desc}-{field._index}'",
    "sum(r.price for r in field.lines)",
    "field.lines[field._index - 1].qty",
    "field.price * (1 + field.rate / 100)",
    "field.qty.all_values",
    "field.ref.all_values",
    "field.desc.upper() if field.desc else None",
    "(field.when - field.issued).days",
    "max(field.qty, field.price)",
    "show_warning('w', field)\nfield.qty",
    "field.f",
    "field.total",
    "if field.qty > 2:\n    field.price\nelif is_set(field.desc):\n    field.desc",
    "str(field)",
    "1 if field.$cell else 0",
    "field.nosuch",
    "int(field.qty)",
    "def f(x):\n    return x * field.qty\nf(2)",
  ],
};

/** Formulas on fields of a document. */
export const documents = {
  name: "TxScript documents",
  request: requestOf,
  generate(random) {
    const place = documentOf(random);
    if (random.chance(0.4))
      return { mode: "eval", ...place, exprs: Array.from({ length: 3 }, () => expand(rules, "formula", random)) };
    const formulas = {};
    for (const id of ["f", "g", "h"]) if (random.chance(0.7)) formulas[id] = expand(rules, "formula", random);
    if (random.chance(0.6)) formulas["total"] = expand(rules, "rowformula", random);
    if (Object.keys(formulas).length === 0) formulas["f"] = expand(rules, "expression", random);
    return { mode: "formulas", ...place, formulas };
  },
};

/** Runs in which only some datapoints have changed. */
export const incremental = {
  name: "TxScript incremental runs",
  request: requestOf,
  generate(random) {
    const place = documentOf(random);
    const formulas = {
      f: expand(rules, "expression", random),
      g: random.pick(["field.f", "sum(default_to(field.total.all_values, 0))", "len(field.lines)", "field.net"]),
      h: random.pick(["field.g", "field.note", "str(field.g) + field.f"]),
      total: expand(rules, "rowformula", random),
    };
    const ids = Array.from({ length: 1 + random.below(3) }, () => 100 + random.below(30));
    return {
      mode: "formulas",
      ...place,
      formulas,
      updated_datapoint_ids: ids,
      ...(random.chance(0.2) ? { force_update_datapoint_ids: [100 + random.below(30)] } : {}),
    };
  },
};
