import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { problemIds, problems } from "../../src/check/catalogue.ts";
import { rulesPage } from "../../src/check/documentation.ts";
import { rules } from "../../src/check/rules.ts";

test("docs/rules.md is what the catalogue says: `npm run build && node scripts/generate-rules.mjs`", () => {
  expect(readFileSync(join(import.meta.dirname, "../../docs/rules.md"), "utf8")).toBe(rulesPage());
});

test("every problem has an entry on the page", () => {
  const page = rulesPage();
  for (const [name, { id }] of problems) expect(page).toContain(`### ${id} ${name}\n`);
});

test("no two problems have one code or one title", () => {
  const all = [...problems.values()];
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  expect(problemIds.size).toBe(2 * all.length);
});

test.each(Object.entries(rules))("%s is a full entry", (name, { title, explanation, remedy, bad, good }) => {
  expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  expect(title).toMatch(/^[A-Z`].*[^.]$/);
  expect(explanation).toMatch(/^[A-Z0-9`].*\.$/);
  expect(remedy).toMatch(/^[A-Z].*\.$/);
  expect(bad).not.toBe(good);
});
