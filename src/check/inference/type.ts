/**
 * What is known of a value before anything runs: some atoms, each one kind of value it may be, and whether it may be something else
 * besides. Rules speak of atoms only, so what is not known stays unsaid.
 */
import type { SchemaNode } from "../../document/schema.ts";
import type { FunctionDef, Lambda, Located } from "../../syntax/tree.ts";
import type { Env } from "./env.ts";

/** Whether a field's value is empty: `maybe` is known to be possible, `unknown` is not known at all. */
export type Emptiness = "set" | "maybe" | "empty" | "unknown";

/** What is known of values by their key. A key names one value: `field.total`, the cell of one row, all cells of a column. */
export type Facts = ReadonlyMap<string, Emptiness>;

interface Known {
  /** What holds of other values whenever this is the value. */
  readonly given?: Facts;
}

export interface NoneAtom extends Known {
  readonly kind: "none";
  /** `written` in the code, or what a call gives that is made for its effect. */
  readonly origin: "written" | "call";
  /** The call. */
  readonly place?: Located;
  /** As a formula's value: it took the place of another one. */
  readonly lost?: boolean;
}
export interface BoolAtom extends Known {
  readonly kind: "bool";
  readonly value: boolean | null;
}
export interface IntAtom extends Known {
  readonly kind: "int";
  readonly value: bigint | null;
}
export interface FloatAtom extends Known {
  readonly kind: "float";
  /** Came out of arithmetic, so its last digits may not be those one expects. */
  readonly inexact: boolean;
}
export interface TextAtom extends Known {
  readonly kind: "str";
  readonly value: string | null;
  /** Characters it has at least. */
  readonly least: number;
  /** The format it was made with, when it is a date's text. */
  readonly dated: string | null;
}
/** The value of one datapoint, which still is a field's value and not a plain number or text. */
export interface FieldAtom extends Known {
  readonly kind: "field";
  readonly node: SchemaNode;
  readonly key: string;
  /** The key that stands for all cells of the column; `null` for header fields. */
  readonly wide: string | null;
  readonly empty: Emptiness;
  readonly inexact: boolean;
}
export interface ColumnAtom extends Known {
  readonly kind: "column";
  readonly node: SchemaNode;
}
/** What an operator on a column gives. */
export interface VectorAtom extends Known {
  readonly kind: "vector";
  readonly element: Type;
}
/** A column as it stands, before `.all_values`. */
export interface PlaceholderAtom extends Known {
  readonly kind: "placeholder";
  readonly node: SchemaNode;
}
/** A multivalue. */
export interface TableAtom extends Known {
  readonly kind: "table";
  readonly node: SchemaNode;
}
export interface RowAtom extends Known {
  readonly kind: "row";
  readonly node: SchemaNode;
  /** Prefix of its cells' keys. */
  readonly id: string;
  /** The row that the formula runs in. */
  readonly own: boolean;
  /** What is known of its cells, by column. */
  readonly cells: Facts;
}
export interface SequenceAtom extends Known {
  readonly kind: "list" | "set" | "iterator" | "tuple";
  readonly element: Type;
  /** The items one by one, when they are known. */
  readonly items: readonly Type[] | null;
}
export interface DictAtom extends Known {
  readonly kind: "dict";
  readonly key: Type;
  readonly value: Type;
}
/** A function of the library, or a class, by its dotted name. */
export interface BuiltinAtom extends Known {
  readonly kind: "builtin";
  readonly name: string;
}
export interface MethodAtom extends Known {
  readonly kind: "method";
  readonly self: Atom;
  readonly name: string;
}
export interface FunctionAtom extends Known {
  readonly kind: "function";
  readonly node: FunctionDef | Lambda;
  /** Where it was made; `null`: at the top. */
  readonly home: Env | null;
}
/** Values of which only the kind counts. `nothing`: no statement gave a value yet. */
export interface PlainAtom extends Known {
  readonly kind:
    | "script"
    | "header"
    | "attr"
    | "section"
    | "date"
    | "datetime"
    | "time"
    | "timedelta"
    | "match"
    | "nothing";
}

export type Atom =
  | NoneAtom
  | BoolAtom
  | IntAtom
  | FloatAtom
  | TextAtom
  | FieldAtom
  | ColumnAtom
  | VectorAtom
  | PlaceholderAtom
  | TableAtom
  | RowAtom
  | SequenceAtom
  | DictAtom
  | BuiltinAtom
  | MethodAtom
  | FunctionAtom
  | PlainAtom;

export interface Type {
  readonly atoms: readonly Atom[];
  /** It may be something that no atom stands for. */
  readonly unknown: boolean;
}

export const UNKNOWN: Type = { atoms: [], unknown: true };
export const NEVER: Type = { atoms: [], unknown: false };

export function only(...atoms: readonly Atom[]): Type {
  return { atoms, unknown: false };
}

const noFacts: Facts = new Map();

export const NONE: Type = only({ kind: "none", origin: "written" });
export const BOOL: Type = only({ kind: "bool", value: null });
export const INT: Type = only({ kind: "int", value: null });
export const EXACT: Type = only({ kind: "float", inexact: false });
export const INEXACT: Type = only({ kind: "float", inexact: true });
export const TEXT: Type = textType(null);
export const DATE: Type = only({ kind: "date" });
export const DATETIME: Type = only({ kind: "datetime" });
export const TIME: Type = only({ kind: "time" });
export const TIMEDELTA: Type = only({ kind: "timedelta" });

export function textType(value: string | null, least: number = value?.length ?? 0, dated: string | null = null): Type {
  return only({ kind: "str", value, least, dated });
}

export function listOf(element: Type, items: readonly Type[] | null = null): Type {
  return only({ kind: "list", element, items });
}

export function tupleOf(items: readonly Type[]): Type {
  return only({ kind: "tuple", element: union(...items), items });
}

/** More kinds of value than this are not told apart. */
const MOST = 12;
const DEEPEST = 4;

/** A value that is one of the given. */
export function union(...types: readonly Type[]): Type {
  const [only] = types;
  if (types.length === 1 && only !== undefined) return only;
  const found = new Map<string, Atom>();
  let unknown = false;
  for (const type of types) {
    unknown ||= type.unknown;
    for (const atom of type.atoms) {
      const name = signature(atom, 0);
      const earlier = found.get(name);
      found.set(name, earlier === undefined ? atom : withGiven(earlier, common(earlier.given, atom.given)));
    }
  }
  if (found.size <= MOST) return { atoms: [...found.values()], unknown };
  return types.some((type) => type.atoms.some(isLiteral))
    ? union(...types.map((type) => ({ atoms: type.atoms.map(withoutLiteral), unknown: type.unknown })))
    : UNKNOWN;
}

function isLiteral(atom: Atom): boolean {
  return (atom.kind === "int" || atom.kind === "str" || atom.kind === "bool") && atom.value !== null;
}

/** The atom without its particular value, which loops would change without end. */
export function withoutLiteral(atom: Atom): Atom {
  if (atom.kind === "int" || atom.kind === "bool") return { kind: atom.kind, value: null };
  return atom.kind === "str" && atom.value !== null ? { ...atom, value: null } : atom;
}

export function common(a: Facts | undefined, b: Facts | undefined): Facts {
  if (a === undefined || b === undefined) return noFacts;
  return new Map([...a].filter(([key, fact]) => b.get(key) === fact));
}

export function withGiven(atom: Atom, given: Facts): Atom {
  if (given.size === 0 && atom.given === undefined) return atom;
  return { ...atom, given };
}

/** A text that is the same for equal atoms; nested ones count down to a depth. */
function signature(atom: Atom, depth: number): string {
  switch (atom.kind) {
    case "none":
      return `none ${atom.origin} ${atom.place?.start ?? ""} ${atom.lost ?? ""}`;
    case "bool":
    case "int":
      return `${atom.kind} ${atom.value}`;
    case "str":
      return `str ${atom.value === null ? "" : JSON.stringify(atom.value)} ${atom.least} ${atom.dated}`;
    case "float":
      return `float ${atom.inexact}`;
    case "field":
      return `field ${atom.key} ${atom.empty}`;
    case "column":
    case "placeholder":
    case "table":
      return `${atom.kind} ${atom.node.id}`;
    case "row":
      return `row ${atom.id} ${[...atom.cells].join()}`;
    case "vector":
      return `vector ${signatureOf(atom.element, depth + 1)}`;
    case "dict":
      return `dict ${signatureOf(atom.key, depth + 1)} ${signatureOf(atom.value, depth + 1)}`;
    case "list":
    case "set":
    case "iterator":
    case "tuple": {
      const items = atom.items?.map((item) => signatureOf(item, depth + 1)).join(";") ?? "";
      return `${atom.kind} ${signatureOf(atom.element, depth + 1)} ${items}`;
    }
    case "builtin":
      return `builtin ${atom.name}`;
    case "method":
      return `method ${atom.name} ${signature(atom.self, depth + 1)}`;
    case "function":
      return `function ${atom.node.start}`;
    default:
      return atom.kind;
  }
}

export function signatureOf(type: Type, depth = 0): string {
  if (depth > DEEPEST) return "…";
  const parts = type.atoms.map((atom) => signature(atom, depth)).sort();
  return `(${parts.join("|")}${type.unknown ? "|?" : ""})`;
}

/** The atoms that pass; what is unknown stays so. */
export function filtered(type: Type, keep: (atom: Atom) => boolean): Type {
  const atoms = type.atoms.filter(keep);
  return atoms.length === type.atoms.length ? type : { atoms, unknown: type.unknown };
}

/** The type with each atom put into its place. */
export function mapped(type: Type, change: (atom: Atom) => Type): Type {
  return union({ atoms: [], unknown: type.unknown }, ...type.atoms.map(change));
}

/** Depth of nested containers; deeper ones are given up, as loops could nest them without end. */
export function depthOf(type: Type): number {
  let deepest = 0;
  for (const atom of type.atoms) {
    if ("element" in atom) deepest = Math.max(deepest, 1 + depthOf(atom.element));
    if ("items" in atom) for (const item of atom.items ?? []) deepest = Math.max(deepest, 1 + depthOf(item));
    if (atom.kind === "dict") deepest = Math.max(deepest, 1 + Math.max(depthOf(atom.key), depthOf(atom.value)));
  }
  return deepest;
}

/** Whether every value of the type is one of the kinds; false for a type of which something is unknown, or nothing known. */
export function isOnly(type: Type, test: (atom: Atom) => boolean): boolean {
  return !type.unknown && type.atoms.length > 0 && type.atoms.every(test);
}
