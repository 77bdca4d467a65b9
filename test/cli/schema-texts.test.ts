import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRequest } from "../../src/cli/exchange/schema-texts.ts";
import type { Json } from "../../src/document/json.ts";

const schemaOf = (label: string): Json => [
  { category: "section", id: "s", label: `${label} "\\" é`, children: [], icon: "x".repeat(300) },
];

const read = (line: string): Json => {
  const reading = parseRequest(line);
  if (!reading.ok) throw new Error(reading.diagnostic.message);
  return reading.value;
};

const schemaIn = (request: Json): unknown => (request as { readonly schema?: unknown }).schema;

describe("requests with a known schema", () => {
  test("get the one that was read before", () => {
    const line = (id: number, gap: number): string =>
      JSON.stringify({ id, schema: schemaOf("a"), content: [] }, null, gap);
    for (const gap of [0, 1]) {
      const first = read(line(1, gap));
      const second = read(line(2, gap));
      expect(second).toEqual({ id: 2, schema: schemaOf("a"), content: [] });
      expect(schemaIn(second)).toBe(schemaIn(first));
    }
    const payload = (id: number): Json => ({
      id,
      payload: { annotation: { content: [] }, schemas: [{ content: schemaOf("b") }] },
    });
    const first = read(JSON.stringify(payload(1)));
    const second = read(JSON.stringify(payload(2)));
    const content = (request: unknown): unknown =>
      (request as { readonly payload: { readonly schemas: readonly { readonly content: Json }[] } }).payload.schemas[0]
        ?.content;
    expect(second).toEqual(payload(2));
    expect(content(second)).toBe(content(first));
  });

  test("are what JSON says, wherever such a text stands", () => {
    const text = fc.constantFrom("a", "b", "c", "d", "e").map((label) => JSON.stringify(schemaOf(label)));
    const value = fc.oneof(
      text,
      text.map((inner) => JSON.stringify(inner)),
      fc.constantFrom("0", "[]", "{}"),
    );
    const key = fc.constantFrom("schema", "content", "payload", "id", "\\", '"');
    const members = (inner: fc.Arbitrary<string>): fc.Arbitrary<string> =>
      fc
        .array(fc.tuple(key, inner), { maxLength: 4 })
        .map((pairs) => `{${pairs.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(",")}}`);
    const payload = fc
      .tuple(value, value)
      .map(([a, b]) => `{"payload":{"schemas":[{"content":${a}}],"content":${b}},"schema":${a}}`);
    const lines = fc.array(fc.oneof(members(fc.oneof(value, members(value))), payload), { maxLength: 8 });
    fc.assert(
      fc.property(lines, (given) => {
        for (const line of given) expect(read(line)).toEqual(JSON.parse(line));
      }),
    );
  });

  test("faults are where they are in the line", () => {
    const line = JSON.stringify({ schema: schemaOf("f") });
    read(line);
    const reading = parseRequest(`${line.slice(0, -1)},}`);
    expect(reading.ok ? null : reading.diagnostic.span?.start).toBe(line.length);
  });
});
