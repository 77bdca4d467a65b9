/** Findings in the forms that people and tools read. */
import { problemNames } from "../../check/catalogue.ts";
import { render, type Style } from "../../source/render.ts";
import { type Annotation, annotation } from "../github.ts";
import { shownPath } from "../shown-path.ts";
import { xml } from "../xml.ts";
import { type Checked, type Found, placeOf } from "./found.ts";
import { sarif } from "./sarif.ts";

/** What all formats are made from. */
export interface Findings {
  readonly checked: readonly Checked[];
  readonly found: readonly Found[];
}

export type Format = (findings: Findings, style: Style) => string;

export const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ["pretty", pretty],
  ["json", json],
  ["github", github],
  ["sarif", ({ found }) => sarif(found)],
  ["junit", junit],
  ["unix", unix],
]);

/** With the code, carets under the place, and what to do. */
function pretty({ checked, found }: Findings, style: Style): string {
  const parts = found.map((one) => `${rendered(one, style)}\n\n`);
  return parts.join("") + summary(checked, found);
}

function rendered({ finding, path, text, span, code }: Found, style: Style): string {
  const { pointer: _, ...plain } = finding;
  const notes = [...(finding.notes ?? []), ...(finding.fix === undefined ? [] : [`--fix: ${finding.fix.title}`])];
  const shown = notes.length === 0 ? plain : { ...plain, notes };
  if (code !== null)
    return render({ ...shown, origin: `${shownPath(path)} (${code.name})` }, { text: code.text, style });
  const origin = shownPath(path);
  return span === null ? render({ ...shown, origin }, { style }) : render({ ...shown, origin, span }, { text, style });
}

function summary(checked: readonly Checked[], found: readonly Found[]): string {
  const of = (severity: string): number => found.filter(({ finding }) => finding.severity === severity).length;
  const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
  const pieces = checked.filter(({ name }) => name !== "file").length;
  const parts = [count(of("error"), "error"), count(of("warning"), "warning")];
  if (of("info") > 0) parts.push(`${of("info")} info`);
  const fixable = found.filter(({ finding }) => finding.fix !== undefined).length;
  const hint = fixable === 0 ? "" : `; --fix mends ${fixable}`;
  return `${count(pieces, "piece")} of code checked: ${parts.join(", ")}${hint}\n`;
}

/** A list of plain objects. */
function json({ found }: Findings): string {
  const list = found.map((one) => {
    const { finding, path, span, code } = one;
    return {
      code: finding.code,
      rule: finding.rule,
      severity: finding.severity,
      message: finding.message,
      path: shownPath(path),
      ...(span === null ? {} : placeOf(one)),
      ...(code === null ? {} : { in: code.name }),
      ...(finding.pointer === undefined ? {} : { pointer: finding.pointer }),
      notes: finding.notes ?? [],
      ...(finding.fix === undefined ? {} : { fix: finding.fix.title }),
    };
  });
  return `${JSON.stringify(list, null, 2)}\n`;
}

/** `path:line:column: severity: message [code rule]`, which editors and `grep` take apart. */
function unix({ found }: Findings): string {
  const lines = found.map((one) => {
    const { line, column } = placeOf(one);
    const { severity, message, code, rule } = one.finding;
    return `${shownPath(one.path)}:${line}:${column}: ${severity}: ${message.replace(/\s+/g, " ")} [${code} ${rule}]\n`;
  });
  return lines.join("");
}

/** Workflow commands: GitHub shows each at its line of the pull request. */
export function github({ found }: Findings): string {
  const levels = { error: "error", warning: "warning", info: "notice" } as const;
  const lines = found.map((one) => {
    const { finding, path } = one;
    const { line, column, endLine, endColumn } = placeOf(one);
    const columns: Annotation["properties"] =
      line === endLine
        ? [
            ["col", column],
            ["endColumn", Math.max(column, endColumn - 1)],
          ]
        : [];
    return annotation({
      level: levels[finding.severity],
      file: shownPath(path),
      line,
      properties: [["endLine", endLine], ...columns, ["title", `${finding.code} ${finding.rule}`]],
      message: [finding.message, ...(finding.notes ?? [])].join("\n"),
    });
  });
  return lines.join("");
}

/** A test suite for each file, a test for each piece of code in it, a failure for each finding. */
function junit({ checked }: Findings): string {
  const paths = [...new Set(checked.map(({ path }) => path))];
  let tests = 0;
  let failures = 0;
  const suites = paths.map((path) => {
    const cases = checked.filter((one) => one.path === path);
    const bad = cases.filter(({ found }) => found.length > 0).length;
    tests += cases.length;
    failures += bad;
    const shown = xml(shownPath(path));
    return [
      `  <testsuite name="${shown}" tests="${cases.length}" failures="${bad}" errors="0" skipped="0" time="0">`,
      ...cases.map((one) => testCase(one, shown)),
      "  </testsuite>\n",
    ].join("\n");
  });
  const head = `<testsuites name="txs check" tests="${tests}" failures="${failures}" errors="0">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${suites.join("")}</testsuites>\n`;
}

function testCase({ name, found }: Checked, path: string): string {
  const head = `    <testcase name="${xml(name)}" classname="${path}" time="0"`;
  const [first, ...others] = found;
  if (first === undefined) return `${head}/>`;
  const title = `${first.finding.message}${others.length === 0 ? "" : ` (and ${others.length} more)`}`;
  const text = found.map((one) => rendered(one, (_, plain) => plain)).join("\n\n");
  const type = `${first.finding.code} ${problemNames.get(first.finding.code) ?? ""}`.trimEnd();
  return `${head}>\n      <failure message="${xml(title)}" type="${xml(type)}">${xml(text)}</failure>\n    </testcase>`;
}
