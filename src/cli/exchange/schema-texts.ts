import { randomUUID } from "node:crypto";
import { isArray, isObject, type Json, type JsonArray, type JsonReading, parseJson } from "../../document/json.ts";
import { sameJson } from "./programs.ts";

/** The schema of a request, and how the line spelled it. */
interface SchemaText {
  readonly text: string;
  readonly json: JsonArray;
}

/** A stream of documents is of one schema or a few by turns; and in a line, few lists have the name that schemas have. */
const MOST = 4;
/** A schema of fewer characters is read faster than found. */
const LEAST = 256;
const known: SchemaText[] = [];

/** Stands for a schema in a text; nobody outside can know it. */
const mark: string = randomUUID();

/**
 * Reads a request's line. Mostly half of it is the schema, spelled as in the line before: it is not read again, and the request gets the
 * very object that the earlier one had.
 */
export function parseRequest(line: string): JsonReading {
  for (const [i, schema] of known.entries()) {
    const at = line.indexOf(schema.text);
    if (at < 0) continue;
    const reading = parseJson(`${line.slice(0, at)}"${mark}"${line.slice(at + schema.text.length)}`);
    // A mark that is elsewhere tells that the text was, too.
    const place = reading.ok ? schemaPlace(reading.value) : null;
    if (place === null || place.holder[place.key] !== mark) break;
    place.holder[place.key] = schema.json;
    if (i > 0) known.unshift(...known.splice(i, 1));
    return reading;
  }
  const reading = parseJson(line);
  if (reading.ok) learn(line, reading.value);
  return reading;
}

type Fresh = { [key: string]: Json };

/** Where a request has its schema. It was parsed just now, and is nobody else's yet. */
function schemaPlace(request: Json): { readonly holder: Fresh; readonly key: string } | null {
  if (!isObject(request)) return null;
  const { payload } = request;
  if (!isObject(payload)) return { holder: request as Fresh, key: "schema" };
  const { schemas } = payload;
  const first = isArray(schemas) ? schemas[0] : undefined;
  return isObject(first) ? { holder: first as Fresh, key: "content" } : null;
}

function learn(line: string, request: Json): void {
  const place = schemaPlace(request);
  const json = place?.holder[place.key];
  if (place === null || !isArray(json)) return;
  let tries = 0;
  for (const { index, 0: start } of line.matchAll(place.key === "schema" ? beforeSchema : beforeContent)) {
    if (++tries > MOST) return;
    const text = listAt(line, index + start.length);
    if (text === null || text.length < LEAST) continue;
    const reading = parseJson(text);
    if (!reading.ok || !sameJson(reading.value, json)) continue;
    known.unshift({ text, json });
    if (known.length > MOST) known.pop();
    return;
  }
}

const beforeSchema = /"schema"\s*:\s*(?=\[)/g;
const beforeContent = /"content"\s*:\s*(?=\[)/g;

/** The text of the list that begins at `from`; `null` when it has no end. */
function listAt(text: string, from: number): string | null {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const character = text[i];
    if (character === '"') {
      do i++;
      while (i < text.length && (text[i] !== '"' || isEscaped(text, i)));
    } else if (character === "[") depth++;
    else if (character === "]" && --depth === 0) return text.slice(from, i + 1);
  }
  return null;
}

function isEscaped(text: string, quote: number): boolean {
  let from = quote;
  while (text[from - 1] === "\\") from--;
  return (quote - from) % 2 === 1;
}
