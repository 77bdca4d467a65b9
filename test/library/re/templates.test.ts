import { describe, expect, it } from "vitest";
import { escapePattern } from "../../../src/library/re/escape.ts";
import { compileRegex, execRegex } from "../../../src/library/re/regex.ts";
import { sliceSubject, subjectOf } from "../../../src/library/re/subject.ts";
import { parseTemplate } from "../../../src/library/re/template.ts";
import { faultOf, type RecordedFault, recorded } from "./recorded.ts";

interface Line {
  readonly pattern: string;
  readonly template: string;
  readonly bytes: boolean;
  readonly result?: string;
  readonly fault?: RecordedFault;
}

const SUBJECT = "ab-a";

/** `re.sub` over the subject the fixture was recorded with. */
function substitute(line: Line): string {
  const regex = compileRegex(line.pattern, 0, line.bytes);
  const template = parseTemplate(line.template, line.bytes, regex);
  const subject = subjectOf(SUBJECT);
  let out = "";
  let pos = 0;
  for (;;) {
    const found = execRegex(regex, subject, pos, subject.length, "search", { spend: () => {} });
    if (found === null) return out + sliceSubject(subject, pos, subject.length);
    const group = (n: number): string => sliceSubject(subject, found.spans[2 * n] ?? -1, found.spans[2 * n + 1] ?? -1);
    out += sliceSubject(subject, pos, found.spans[0] ?? 0);
    for (const piece of template) out += typeof piece === "string" ? piece : group(piece);
    pos = found.spans[1] ?? 0;
  }
}

describe("templates", () => {
  it.each(recorded<Line>("templates"))("$template (bytes: $bytes)", (line) => {
    if (line.fault === undefined) expect(substitute(line)).toBe(line.result);
    else expect(faultOf(() => substitute(line))).toEqual(line.fault);
  });
});

describe("escape", () => {
  it("quotes what means something in a pattern", () => {
    expect(escapePattern("a.b*c[1]{2}(x)|^$ \\-é😀\n#&~\t\"'!%,/:;<=>@`_")).toBe(
      "a\\.b\\*c\\[1\\]\\{2\\}\\(x\\)\\|\\^\\$\\ \\\\\\-é😀\\\n\\#\\&\\~\\\t\"'!%,/:;<=>@`_",
    );
  });
});
