import { isArray, isObject, type Json, type JsonObject, member } from "../../document/json.ts";
import { readSchema, type SchemaReading } from "../../document/schema.ts";
import { computedFieldsOf } from "../../engine/computed-fields.ts";
import { fieldsGiven, programOf, type SchemaProgram } from "../../engine/schema-program.ts";

/** A schema read from JSON, and the program of its own formulas or of those that a request gives apart from it. */
interface Known {
  readonly json: Json;
  readonly given: Json | undefined;
  readonly reading: SchemaReading;
  readonly program: () => SchemaProgram;
}

/** A stream of documents is of one schema or a few by turns. */
const MOST = 4;
const known: Known[] = [];

/**
 * The schema of a request's payload, and its program: read once for all requests that have the same. Asking for the program throws
 * `RunRefused` as {@link fieldsGiven} does.
 */
export function programOfPayload(
  payload: JsonObject,
  given: Json | undefined,
): Pick<Known, "reading" | "program"> | null {
  const json = schemaJson(payload);
  if (json === undefined) return null;
  const place = known.findIndex((one) => sameJson(one.json, json) && sameJson(one.given, given));
  const [found = newProgram(json, given)] = place < 0 ? [] : known.splice(place, 1);
  known.unshift(found);
  if (known.length > MOST) known.pop();
  return found;
}

function schemaJson(payload: JsonObject): Json | undefined {
  const schemas = member(payload, "schemas");
  const first = isArray(schemas) ? schemas[0] : undefined;
  const content = isObject(first) ? member(first, "content") : undefined;
  return isArray(content) ? content : undefined;
}

function newProgram(json: Json, given: Json | undefined): Known {
  const reading = readSchema(json, "/schemas/0/content");
  let program: SchemaProgram | null = null;
  return {
    json,
    given,
    reading,
    program: () => {
      const { schema } = reading;
      program ??= programOf(schema, isObject(given) ? fieldsGiven(schema, given) : computedFieldsOf(schema));
      return program;
    },
  };
}

/** Whether two are the same JSON, the order of members included: formulas given apart are run in theirs. Keeps no call stack. */
export function sameJson(left: Json | undefined, right: Json | undefined): boolean {
  const waiting: (Json | undefined)[] = [left, right];
  while (waiting.length > 0) {
    const b = waiting.pop();
    const a = waiting.pop();
    if (a === b) continue;
    if (isArray(a) && isArray(b)) {
      if (a.length !== b.length) return false;
      for (let i = 0; i < a.length; i++) waiting.push(a[i], b[i]);
    } else if (isObject(a) && isObject(b)) {
      const keys = Object.keys(a);
      const others = Object.keys(b);
      if (keys.length !== others.length) return false;
      for (let i = 0; i < keys.length; i++) {
        const key = keys[i] ?? "";
        if (key !== others[i]) return false;
        waiting.push(a[key], b[key]);
      }
    } else return false;
  }
  return true;
}
