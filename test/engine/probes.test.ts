import { describe, expect, test } from "vitest";
import { answerRequest } from "../../src/cli/exchange/answers.ts";
import type { Json } from "../../src/document/json.ts";
import { allModules } from "../../src/library/all-modules.ts";
import { knownDifferences } from "./known-differences.ts";
import { expanded, probes, withoutAddresses } from "./probe-fixtures.ts";

const known = new Map(knownDifferences.map((difference) => [difference.id, difference]));

function answer(request: object): unknown {
  // Through JSON, as a line of `txs batch` goes.
  return JSON.parse(JSON.stringify(answerRequest(request as Json, { modules: allModules })));
}

describe.each(["eval", "formulas", "deps", "hook"])("recorded probes, mode %s", (mode) => {
  const chosen = probes().filter((probe) => probe.mode === mode);
  test.each(chosen.filter((probe) => !known.has(probe.id)))("$id", ({ request, expected }) => {
    expect(withoutAddresses(answer(expanded(request)))).toEqual(withoutAddresses(expected));
  });
  test("every known difference is one still", () => {
    const equal = chosen.filter(
      ({ id, request, expected }) =>
        known.has(id) &&
        JSON.stringify(withoutAddresses(answer(expanded(request)))) === JSON.stringify(withoutAddresses(expected)),
    );
    expect(equal.map((probe) => probe.id)).toEqual([]);
  });
});
