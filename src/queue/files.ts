/** Reading files and folders; what fails is a finding. */
import { type Dirent, readdirSync, readFileSync } from "node:fs";
import { isObject, type Json, type JsonObject, kindOf, parseJson } from "../document/json.ts";
import { type DiagnosticCode, diagnostic } from "../source/codes.ts";
import type { Diagnostic } from "../source/diagnostic.ts";

/** Gathers what is read for one queue, and what is wrong with it. */
export interface Reader {
  readonly texts: Map<string, string>;
  readonly findings: Diagnostic[];
}

export function newReader(): Reader {
  return { texts: new Map(), findings: [] };
}

export function find(reader: Reader, code: DiagnosticCode, message: string, origin: string, pointer?: string): void {
  reader.findings.push(diagnostic(code, message, { origin, ...(pointer !== undefined && { pointer }) }));
}

/** A file's text without a byte order mark; `null` with a finding when it cannot be read. */
export function readText(reader: Reader, path: string): string | null {
  try {
    const text = readFileSync(path, "utf8").replace(/^\ufeff/, "");
    reader.texts.set(path, text);
    return text;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    find(reader, "file-unreadable", `The file cannot be read: ${reason}`, path);
    return null;
  }
}

/** A file's JSON; `undefined` with a finding when there is none. */
export function readJsonFile(reader: Reader, path: string): Json | undefined {
  const text = readText(reader, path);
  if (text === null) return undefined;
  const reading = parseJson(text, path);
  if (reading.ok) return reading.value;
  reader.findings.push(reading.diagnostic);
  return undefined;
}

/** A file's JSON object; `undefined` with a finding of the code when it holds something else. */
export function readObjectFile(reader: Reader, path: string, code: DiagnosticCode): JsonObject | undefined {
  const json = readJsonFile(reader, path);
  if (json === undefined || isObject(json)) return json;
  find(reader, code, `The file must hold an object, not ${kindOf(json)}`, path, "");
  return undefined;
}

/** The entries of a folder by name; none when there is no such folder. */
export function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** Names of the files of a folder that end in `ending`; by name. */
export function namesIn(folder: string, ending: string): readonly string[] {
  return entriesOf(folder)
    .filter((entry) => !entry.isDirectory() && entry.name.endsWith(ending) && !entry.name.startsWith("."))
    .map((entry) => entry.name);
}
