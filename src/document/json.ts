import { diagnostic } from "../source/codes.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { faultOf } from "./json-fault.ts";

/** What a JSON text can hold. Data of callers is never written to, hence read-only throughout. */
export type Json = null | boolean | number | string | JsonArray | JsonObject;
export type JsonArray = readonly Json[];
export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

export function isArray(json: Json | undefined): json is JsonArray {
  return Array.isArray(json);
}

/** An object's own member; what its prototype has (`constructor`, `__proto__`) is not data and stays out of reach. */
export function member(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A member that is text, else `null`. */
export function textMember(object: JsonObject, key: string): string | null {
  const value = member(object, key);
  return typeof value === "string" ? value : null;
}

/** Appends one step to an RFC 6901 JSON pointer. */
export function pointerTo(base: string, step: string | number): string {
  return `${base}/${typeof step === "number" ? step : step.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The kind of a JSON value with its article, for messages: `a list`, `null`, `a text`. */
export function kindOf(json: Json | undefined): string {
  if (json === undefined) return "missing";
  if (json === null) return "null";
  if (Array.isArray(json)) return "a list";
  return kinds[typeof json] ?? "no JSON value";
}

const kinds: Readonly<Record<string, string>> = {
  boolean: "a boolean",
  number: "a number",
  string: "a text",
  object: "an object",
};

export type JsonReading =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/**
 * Reads JSON text (a byte order mark is allowed). A fault is a `json-syntax` diagnostic with the span of the offending
 * character in `text`, the same on every host; `origin` names the file or line.
 */
export function parseJson(text: string, origin?: string): JsonReading {
  const body = text.startsWith("\ufeff") ? text.slice(1) : text;
  try {
    const value: Json = JSON.parse(body);
    return { ok: true, value };
  } catch {
    const shift = text.length - body.length;
    const fault = faultOf(body) ?? { offset: body.length, message: "cannot be read" };
    const start = fault.offset + shift;
    const span = { start, end: Math.min(start + 1, text.length) };
    return {
      ok: false,
      diagnostic: diagnostic("json-syntax", fault.message, { ...(origin !== undefined && { origin }), span }),
    };
  }
}
