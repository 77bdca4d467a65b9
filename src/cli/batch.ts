import type { Readable, Writable } from "node:stream";
import { answerBlocks, answerLines } from "./answering.ts";
import { jobCount, threadPool, windowOf } from "./jobs.ts";
import { linesOf } from "./lines.ts";
import { lineThread, type ThreadWork } from "./threads.ts";

/**
 * Answers the lines of `input` on `output`, one for one and in order, in this thread or in `jobs` others. Resolves when the input ends.
 * What `txs batch` does, and `txs eval --lines`.
 */
export async function runLines(
  input: Readable,
  output: Writable,
  work: ThreadWork,
  jobs: string | undefined,
): Promise<void> {
  const count = jobCount(jobs);
  if (count === 1) {
    const { answererFor } = await import("./answerers.ts");
    return answerLines(linesOf(input), output, await answererFor(work));
  }
  const pool = threadPool(count, () => lineThread(work));
  try {
    await answerBlocks(linesOf(input), output, pool, windowOf(count));
  } finally {
    pool.close();
  }
}

export interface BatchFlags {
  readonly jobs?: string;
  readonly now?: string;
}

/** Reads the arguments of `txs batch`; `null` when there is anything unusual about them. */
export function batchArguments(args: readonly string[]): BatchFlags | null {
  const found: { jobs?: string; now?: string } = {};
  for (let i = 0; i < args.length; i += 2) {
    const value = args[i + 1];
    if (value === undefined || value.startsWith("-")) return null;
    if (args[i] === "--jobs") found.jobs = value;
    else if (args[i] === "--now") found.now = value;
    else return null;
  }
  return found;
}

/** `txs batch`. */
export function runBatch({ jobs, now }: BatchFlags): Promise<void> {
  return runLines(process.stdin, process.stdout, { command: "batch", ...(now === undefined ? {} : { now }) }, jobs);
}
