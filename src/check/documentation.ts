/** `docs/rules.md`, made from the catalogue. */
import type { CatalogueEntry } from "../source/catalogue.ts";
import { isRule, problems } from "./catalogue.ts";
import type { RuleEntry } from "./rules.ts";

/** Groups by the first digit of a rule's number. */
const groups: readonly (readonly [digit: string, title: string])[] = [
  ["1", "Names and structure"],
  ["2", "Types"],
  ["3", "Dependencies"],
  ["4", "Values"],
  ["5", "Sizes"],
  ["6", "Hooks"],
  ["9", "Ignoring findings"],
  ["0", "Files, schemas and documents"],
];

const head = `# Rules of \`txs check\`

<!-- Made by \`node scripts/generate-rules.mjs\` from src/check/rules.ts and src/source/catalogue.ts; do not edit. -->

A rule is named by its code or its name: \`--rule TXS201=off\` is \`--rule may-be-empty=off\`, and \`txs check --explain TXS201\` shows what
stands here. A finding is ignored by a comment on its line, or on a line of its own before it:

\`\`\`python
field.amount * 2  # txs: ignore TXS201 -- the extension fills it before formulas run
\`\`\`

An **error** is wrong on every document on which the code runs; a **warning** depends on the document, or is a likely mistake. Exit codes: 0
no errors, 1 errors found (with \`--strict\` also for warnings), 2 bad input or usage.
`;

/** The whole page. */
export function rulesPage(): string {
  const all = [...problems].toSorted(([, a], [, b]) => (a.id < b.id ? -1 : 1));
  const sections = groups.map(([digit, title]) => {
    const members = all.filter(([, { id }]) => id[3] === digit);
    return [`## ${title}`, ...members.map(([name, entry]) => section(name, entry))].join("\n\n");
  });
  return `${[head.trimEnd(), table(all), ...sections].join("\n\n")}\n`;
}

function table(all: readonly (readonly [string, CatalogueEntry])[]): string {
  const rules = all.filter(([, entry]) => isRule(entry));
  const rows = rules.map(
    ([name, { id, severity, title }]) => `| [${id}](#${id.toLowerCase()}-${name}) | ${name} | ${severity} | ${title} |`,
  );
  return ["| code | name | level | finds |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function section(name: string, entry: CatalogueEntry | RuleEntry): string {
  const parts = [`### ${entry.id} ${name}`, `${entry.title} (${entry.severity}). ${entry.explanation}`, entry.remedy];
  if (isRule(entry)) parts.push(`Found:\n\n${code(entry.bad)}`, `Right:\n\n${code(entry.good)}`);
  return parts.join("\n\n");
}

function code(text: string): string {
  return `\`\`\`python\n${text.trimEnd()}\n\`\`\``;
}
