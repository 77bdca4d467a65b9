/** Results of test cases for people. */
import { annotation } from "../github.ts";
import type { Colours } from "../style.ts";
import { type CaseResult, type FileResult, tallyOf } from "./run-files.ts";

/** A line a file, what failed in full below it, the count at the end. `verbose`: a line for each case. */
export function testReport(results: readonly FileResult[], colours: Colours, verbose: boolean): string {
  const lines: string[] = [];
  let queue = "";
  for (const file of results) {
    if (file.cases.length === 0) continue;
    if (file.queue !== queue) lines.push(colours.bold(file.queue));
    queue = file.queue;
    const failed = file.cases.filter(({ failures }) => failures.length > 0);
    const count = failed.length === 0 ? `${file.cases.length}` : `${file.cases.length}, ${failed.length} failed`;
    const mark = failed.length === 0 ? colours.green("✓") : colours.red("✗");
    lines.push(`  ${mark} ${file.path} ${colours.dim(`(${count})`)}`);
    for (const one of file.cases) {
      if (one.failures.length > 0) lines.push(failureText(file, one, colours));
      else if (verbose) lines.push(`    ${colours.green("✓")} ${one.name}`);
    }
  }
  lines.push("", summary(results, colours));
  return lines.join("\n");
}

function failureText(file: FileResult, { name, line, failures }: CaseResult, colours: Colours): string {
  const parts = failures.map(({ step, text }) => {
    const when = step === null ? "" : colours.dim(`after step ${step + 1}\n`);
    return indent(when + painted(text, colours), 6);
  });
  return `\n    ${colours.red("✗")} ${colours.bold(name)} ${colours.dim(`${file.path}:${line}`)}\n\n${parts.join("\n\n")}\n`;
}

function indent(text: string, width: number): string {
  return text.replace(/^(?=.)/gm, " ".repeat(width));
}

/** Colours of lines: expected green, got red, the line of the formula bold. */
function painted(text: string, colours: Colours): string {
  return text
    .split("\n")
    .map((line) => {
      if (/^\s*- /.test(line)) return colours.green(line);
      if (/^\s*\+ /.test(line)) return colours.red(line);
      if (/^\s*> \s*\d+ \|/.test(line)) return colours.bold(line);
      if (/^\s+\^+$/.test(line)) return colours.red(line);
      return /^\S/.test(line) ? colours.red(line) : line;
    })
    .join("\n");
}

function summary(results: readonly FileResult[], colours: Colours): string {
  const { passed, failed, filtered, updated } = tallyOf(results);
  return [
    failed > 0 ? colours.red(`${failed} failed`) : "",
    colours.green(`${passed} passed`),
    filtered > 0 ? colours.dim(`${filtered} left out`) : "",
    updated > 0 ? colours.yellow(`${updated} ${updated === 1 ? "expectation" : "expectations"} updated`) : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}

/** An annotation for each case that failed, at its place in the file of cases. */
export function githubReport(results: readonly FileResult[]): string {
  const annotations = results.flatMap(({ path, cases }) =>
    cases.flatMap(({ name, line, failures }) => {
      if (failures.length === 0) return [];
      const message = failures.map(({ text }) => text).join("\n\n");
      return [annotation({ level: "error", file: path, line, properties: [["title", name]], message })];
    }),
  );
  return annotations.join("");
}
