/** Attributes of what the schema gives: the header, rows, tables, columns, field values. */
import type { SchemaNode } from "../../document/schema.ts";
import { nearest } from "../../source/nearest.ts";
import type { Attribute, Expr, Located } from "../../syntax/tree.ts";
import type { Context } from "./context.ts";
import type { Env } from "./env.ts";
import { cellOf, fieldAtom, wideKey } from "./iteration.ts";
import { need } from "./needs.ts";
import { type Atom, INT, only, type RowAtom, TEXT, type Type, UNKNOWN } from "./type.ts";

/** Where an attribute is read: its name and place, and what it is read of. */
export interface Access {
  readonly name: string;
  /** The name, for messages about it. */
  readonly place: Located;
  /** What it is read of. */
  readonly owner: Expr;
  /** The whole expression. */
  readonly whole: Expr;
}

export function accessOf(node: Attribute): Access {
  return {
    name: node.attr,
    place: { start: node.end - node.attr.length, end: node.end },
    owner: node.value,
    whole: node,
  };
}

/** `field.NAME` at the header. */
export function headerField(cx: Context, access: Access): Type {
  const { name } = access;
  const node = cx.fields.schema.nodes.get(name);
  if (node === undefined) {
    if (!name.startsWith("_")) unknownField(cx, access, `The schema has no field '${name}'`, cx.fields.schema.order);
    return UNKNOWN;
  }
  return seenFromHeader(cx, node, access.whole);
}

function seenFromHeader(cx: Context, node: SchemaNode, place: Located): Type {
  read(cx, node.id, place, false);
  switch (node.kind) {
    case "header":
      return only(fieldAtom(cx, node, `field.${node.id}`));
    case "column":
    case "item":
      return only({ kind: "placeholder", node });
    case "table":
    case "simple":
      return only({ kind: "table", node });
    case "tuple":
      return node.parent === null ? UNKNOWN : only({ kind: "table", node: node.parent });
    default:
      return only({ kind: "section" });
  }
}

function read(cx: Context, id: string, place: Located, otherRow: boolean): void {
  cx.touch(id);
  cx.reads.push({ id, place, otherRow });
}

const rowMembers: ReadonlySet<string> = new Set(["id", "attr", "parent", "parent_multivalue", "_index"]);

/** `row.NAME`, or `field.NAME` where `field` is the row. */
export function rowField(cx: Context, row: RowAtom, access: Access): Type {
  const { name } = access;
  const column = row.node.children.find((child) => child.id === name);
  if (column !== undefined) {
    read(cx, name, access.whole, !row.own);
    const key = row.own ? `field.${name}` : `${row.id}.${name}`;
    const atom = fieldAtom(cx, column, key);
    const known = row.cells.get(name);
    const empty = atom.empty === "maybe" && known !== undefined ? known : atom.empty;
    return only({ ...atom, wide: row.own ? null : wideKey(column), empty });
  }
  if (rowMembers.has(name)) {
    if (name === "_index") {
      cx.reads.push({ id: "_index", place: access.whole, otherRow: false });
      return INT;
    }
    if (name === "id") return INT;
    return name === "attr" || row.node.parent === null ? UNKNOWN : only({ kind: "table", node: row.node.parent });
  }
  const node = cx.fields.schema.nodes.get(name);
  if (row.own && node !== undefined) return seenFromHeader(cx, node, access.whole);
  if (name.startsWith("__")) return UNKNOWN;
  const columns = row.node.children.map((child) => child.id);
  if (row.own) unknownField(cx, access, `The schema has no field '${name}'`, [...columns, ...cx.fields.schema.order]);
  else {
    const why = node === undefined ? "" : `; it is read as \`field.${name}\``;
    unknownField(cx, access, `Rows of '${row.node.parent?.id}' have no column '${name}'${why}`, columns);
  }
  return UNKNOWN;
}

function unknownField(cx: Context, { name, place }: Access, message: string, candidates: readonly string[]): void {
  if (cx.catches("AttributeError", "Exception", "BaseException")) return;
  const near = nearest(name, candidates);
  cx.report("unknown-field", message, place, {
    ...(near !== null && {
      notes: [`Did you mean '${near}'?`],
    }),
  });
}

/** Members that every field value has besides those of the value in it. */
const valueMembers: ReadonlySet<string> = new Set([
  "id",
  "value",
  "rir_confidence",
  "options",
  "struct",
  "attr",
  "parent",
  "parent_multivalue",
  "data",
  "is_empty",
  "default_to",
  "all_values",
]);

/** Members of the plain value in number, date and boolean fields. */
const innerMembers: Readonly<Record<string, readonly string[]>> = {
  number: ["is_integer", "as_integer_ratio", "hex", "conjugate", "real", "imag"],
  date: [
    ...["year", "month", "day", "strftime", "isoformat", "weekday", "isoweekday", "isocalendar", "replace"],
    ...["toordinal", "timetuple", "ctime"],
  ],
  boolean: ["real", "imag", "conjugate", "bit_length"],
};

/** An attribute of a field's value. */
export function valueMember(cx: Context, env: Env, atom: Atom & { kind: "field" }, access: Access): Type {
  const { name, owner } = access;
  if (name === "attr") return only({ kind: "attr" });
  if (name === "all_values") {
    scalarValues(cx, access, `\`${cx.source(owner)}\` is one value and has no \`.all_values\``);
    return UNKNOWN;
  }
  if (name === "value") return atom.node.type === "button" ? UNKNOWN : TEXT;
  if (valueMembers.has(name)) return UNKNOWN;
  const inner = innerMembers[atom.node.valueType];
  if (inner === undefined || !inner.includes(name)) return UNKNOWN;
  need(cx, env, only(atom), owner, `\`.${name}\``, "AttributeError");
  return UNKNOWN;
}

/** `.all_values` where there is only one value. */
function scalarValues(cx: Context, access: Access, message: string): void {
  if (cx.catches("AttributeError", "Exception", "BaseException")) return;
  const { owner, whole } = access;
  const own = cx.table !== null && whole.kind === "Attribute" && owner.kind === "Attribute";
  const note = own
    ? [`In a row formula \`field\` is the row; all cells are \`[row.… for row in field.${cx.table?.id}]\`.`]
    : [];
  cx.report("all-values-of-a-value", message, access.place, {
    notes: note,
    fix: { title: "Remove `.all_values`", edits: [{ start: owner.end, end: whole.end, text: "" }] },
  });
}

const placeholderMembers: ReadonlySet<string> = new Set(["attr", "parent", "parent_multivalue", "id", "label"]);

export function placeholderMember(cx: Context, node: SchemaNode, access: Access): Type {
  const { name, owner } = access;
  if (name === "all_values") return only({ kind: "column", node });
  if (placeholderMembers.has(name)) return name === "attr" ? only({ kind: "attr" }) : UNKNOWN;
  const inner = [...(innerMembers[node.valueType] ?? []), "append", "index", "count", "extend", "upper", "lower"];
  if (inner.includes(name)) {
    cx.report("column-without-all-values", `\`${cx.source(owner)}\` is a column and has no \`.${name}\``, owner, {
      notes: [`Its values are \`${cx.source(owner)}.all_values\`.`],
    });
  }
  return UNKNOWN;
}

export function tableMember(cx: Context, node: SchemaNode, access: Access): Type {
  const { name, owner } = access;
  if (name === "attr") return only({ kind: "attr" });
  if (name === "all_values") {
    const message = `\`${cx.source(owner)}\` is a table; \`.all_values\` belongs to its columns`;
    if (node.kind === "table") scalarValues(cx, access, message);
    const item = node.children[0];
    return node.kind === "simple" && item !== undefined ? only({ kind: "column", node: item }) : UNKNOWN;
  }
  const tuple = node.children[0];
  if (tuple?.children.some((column) => column.id === name) === true) {
    const message = `A table has no columns of its own: \`${name}\` is read as \`field.${name}.all_values\`, or in a row`;
    cx.report("unknown-field", message, access.place);
    return UNKNOWN;
  }
  return UNKNOWN;
}

/** The item at an index of a table or column. */
export function indexed(cx: Context, atom: Atom, slice: Expr): Type {
  const index = cx.text.slice(slice.start, slice.end);
  if (atom.kind === "column") {
    cx.touch(atom.node.id);
    return only(cellOf(cx, atom.node, `[${index}]`));
  }
  if (atom.kind !== "table") return UNKNOWN;
  const child = atom.node.children[0];
  if (child === undefined) return UNKNOWN;
  if (atom.node.kind === "simple") return only(cellOf(cx, child, `[${index}]`));
  return only({ kind: "row", node: child, id: `${atom.node.id}[${index}]`, own: false, cells: new Map() });
}
