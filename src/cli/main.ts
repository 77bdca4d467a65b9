#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { allModules } from "../library/all-modules.ts";
import type { Host } from "../values/host.ts";
import { runApply } from "./apply.ts";
import { runBatch } from "./batch.ts";
import { runCheck } from "./check.ts";
import { type EvalFlags, runEval } from "./eval.ts";
import { type HookFlags, runHookCommand } from "./hook.ts";
import { InputError } from "./input.ts";

/** Exit codes: 0 fine, 1 findings, 2 bad input or usage. */
let exitCode = 0;

function clock(text: string | undefined): Host {
  const fixed = text === undefined ? null : Date.parse(text);
  if (fixed !== null && Number.isNaN(fixed)) throw new InputError(`--now takes an ISO date and time, not '${text}'`);
  return {
    now: () => fixed ?? Date.now(),
    utcOffset: 0,
    seed: 0,
    print: (printed) => void process.stderr.write(printed),
  };
}

const collect = (value: string, earlier: readonly string[] = []): readonly string[] => [...earlier, value];

const program = new Command("txs")
  .description("Runs TxScript formulas of document schemas, without Python")
  .exitOverride()
  .showHelpAfterError("(txs --help lists the commands)");

program
  .command("eval")
  .description("compute a document's formula fields and show what changed")
  .argument("<schema>", "schema file, API schema object or queue folder; - is standard input")
  .argument("<document>", "content list, API object, annotation or hook payload")
  .option("--json", "the whole result as JSON")
  .option("--set <id=value>", "edit a datapoint first, by datapoint id or header schema id; may be repeated", collect)
  .option("--updated <ids>", "compute only what depends on these datapoints (comma-separated)")
  .option("--now <time>", "the time that formulas see, ISO")
  .action((schema: string, document: string, flags: EvalFlags) => {
    exitCode = runEval(schema, document, flags, clock(flags.now));
  });

program
  .command("check")
  .description("find syntax errors, unknown fields and cycles in a schema's formulas")
  .argument("<schema>", "schema file or queue folder; - is standard input")
  .option("--json", "findings as JSON")
  .action((schema: string, flags: { readonly json?: boolean }) => {
    exitCode = runCheck(schema, flags);
  });

program
  .command("hook")
  .description("run Python hook code on a saved payload and show what it does")
  .argument("<code>", "Python file with rossum_hook_request_handler, or a snippet that uses t; - is standard input")
  .argument("<payload>", "hook payload")
  .option("--schema <schema>", "schema file or queue folder to side-load in place of the payload's")
  .option("--json", "the response as JSON; printed text goes to standard error")
  .option("--now <time>", "the time that the hook sees, ISO")
  .action((code: string, payload: string, flags: HookFlags) => {
    exitCode = runHookCommand(code, payload, flags, clock(flags.now));
  });

program
  .command("apply")
  .description("apply a response's operations to content, as the platform does")
  .argument("<content>", "hook payload, annotation or content list")
  .argument("<response>", "a hook's response, or a list of operations")
  .option("--schema <schema>", "schema file or queue folder, for content that comes without one")
  .action((content: string, response: string, flags: { readonly schema?: string }) => {
    exitCode = runApply(content, response, flags);
  });

program
  .command("batch")
  .description("answer JSON lines: one request a line in, one answer a line out, in order")
  .option("--now <time>", "the time that formulas see, ISO")
  .action(async (flags: { readonly now?: string }) => {
    await runBatch(process.stdin, process.stdout, { host: clock(flags.now), modules: allModules });
  });

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof InputError) process.stderr.write(`txs: ${error.message}\n`);
  else if (!(error instanceof CommanderError)) throw error;
  exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : 2;
}
process.exitCode = exitCode;
