#!/usr/bin/env node
import type { BundleFlags } from "./bundle-hook.ts";
import type { CheckFlags } from "./check.ts";
import { clock } from "./clock.ts";
import { addDocumentCommands } from "./document-commands.ts";
import type { FuzzFlags } from "./fuzz.ts";
import type { GraphFlags } from "./graph.ts";
import type { HookFlags } from "./hook.ts";
import type { RunFlags } from "./run.ts";
import { newProgram, start } from "./start.ts";
import type { TestFlags } from "./test.ts";
import type { TypesFlags } from "./types.ts";

const collect = (value: string, earlier: readonly string[] = []): readonly string[] => [...earlier, value];

/** 0 fine, 1 findings, 2 bad input or usage. */
let exitCode = 0;
const program = newProgram();

addDocumentCommands(program, (code) => {
  exitCode = code;
});

program
  .command("check")
  .description("find what is wrong with formulas, rules and hooks before they run")
  .argument("[paths...]", "repository, queue folder, schema or payload; the working directory unless given")
  .option("--format <name>", "pretty, json, github, sarif, junit, or unix: a line a finding")
  .option("--json", "the same as --format json")
  .option("--rule <code=level>", "off, info, warning or error; may be repeated", collect)
  .option("--strict", "warnings count as errors for the exit code")
  .option("--fix", "change files where a finding says how")
  .option("--explain <code>", "what a rule is about, with examples")
  .addHelpText("after", "\nExit codes: 0 no errors, 1 errors found, 2 bad input or usage. Rules: docs/rules.md")
  .action(async (paths: readonly string[], flags: CheckFlags) => {
    const { runCheck } = await import("./check.ts");
    exitCode = runCheck(paths, flags);
  });

program
  .command("test")
  .description("run the test cases beside a queue's formulas: tests/*.yaml")
  .argument("[paths...]", "repository, queue folder or file of cases; the working directory unless given")
  .option("--filter <text>", "only cases whose file or name matches")
  .option("--verbose", "a line for each case")
  .option("--coverage", "show which lines and branches of formulas ran")
  .option("--threshold <least>", "fail below this coverage: lines=90,branches=80")
  .option("--lcov <file>", "write the coverage as lcov")
  .option("--reporter <name>", "pretty, junit, or github: also as annotations")
  .option("--update", "write what came out into the cases that fail")
  .option("--watch", "run again when a file changes")
  .option("--record <payload>", "print a saved document as a case")
  .option("--now <time>", "the time that a recorded case sees, ISO")
  .action(async (paths: readonly string[], flags: TestFlags) => {
    const { runTest } = await import("./test.ts");
    exitCode = await runTest(paths, flags);
  });

program
  .command("fuzz")
  .description("run formulas on made-up documents and show what they cannot take")
  .argument("[paths...]", "repository, queue folder or schema; the working directory unless given")
  .option("--runs <count>", "documents to try (300)")
  .option("--seed <number>", "the same seed makes the same documents (1)")
  .option("--only <field>", "only faults of this field")
  .option("--now <time>", "the time that formulas see, ISO")
  .option("--json", "findings as JSON")
  .action(async (paths: readonly string[], flags: FuzzFlags) => {
    const { runFuzz } = await import("./fuzz.ts");
    exitCode = runFuzz(paths, flags);
  });

program
  .command("hook")
  .description("run a hook on a saved payload and show what it does")
  .argument(
    "<code>",
    "Python file with rossum_hook_request_handler, or a snippet that uses t; or a .js or .ts file; - is standard input",
  )
  .argument("<payload>", "hook payload")
  .option("--schema <schema>", "schema file or queue folder to side-load in place of the payload's")
  .option("--json", "the response as JSON; printed text goes to standard error")
  .option("--now <time>", "the time that the hook sees, ISO")
  .action(async (code: string, payload: string, flags: HookFlags) => {
    const { runHookCommand, runScriptCommand, scriptName } = await import("./hook.ts");
    const host = clock(flags.now);
    exitCode = scriptName.test(code)
      ? await runScriptCommand(code, payload, flags)
      : runHookCommand(code, payload, flags, host);
  });

program
  .command("run")
  .description("run a payload through its queue: computed fields, hooks, rules")
  .argument("<queue>", "queue folder")
  .argument("<payload>", "hook payload")
  .option("--event <event>", "an event such as annotation_content.updated in place of the payload's own")
  .option("--json", "everything as JSON: each step, and the payload as it is in the end")
  .option("--now <time>", "the time that code sees, ISO")
  .addHelpText(
    "after",
    "\nHooks in JavaScript and TypeScript run in this process with all it may do: run only code that you trust.",
  )
  .action(async (queue: string, payload: string, flags: RunFlags) => {
    const { runRun } = await import("./run.ts");
    exitCode = await runRun(queue, payload, flags, clock(flags.now));
  });

program
  .command("graph")
  .description("draw what the formulas of a queue depend on, circles marked")
  .argument("[path]", "repository, queue folder or schema", ".")
  .option("--format <name>", "text, mermaid, dot or svg", "text")
  .option("--field <id>", "only what this field depends on and what depends on it")
  .action(async (path: string, flags: GraphFlags) => {
    const { runGraph } = await import("./graph.ts");
    exitCode = await runGraph(path, flags);
  });

program
  .command("bundle-hook")
  .description("pack a TypeScript or JavaScript hook into one CommonJS file")
  .argument("<hook>", "file that exports rossum_hook_request_handler, or a function as default")
  .option("-o, --out <file>", "where the bundle goes, - is standard output; beside the hook, with .cjs, unless given")
  .action(async (hook: string, flags: BundleFlags) => {
    const { runBundleHook } = await import("./bundle-hook.ts");
    exitCode = await runBundleHook(hook, flags);
  });

program
  .command("types")
  .description("write the types of a schema's fields for TypeScript and pyright")
  .argument("<schema>", "schema file, queue folder, or folder of queues")
  .option("-o, --out <folder>", "where the files go; beside the schema unless given")
  .action(async (schema: string, flags: TypesFlags) => {
    const { runTypes } = await import("./types.ts");
    exitCode = runTypes(schema, flags);
  });

program
  .command("apply")
  .description("apply a response's operations to content, as the platform does")
  .argument("<content>", "hook payload, annotation or content list")
  .argument("<response>", "a hook's response, or a list of operations")
  .option("--schema <schema>", "schema file or queue folder, for content that comes without one")
  .action(async (content: string, response: string, flags: { readonly schema?: string }) => {
    const { runApply } = await import("./apply.ts");
    exitCode = runApply(content, response, flags);
  });

await start(program, () => exitCode);
