import { readFormula } from "../engine.mjs";
import { median, now } from "../timing.mjs";

const COUNT = 1000;

/** What formulas are made of: statements as people write them, `i` and `j` being small numbers. */
const statements = [
  (i, j) => `total_${i} = default_to(field.amount_${j}, 0) * (1 + default_to(field.rate_${i}, 21) / 100)`,
  (i, j) =>
    `if field.amount_${i} is not None and field.amount_${i} > ${j * 1.5}:\n    value_${j} = round(field.amount_${i}, 2)\nelif is_empty(field.note_${j}):\n    value_${j} = ${j}\nelse:\n    value_${j} = None`,
  (i, j) =>
    `names_${i} = [row.item_description_${j}.strip().lower() for row in field.line_items if not is_empty(row.item_description_${j})]`,
  (i, j) =>
    `label_${i} = f"{field.sender_name_${i}.upper()}: {default_to(field.amount_${j}, 0):.2f} {field.currency}"  # as printed`,
  (i, j) =>
    `for row in field.line_items:\n    if row.item_total_${i} != row.item_quantity_${i} * row.item_price_${j}:\n        show_warning("Line total does not match: %s" % row.item_total_${i}, row.item_total_${i})\n        break`,
  (i, j) => `code_${i} = re.sub(r"[^0-9A-Za-z/-]+", "", field.document_id_${j})[:${i + 10}]`,
  (i) =>
    `def normalized_${i}(text):\n    """Digits only, without leading zeros."""\n    return substitute(r"\\D", "", text).lstrip("0")`,
  (i, j) =>
    `rates_${i} = {"standard": ${j}.0, "reduced": ${i}.5, 'none': 0, **{str(rate): rate for rate in (10, 15, ${j})}}`,
  (i, j) =>
    `sum_${i} = sum(default_to(field.item_amount_${i}.all_values, 0) * default_to(field.item_rate_${j}.all_values, 1))`,
  (i, j) =>
    `try:\n    ratio_${i} = field.amount_total_${i} / field.amount_base_${j}\nexcept (ZeroDivisionError, TypeError) as error:\n    ratio_${i} = -${j}`,
  (i, j) =>
    `# The supplier sends amounts with the tax included when the order came through portal ${i}, see ticket ${j}.`,
  (i, j) => `due_${i} = field.date_issue_${i} + timedelta(days=${j}) if field.date_issue_${i} else None`,
];

/** A thousand different formulas of 100 to 2,000 characters, about a million in all. */
function texts() {
  let state = 42;
  const random = (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const formula = (length) => {
    const last = `default_to(field.amount_${random(40)}, ${random(1000)})`;
    const lines = [];
    let left = length - last.length - 3;
    for (let misses = 0; misses < 10; ) {
      const statement = statements[random(statements.length)](random(40), random(40));
      if (statement.length >= left) misses++;
      else {
        lines.push(statement);
        left -= statement.length + 1;
      }
    }
    return [...lines, `${last}  #${"x".repeat(Math.max(0, left))}`].join("\n");
  };
  return Array.from({ length: COUNT }, (_, i) => formula(100 + ((i * 7919) % 1801)));
}

export const formulaTexts = texts();

/** Parsing, analysis and compiling of all the texts; a first line that was never seen keeps caches out of it. */
let run = 0;
function parseAll() {
  run++;
  let problems = 0;
  for (const [i, text] of formulaTexts.entries()) {
    const formula = readFormula(`f${i}`, `# ${run}\n${text}`, null);
    problems += formula.problems.length;
    if (problems === 0) formula.program();
  }
  if (problems > 0) throw new Error(`${problems} problems in the formulas`);
}

function measured() {
  let known = null;
  return (pace) => {
    if (known !== null) return known;
    const times = Array.from({ length: pace === "quick" ? 6 : 15 }, () => {
      const start = now();
      parseAll();
      return now() - start;
    });
    known = { first: times[0], ours: median(times.slice(2)), floor: null, ratio: null };
    return known;
  };
}

function make() {
  const measure = measured();
  return {
    phases: [
      { name: "Formula", measure, bounds: { reference: 8 } },
      { name: "compile()", measure, bounds: { reference: 1 } },
      { name: "first time", measure: (pace) => ({ ...measure(pace), ours: measure(pace).first }) },
    ],
    platform: { texts: formulaTexts },
  };
}

export const works = [{ name: "parse and compile 1,000 formulas", bounds: {}, make }];
