import fc from "fast-check";
import { expect, test } from "vitest";
import { diagnostic } from "../../src/source/codes.ts";
import { render } from "../../src/source/render.ts";
import { displayWidth } from "../../src/source/width.ts";

/** Renders a finding whose span is what stands between `«` and `»` in the text. */
function shown(marked: string, notes: readonly string[] = []): string {
  const start = marked.indexOf("«");
  const end = marked.indexOf("»") - 1;
  const text = marked.replace(/[«»]/g, "");
  return render(diagnostic("unknown-field", "no such field", { origin: "total", span: { start, end }, notes }), {
    text,
  });
}

function lines(...all: string[]): string {
  return ["error[unknown-field]: no such field", ...all].join("\n");
}

test.each<[string, string, string]>([
  ["one line", "x = «field.a» + 1", lines(" --> total:1:5", "  |", "1 | x = field.a + 1", "  |     ^^^^^^^")],
  ["a later line", "a\nb\n«c»", lines(" --> total:3:1", "  |", "3 | c", "  | ^")],
  ["an empty span", "ab«»c", lines(" --> total:1:3", "  |", "1 | abc", "  |   ^")],
  ["the end of the text", "ab\n«»", lines(" --> total:2:1", "  |", "2 |", "  | ^")],
  ["tabs", "\tif «x»:\ty", lines(" --> total:1:5", "  |", "1 |     if x:   y", "  |        ^")],
  ["a tab within the span", "«a\tb»", lines(" --> total:1:1", "  |", "1 | a   b", "  | ^^^^^")],
  ["wide characters", "'日本' + «日»", lines(" --> total:1:8", "  |", "1 | '日本' + 日", "  |          ^^")],
  ["astral characters count once", "'😀' + «x»", lines(" --> total:1:7", "  |", "1 | '😀' + x", "  |        ^")],
  ["marks take no column", "e\u0301 «x»", lines(" --> total:1:4", "  |", "1 | e\u0301 x", "  |   ^")],
  [
    "several lines",
    "a = «(1,\n     2»)",
    lines(" --> total:1:5", "  |", "1 | a = (1,", "  |     ^^^", "2 |      2)", "  |      ^"),
  ],
  [
    "many lines: first and last",
    "«a(\n1,\n2,\n3,\n4)» + 1",
    lines(" --> total:1:1", "  |", "1 | a(", "  | ^^", "5 | 4) + 1", "  | ^^"),
  ],
  ["a line break alone", "ab«\n»cd", lines(" --> total:1:3", "  |", "1 | ab", "  |   ^")],
  ["wide line numbers", `${"\n".repeat(11)}«x»`, lines("  --> total:12:1", "   |", "12 | x", "   | ^")],
  ["carriage returns", "a\r\n«b»\r\n", lines(" --> total:2:1", "  |", "2 | b", "  | ^")],
  ["commands to the terminal", "«x» \u001b[31m", lines(" --> total:1:1", "  |", "1 | x ␛[31m", "  | ^")],
])("%s", (_, marked, expected) => {
  expect(shown(marked)).toBe(expected);
});

test("notes follow", () => {
  expect(shown("«x»", ["Did you mean 'y'?", "It ends\u0007here."])).toBe(
    lines(" --> total:1:1", "  |", "1 | x", "  | ^", "  = Did you mean 'y'?", "  = It ends␇here."),
  );
});

test("without text: message and place", () => {
  const finding = diagnostic("content-shape", "bad", { origin: "doc.json", pointer: "/content/0", notes: ["n"] });
  expect(render(finding)).toBe("error[content-shape]: bad\n --> doc.json /content/0\n  = n");
  expect(render(diagnostic("content-shape", "bad", { pointer: "" }))).toBe(
    "error[content-shape]: bad\n --> (whole value)",
  );
  expect(render(diagnostic("option-value", "bad"))).toBe("error[option-value]: bad");
});

test("long lines are cut round the span", () => {
  const [, , , source = "", carets = ""] = shown(`${"a".repeat(500)}«bb»${"c".repeat(500)}`).split("\n");
  expect(source.length).toBeLessThan(130);
  expect(source.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1)).toBe("bb");
  expect(source).toMatch(/^1 \| …a+bbc+…$/);
});

test("style colours the parts", () => {
  const finding = diagnostic("unknown-field", "m", { span: { start: 0, end: 1 }, notes: ["n"] });
  const styled = render(finding, { text: "x", style: (part, text) => `<${part}>${text}</>` });
  expect(styled.split("\n")).toEqual([
    "<error>error[unknown-field]</><message>: m</>",
    " <place>--> 1:1</>",
    "  <gutter>|</>",
    "<gutter>1 |</> <source>x</>",
    "  <gutter>|</> <caret>^</>",
    "  <note>= n</>",
  ]);
});

test("any text and span can be shown", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), fc.nat(90), fc.nat(90), (text, start, length) => {
      const finding = diagnostic("syntax-error", "m", { span: { start, end: start + length } });
      expect(render(finding, { text })).toContain("^");
    }),
  );
});

test.each([
  ["a", 1],
  ["é", 1],
  ["\u0301", 0],
  ["\u200b", 0],
  ["日", 2],
  ["한", 2],
  ["Ａ", 2],
  ["😀", 2],
  ["Ж", 1],
])("%j takes %i columns", (character, columns) => {
  expect(displayWidth(character.codePointAt(0) ?? 0)).toBe(columns);
});
