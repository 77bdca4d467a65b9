/** Everything in a schema that is code, in the order in which it is computed. */
import { dependenciesOf } from "../analysis/dependencies.ts";
import type { Computed } from "../document/computed.ts";
import { isArray, isObject, type Json, member, pointerTo, textMember } from "../document/json.ts";
import { readSchema, type Schema, type SchemaNode } from "../document/schema.ts";
import { orderOf } from "../plan/order.ts";
import { parse } from "../syntax/parser.ts";
import type { Module } from "../syntax/tree.ts";
import { walk } from "../syntax/walk.ts";
import { checkFormula } from "./code.ts";
import type { Finding } from "./finding.ts";
import { finding, fromDiagnostic } from "./findings.ts";
import type { FieldResult, FieldTable } from "./inference/context.ts";

/** A text with what was found in it. Spans are offsets into the text. */
export interface CheckedText {
  /** The schema id of the field it belongs to. */
  readonly id: string;
  /** Where it stands in the schema: an RFC 6901 pointer. */
  readonly pointer: string;
  readonly text: string;
  /** It is the formula of the field, which may stand in a file of its own. */
  readonly formula: boolean;
  readonly findings: readonly Finding[];
}

export interface CheckedSchema {
  readonly schema: Schema;
  /** What conditions of rules and hooks need to know of the fields. */
  readonly fields: FieldTable;
  readonly texts: readonly CheckedText[];
  /** Problems of the schema itself, by pointer. */
  readonly findings: readonly Finding[];
}

interface Piece {
  readonly node: SchemaNode;
  readonly pointer: string;
  readonly text: string;
  readonly kind: "formula" | "expression" | "prompt";
}

/** Checks a schema: a list of sections, or an API schema object. `pointer` is where it lies in a larger value. Never throws. */
export function checkSchema(json: Json, pointer = ""): CheckedSchema {
  const { schema, diagnostics } = readSchema(json, pointer);
  const places = pointersOf(json, pointer);
  const pieces: Piece[] = [];
  for (const node of schema.nodes.values()) pieces.push(...piecesOf(node, places.get(node.id) ?? pointer));
  const results = new Map<string, FieldResult>();
  const planned = plan(pieces);
  const fields: FieldTable = { schema, results, origins: originsBy(planned) };
  const ordering = orderOf(planned);
  const cyclic = "cycle" in ordering ? ordering.cycle : [];
  const order = "order" in ordering ? ordering.order : planned;
  const rank = new Map(order.map(({ schemaId }, i) => [schemaId, i]));
  const texts: CheckedText[] = [];
  for (const piece of pieces.toSorted((a, b) => (rank.get(a.node.id) ?? -1) - (rank.get(b.node.id) ?? -1))) {
    const { node, text, kind } = piece;
    const checked = checkPiece(piece, fields);
    if (kind === "formula" && checked.result !== null && cyclic.length === 0) results.set(node.id, checked.result);
    const loop = kind === "formula" && cyclic[0] === node.id ? [cycleFinding(text, cyclic)] : [];
    texts.push({
      id: node.id,
      pointer: piece.pointer,
      text,
      formula: kind === "formula",
      findings: [...checked.findings, ...loop],
    });
  }
  return { schema, fields, texts, findings: diagnostics.map(fromDiagnostic) };
}

/** Where nodes stand, by id. Of two nodes with one id the later counts, as for the schema. */
function pointersOf(json: Json, pointer: string): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  const visit = (node: Json | undefined, at: string): void => {
    if (isArray(node)) node.forEach((child, i) => void visit(child, pointerTo(at, i)));
    else if (isObject(node)) {
      const id = textMember(node, "id");
      if (id !== null) places.set(id, at);
      visit(member(node, "children"), pointerTo(at, "children"));
    }
  };
  visit(isObject(json) ? member(json, "content") : json, isObject(json) ? pointerTo(pointer, "content") : pointer);
  return places;
}

function piecesOf(node: SchemaNode, pointer: string): readonly Piece[] {
  const { computed } = node;
  if (computed === null) return [];
  const pieces = ownPieces(node, computed, pointer);
  const memory = computed.memory;
  const index = isObject(memory) ? textMember(memory, "index_formula") : null;
  if (index !== null) {
    pieces.push({ node, pointer: `${pointer}/memory/index_formula`, text: index, kind: "expression" });
  }
  return pieces;
}

function ownPieces(node: SchemaNode, computed: Computed, pointer: string): Piece[] {
  switch (computed.type) {
    case "formula":
      return [{ node, pointer: `${pointer}/formula`, text: computed.code, kind: "formula" }];
    case "reasoning":
      return computed.prompt === null
        ? []
        : [{ node, pointer: `${pointer}/prompt`, text: computed.prompt, kind: "prompt" }];
    default:
      return templates(node, computed.matching, `${pointer}/matching`);
  }
}

/** `{"__formula": code}` and `{"__fstring": text}` of a lookup's configuration. */
function templates(node: SchemaNode, json: Json, pointer: string): Piece[] {
  if (isArray(json)) return json.flatMap((item, i) => templates(node, item, pointerTo(pointer, i)));
  if (!isObject(json)) return [];
  return Object.entries(json).flatMap(([key, value]): Piece[] => {
    const at = pointerTo(pointer, key);
    if (typeof value !== "string") return templates(node, value, at);
    if (key === "__formula" && value !== "") return [{ node, pointer: at, text: value, kind: "expression" }];
    return key === "__fstring" ? [{ node, pointer: at, text: value, kind: "prompt" }] : [];
  });
}

const QUOTES = "f'''";

/** Prompts are texts with fields in braces. One that cannot be read as that is sent as it is, so it is not checked. */
function checkPiece({ node, text, kind }: Piece, fields: FieldTable): ReturnType<typeof checkFormula> {
  const table = node.kind === "column" ? node.table : null;
  if (kind !== "prompt") return checkFormula({ text, fields, node: kind === "formula" ? node : null, table });
  const code = `${QUOTES}${text}'''`;
  if (text.includes("'''") || text.endsWith("'") || text.includes("\\")) return { findings: [], result: null };
  const { findings, result } = checkFormula({ text: code, fields, node: null, table });
  if (findings.some(({ rule }) => rule === "syntax-error")) return { findings: [], result };
  return { findings: findings.map((one) => shifted(one, QUOTES.length)), result };
}

function shifted(one: Finding, by: number): Finding {
  const span = one.span === undefined ? {} : { span: { start: one.span.start - by, end: one.span.end - by } };
  if (one.fix === undefined) return { ...one, ...span };
  const edits = one.fix.edits.map((edit) => ({ ...edit, start: edit.start - by, end: edit.end - by }));
  return { ...one, ...span, fix: { ...one.fix, edits } };
}

interface PlannedField {
  readonly schemaId: string;
  readonly dependencies: ReadonlySet<string>;
}

/** What each computed field depends on, as the platform sees it. */
function plan(pieces: readonly Piece[]): readonly PlannedField[] {
  const found = new Map<string, Set<string>>();
  for (const { node, text, kind } of pieces) {
    const { tree, problems } = parse(kind === "prompt" ? `${QUOTES}${text}'''` : text);
    const dependencies = found.get(node.id) ?? new Set<string>();
    found.set(node.id, dependencies);
    if (problems.some(({ phase }) => phase === "parse")) continue;
    const table = node.kind === "column" ? (node.table?.id ?? null) : null;
    for (const name of dependenciesOf(tree, table).dependencies) dependencies.add(name);
  }
  return [...found].map(([schemaId, dependencies]) => ({ schemaId, dependencies }));
}

/** The fields that a field's value comes from, over all formulas between. */
function originsBy(planned: readonly PlannedField[]): (id: string) => ReadonlySet<string> {
  const direct = new Map(planned.map(({ schemaId, dependencies }) => [schemaId, dependencies]));
  const known = new Map<string, ReadonlySet<string>>();
  return (id) => {
    const earlier = known.get(id);
    if (earlier !== undefined) return earlier;
    const all = new Set([id]);
    for (const one of all) for (const name of direct.get(one) ?? []) all.add(name);
    known.set(id, all);
    return all;
  };
}

/** The loop, at the read that leads into it. */
function cycleFinding(text: string, cycle: readonly string[]): Finding {
  const loop = [...cycle, cycle[0] ?? ""].join(" → ");
  const next = cycle[1] ?? cycle[0] ?? "";
  return finding("dependency-cycle", `The formulas depend on each other in a circle: ${loop}`, {
    span: readOf(parse(text).tree, next) ?? { start: 0, end: text.length },
    notes: ["None of them is computed, nor is anything else of the document."],
  });
}

function readOf(tree: Module, name: string): { start: number; end: number } | null {
  let place: { start: number; end: number } | null = null;
  walk(tree, (node) => {
    if (place === null && node.kind === "Attribute" && node.attr === name) place = { start: node.start, end: node.end };
  });
  return place;
}
