/**
 * Going through a tree without knowing its kinds.
 */
import type { Node } from "./tree.ts";

/** The fields of each kind that hold nodes or lists of nodes, in CPython's order. */
const FIELDS: Readonly<Record<Node["kind"], readonly string[]>> = {
  Module: ["body"],
  Error: [],
  FunctionDef: ["args", "body", "decorator_list", "returns", "type_params"],
  AsyncFunctionDef: ["args", "body", "decorator_list", "returns", "type_params"],
  ClassDef: ["bases", "keywords", "body", "decorator_list", "type_params"],
  Return: ["value"],
  Delete: ["targets"],
  Assign: ["targets", "value"],
  TypeAlias: ["name", "type_params", "value"],
  AugAssign: ["target", "value"],
  AnnAssign: ["target", "annotation", "value"],
  For: ["target", "iter", "body", "orelse"],
  AsyncFor: ["target", "iter", "body", "orelse"],
  While: ["test", "body", "orelse"],
  If: ["test", "body", "orelse"],
  With: ["items", "body"],
  AsyncWith: ["items", "body"],
  Match: ["subject", "cases"],
  Raise: ["exc", "cause"],
  Try: ["body", "handlers", "orelse", "finalbody"],
  TryStar: ["body", "handlers", "orelse", "finalbody"],
  Assert: ["test", "msg"],
  Import: ["names"],
  ImportFrom: ["names"],
  Global: [],
  Nonlocal: [],
  Expr: ["value"],
  Pass: [],
  Break: [],
  Continue: [],
  BoolOp: ["values"],
  NamedExpr: ["target", "value"],
  BinOp: ["left", "right"],
  UnaryOp: ["operand"],
  Lambda: ["args", "body"],
  IfExp: ["test", "body", "orelse"],
  Dict: ["keys", "values"],
  Set: ["elts"],
  ListComp: ["elt", "generators"],
  SetComp: ["elt", "generators"],
  DictComp: ["key", "value", "generators"],
  GeneratorExp: ["elt", "generators"],
  Await: ["value"],
  Yield: ["value"],
  YieldFrom: ["value"],
  Compare: ["left", "comparators"],
  Call: ["func", "args", "keywords"],
  FormattedValue: ["value", "format_spec"],
  JoinedStr: ["values"],
  Constant: [],
  Attribute: ["value"],
  Subscript: ["value", "slice"],
  Starred: ["value"],
  Name: [],
  List: ["elts"],
  Tuple: ["elts"],
  Slice: ["lower", "upper", "step"],
  comprehension: ["target", "iter", "ifs"],
  ExceptHandler: ["type", "body"],
  arguments: ["posonlyargs", "args", "vararg", "kwonlyargs", "kw_defaults", "kwarg", "defaults"],
  arg: ["annotation"],
  keyword: ["value"],
  alias: [],
  withitem: ["context_expr", "optional_vars"],
  match_case: ["pattern", "guard", "body"],
  MatchValue: ["value"],
  MatchSingleton: [],
  MatchSequence: ["patterns"],
  MatchMapping: ["keys", "patterns"],
  MatchClass: ["cls", "patterns", "kwd_patterns"],
  MatchStar: [],
  MatchAs: ["pattern"],
  MatchOr: ["patterns"],
  TypeVar: ["bound"],
  ParamSpec: ["bound"],
  TypeVarTuple: ["bound"],
};

/** The nodes directly below `node`, field by field in the order of CPython's `ast`; a missing one is left out. */
export function children(node: Node): Node[] {
  const found: Node[] = [];
  // The one place where fields are reached by name: the table above says which exist.
  const fields = node as unknown as Readonly<Record<string, Node | readonly (Node | null)[] | null>>;
  for (const name of FIELDS[node.kind]) {
    const value = fields[name];
    if (value === null || value === undefined) continue;
    if ("kind" in value) found.push(value);
    else for (const one of value) if (one !== null) found.push(one);
  }
  return found;
}

/** Visits `node` and all below it, parents first; `visit` may return `false` to leave out what is below. Keeps no call stack. */
export function walk(node: Node, visit: (node: Node) => unknown): void {
  const waiting: Node[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (visit(next) === false) continue;
    const below = children(next);
    for (let i = below.length - 1; i >= 0; i--) {
      const child = below[i];
      if (child !== undefined) waiting.push(child);
    }
  }
}
