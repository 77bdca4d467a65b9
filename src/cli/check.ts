import { explanation } from "./findings/explain.ts";
import { fixFiles } from "./findings/fixing.ts";
import { formats, github } from "./findings/formats.ts";
import type { Checked, Found } from "./findings/found.ts";
import { checkQueue } from "./findings/gather.ts";
import { levelled, readLevels } from "./findings/levels.ts";
import { InputError, readQueues } from "./input.ts";
import { coloursFor, diagnosticStyle } from "./style.ts";

export interface CheckFlags {
  readonly format?: string;
  readonly json?: boolean;
  readonly rule?: readonly string[];
  readonly strict?: boolean;
  readonly fix?: boolean;
  readonly explain?: string;
}

/** Fixing one finding may bring another to light, but not for ever. */
const MOST_FIXES = 10;

/** `txs check [PATHS]`. Returns the exit code: 1 when there are errors, with `--strict` also for warnings. */
export function runCheck(paths: readonly string[], flags: CheckFlags): number {
  const colours = coloursFor(process.stdout);
  if (flags.explain !== undefined) {
    process.stdout.write(explanation(flags.explain, colours));
    return 0;
  }
  const name = flags.format ?? (flags.json === true ? "json" : "pretty");
  const format = formats.get(name);
  if (format === undefined) throw new InputError(`--format is one of ${[...formats.keys()].join(", ")}, not '${name}'`);
  const levels = readLevels(flags.rule ?? []);
  const given = paths.length === 0 ? ["."] : paths;
  const check = (): readonly Checked[] => levelled(given.flatMap(readQueues).flatMap(checkQueue), levels);
  let checked = check();
  if (flags.fix === true) {
    if (given.includes("-")) throw new InputError("--fix changes files, and standard input is none");
    checked = fixed(checked, check);
  }
  const found = ordered(checked);
  const findings = { checked, found };
  process.stdout.write(format(findings, diagnosticStyle(colours)));
  // Without being asked, on GitHub the findings also appear on the lines of the pull request.
  if (flags.format === undefined && flags.json !== true && process.env["GITHUB_ACTIONS"] === "true") {
    process.stdout.write(github(findings));
  }
  return found.some(
    ({ finding: { severity } }) => severity === "error" || (flags.strict === true && severity === "warning"),
  )
    ? 1
    : 0;
}

/** Fixes what can be fixed, and what then can be. */
function fixed(first: readonly Checked[], check: () => readonly Checked[]): readonly Checked[] {
  let checked = first;
  let total = 0;
  for (let i = 0; i < MOST_FIXES; i++) {
    const count = fixFiles(checked);
    if (count === 0) break;
    total += count;
    checked = check();
  }
  process.stderr.write(`${total} ${total === 1 ? "finding" : "findings"} fixed\n`);
  return checked;
}

/** By file, in the order they were come upon, and by place. */
function ordered(checked: readonly Checked[]): readonly Found[] {
  const found = checked.flatMap((one) => one.found);
  const rank = new Map([...new Set(found.map(({ path }) => path))].map((path, i) => [path, i]));
  return found.toSorted(
    (a, b) => (rank.get(a.path) ?? 0) - (rank.get(b.path) ?? 0) || (a.span?.start ?? -1) - (b.span?.start ?? -1),
  );
}
