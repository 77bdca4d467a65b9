import type { Command } from "commander";
import type { BatchFlags } from "./batch.ts";
import { clock } from "./clock.ts";
import type { EvalLinesFlags } from "./eval.ts";
import type { Done } from "./start.ts";

const collect = (value: string, earlier: readonly string[] = []): readonly string[] => [...earlier, value];

/** The commands that go over documents, one or a stream of them. */
export function addDocumentCommands(program: Command, done: Done): void {
  program
    .command("eval")
    .description("compute a document's formula fields and show what changed")
    .argument("<schema>", "schema file, API schema object or queue folder; - is standard input")
    .argument("<document>", "content list, API object, annotation or hook payload")
    .option("--json", "the whole result as JSON")
    .option("--set <id=value>", "edit a datapoint first, by datapoint id or header schema id; may be repeated", collect)
    .option("--updated <ids>", "compute only what depends on these datapoints (comma-separated)")
    .option("--lines", "the document file holds a document a line; answer each with its result as a line of JSON")
    .option("--jobs <count>", "with --lines: spread them over this many threads")
    .option("--now <time>", "the time that formulas see, ISO")
    .action(async (schema: string, document: string, flags: EvalLinesFlags) => {
      const { runEval } = await import("./eval.ts");
      done(await runEval(schema, document, flags, clock(flags.now)));
    });

  program
    .command("batch")
    .description("answer JSON lines, one for one and in order")
    .option("--jobs <count>", "spread the lines over this many threads")
    .option("--now <time>", "the time that formulas see, ISO")
    .action(async (flags: BatchFlags) => {
      const { runBatch } = await import("./batch.ts");
      await runBatch(flags);
      done(0);
    });
}
