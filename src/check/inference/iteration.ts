/** What going through a value gives, one by one. */
import type { SchemaNode } from "../../document/schema.ts";
import type { Context } from "./context.ts";
import type { Env } from "./env.ts";
import { type Emptiness, type FieldAtom, INT, mapped, only, type RowAtom, TEXT, type Type, UNKNOWN } from "./type.ts";

/** The key that stands for all cells of a column. */
export function wideKey(node: SchemaNode): string {
  return `${node.id}*`;
}

/** Any one cell of a column. */
export function cellOf(cx: Context, node: SchemaNode, mark: string): FieldAtom {
  return { ...fieldAtom(cx, node, `${wideKey(node)}${mark}`), wide: wideKey(node) };
}

/** The value of a field, with what its formula tells of it. */
export function fieldAtom(cx: Context, node: SchemaNode, key: string): FieldAtom {
  const result = node.computed?.type === "formula" ? cx.fields.results.get(node.id) : undefined;
  // A formula that was not gone through, maybe because it waits for this one, may give anything.
  const empty: Emptiness = result?.empty ?? (node.computed?.type === "formula" ? "unknown" : "maybe");
  const inexact = result?.inexact ?? false;
  return { kind: "field", node, key, wide: null, empty: node.type === "button" ? "empty" : empty, inexact };
}

export function rowOf(table: SchemaNode, mark: string): RowAtom | null {
  const tuple = table.children[0];
  return tuple === undefined
    ? null
    : { kind: "row", node: tuple, id: `${table.id}${mark}`, own: false, cells: new Map() };
}

/** The values that iterating over `type` gives. `mark` tells this loop's from those of others. */
export function elementOf(cx: Context, type: Type, mark: string): Type {
  return mapped(type, (atom) => {
    switch (atom.kind) {
      case "list":
      case "set":
      case "iterator":
      case "tuple":
      case "vector":
        return fresh(cx, atom.element, mark);
      case "dict":
        return fresh(cx, atom.key, mark);
      case "column":
        cx.touch(atom.node.id);
        return only(cellOf(cx, atom.node, mark));
      case "table": {
        if (atom.node.kind === "simple") {
          const item = atom.node.children[0];
          return item === undefined ? UNKNOWN : only(cellOf(cx, item, mark));
        }
        const row = rowOf(atom.node, mark);
        return row === null ? UNKNOWN : only(row);
      }
      case "str":
        return TEXT;
      case "field":
        return atom.node.valueType === "string" ? TEXT : UNKNOWN;
      case "builtin":
        return atom.name === "range" ? INT : UNKNOWN;
      default:
        return UNKNOWN;
    }
  });
}

/** The same values under keys of their own, since a loop meets a different one each time. */
export function fresh(cx: Context, type: Type, mark: string): Type {
  return mapped(type, (atom) => {
    if (atom.kind === "field" && atom.wide !== null) return only({ ...atom, key: `${atom.wide}${mark}` });
    if (atom.kind === "row" && !atom.own) {
      return only({ ...atom, id: `${atom.node.parent?.id ?? ""}${mark}` });
    }
    if (atom.kind === "tuple") {
      const items = atom.items?.map((item) => fresh(cx, item, mark)) ?? null;
      return only({ ...atom, items, element: fresh(cx, atom.element, mark) });
    }
    return only(atom);
  });
}

/** The value with what is known of it here written into it, so that it can leave the place where that is known. */
export function baked(cx: Context, env: Env, type: Type): Type {
  return mapped(type, (atom) => {
    if (atom.kind === "field" && atom.empty === "maybe") {
      const empty = cx.emptiness(atom, env);
      return only(empty === atom.empty ? atom : { ...atom, empty });
    }
    if (atom.kind === "row" && !atom.own) {
      const cells = new Map(atom.cells);
      const prefix = `${atom.id}.`;
      for (const [key, fact] of env.facts) if (key.startsWith(prefix)) cells.set(key.slice(prefix.length), fact);
      return only(cells.size === atom.cells.size ? atom : { ...atom, cells });
    }
    if (atom.kind === "tuple") {
      return only({
        ...atom,
        element: baked(cx, env, atom.element),
        items: atom.items?.map((item) => baked(cx, env, item)) ?? null,
      });
    }
    return only(atom);
  });
}
