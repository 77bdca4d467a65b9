import { existsSync } from "node:fs";
import { fuzz } from "../fuzz/fuzz.ts";
import { InputError, readQueues } from "./input.ts";
import { progressOn } from "./progress.ts";
import type { Colours } from "./style.ts";
import { coloursFor } from "./style.ts";
import { caseText } from "./testing/case-file.ts";
import { checkNow, subjectOf } from "./testing/subject.ts";

export interface FuzzFlags {
  readonly runs?: string;
  readonly seed?: string;
  readonly only?: string;
  readonly now?: string;
  readonly json?: boolean;
}

/** `txs fuzz [PATH…]`. Returns the exit code: 1 when something was found. */
export function runFuzz(paths: readonly string[], flags: FuzzFlags): number {
  const places = paths.length === 0 ? ["."] : paths;
  for (const path of places) if (!existsSync(path)) throw new InputError(`there is no ${path}`);
  const runs = wholeNumber("--runs", flags.runs ?? "300");
  const seed = wholeNumber("--seed", flags.seed ?? "1");
  checkNow(flags.now);
  const progress = progressOn(process.stderr);
  const colours = coloursFor(process.stdout);
  let found = 0;
  for (const queue of places.flatMap(readQueues)) {
    const { bed } = subjectOf(queue);
    if (flags.only !== undefined && bed.subject.program.fields.every(({ schemaId }) => schemaId !== flags.only)) {
      throw new InputError(`--only: no field '${flags.only}' is computed`);
    }
    const report = fuzz(bed, {
      runs,
      seed,
      progress: progress.show,
      ...(flags.only === undefined ? {} : { only: flags.only }),
      ...(flags.now === undefined ? {} : { now: flags.now }),
    });
    progress.clear();
    found += report.findings.length;
    if (flags.json === true) {
      process.stdout.write(`${JSON.stringify({ queue: queue.name, ...report }, null, 2)}\n`);
      continue;
    }
    const count = bed.subject.program.fields.length;
    const { findings } = report;
    for (const finding of findings) process.stdout.write(`${findingText(finding, colours)}\n`);
    const outcome = findings.length === 0 ? colours.green("nothing found") : colours.red(`${findings.length} found`);
    process.stdout.write(
      `${colours.bold(queue.name)}: ${count} formulas on ${runs} documents (seed ${seed}): ${outcome}\n`,
    );
  }
  return found > 0 ? 1 : 0;
}

function findingText(
  { title, explanation, testCase }: ReturnType<typeof fuzz>["findings"][number],
  colours: Colours,
): string {
  const details = explanation.split("\n").slice(1).join("\n").replace(/^\n+/, "");
  const text = caseText([testCase], "").trimEnd().replace(/^/gm, "    ");
  return [
    `${colours.red("✗")} ${colours.bold(title)}`,
    "",
    details,
    "",
    colours.dim("  As a test case:"),
    "",
    text,
    "",
  ].join("\n");
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text)) throw new InputError(`${name} takes a whole number, not '${text}'`);
  return value;
}
