/** Attributes of values. */
import type { Context } from "./context.ts";
import type { Env } from "./env.ts";
import { type Access, headerField, placeholderMember, rowField, tableMember, valueMember } from "./fields.ts";
import { textMethods } from "./methods.ts";
import { scriptMember } from "./names.ts";
import { plain } from "./needs.ts";
import { type Atom, EXACT, INT, mapped, only, type Type, UNKNOWN } from "./type.ts";

const dateNumbers: ReadonlySet<string> = new Set(["year", "month", "day"]);

/** Of one of the values that an expression can have. */
export function memberOf(cx: Context, env: Env, atom: Atom, access: Access): Type {
  const { name } = access;
  switch (atom.kind) {
    case "header":
      return headerField(cx, access);
    case "row":
      return rowField(cx, atom, access);
    case "placeholder":
      return placeholderMember(cx, atom.node, access);
    case "table":
      return methodOr(atom, name, tableMember(cx, atom.node, access));
    case "column":
      if (name === "all_values") return UNKNOWN;
      return only({ kind: "method", self: atom, name });
    case "field": {
      const inner = mapped(plain(only(atom)), (value) => plainMember(value, name));
      const own = valueMember(cx, env, atom, access);
      return own.unknown ? inner : own;
    }
    case "builtin":
      return only({ kind: "builtin", name: `${atom.name}.${name}` });
    case "script":
      return scriptMember(name);
    case "none":
      return UNKNOWN;
    default:
      return plainMember(atom, name);
  }
}

function methodOr(atom: Atom, name: string, found: Type): Type {
  return found.unknown ? only({ kind: "method", self: atom, name }) : found;
}

function plainMember(atom: Atom, name: string): Type {
  switch (atom.kind) {
    case "str":
      return textMethods.has(name) ? only({ kind: "method", self: atom, name }) : UNKNOWN;
    case "date":
    case "datetime":
      return dateNumbers.has(name) ? INT : only({ kind: "method", self: atom, name });
    case "timedelta":
      return name === "days" || name === "seconds" || name === "microseconds"
        ? INT
        : only({ kind: "method", self: atom, name });
    case "float":
      return name === "real" ? EXACT : only({ kind: "method", self: atom, name });
    case "list":
    case "set":
    case "dict":
    case "match":
    case "attr":
      return only({ kind: "method", self: atom, name });
    default:
      return UNKNOWN;
  }
}
