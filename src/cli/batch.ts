import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { parseJson } from "../document/json.ts";
import type { EvaluationOptions } from "../engine/evaluate.ts";
import { type Answer, answerRequest } from "./exchange/answers.ts";

/** Answers JSON lines from `input` on `output`, one for one and in order. Resolves when the input ends. */
export async function runBatch(input: Readable, output: Writable, options: EvaluationOptions): Promise<void> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    if (line.trim() === "") continue;
    if (!output.write(`${answerLine(line, options)}\n`)) await once(output, "drain");
  }
}

/** The answer to one line of text; a line that is not JSON is answered too. */
export function answerLine(line: string, options: EvaluationOptions): string {
  const reading = parseJson(line);
  const answer: Answer = reading.ok
    ? answerRequest(reading.value, options, line)
    : { id: null, error: { phase: "request", type: "JSONDecodeError", message: reading.diagnostic.message } };
  return JSON.stringify(answer);
}
