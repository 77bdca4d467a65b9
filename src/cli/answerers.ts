import { parseJson } from "../document/json.ts";
import { compileSchema } from "../engine/compiled-schema.ts";
import type { EvaluationOptions } from "../engine/evaluate.ts";
import { loadVectors } from "../engine/vectors.ts";
import { loadModules } from "../library/lazy-modules.ts";
import { clock } from "./clock.ts";
import { type Answer, answerRequest } from "./exchange/answers.ts";
import { parseRequest } from "./exchange/schema-texts.ts";
import { jsonOf } from "./result-json.ts";
import type { ThreadWork } from "./threads.ts";

/** What answers one line of text; never throws, a line that is not JSON is answered too. */
export type LineAnswerer = (line: string) => string;

export async function answererFor(work: ThreadWork): Promise<LineAnswerer> {
  const host = clock(work.now);
  await loadVectors();
  if (work.command === "batch") {
    const { allModules } = await import("../library/all-modules.ts");
    return (line) => batchAnswer(line, { host, modules: allModules });
  }
  const compiled = compileSchema(work.schema);
  const modules = await loadModules(compiled.imports);
  return (line) => {
    const reading = parseJson(line);
    if (!reading.ok) return requestFailure("JSONDecodeError", reading.diagnostic.message);
    try {
      const result = compiled.evaluate(reading.value, { host, modules });
      const [problem] = result.diagnostics.filter(
        ({ severity, pointer }) => severity === "error" && pointer !== undefined,
      );
      if (problem !== undefined)
        return requestFailure(problem.code, `${problem.message} (at ${problem.pointer ?? "/"})`);
      return JSON.stringify(jsonOf(result));
    } catch (error) {
      return requestFailure("InternalError", error instanceof Error ? error.message : String(error));
    }
  };
}

/** The answer of `txs batch` to one line. */
export function batchAnswer(line: string, options: EvaluationOptions): string {
  const reading = parseRequest(line);
  if (!reading.ok) return requestFailure("JSONDecodeError", reading.diagnostic.message);
  const answer: Answer = answerRequest(reading.value, options, line);
  return JSON.stringify(answer);
}

function requestFailure(type: string, message: string): string {
  return JSON.stringify({ id: null, error: { phase: "request", type, message } });
}
