import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
// @ts-expect-error plain scripts without types
import { isEqual, verdict } from "../../scripts/conformance/compare.mjs";
// @ts-expect-error plain scripts without types
import { requestOf } from "../../scripts/conformance/documents.mjs";
import { answerRequest } from "../../src/cli/exchange/answers.ts";
import type { Json } from "../../src/document/json.ts";
import { allModules } from "../../src/library/all-modules.ts";

/** Generated programs with the answers of CPython 3.12 and of txscript 1.2.0: `npm run conformance -- --record` wrote them. */
interface Line {
  readonly case: { readonly [key: string]: unknown };
  readonly expected: { readonly [key: string]: unknown };
}

const folder = join(import.meta.dirname, "../fixtures/conformance");
const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));

function answer(made: Line["case"]): unknown {
  const request = "cells" in made ? requestOf(made) : made;
  return JSON.parse(JSON.stringify(answerRequest(request as Json, { modules: allModules })));
}

test("every area is recorded", () => {
  expect(files.length).toBeGreaterThanOrEqual(23);
});

describe.each(files)("%s", (file) => {
  const lines = readFileSync(join(folder, file), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
  test("as recorded", () => {
    expect(lines.length).toBeGreaterThan(50);
    const different = lines
      .map((line) => ({ ...line, got: answer(line.case) }))
      .filter(({ expected, got }) => !isEqual(verdict(expected, got)));
    expect(different).toEqual([]);
  });
});
