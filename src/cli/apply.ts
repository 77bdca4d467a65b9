import { applyOperations } from "../document/apply.ts";
import { isArray, isObject, type Json, member } from "../document/json.ts";
import { readSchema, type Schema } from "../document/schema.ts";
import { render } from "../source/render.ts";
import { InputError, readJson, readQueue } from "./input.ts";
import { coloursFor, diagnosticStyle } from "./style.ts";

/**
 * `txs apply CONTENT RESPONSE`: writes the content with a response's operations applied, in the shape it came in. Returns the exit
 * code: 1 when some operation could not be applied.
 */
export function runApply(contentPath: string, responsePath: string, flags: { readonly schema?: string }): number {
  const json = readJson(contentPath);
  const response = readJson(responsePath);
  const operations = isArray(response) ? response : isObject(response) ? member(response, "operations") : undefined;
  if (operations === undefined) throw new InputError(`${responsePath} holds no 'operations'`);
  const schema = schemaFor(json, flags.schema);
  const annotation = isObject(json) ? member(json, "annotation") : undefined;
  const content = annotation === undefined ? json : annotation;
  const applied = applyOperations(content, schema, operations);
  const whole =
    annotation === undefined || !isObject(json) ? applied.content : { ...json, annotation: applied.content };
  process.stdout.write(`${JSON.stringify(whole, null, 2)}\n`);
  const style = diagnosticStyle(coloursFor(process.stderr));
  for (const finding of applied.diagnostics) process.stderr.write(`${responsePath}: ${render(finding, { style })}\n`);
  return applied.diagnostics.length > 0 ? 1 : 0;
}

/** The schema named by the flag, or the one that a hook payload carries. */
function schemaFor(json: Json, path: string | undefined): Schema {
  const schemas = isObject(json) ? member(json, "schemas") : undefined;
  const own = isArray(schemas) ? schemas[0] : undefined;
  if (path === undefined && own === undefined) {
    throw new InputError("content alone does not say what may be added where: give its --schema, or a hook payload");
  }
  const reading = readSchema(path === undefined ? (own ?? null) : readQueue(path).schema);
  const [error] = reading.diagnostics.filter((finding) => finding.severity === "error");
  if (error !== undefined) throw new InputError(`${path ?? "schema"}: ${render(error, {})}`);
  return reading.schema;
}
