import { existsSync, type FSWatcher, watch } from "node:fs";
import { InputError, writeText } from "./input.ts";
import { progressOn } from "./progress.ts";
import { coloursFor } from "./style.ts";
import { belowThreshold, coverageReport, lcov } from "./testing/coverage-report.ts";
import { junitReport } from "./testing/junit.ts";
import { recordedCase } from "./testing/record.ts";
import { githubReport, testReport } from "./testing/report.ts";
import { runFiles, tallyOf } from "./testing/run-files.ts";
import { queuesUnderTest } from "./testing/subject.ts";

export interface TestFlags {
  readonly filter?: string;
  readonly update?: boolean;
  readonly watch?: boolean;
  readonly reporter?: string;
  readonly verbose?: boolean;
  readonly coverage?: boolean;
  readonly threshold?: string;
  readonly lcov?: string;
  readonly record?: string;
  readonly now?: string;
}

const reporters: readonly string[] = ["pretty", "junit", "github"];

/** `txs test [PATH…]`. Returns the exit code: 1 when a case failed or coverage is below a threshold. */
export async function runTest(paths: readonly string[], flags: TestFlags): Promise<number> {
  const places = paths.length === 0 ? ["."] : paths;
  for (const path of places) if (!existsSync(path)) throw new InputError(`there is no ${path}`);
  if (flags.reporter !== undefined && !reporters.includes(flags.reporter)) {
    throw new InputError(`--reporter is one of ${reporters.join(", ")}, not '${flags.reporter}'`);
  }
  if (flags.record !== undefined) {
    process.stdout.write(recordedCase(places, flags.record, flags.now));
    return 0;
  }
  if (flags.watch !== true) return runOnce(places, flags);
  return watchAndRun(places, flags);
}

async function runOnce(paths: readonly string[], flags: TestFlags): Promise<number> {
  const queues = queuesUnderTest(paths);
  if (queues.every(({ files }) => files.length === 0)) {
    throw new InputError(`no test cases at ${paths.join(", ")}: they belong in tests/*.yaml beside a schema.json`);
  }
  const progress = progressOn(process.stderr);
  const results = await runFiles(queues, {
    filter: filterOf(flags.filter),
    update: flags.update === true,
    progress: progress.show,
  }).finally(progress.clear);
  const tally = tallyOf(results);
  const colours = coloursFor(process.stdout);
  const below = flags.threshold === undefined ? [] : belowThreshold(flags.threshold, queues);
  if (flags.reporter === "junit") {
    process.stdout.write(junitReport(results));
  } else {
    process.stdout.write(`${testReport(results, colours, flags.verbose === true)}\n`);
    if (flags.coverage === true || flags.threshold !== undefined) {
      process.stdout.write(`\n${coverageReport(queues, colours)}\n`);
    }
    if (flags.reporter === "github") process.stdout.write(githubReport(results));
  }
  for (const line of below) process.stderr.write(`${coloursFor(process.stderr).red(line)}\n`);
  if (flags.lcov !== undefined) writeText(flags.lcov, lcov(queues));
  const isRed = tally.failed > 0 && flags.update !== true;
  return isRed || below.length > 0 ? 1 : 0;
}

function filterOf(text: string | undefined): RegExp | null {
  if (text === undefined) return null;
  try {
    return new RegExp(text, "iu");
  } catch {
    return new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"), "iu");
  }
}

/** Milliseconds of quiet after a change before the cases run again. */
const QUIET = 100;

/** Runs again whenever a file below the paths changes; ends with the process. */
async function watchAndRun(paths: readonly string[], flags: TestFlags): Promise<number> {
  const run = async (): Promise<void> => {
    if (process.stdout.isTTY) process.stdout.write("\u001b[2J\u001b[H");
    try {
      await runOnce(paths, flags);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      process.stdout.write(`${error.message}\n`);
    }
    process.stdout.write("\nWaiting for changes; Ctrl-C ends.\n");
  };
  await run();
  const watchers: FSWatcher[] = [];
  await new Promise<void>((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    for (const path of paths) {
      const watcher = watch(path, { recursive: true }, () => {
        clearTimeout(timer);
        timer = setTimeout(() => run().catch(reject), QUIET);
      });
      watchers.push(watcher);
    }
    process.once("SIGINT", resolve);
  }).finally(() => {
    for (const watcher of watchers) watcher.close();
  });
  return 0;
}
