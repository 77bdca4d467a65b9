/**
 * What takes most of the engine, in one file as quick.ts is: `txs eval` of large documents and of formulas that import modules outside of the
 * core, `txs batch`, and the threads of either.
 */
import { type BatchFlags, batchArguments, runBatch } from "./batch.ts";
import { clock } from "./clock.ts";
import { runEval } from "./eval.ts";
import { evalArguments } from "./eval-arguments.ts";
import { InputError } from "./input.ts";
import { endWithReader } from "./print.ts";
import { runThread } from "./thread.ts";
import { THREAD } from "./threads.ts";

/** Runs a command with these arguments; else says that the whole program has to. */
export async function run([command, ...args]: readonly string[]): Promise<"done" | "whole"> {
  if (command === THREAD) return (await runThread()) ? "done" : "whole";
  const batch: BatchFlags | null = command === "batch" ? batchArguments(args) : null;
  const given = command === "eval" ? evalArguments(args) : null;
  if (batch === null && given === null) return "whole";
  try {
    if (batch !== null) {
      endWithReader();
      await runBatch(batch);
    }
    if (given !== null)
      process.exitCode = await runEval(given.schema, given.document, given.flags, clock(given.flags.now));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    process.stderr.write(`txs: ${error.message}\n`);
    process.exitCode = 2;
  }
  return "done";
}
