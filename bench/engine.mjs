/** The engine as the bench sees it. `TXS_DIST` names another build than `dist`, so that two builds can be measured. */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

export const dist = resolve(process.env.TXS_DIST ?? new URL("../dist", import.meta.url).pathname);
const load = (path) => import(pathToFileURL(`${dist}/${path}`).href);

const { readPayload } = await load("document/payload.js");
const { evaluateDocument } = await load("engine/evaluate.js");
const { readSchemaProgram } = await load("engine/schema-program.js");
const { responseOf } = await load("engine/response.js");
const { readFormula } = await load("engine/formula.js");
export const { allModules } = await load("library/all-modules.js");
export const { compileSchema, loadVectors } = await load("index.js");
await loadVectors?.();

export { readFormula };

/** A schema's program and what is done with it, phase by phase. */
export function engineOf(schema) {
  const program = readSchemaProgram(schema);
  if (program.diagnostics.length > 0) throw new Error(JSON.stringify(program.diagnostics));
  const evaluate = ({ document, payload }) => {
    const input = {
      document,
      payload: payload ?? {},
      incremental: false,
      updatedIds: new Set(),
      forcedIds: new Set(),
    };
    const { run, refusal } = evaluateDocument(program, input);
    if (refusal !== null || run.exceptions.length > 0) throw new Error(JSON.stringify(refusal ?? run.exceptions));
    return run;
  };
  return {
    /** Content or payload → an open document. */
    load: (json) => readPayload(json, program.schema),
    /** Everything computed anew on an open document. */
    compute: evaluate,
    response: (run) => responseOf(run, false),
    /** Content or payload → response. */
    whole: (json) => responseOf(evaluate(readPayload(json, program.schema)), false),
  };
}
