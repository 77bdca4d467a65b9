/** What names stand for that a formula does not bind itself. */
import type { Context } from "./context.ts";
import { only, type Type, UNKNOWN } from "./type.ts";

/** Provided names whose value is a function, class or module of the library, under its dotted name. */
const provided: Readonly<Record<string, string>> = {
  is_empty: "is_empty",
  is_set: "is_set",
  default_to: "default_to",
  fallback: "default_to",
  substitute: "re.sub",
  show_error: "show_error",
  show_warning: "show_warning",
  show_info: "show_info",
  automation_blocker: "automation_blocker",
  set_options: "set_options",
  set_struct: "set_struct",
  date: "datetime.date",
  timedelta: "datetime.timedelta",
  datetime: "datetime",
  re: "re",
};

/** Names of the platform that formulas find (spec 6.1); besides them the built-in ones of Python. */
export const providedNames: ReadonlySet<string> = new Set([
  ...Object.keys(provided),
  ...["field", "annotation", "context", "queue", "workspace", "Any", "_action"],
  ...["updated_datapoint_ids", "force_update_datapoint_ids", "recompute_all"],
  ...["_eg", "_messages", "_exceptions", "_automation_blockers", "_actions", "_promises", "_computed_ids"],
  ...["__name__", "__doc__", "__file__", "__package__", "__loader__", "__spec__", "__builtins__"],
]);

export function globalName(cx: Context, name: string): Type {
  if (name === "field") {
    const tuple = cx.table?.children[0];
    return tuple === undefined
      ? only({ kind: "header" })
      : only({ kind: "row", node: tuple, id: "field", own: true, cells: new Map() });
  }
  if (Object.hasOwn(provided, name)) return only({ kind: "builtin", name: provided[name] ?? name });
  if (providedNames.has(name)) return UNKNOWN;
  return only({ kind: "builtin", name });
}

/** What an import binds: modules are builtins by their dotted name, too. The package of hooks offers what formulas are given. */
export function imported(name: string): Type {
  const [module, member] = name.split(".");
  const known =
    module === "txscript" && member !== undefined && Object.hasOwn(provided, member) ? provided[member] : null;
  return only({ kind: "builtin", name: known ?? name });
}

/** `t.NAME`, where `t` is what `TxScript.from_payload` gives. */
export function scriptMember(name: string): Type {
  if (name === "field") return only({ kind: "header" });
  return name.startsWith("show_") || name === "automation_blocker" ? only({ kind: "builtin", name }) : UNKNOWN;
}
