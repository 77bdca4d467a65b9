import { expect, test } from "vitest";
import { catalogue } from "../../src/source/catalogue.ts";
import { type DiagnosticCode, diagnostic } from "../../src/source/codes.ts";

const codes = Object.keys(catalogue) as DiagnosticCode[];

test.each(codes)("%s is a full entry, of the severity its diagnostics have", (code) => {
  const { id, severity, title, explanation, remedy } = catalogue[code];
  expect(diagnostic(code, "m").severity).toBe(severity);
  expect(id).toMatch(/^TXS\d{3}$/);
  expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/);
  expect(title).toMatch(/^[A-Z].*[^.]$/);
  expect(explanation).toMatch(/^[A-Z].*\.$/);
  expect(remedy).toMatch(/^[A-Z].*\.$/);
});

test("no title and no id stands for two codes", () => {
  expect(new Set(codes.map((code) => catalogue[code].title)).size).toBe(codes.length);
  expect(new Set(codes.map((code) => catalogue[code].id)).size).toBe(codes.length);
});

test("a diagnostic has only the parts it was given", () => {
  expect(diagnostic("content-missing-id", "m", { pointer: "/0" })).toEqual({
    code: "content-missing-id",
    severity: "warning",
    message: "m",
    pointer: "/0",
  });
});
