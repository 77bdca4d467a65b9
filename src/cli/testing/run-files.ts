/** Runs the cases of queues, and says what came of each. */
import { isObject, type JsonObject } from "../../document/json.ts";
import { TestError } from "../../testing/given.ts";
import { runCase, type Verdict } from "../../testing/run-case.ts";
import { shownPath } from "../shown-path.ts";
import { type CaseFile, readCaseFile } from "./case-file.ts";
import type { QueueUnderTest } from "./subject.ts";

export interface CaseResult {
  readonly name: string;
  readonly line: number;
  /** Empty when the case passed. */
  readonly failures: readonly { readonly step: number | null; readonly text: string }[];
  readonly milliseconds: number;
}

export interface FileResult {
  readonly path: string;
  readonly queue: string;
  readonly cases: readonly CaseResult[];
  /** Cases left out by the filter. */
  readonly filtered: number;
  /** Expectations that were rewritten. */
  readonly updated: number;
}

export interface RunOptions {
  readonly filter: RegExp | null;
  readonly update: boolean;
  readonly progress: (done: number, total: number, name: string) => void;
}

/** Runs all cases of the queues. Throws `InputError` for the first case that makes no sense. */
export async function runFiles(queues: readonly QueueUnderTest[], options: RunOptions): Promise<readonly FileResult[]> {
  const files = queues.flatMap((queue) => queue.files.map((path) => ({ queue, file: readCaseFile(path) })));
  const total = files.reduce((sum, { file }) => sum + file.cases.length, 0);
  let done = 0;
  const results: FileResult[] = [];
  for (const { queue, file } of files) {
    const cases: CaseResult[] = [];
    let updated = 0;
    for (const [i, test] of file.cases.entries()) {
      options.progress(++done, total, test.name);
      if (options.filter !== null && !options.filter.test(`${shownPath(file.path)} ${test.name}`)) continue;
      const start = performance.now();
      const verdicts = await verdictsOf(queue, file, i);
      if (options.update) updated += verdicts.reduce((sum, verdict) => sum + rewrite(file, i, verdict), 0);
      cases.push({
        name: test.name,
        line: file.lineOf(file.pathOf(i)),
        failures: verdicts
          .filter(({ explanation }) => explanation !== "")
          .map(({ path, explanation }) => ({ step: path[0] === "steps" ? Number(path[1]) : null, text: explanation })),
        milliseconds: performance.now() - start,
      });
    }
    if (options.update) file.save();
    const filtered = file.cases.length - cases.length;
    results.push({ path: shownPath(file.path), queue: queue.queue.name, cases, filtered, updated });
  }
  return results;
}

async function verdictsOf(queue: QueueUnderTest, file: CaseFile, index: number): Promise<readonly Verdict[]> {
  const test = file.cases[index];
  if (test === undefined) return [];
  try {
    return await runCase(queue, test);
  } catch (error) {
    if (!(error instanceof TestError)) throw error;
    // What all cases share may be at fault as well.
    const [key, ...rest] = error.path;
    const shared = key === "given" && !isOwn(file, index, rest);
    throw file.fault(new TestError(error.message, shared ? error.path : [...file.pathOf(index), ...error.path]));
  }
}

function isOwn(file: CaseFile, index: number, rest: readonly (string | number)[]): boolean {
  const whole = [...file.pathOf(index), "given", ...rest.slice(0, 1)];
  return file.has(whole);
}

/** Writes what a verdict found in place of what was expected; the number of keys written. */
function rewrite(file: CaseFile, index: number, { path, updated }: Verdict): number {
  const keys: JsonObject = isObject(updated) ? updated : {};
  for (const [key, json] of Object.entries(keys)) file.replace([...file.pathOf(index), ...path, key], json);
  return Object.keys(keys).length;
}

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly filtered: number;
  readonly updated: number;
}

export function tallyOf(results: readonly FileResult[]): Tally {
  const cases = results.flatMap((file) => file.cases);
  const failed = cases.filter(({ failures }) => failures.length > 0).length;
  const sum = (key: "filtered" | "updated"): number => results.reduce((total, file) => total + file[key], 0);
  return { passed: cases.length - failed, failed, filtered: sum("filtered"), updated: sum("updated") };
}
