/** Turns saved documents into test cases. */
import { basename, extname } from "node:path";
import { isArray, isObject, member } from "../../document/json.ts";
import { queueOf } from "../../queue/read.ts";
import { recordCase } from "../../testing/record.ts";
import { InputError, readJson, readQueues } from "../input.ts";
import { caseText } from "./case-file.ts";
import { checkNow, subjectOf } from "./subject.ts";

/**
 * The case of a saved document as YAML. Its schema is that of the queue at the paths; a hook payload that carries a schema is enough by
 * itself. Throws {@link InputError} when there is no such queue, or several.
 */
export function recordedCase(paths: readonly string[], path: string, now: string | undefined): string {
  checkNow(now);
  const json = readJson(path);
  const schemas = isObject(json) ? member(json, "schemas") : undefined;
  const carried = isArray(schemas) ? schemas[0] : undefined;
  const schemaId = isObject(carried) ? member(carried, "id") : undefined;
  const queues = paths.flatMap((place) => queuesAt(place, carried !== undefined));
  const matching = queues.filter(
    ({ schema }) => isObject(schema) && schemaId !== undefined && member(schema, "id") === schemaId,
  );
  const [queue, ...others] = matching.length > 0 ? matching : queues;
  if (others.length > 0)
    throw new InputError(`which queue is ${path} of? Name its folder: txs test --record ${path} FOLDER`);
  if (queue === undefined && carried === undefined)
    throw new InputError(`there is no queue whose schema ${path} could have`);
  const { bed } = subjectOf(queue ?? queueOf(json, path));
  const name = `recorded from ${basename(path, extname(path))}`;
  return caseText([recordCase(bed, json, name, now)], "");
}

function queuesAt(path: string, optional: boolean): ReturnType<typeof readQueues> {
  try {
    return readQueues(path);
  } catch (error) {
    if (optional && error instanceof InputError) return [];
    throw error;
  }
}
