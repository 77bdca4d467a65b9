/** `txs eval` of large documents, and of formulas that import modules outside of the core; in one file as quick.ts is. */
import { clock } from "./clock.ts";
import { runEval } from "./eval.ts";
import { evalArguments } from "./eval-arguments.ts";
import { InputError } from "./input.ts";

/** Runs `txs eval` with arguments that quick.ts can read. */
export async function run(args: readonly string[]): Promise<void> {
  const given = evalArguments(args);
  if (given === null) return;
  try {
    process.exitCode = await runEval(given.schema, given.document, given.flags, clock(given.flags.now));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    process.stderr.write(`txs: ${error.message}\n`);
    process.exitCode = 2;
  }
}
