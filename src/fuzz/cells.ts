/** Arbitrary values of fields: what they should hold, what they must not, and what lies in between. */
import fc from "fast-check";
import { isObject, member, textMember } from "../document/json.ts";
import type { SchemaNode } from "../document/schema.ts";
import { optionValues } from "../testing/cells.ts";
import type { GivenField } from "../testing/given.ts";

type Weighted = fc.WeightedArbitrary<GivenField>;

/** Values of one field, in its type, empty, and as texts that cannot be read as it. */
export function cellsOf(node: SchemaNode): fc.Arbitrary<GivenField> {
  const options = optionValues(node);
  const parts = options.length > 0 ? enumCells(options) : cellsByType[node.valueType](node);
  return fc.oneof({ withCrossShrink: true }, { weight: 1, arbitrary: fc.constant(null) }, ...parts);
}

const cellsByType: Readonly<Record<SchemaNode["valueType"], (node: SchemaNode) => readonly Weighted[]>> = {
  none: () => [],
  boolean: () => [
    { weight: 4, arbitrary: fc.boolean() },
    { weight: 1, arbitrary: texts("yes", "true", "1") },
  ],
  number: () => [
    { weight: 2, arbitrary: fc.constantFrom(0, 1) },
    { weight: 3, arbitrary: fc.integer({ min: -10, max: 100 }) },
    { weight: 4, arbitrary: fc.integer({ min: -100_000, max: 1_000_000 }).map((cents) => cents / 100) },
    { weight: 1, arbitrary: fc.constantFrom(-1, 0.001, 0.1, 1e6, 123456789.12) },
    { weight: 1, arbitrary: texts("12,5", "1 234.50", "abc", "1.234,56", "-") },
  ],
  date: (node) => [
    { weight: 4, arbitrary: dates },
    { weight: 1, arbitrary: fc.constantFrom("2024-02-29", "2023-12-31", "2024-01-01", "1999-12-31") },
    { weight: 1, arbitrary: texts("31.12.2024", "2024-02-30", "tomorrow", shownDate(node)) },
  ],
  string: (node) => [...constrained(node), ...anyText],
};

/** Two hundred years of days; dates on documents are no older or later. */
const dates: fc.Arbitrary<string> = fc
  .date({ min: new Date("1900-01-01T00:00:00Z"), max: new Date("2100-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const anyText: readonly Weighted[] = [
  { weight: 1, arbitrary: fc.constantFrom("0", "1", " ", "-", "None", "ABC123", "ÄÖÜ ß", "a\nb") },
  { weight: 2, arbitrary: fc.stringMatching(/^[A-Z]{0,3}[0-9 /-]{0,12}$/) },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
];

/** Texts that the schema's constraints allow. */
function constrained(node: SchemaNode): readonly Weighted[] {
  const constraints = member(node.raw, "constraints");
  if (!isObject(constraints)) return [];
  const parts: Weighted[] = [];
  const regexp = member(constraints, "regexp");
  const pattern = isObject(regexp) ? textMember(regexp, "pattern") : null;
  const matching = pattern === null ? null : matchingTexts(pattern);
  if (matching !== null) parts.push({ weight: 6, arbitrary: matching });
  const length = member(constraints, "length");
  if (isObject(length)) {
    const { exact, min, max } = length;
    const least = typeof exact === "number" ? exact : typeof min === "number" ? min : 0;
    const most = typeof exact === "number" ? exact : typeof max === "number" ? max : least + 20;
    if (least <= most) {
      const arbitrary = fc.string({ minLength: least, maxLength: Math.min(most, least + 60) });
      parts.push({ weight: 2, arbitrary });
      if (most <= 1000) parts.push({ weight: 1, arbitrary: fc.constant("x".repeat(most)) });
    }
  }
  return parts;
}

/** `null` for patterns that fast-check cannot make texts of. */
function matchingTexts(pattern: string): fc.Arbitrary<string> | null {
  try {
    const arbitrary = fc.stringMatching(new RegExp(pattern));
    fc.sample(arbitrary, { numRuns: 1, seed: 1 });
    return arbitrary;
  } catch {
    return null;
  }
}

function enumCells(options: readonly string[]): readonly Weighted[] {
  // Options are written as they are: a number enum's are texts of numbers.
  const text = fc.constantFrom(...options).map((option) => ({ text: option }));
  return [
    { weight: 8, arbitrary: text },
    { weight: 1, arbitrary: texts("no such option") },
  ];
}

function texts(...all: readonly string[]): fc.Arbitrary<GivenField> {
  return fc.constantFrom(...all).map((text) => ({ text }));
}

/** A date as the field's format shows it, which only its normalized value could be read from. */
function shownDate(node: SchemaNode): string {
  const format = textMember(node.raw, "format") ?? "M/D/YYYY";
  return format.replace("YYYY", "2024").replace(/M+/, "12").replace(/D+/, "24");
}
