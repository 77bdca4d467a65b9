/** Files of test cases: YAML or JSON, with the places of what is in them. */
import { Document, isCollection, isMap, isScalar, isSeq, parseDocument, visit } from "yaml";
import { isArray, isObject, type Json } from "../../document/json.ts";
import { diagnostic } from "../../source/codes.ts";
import { render } from "../../source/render.ts";
import type { Span } from "../../source/span.ts";
import { readCases, type TestCase } from "../../testing/case.ts";
import { type KeyPath, TestError } from "../../testing/given.ts";
import { InputError, readText, writeText } from "../input.ts";

export interface CaseFile {
  readonly path: string;
  readonly text: string;
  readonly cases: readonly TestCase[];
  /** Keys from the top to case `index`. */
  readonly pathOf: (index: number) => KeyPath;
  /** The fault of a case as bad input, with its place in the file. */
  readonly fault: (error: TestError) => InputError;
  /** Whether something stands at `path`. */
  readonly has: (path: KeyPath) => boolean;
  /** The line of what lies at `path`, from 1. */
  readonly lineOf: (path: KeyPath) => number;
  /** Puts JSON where `path` leads, keeping comments and style of what stays the same. */
  readonly replace: (path: KeyPath, json: Json) => void;
  /** Writes the file again if something was replaced. */
  readonly save: () => void;
}

/** Reads a file of cases. Throws {@link InputError} that shows the place of what is wrong. */
export function readCaseFile(path: string): CaseFile {
  const text = readText(path);
  // JSON is read by the same reader, for its places.
  const document = parseDocument(text, { keepSourceTokens: false, uniqueKeys: true });
  const [problem] = document.errors;
  if (problem !== undefined) {
    const [message = ""] = problem.message.split("\n");
    const span = { start: problem.pos[0], end: problem.pos[1] };
    throw shown("case-syntax", message.replace(/ at line \d+, column \d+:?$/, ""), path, text, span);
  }
  const fault = (error: TestError): InputError =>
    shown("case-shape", error.message, path, text, spanAt(document, error.path));
  let json: Json;
  let cases: readonly TestCase[];
  try {
    // Aliases may not blow the file up.
    json = document.toJS({ maxAliasCount: 100 }) as Json;
    cases = readCases(json ?? []);
  } catch (error) {
    if (error instanceof TestError) throw fault(error);
    throw shown("case-syntax", error instanceof Error ? error.message : String(error), path, text, {
      start: 0,
      end: 0,
    });
  }
  let changed = false;
  return {
    path,
    text,
    cases,
    pathOf: (index) => (isArray(json) ? [index] : ["cases", index]),
    fault,
    has: (keys) => document.hasIn(keys),
    lineOf: (keys) => text.slice(0, spanAt(document, keys).start).split("\n").length,
    replace: (keys, value) => {
      changed = true;
      replaceAt(document, keys, value);
    },
    save: () => {
      if (!changed) return;
      const isJson = path.endsWith(".json");
      const written = isJson ? `${JSON.stringify(document.toJS(), null, 2)}\n` : document.toString({ lineWidth: 120 });
      writeText(path, written);
    },
  };
}

function shown(
  code: "case-syntax" | "case-shape",
  message: string,
  path: string,
  text: string,
  span: Span,
): InputError {
  return new InputError(render(diagnostic(code, message, { origin: path, span }), { text }));
}

/** Where the last key of `path` that exists stands: the key itself, or the item of a list. */
function spanAt(document: Document, path: KeyPath): Span {
  let node: unknown = document.contents;
  let span: Span = { start: 0, end: 1 };
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (pair === undefined) break;
      span = spanOf(pair.key) ?? span;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      span = spanOf(node) ?? span;
    } else break;
  }
  return span;
}

function spanOf(node: unknown): Span | null {
  const range = isScalar(node) || isCollection(node) ? node.range : undefined;
  return range === undefined || range === null ? null : { start: range[0], end: range[1] };
}

/** Sets only what differs, so that comments and style around it stay. */
function replaceAt(document: Document, path: KeyPath, json: Json): void {
  const old = document.getIn(path, true);
  if (isObject(json) && isMap(old)) {
    for (const [key, value] of Object.entries(json)) replaceAt(document, [...path, key], value);
    for (const item of [...old.items]) {
      const key = String(isScalar(item.key) ? item.key.value : item.key);
      if (!Object.hasOwn(json, key)) old.delete(item.key);
    }
  } else if (isArray(json) && isSeq(old) && json.length === old.items.length) {
    for (const [i, value] of json.entries()) replaceAt(document, [...path, i], value);
  } else if (isScalar(old) && (typeof json !== "object" || json === null)) {
    if (old.value !== json) {
      old.value = json;
      if (typeof json !== "string") delete old.source;
    }
  } else {
    const node = document.createNode(json);
    inline(node);
    document.setIn(path, node);
  }
}

const LONGEST_ROW = 100;

/** Writes maps of scalars on one line, as people write rows and messages. */
function inline(node: unknown): void {
  if (!isCollection(node)) return;
  visit(node, {
    Map: (_, map) => {
      const isFlat = map.items.length > 0 && map.items.every(({ value }) => isScalar(value));
      if (isFlat && JSON.stringify(map).length <= LONGEST_ROW) map.flow = true;
    },
  });
}

/** A case as the text of a YAML file. */
export function caseText(cases: readonly Json[], comment: string): string {
  const document = new Document(cases);
  inline(document.contents);
  if (isSeq(document.contents)) for (const item of document.contents.items) if (isMap(item)) item.flow = false;
  if (comment !== "") document.commentBefore = comment;
  return document.toString({ lineWidth: 110 });
}
