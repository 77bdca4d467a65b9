/** Whether a formula's value suits its field, and what is known of the field because of it. */
import type { Json } from "../../document/json.ts";
import { isArray, isObject, member } from "../../document/json.ts";
import type { SchemaNode } from "../../document/schema.ts";
import { nearest } from "../../source/nearest.ts";
import type { ExprStmt, Module, Node, Stmt } from "../../syntax/tree.ts";
import { walk } from "../../syntax/walk.ts";
import type { FieldResult } from "./context.ts";
import type { Inferred, Sink } from "./formula.ts";
import { type Atom, isOnly, type Type } from "./type.ts";

/** The platform takes no longer values. */
export const LONGEST_VALUE = 1500;

/** What other formulas may take for granted of a field. */
export function fieldResult({ value, complete }: Inferred, node: SchemaNode): FieldResult {
  if (!complete) return { empty: "unknown", inexact: false };
  const states = value.atoms.map((atom) => stored(atom, node));
  const empty = states.includes("maybe") ? "maybe" : value.unknown || states.includes("unknown") ? "unknown" : "set";
  return {
    empty,
    inexact: value.atoms.some((atom) => (atom.kind === "float" || atom.kind === "field") && atom.inexact),
  };
}

/** Whether a field that stores `atom` reads as empty afterwards. */
function stored(atom: Atom, node: SchemaNode): "set" | "maybe" | "unknown" {
  if (atom.kind === "none" || atom.kind === "nothing") return "maybe";
  if (atom.kind === "field") {
    if (atom.node.valueType === node.valueType) return atom.empty === "empty" ? "maybe" : atom.empty;
    return atom.node.valueType === "string" ? "unknown" : "maybe";
  }
  if (atom.kind === "str") {
    if (atom.value !== null) return reads(atom.value, node.valueType) ? "set" : "maybe";
    return "unknown";
  }
  const fits = suited[node.valueType]?.includes(atom.kind);
  return fits === undefined ? "unknown" : fits ? "set" : "maybe";
}

/** Kinds of values whose text a field of the type reads back. */
const suited: Readonly<Record<string, readonly Atom["kind"][]>> = {
  number: ["int", "float"],
  date: ["date", "datetime"],
  boolean: ["bool"],
};

const formats: Readonly<Record<string, RegExp>> = {
  number:
    /^\s*[-+]?(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:e[-+]?\d+)?\s*$|^\s*[-+]?(?:inf|infinity|nan)\s*$/i,
  date: /^\d{4}-\d{1,2}-\d{1,2}(?: \d{1,2}:\d{1,2}:\d{1,2}(?:\.\d{1,6})?)?$/,
  boolean: /^(?:True|False)$/,
};

/** Whether a text reads as a value of the type (spec 3.2). */
export function reads(text: string, type: string): boolean {
  return formats[type]?.test(text) ?? text !== "";
}

const dateFormats: ReadonlySet<string> = new Set([
  "%Y-%m-%d",
  "%Y-%m-%d %H:%M:%S",
  "%Y-%m-%d %H:%M:%S.%f",
  "%F",
  "%F %T",
]);

/** Reports values that the field cannot hold, ways that give nothing, values that a message took the place of. */
export function checkResult(text: string, tree: Module, inferred: Inferred, node: SchemaNode, sink: Sink): void {
  if (!inferred.complete) return;
  const last = lastStatements(tree, inferred.places);
  for (const stmt of last) {
    const type = inferred.recorded.get(stmt.value.start);
    if (type === undefined) continue;
    for (const fault of faultsOf(type, node, tree)) {
      sink(fault.code, fault.message, stmt.value, fault.notes === undefined ? {} : { notes: fault.notes });
      break;
    }
  }
  lost(inferred, sink);
  nothing(text, tree, inferred, sink);
}

function lastStatements(tree: Module, places: readonly number[] | null): readonly ExprStmt[] {
  const found: ExprStmt[] = [];
  walk(tree, (at: Node) => {
    if (at.kind === "Expr" && places?.includes(at.value.start)) found.push(at);
  });
  return found;
}

interface Fault {
  readonly code: "unfit-value" | "value-too-long" | "truth-of-column" | "column-without-all-values";
  readonly message: string;
  readonly notes?: readonly string[];
}

const kindNames: Readonly<Partial<Record<Atom["kind"], string>>> = {
  bool: "True or False",
  int: "a number",
  float: "a number",
  date: "a date",
  datetime: "a date and time",
  time: "a time of day",
  timedelta: "a span of time",
  list: "a list",
  tuple: "a tuple",
  set: "a set",
  dict: "a dictionary",
  table: "a table",
  row: "a row",
  match: "a match object",
  function: "a function",
  iterator: "an iterator",
};

function* faultsOf(type: Type, node: SchemaNode, tree: Module): Iterable<Fault> {
  for (const atom of type.atoms) {
    if (atom.kind === "column" || atom.kind === "vector") {
      yield {
        code: "truth-of-column",
        message: "A column cannot be the value of a field: storing it raises ValueError",
      };
    }
    if (atom.kind === "placeholder") {
      yield {
        code: "column-without-all-values",
        message: `'${atom.node.id}' is a column, which cannot be the value of a field`,
        notes: ["Take one of its values, or put them together: `sum(…)`, `max(…)`, `', '.join(…)`."],
      };
    }
    if (atom.kind === "str" && atom.least > LONGEST_VALUE) {
      yield {
        code: "value-too-long",
        message: `The value has at least ${atom.least} characters, of which the platform takes ${LONGEST_VALUE}`,
      };
    }
    const why = unfit(atom, node) ?? unknownOption(atom, node, tree);
    if (why !== null) yield { code: "unfit-value", ...why };
  }
}

function unfit(atom: Atom, node: SchemaNode): Omit<Fault, "code"> | null {
  const { valueType } = node;
  if (valueType === "string" || valueType === "none") return null;
  const field = `The ${valueType} field '${node.id}'`;
  if (atom.kind === "str") {
    if (atom.value !== null && atom.value !== "" && !reads(atom.value, valueType)) {
      return {
        message: `${field} cannot hold ${JSON.stringify(atom.value)}: it reads as empty`,
        notes: hints[valueType] ?? [],
      };
    }
    if (valueType === "date" && atom.dated !== null && !dateFormats.has(atom.dated)) {
      return {
        message: `${field} cannot hold a date written as '${atom.dated}': it reads as empty`,
        notes: hints["date"] ?? [],
      };
    }
    return null;
  }
  const name = atom.kind === "field" ? fieldName(atom.node, valueType) : kindNames[atom.kind];
  if (name === undefined || suited[valueType]?.includes(atom.kind) === true) return null;
  return { message: `${field} cannot hold ${name}: it reads as empty`, notes: hints[valueType] ?? [] };
}

function fieldName(node: SchemaNode, wanted: string): string | undefined {
  if (node.valueType === wanted || node.valueType === "string" || node.valueType === "none") return undefined;
  return `the ${node.valueType} of '${node.id}'`;
}

const hints: Readonly<Record<string, readonly string[]>> = {
  number: ["Give a number; how it is shown is the `format` of the field in the schema."],
  date: ["Give the date itself; how it is shown is the `format` of the field in the schema."],
  boolean: ["Give True or False."],
};

/** An enum's value that is none of its options, unless the formula sets them. */
function unknownOption(atom: Atom, node: SchemaNode, tree: Module): Omit<Fault, "code"> | null {
  if (node.type !== "enum" || (atom.kind !== "str" && atom.kind !== "int") || atom.value === null) return null;
  const text = String(atom.value);
  const options = optionsOf(node);
  if (text === "" || options.length === 0 || options.includes(text) || setsOptions(tree)) return null;
  if (node.valueType === "number" && options.some((option) => Number(option) === Number(text))) return null;
  const near = nearest(text, options);
  return {
    message: `'${text}' is not an option of '${node.id}'`,
    notes: [
      near === null
        ? `Its options are ${options
            .slice(0, 8)
            .map((option) => `'${option}'`)
            .join(", ")}.`
        : `Did you mean '${near}'?`,
    ],
  };
}

function optionsOf(node: SchemaNode): readonly string[] {
  const options: Json | undefined = member(node.raw, "options");
  if (!isArray(options)) return [];
  return options.flatMap((option) => {
    const value = isObject(option) ? member(option, "value") : undefined;
    return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
  });
}

function setsOptions(tree: Module): boolean {
  let found = false;
  walk(tree, (at: Node) => {
    if (at.kind === "Name" && at.id === "set_options") found = true;
  });
  return found;
}

/** Whether a value is one that a field shows, not nothing. */
function isValue(atom: Atom): boolean {
  return atom.kind !== "nothing" && atom.kind !== "none";
}

function lost({ value }: Inferred, sink: Sink): void {
  for (const atom of value.atoms) {
    if (atom.kind !== "none" || atom.lost !== true || atom.place === undefined) continue;
    sink(
      "lost-value",
      "This call comes after the formula's value and gives None, so the field is emptied",
      atom.place,
      {
        notes: ["The value is that of the last expression statement: put the value after the call."],
      },
    );
  }
}

/** Ways on which no expression statement runs, in a formula that gives a value on others. */
function nothing(text: string, tree: Module, { value }: Inferred, sink: Sink): void {
  if (!value.atoms.some((atom) => atom.kind === "nothing") || !(value.unknown || value.atoms.some(isValue))) return;
  if (isOnly(value, (atom) => !isValue(atom))) return;
  const place = lastGiver(tree.body);
  if (place === undefined) return;
  const line = text.slice(place.start, place.end).split("\n")[0] ?? "";
  sink(
    "no-value",
    `Not every way through this \`${keyword(place)}\` gives a value, and without one the field is emptied`,
    {
      start: place.start,
      end: place.start + line.trimEnd().length,
    },
    { notes: ["Say so: add `else:` with `None`, or give the value after it."] },
  );
}

function keyword(stmt: Stmt): string {
  return stmt.kind.toLowerCase();
}

/** The last statement that gives a value on some of its ways. */
function lastGiver(body: readonly Stmt[]): Stmt | undefined {
  return body.findLast((stmt) => stmt.kind !== "FunctionDef" && stmt.kind !== "Expr" && gives(stmt));
}

function gives(stmt: Stmt): boolean {
  let found = false;
  walk(stmt, (node: Node) => {
    found ||= node.kind === "Expr";
    return node.kind !== "FunctionDef" && node.kind !== "Lambda";
  });
  return found;
}
