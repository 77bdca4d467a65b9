import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kindOf, member, parseJson, pointerTo } from "../../src/document/json.ts";
import { faultOf } from "../../src/document/json-fault.ts";

test.each<[string, number, string]>([
  ["", 0, "JSON is empty"],
  ["  \n", 3, "JSON is empty"],
  ["{", 1, "JSON ends before its closing '}'"],
  ["[1, [2}", 6, "JSON needs ',' or ']' here"],
  ["[1,]", 3, "JSON needs a value here"],
  ['{"a":1,}', 7, "JSON has a ',' before '}'"],
  ["{'a': 1}", 1, "JSON needs a name in double quotes here"],
  ['{"a" 1}', 5, "JSON needs ':' here"],
  ['{"a": NaN}', 6, "JSON has no value 'NaN'"],
  ["[None]", 1, "JSON has no value 'None'"],
  ['"a\nb"', 2, "JSON has a line break or control character in a text"],
  ['"a\\q"', 2, "JSON has an unknown escape in a text"],
  ['"\\u12"', 1, "JSON has an unknown escape in a text"],
  ['"abc', 4, "JSON ends within a text"],
  ["[01]", 2, "JSON needs ',' or ']' here"],
  ["-", 0, "JSON needs a value here"],
  ["1 2", 2, "JSON has something after its end"],
  ["[".repeat(200_000), 200_000, "JSON ends before its closing ']'"],
])("the fault of %j", (text, offset, message) => {
  expect(faultOf(text)).toEqual({ offset, message });
});

describe("parseJson", () => {
  test("reads JSON, also after a byte order mark", () => {
    expect(parseJson('\ufeff{"a": [1, null]}')).toEqual({ ok: true, value: { a: [1, null] } });
  });

  test("places the fault in the text it was given", () => {
    expect(parseJson("\ufeff[1,\n x]", "f.json")).toEqual({
      ok: false,
      diagnostic: {
        code: "json-syntax",
        severity: "error",
        message: "JSON has no value 'x'",
        origin: "f.json",
        span: { start: 6, end: 7 },
      },
    });
  });

  test("finds a fault exactly where JSON.parse does", () => {
    const mutated = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.nat(3),
        fc.constantFrom("", ",", "]", "}", '"', "\\", "1", "e", "-", ".", ":", "\n", "null"),
      )
      .map(([text, at, cut, insert]) => {
        const from = at % (text.length + 1);
        return text.slice(0, from) + insert + text.slice(from + cut);
      });
    fc.assert(
      fc.property(mutated, (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(faultOf(text) === null).toBe(valid);
        expect(parseJson(text).ok).toBe(valid);
      }),
      { numRuns: 3000 },
    );
  });
});

test.each([
  [undefined, "missing"],
  [null, "null"],
  [[], "a list"],
  [{}, "an object"],
  ["", "a text"],
  [1, "a number"],
  [true, "a boolean"],
])("the kind of %j", (json, kind) => {
  expect(kindOf(json)).toBe(kind);
});

test("pointers escape their steps", () => {
  expect(pointerTo(pointerTo(pointerTo("", "a/b"), "~"), 3)).toBe("/a~1b/~0/3");
});

test("members are own members", () => {
  expect([member({}, "constructor"), member({}, "__proto__"), member({ a: null }, "a")]).toEqual([
    undefined,
    undefined,
    null,
  ]);
});
