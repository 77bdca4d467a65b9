/**
 * Trees as `scripts/record-trees.py` writes CPython's: kind, position, fields in the order of `ast`.
 */
import { lineAt, lineStarts } from "../../src/source/span.ts";
import type { ConstantValue, Node, Stmt } from "../../src/syntax/tree.ts";

const FIELDS: Readonly<Record<Node["kind"], string>> = {
  Module: "body",
  Error: "",
  FunctionDef: "name args body decorator_list returns type_params",
  AsyncFunctionDef: "name args body decorator_list returns type_params",
  ClassDef: "name bases keywords body decorator_list type_params",
  Return: "value",
  Delete: "targets",
  Assign: "targets value",
  TypeAlias: "name type_params value",
  AugAssign: "target op value",
  AnnAssign: "target annotation value simple",
  For: "target iter body orelse",
  AsyncFor: "target iter body orelse",
  While: "test body orelse",
  If: "test body orelse",
  With: "items body",
  AsyncWith: "items body",
  Match: "subject cases",
  Raise: "exc cause",
  Try: "body handlers orelse finalbody",
  TryStar: "body handlers orelse finalbody",
  Assert: "test msg",
  Import: "names",
  ImportFrom: "module names level",
  Global: "names",
  Nonlocal: "names",
  Expr: "value",
  Pass: "",
  Break: "",
  Continue: "",
  BoolOp: "op values",
  NamedExpr: "target value",
  BinOp: "left op right",
  UnaryOp: "op operand",
  Lambda: "args body",
  IfExp: "test body orelse",
  Dict: "keys values",
  Set: "elts",
  ListComp: "elt generators",
  SetComp: "elt generators",
  DictComp: "key value generators",
  GeneratorExp: "elt generators",
  Await: "value",
  Yield: "value",
  YieldFrom: "value",
  Compare: "left ops comparators",
  Call: "func args keywords",
  FormattedValue: "value conversion format_spec",
  JoinedStr: "values",
  Constant: "value prefix",
  Attribute: "value attr ctx",
  Subscript: "value slice ctx",
  Starred: "value ctx",
  Name: "id ctx",
  List: "elts ctx",
  Tuple: "elts ctx",
  Slice: "lower upper step",
  comprehension: "target iter ifs is_async",
  ExceptHandler: "type name body",
  arguments: "posonlyargs args vararg kwonlyargs kw_defaults kwarg defaults",
  arg: "arg annotation",
  keyword: "arg value",
  alias: "name asname",
  withitem: "context_expr optional_vars",
  match_case: "pattern guard body",
  MatchValue: "value",
  MatchSingleton: "value",
  MatchSequence: "patterns",
  MatchMapping: "keys patterns rest",
  MatchClass: "cls patterns kwd_attrs kwd_patterns",
  MatchStar: "name",
  MatchAs: "pattern name",
  MatchOr: "patterns",
  TypeVar: "name bound",
  ParamSpec: "name",
  TypeVarTuple: "name",
};

/** CPython gives these no position. */
const UNPLACED: ReadonlySet<string> = new Set(["Module", "comprehension", "arguments", "withitem", "match_case"]);
const ENUMERATED: ReadonlySet<string> = new Set(["op", "ops", "ctx"]);

/** Fields of a node by name, and every kind of node. */
export function fieldNames(kind: Node["kind"]): readonly string[] {
  return FIELDS[kind] === "" ? [] : FIELDS[kind].split(" ");
}
export const KINDS: readonly string[] = Object.keys(FIELDS);

function float(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16).padStart(16, "0");
}

function integer(value: number | bigint): string {
  return `i${value < 0 ? "-" : ""}0x${(value < 0 ? -value : value).toString(16)}`;
}

function ascii(text: string): string {
  return JSON.stringify(text).replace(/[\x7f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function constant(value: ConstantValue): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "bigint") return integer(value);
  if (typeof value === "number") return `f${float(value)}`;
  if (typeof value === "string") return ascii(value);
  if (value instanceof Uint8Array) return `b${Buffer.from(value).toString("hex")}`;
  return "imag" in value ? `c${float(value.imag)}` : "...";
}

/** One line per statement. */
export function dumpStatements(text: string, body: readonly Stmt[]): string[] {
  const starts = lineStarts(text);
  const place = (offset: number): string => {
    const line = lineAt(starts, offset);
    return `${line}:${Buffer.byteLength(text.slice(starts[line - 1] ?? 0, offset))}`;
  };
  const dump = (value: unknown, field: string): string => {
    if (Array.isArray(value)) return `[${value.map((one) => dump(one, field)).join(",")}]`;
    if (isNode(value)) {
      const fields = fieldNames(value.kind).map((name) => {
        const one = (value as unknown as Record<string, unknown>)[name];
        const isConstant = (value.kind === "Constant" || value.kind === "MatchSingleton") && name === "value";
        return isConstant ? constant(one as ConstantValue) : dump(one, name);
      });
      const position = UNPLACED.has(value.kind) ? "" : `@${place(value.start)}-${place(value.end)}`;
      return `${value.kind}${position}(${fields.join(",")})`;
    }
    if (typeof value === "string") return ENUMERATED.has(field) ? value : ascii(value);
    return typeof value === "number" ? integer(value) : "None";
  };
  return body.map((statement) => dump(statement, ""));
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "kind" in value;
}

/** A tree without positions, to compare what was printed with what was read. */
export function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== "start" && name !== "end")
      .map(([name, one]) => [name, shape(one)]),
  );
}
