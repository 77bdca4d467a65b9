import { type Dependencies, dependenciesOf } from "../../analysis/dependencies.ts";
import { readProgram } from "../../compile/read.ts";
import { isObject, type Json, type JsonObject } from "../../document/json.ts";
import { readPayload } from "../../document/payload.ts";
import { readSchema } from "../../document/schema.ts";
import { computedFieldsOf, dependenciesOfSpec } from "../../engine/computed-fields.ts";
import { type EvaluationOptions, evaluateDocument } from "../../engine/evaluate.ts";
import { RunRefused } from "../../engine/evaluation.ts";
import { pythonJson, runHookOn, valuesOf } from "../../engine/hook.ts";
import type { HookError } from "../../engine/hook-error.ts";
import { parsePython, runPython } from "../../engine/python.ts";
import { responseOf } from "../../engine/response.ts";
import { fieldsGiven, programOf, type SchemaProgram } from "../../engine/schema-program.ts";
import { evaluateSnippet } from "../../engine/snippet.ts";
import type { Plain } from "../../library/plain-data.ts";
import { PyDict } from "../../values/dict.ts";
import { defaultHost } from "../../values/host.ts";
import { valueOfJson } from "../../values/json-values.ts";
import { defaultLimits } from "../../values/meter.ts";
import type { Value } from "../../values/value.ts";
import { programOfPayload } from "./programs.ts";
import { payloadOf, payloadValueOf } from "./request.ts";

/** An answer line: JSON that holds at least the request's `id`. */
export type Answer = { [key: string]: unknown };

/** `text` is the line the request was read from, where there is one. */
type Mode = (request: JsonObject, options: EvaluationOptions, text: string | null) => Answer;

function failure(phase: string, type: string, message: string, lineno?: number): Answer {
  return { error: { phase, type, message, ...(lineno === undefined ? {} : { lineno }) } };
}

function programFor(request: JsonObject, schema: SchemaProgram["schema"]): SchemaProgram {
  const given = request["formulas"];
  return programOf(schema, isObject(given) ? fieldsGiven(schema, given) : computedFieldsOf(schema));
}

function refused(error: unknown, phase: string): Answer {
  if (error instanceof RunRefused) return failure(phase, error.exceptionType, error.message);
  throw error;
}

const formulas: Mode = (request, options) => {
  const given = payloadOf(request);
  const known = programOfPayload(given, request["formulas"]);
  const reading = readPayload(given, known?.reading.schema ?? null);
  const { document, payload, incremental, updatedIds, forcedIds } = reading;
  const findings = [...(known?.reading.diagnostics ?? []), ...reading.diagnostics];
  const [problem] = findings.filter((finding) => finding.severity === "error");
  if (problem !== undefined)
    return failure("payload", problem.code, `${problem.message} (at ${problem.pointer ?? "/"})`);
  const answer: Answer = {};
  try {
    const program = known?.program() ?? programFor(request, reading.schema);
    const input = { document, payload: payload ?? {}, incremental, updatedIds, forcedIds };
    const { run, refusal } = evaluateDocument(program, input, options);
    if (refusal === null) answer["response"] = responseOf(run, request["separate_exceptions"] === true);
    else Object.assign(answer, failure("eval", refusal.type, refusal.message));
  } catch (error) {
    Object.assign(answer, refused(error, "eval"));
  }
  answer["values"] = valuesOf(document, "value");
  if (request["normalized"] === true) answer["normalized_values"] = valuesOf(document, "normalizedValue");
  return answer;
};

function dependencyLists(found: Dependencies): Answer {
  const sorted = (names: ReadonlySet<string>): string[] => [...names].sort();
  return {
    dependencies: sorted(found.dependencies),
    targets: sorted(found.targets),
    cross_row_dependencies: sorted(found.crossRow),
    all_value_dependencies: sorted(found.allValues),
    context_references: sorted(found.context),
  };
}

/** Static analysis of formulas placed on the fields of a schema. */
function placedDependencies(request: JsonObject): Answer {
  const { schema } = readSchema(request["schema"] ?? []);
  const dependencies: Answer = {};
  const errors: Answer = {};
  try {
    const program = programFor(request, schema);
    for (const field of program.fields) {
      const problem = field.spec.type === "formula" ? field.spec.formula.parseProblem : null;
      if (problem !== null) {
        errors[field.schemaId] = {
          phase: "parse",
          message: `${problem.type}: ${problem.message}`,
          lineno: problem.line,
        };
        continue;
      }
      const found = dependenciesOfSpec(field.spec);
      const { crossRow } = field;
      dependencies[field.schemaId] = dependencyLists({ ...found, dependencies: field.dependencies, crossRow });
    }
    const answer: Answer = { dependencies };
    if ("order" in program.ordering) answer["order"] = program.ordering.order.map((field) => field.schemaId);
    else {
      const names = program.ordering.pending.map((field) => field.schemaId).join(", ");
      Object.assign(answer, failure("order", "RuntimeError", `Cyclical dependencies: ${names}`));
    }
    return Object.keys(errors).length === 0 ? answer : { ...answer, errors };
  } catch (error) {
    return { dependencies, ...refused(error, "scan") };
  }
}

const deps: Mode = (request) => {
  if (Array.isArray(request["schema"]) && request["schema"].length > 0) return placedDependencies(request);
  const table = typeof request["parent_multivalue"] === "string" ? request["parent_multivalue"] : null;
  const dependencies: Answer = {};
  const errors: Answer = {};
  const given = isObject(request["formulas"]) ? request["formulas"] : {};
  for (const [schemaId, value] of Object.entries(given)) {
    const { tree, problems } = readProgram(
      typeof value === "string" ? value : String(isObject(value) ? value["code"] : ""),
    );
    const problem = problems.find((candidate) => candidate.phase === "parse");
    if (problem === undefined) dependencies[schemaId] = dependencyLists(dependenciesOf(tree, table));
    else errors[schemaId] = { phase: "parse", message: `${problem.type}: ${problem.message}`, lineno: problem.line };
  }
  return Object.keys(errors).length === 0 ? { dependencies } : { dependencies, errors };
};

const evaluate: Mode = (request, options) => {
  const results: Answer[] = [];
  const row = Array.isArray(request["row"]) ? request["row"] : null;
  const place =
    row !== null && typeof row[0] === "string" && typeof row[1] === "number" ? { table: row[0], index: row[1] } : null;
  for (const snippet of Array.isArray(request["exprs"]) ? request["exprs"] : []) {
    const reading = readPayload(payloadOf(request));
    const outcome = evaluateSnippet(String(snippet), reading, {
      ...options,
      row: place,
      writable: request["writable"] === true,
    });
    results.push({ code: snippet, ...outcome });
  }
  return { results };
};

const python: Mode = (request, options) => ({
  ...runPython(String(request["code"] ?? ""), {
    modules: options.modules ?? new Map(),
    limits: { ...defaultLimits, ...options.limits },
    host: { ...defaultHost, ...options.host },
  }),
});

const hook: Mode = (request, options, text) => {
  const { code, result, partial, normalized } = request;
  const read = (): Value => {
    const python = text === null ? valueOfJson(request) : pythonJson(text);
    return python instanceof PyDict ? payloadValueOf(python) : python;
  };
  const run = runHookOn(String(code ?? ""), read, {
    ...options,
    ...(typeof result === "string" && result !== "" ? { result } : {}),
  });
  const answer: Answer = {};
  if (run.result !== undefined) answer["result"] = run.result;
  if (run.error === null) answer["response"] = tidied(run.response ?? null);
  else {
    answer["error"] = errorIn(run.error);
    if (partial === true && run.partial !== null) answer["response"] = tidied(run.partial);
    if (partial === true && run.partialError !== null) answer["partial_error"] = errorIn(run.partialError);
  }
  if (run.actions.length > 0) answer["annotation_actions"] = run.actions;
  if (run.document !== null) {
    answer["values"] = valuesOf(run.document, "value");
    if (normalized === true) answer["normalized_values"] = valuesOf(run.document, "normalizedValue");
  }
  return answer;
};

/** A syntax error has no line of its own here: its text says the line. */
function errorIn({ phase, type, message, lineno, traceback }: HookError): Answer {
  const inside = lineno !== null && traceback.some((line) => line.loc !== undefined || type === "LimitReached");
  return { phase, type, message, ...(inside ? { lineno } : {}) };
}

/** `computed_ids` comes of a set: it is sorted, numbers first. */
function tidied(response: Plain): Plain {
  if (typeof response !== "object" || response === null || Array.isArray(response)) return response;
  const ids = response["computed_ids"];
  if (!Array.isArray(ids)) return response;
  const place = (id: Plain): string => `${typeof id === "string" ? 1 : 0}${String(id).padStart(24, "0")}`;
  return { ...response, computed_ids: [...ids].sort((a, b) => (place(a) < place(b) ? -1 : 1)) };
}

const parseOnly: Mode = (request) => ({ ...parsePython(String(request["code"] ?? "")) });

const modes: ReadonlyMap<Json, Mode> = new Map<Json, Mode>([
  ["formulas", formulas],
  ["deps", deps],
  ["eval", evaluate],
  ["hook", hook],
  ["python", python],
  ["parse", parseOnly],
]);

/** Answers one request, `text` being the line it was read from. Never throws: what goes wrong is in the answer. */
export function answerRequest(request: Json, options: EvaluationOptions, text: string | null = null): Answer {
  if (!isObject(request)) {
    return { id: null, ...failure("request", "TypeError", "a request is a JSON object") };
  }
  const id = request["id"] ?? null;
  const printed: string[] = [];
  const host = { ...options.host, print: (text: string): void => void printed.push(text) };
  try {
    const name = request["mode"] ?? "formulas";
    const mode = modes.get(name);
    if (mode === undefined) return { id, ...failure("request", "ValueError", `unknown mode ${JSON.stringify(name)}`) };
    const answer = { id, ...mode(request, { ...options, host }, text) };
    return request["stdout"] === true ? { ...answer, stdout: printed.join("") } : answer;
  } catch (error) {
    // A request made in the process may be nested deeper than any text that is read.
    if (error instanceof RangeError && error.message.startsWith("Maximum call stack")) {
      return { id, ...failure("request", "RecursionError", "maximum recursion depth exceeded") };
    }
    return { id, ...failure("engine", "InternalError", error instanceof Error ? error.message : String(error)) };
  }
}
