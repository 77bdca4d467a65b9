/**
 * Going through a tree without knowing its kinds.
 */
import type { Arguments, Node } from "./tree.ts";

type Visit = (child: Node) => void;

/**
 * Calls `visit` with the nodes directly below `node`, field by field in the order of CPython's `ast`; a missing one is left out. Every
 * analysis goes through here, hence no lists made on the way, and the commonest kinds first.
 */
export function eachChild(node: Node, visit: Visit): void {
  switch (node.kind) {
    case "Name":
    case "Constant":
      return;
    case "Attribute":
    case "keyword":
    case "Expr":
    case "Starred":
    case "Await":
    case "YieldFrom":
    case "MatchValue":
      visit(node.value);
      return;
    case "Call":
      visit(node.func);
      each(node.args, visit);
      each(node.keywords, visit);
      return;
    case "BinOp":
      visit(node.left);
      visit(node.right);
      return;
    case "Compare":
      visit(node.left);
      each(node.comparators, visit);
      return;
    case "Assign":
      each(node.targets, visit);
      visit(node.value);
      return;
    case "BoolOp":
    case "JoinedStr":
      each(node.values, visit);
      return;
    case "FormattedValue":
      visit(node.value);
      maybe(node.format_spec, visit);
      return;
    case "Subscript":
      visit(node.value);
      visit(node.slice);
      return;
    case "UnaryOp":
      visit(node.operand);
      return;
    case "IfExp":
      visit(node.test);
      visit(node.body);
      visit(node.orelse);
      return;
    case "If":
    case "While":
      visit(node.test);
      each(node.body, visit);
      each(node.orelse, visit);
      return;
    case "For":
    case "AsyncFor":
      visit(node.target);
      visit(node.iter);
      each(node.body, visit);
      each(node.orelse, visit);
      return;
    case "Tuple":
    case "List":
    case "Set":
      each(node.elts, visit);
      return;
    case "Dict":
      each(node.keys, visit);
      each(node.values, visit);
      return;
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
      visit(node.elt);
      each(node.generators, visit);
      return;
    case "DictComp":
      visit(node.key);
      visit(node.value);
      each(node.generators, visit);
      return;
    case "comprehension":
      visit(node.target);
      visit(node.iter);
      each(node.ifs, visit);
      return;
    case "Slice":
      maybe(node.lower, visit);
      maybe(node.upper, visit);
      maybe(node.step, visit);
      return;
    case "NamedExpr":
      visit(node.target);
      visit(node.value);
      return;
    case "AugAssign":
      visit(node.target);
      visit(node.value);
      return;
    case "AnnAssign":
      visit(node.target);
      visit(node.annotation);
      maybe(node.value, visit);
      return;
    case "Return":
    case "Yield":
      maybe(node.value, visit);
      return;
    case "Lambda":
      visit(node.args);
      visit(node.body);
      return;
    case "arguments":
      eachOfArguments(node, visit);
      return;
    case "arg":
      maybe(node.annotation, visit);
      return;
    case "Module":
      each(node.body, visit);
      return;
    case "FunctionDef":
    case "AsyncFunctionDef":
      visit(node.args);
      each(node.body, visit);
      each(node.decorator_list, visit);
      maybe(node.returns, visit);
      each(node.type_params, visit);
      return;
    case "ClassDef":
      each(node.bases, visit);
      each(node.keywords, visit);
      each(node.body, visit);
      each(node.decorator_list, visit);
      each(node.type_params, visit);
      return;
    case "Delete":
      each(node.targets, visit);
      return;
    case "TypeAlias":
      visit(node.name);
      each(node.type_params, visit);
      visit(node.value);
      return;
    case "With":
    case "AsyncWith":
      each(node.items, visit);
      each(node.body, visit);
      return;
    case "withitem":
      visit(node.context_expr);
      maybe(node.optional_vars, visit);
      return;
    case "Raise":
      maybe(node.exc, visit);
      maybe(node.cause, visit);
      return;
    case "Try":
    case "TryStar":
      each(node.body, visit);
      each(node.handlers, visit);
      each(node.orelse, visit);
      each(node.finalbody, visit);
      return;
    case "ExceptHandler":
      maybe(node.type, visit);
      each(node.body, visit);
      return;
    case "Assert":
      visit(node.test);
      maybe(node.msg, visit);
      return;
    case "Import":
    case "ImportFrom":
      each(node.names, visit);
      return;
    case "Match":
      visit(node.subject);
      each(node.cases, visit);
      return;
    case "match_case":
      visit(node.pattern);
      maybe(node.guard, visit);
      each(node.body, visit);
      return;
    case "MatchSequence":
    case "MatchOr":
      each(node.patterns, visit);
      return;
    case "MatchMapping":
      each(node.keys, visit);
      each(node.patterns, visit);
      return;
    case "MatchClass":
      visit(node.cls);
      each(node.patterns, visit);
      each(node.kwd_patterns, visit);
      return;
    case "MatchAs":
      maybe(node.pattern, visit);
      return;
    case "TypeVar":
    case "ParamSpec":
    case "TypeVarTuple":
      maybe(node.bound, visit);
      return;
    case "Error":
    case "Global":
    case "Nonlocal":
    case "Pass":
    case "Break":
    case "Continue":
    case "alias":
    case "MatchSingleton":
    case "MatchStar":
      return;
    default:
      node satisfies never;
  }
}

function eachOfArguments(node: Arguments, visit: Visit): void {
  each(node.posonlyargs, visit);
  each(node.args, visit);
  maybe(node.vararg, visit);
  each(node.kwonlyargs, visit);
  each(node.kw_defaults, visit);
  maybe(node.kwarg, visit);
  each(node.defaults, visit);
}

function maybe(node: Node | null, visit: Visit): void {
  if (node !== null) visit(node);
}

function each(nodes: readonly (Node | null)[], visit: Visit): void {
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    if (node !== null && node !== undefined) visit(node);
  }
}

/** The nodes directly below `node`, as {@link eachChild} gives them. */
export function children(node: Node): Node[] {
  const found: Node[] = [];
  eachChild(node, (child) => void found.push(child));
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
