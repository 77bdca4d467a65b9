import fc from "fast-check";
import { expect, test } from "vitest";
import { escaped, spanAt, stringOffsets } from "../../src/check/json-text.ts";

/** Pointers of everything in a value. */
function* pointersOf(value: unknown, pointer = ""): Iterable<readonly [string, unknown]> {
  yield [pointer, value];
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield* pointersOf(inner, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  }
}

test("every value is found where it stands, however the text is spaced", () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 2, "\t"), (json, space) => {
      const value: unknown = JSON.parse(json);
      const text = JSON.stringify(value, null, space);
      for (const [pointer, inner] of pointersOf(JSON.parse(text))) {
        const span = spanAt(text, pointer);
        expect(JSON.parse(text.slice(span?.start, span?.end))).toEqual(inner);
      }
      expect(spanAt(text, "/no such member")).toBeNull();
    }),
    { numRuns: 300 },
  );
});

test("offsets into a string lead to its escapes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(), fc.nat(), fc.string(), (value, a, b, instead) => {
      const text = `{"x": ${JSON.stringify(value)}, "y": 1}`;
      const span = spanAt(text, "/x");
      if (span === null) throw new Error("not found");
      const offsets = stringOffsets(text, span);
      expect(offsets).toHaveLength(value.length + 1);
      const [start = 0, end = 0] = [a % (value.length + 1), b % (value.length + 1)].sort((x, y) => x - y);
      const changed = text.slice(0, offsets[start]) + escaped(instead) + text.slice(offsets[end]);
      expect(JSON.parse(changed)).toEqual({ x: value.slice(0, start) + instead + value.slice(end), y: 1 });
    }),
    { numRuns: 300 },
  );
});

test("of two members of one name the later counts, and a byte order mark is passed over", () => {
  expect(spanAt('\ufeff{"a": 1, "a": [true, null]}', "/a/1")).toEqual({ start: 22, end: 26 });
  expect(spanAt("[1, [2, 3]]", "/1/2")).toBeNull();
});
