import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { define, outcome } from "./python-runner.ts";

/** Snippets run by CPython: classes derived from `str` and `bytes`, objects that take part in formatting and joining. */
const { prelude, cases } = JSON.parse(
  readFileSync(new URL("../fixtures/values/str-code.json", import.meta.url), "utf8"),
) as { prelude: string; cases: [code: string, expected: string][] };

const names = define(prelude);

describe("code", () => {
  it.each(cases)("%s", (code, expected) => {
    expect(outcome(code, names)).toBe(expected);
  });
});
