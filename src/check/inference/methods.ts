/** Methods of plain values: what they give, and what they do to what they are called on. */
import type { CallSite } from "./call-site.ts";
import type { Context } from "./context.ts";
import { elementOf } from "./iteration.ts";
import { refusePlaceholder } from "./needs.ts";
import { familyOf, unhashable } from "./operators.ts";
import {
  type Atom,
  BOOL,
  DATE,
  DATETIME,
  EXACT,
  INT,
  isOnly,
  listOf,
  NEVER,
  NONE,
  only,
  TEXT,
  TIME,
  type Type,
  textType,
  tupleOf,
  UNKNOWN,
  union,
} from "./type.ts";

const TEXTS: Type = listOf(TEXT);

/** By method name: what methods of texts give. */
export const textMethods: ReadonlyMap<string, Type> = new Map<string, Type>([
  ...["capitalize", "casefold", "center", "expandtabs", "format", "format_map", "join", "ljust", "lower", "lstrip"].map(
    (name): [string, Type] => [name, TEXT],
  ),
  ...["removeprefix", "removesuffix", "replace", "rjust", "rstrip", "strip", "swapcase", "title", "translate"].map(
    (name): [string, Type] => [name, TEXT],
  ),
  ...["upper", "zfill"].map((name): [string, Type] => [name, TEXT]),
  ...["split", "rsplit", "splitlines"].map((name): [string, Type] => [name, TEXTS]),
  ...["partition", "rpartition"].map((name): [string, Type] => [name, tupleOf([TEXT, TEXT, TEXT])]),
  ...["count", "find", "index", "rfind", "rindex"].map((name): [string, Type] => [name, INT]),
  ...["endswith", "startswith", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "islower"].map(
    (name): [string, Type] => [name, BOOL],
  ),
  ...["isnumeric", "isspace", "istitle", "isupper", "isidentifier"].map((name): [string, Type] => [name, BOOL]),
  ["encode", UNKNOWN],
  ["maketrans", UNKNOWN],
]);

const dateMethods: Readonly<Record<string, Type>> = {
  weekday: INT,
  isoweekday: INT,
  toordinal: INT,
  ctime: TEXT,
  isoformat: textType(null, 0, "%Y-%m-%d"),
};

/** Methods that change lists, tables and columns. */
export const changing: ReadonlySet<string> = new Set([
  ...["append", "extend", "insert", "remove", "pop", "clear", "sort", "reverse"],
]);

/** The value of a method call on `self`. */
export function callMethod(cx: Context, self: Atom, name: string, site: CallSite): Type {
  switch (self.kind) {
    case "str":
      if (name === "join") joined(cx, site);
      return textMethods.get(name) ?? UNKNOWN;
    case "date":
    case "datetime":
      return dateMethod(self, name, site);
    case "timedelta":
      return name === "total_seconds" ? EXACT : UNKNOWN;
    case "float":
      return name === "is_integer" ? BOOL : UNKNOWN;
    case "match":
      // A group may have had no part in the match.
      return name === "start" || name === "end" ? INT : name === "group" && site.args.length === 0 ? TEXT : UNKNOWN;
    case "dict":
      return dictMethod(cx, self, name, site);
    case "list":
    case "set":
      return sequenceMethod(cx, self, name, site);
    case "table":
    case "column":
      if (changing.has(name)) {
        if (cx.writable) return UNKNOWN;
        cx.report("field-written", `\`${cx.source(site.node)}\` changes a field, which formulas must not`, site.node);
        return UNKNOWN;
      }
      if (name === "index" || name === "count") return INT;
      return name === "copy" ? listOf(elementOf(cx, only(self), cx.mark())) : UNKNOWN;
    default:
      return UNKNOWN;
  }
}

/** `", ".join(values)`. */
function joined(cx: Context, site: CallSite): void {
  const [values] = site.args;
  if (values === undefined || refusePlaceholder(cx, values.type, values.node, "`join`")) return;
  const element = elementOf(cx, values.type, cx.mark());
  const wrong = isOnly(element, (atom) => familyOf(atom) !== null && familyOf(atom) !== "text");
  if (!wrong || cx.catches("TypeError", "Exception", "BaseException")) return;
  cx.report("operand-types", `\`join\` takes texts, and \`${cx.source(values.node)}\` holds none`, values.node, {
    notes: ["Make each one a text: `str(value) for value in …`."],
  });
}

function dateMethod(self: Atom, name: string, site: CallSite): Type {
  if (name === "strftime") {
    const [format] = site.args;
    const [text] = format?.type.atoms ?? [];
    return textType(null, 0, text?.kind === "str" ? text.value : null);
  }
  if (name === "replace") return only(self);
  if (name === "date") return DATE;
  if (name === "time") return TIME;
  if (name === "astimezone") return DATETIME;
  if (name === "isoformat" && self.kind === "datetime") return TEXT;
  return dateMethods[name] ?? UNKNOWN;
}

function dictMethod(cx: Context, self: Atom & { kind: "dict" }, name: string, site: CallSite): Type {
  const [key, fallback] = site.args;
  if (name === "get" || name === "setdefault" || name === "pop") {
    if (key !== undefined) unhashable(cx, key, "a dictionary");
    // Without a default `get` gives `None`, but only for keys that are not there, which nothing is known of.
    return union(self.value, fallback?.type ?? (name === "get" ? UNKNOWN : NEVER));
  }
  if (name === "keys") return listOf(self.key);
  if (name === "values") return listOf(self.value);
  if (name === "items") return listOf(tupleOf([self.key, self.value]));
  return name === "copy" ? only(self) : UNKNOWN;
}

function sequenceMethod(
  cx: Context,
  self: Atom & { kind: "list" | "set" | "iterator" | "tuple" },
  name: string,
  site: CallSite,
): Type {
  if (name === "index" || name === "count") return INT;
  if (name === "pop") return self.element;
  if (name === "copy") return only(self);
  if (self.kind === "set" && name === "add") {
    const [added] = site.args;
    if (added !== undefined) unhashable(cx, added, "a set");
  }
  if (self.kind === "set" && !changing.has(name) && name !== "add" && name !== "update") return UNKNOWN;
  return changing.has(name) || name === "add" || name === "update" ? NONE : UNKNOWN;
}

/** What a variable holds after a method changed it; `null` if the method does not. */
export function afterMethod(cx: Context, self: Atom, name: string, site: CallSite): Type | null {
  const [first, second] = site.args;
  if (self.kind === "list" || self.kind === "set") {
    const added =
      name === "append" || name === "add"
        ? first?.type
        : name === "insert"
          ? second?.type
          : name === "extend" || name === "update"
            ? elementOf(cx, first?.type ?? UNKNOWN, cx.mark())
            : NEVER;
    return only({ ...self, element: union(self.element, added ?? UNKNOWN), items: null });
  }
  if (self.kind !== "dict") return null;
  if (name === "setdefault") {
    return only({
      ...self,
      key: union(self.key, first?.type ?? UNKNOWN),
      value: union(self.value, second?.type ?? NONE),
    });
  }
  return name === "update" ? only({ ...self, key: UNKNOWN, value: UNKNOWN }) : null;
}
