/**
 * Statements and expressions that stand where they cannot: what CPython's compiler finds while it generates code, in the
 * order in which it generates it. One visitor with a case for every kind of node: long, but of one piece.
 */
import type {
  Arguments,
  AsyncFunctionDef,
  ClassDef,
  Comprehension,
  DictComp,
  Expr,
  ExprContext,
  FunctionDef,
  GeneratorExp,
  Keyword,
  Lambda,
  ListComp,
  Located,
  Module,
  Node,
  SetComp,
  Stmt,
  Try,
  TryStar,
} from "../tree.ts";
import { children, eachChild } from "../walk.ts";
import { checkMatch } from "./patterns.ts";
import type { Report } from "./report.ts";

const MAX_BLOCKS = 20;

type Unit = "module" | "class" | "function" | "async function" | "lambda" | "comprehension";
type Block = "loop" | "group handler" | "other";

export interface PlacementOptions {
  /** Statements at the head of the module that may import from `__future__`. */
  readonly futures: number;
  /** Annotations are not evaluated. */
  readonly annotationsAreText: boolean;
  /** Expressions may hold something that is wrong. */
  readonly expressions: boolean;
  /** Somewhere the text says `async` or `await`. */
  readonly mayWait: boolean;
}

/** Reports what stands in the wrong place; returns whether the tree has something for `scopes.ts` to look at. */
export function checkPlacement(module: Module, report: Report, options: PlacementOptions): boolean {
  const checker = new Checker(report, options);
  checker.module(module);
  return checker.needsScopes;
}

type AnyComprehension = ListComp | SetComp | DictComp | GeneratorExp;

class Checker {
  needsScopes = false;
  private readonly report: Report;
  private readonly options: PlacementOptions;
  private unit: Unit = "module";
  /** For `async def`: does it have a `yield` of its own? */
  private generator = false;
  private blocks: Block[] = [];
  /** Right-hand sides that are visited after what stands to the left of them. */
  private readonly waiting: Expr[] = [];

  constructor(report: Report, options: PlacementOptions) {
    this.report = report;
    this.options = options;
    this.needsScopes = options.annotationsAreText;
  }

  module({ body }: Module): undefined {
    body.forEach((statement, i) => {
      if (i >= this.options.futures) this.refuseFuture(statement);
      this.statement(statement);
    });
  }

  private refuseFuture(statement: Stmt): void {
    if (statement.kind === "ImportFrom" && statement.module === "__future__" && statement.level === 0) {
      this.report("from __future__ imports must occur at the beginning of the file", statement);
    }
  }

  private body(statements: readonly Stmt[]): undefined {
    for (const statement of statements) {
      this.refuseFuture(statement);
      this.statement(statement);
    }
  }

  private within(unit: Unit, generator: boolean, visit: () => void): undefined {
    const { unit: outerUnit, generator: outerGenerator, blocks } = this;
    this.unit = unit;
    this.generator = generator;
    this.blocks = [];
    visit();
    this.unit = outerUnit;
    this.generator = outerGenerator;
    this.blocks = blocks;
  }

  private block(kind: Block, place: Located, visit: () => void): undefined {
    if (this.blocks.length >= MAX_BLOCKS) this.report("too many statically nested blocks", place);
    this.blocks.push(kind);
    visit();
    this.blocks.pop();
  }

  private get inFunction(): boolean {
    return this.unit !== "module" && this.unit !== "class";
  }

  private name(name: string, ctx: ExprContext, place: Located): undefined {
    if (name !== "__debug__" || ctx === "Load") return;
    this.report(ctx === "Store" ? "cannot assign to __debug__" : "cannot delete __debug__", place);
  }

  private statement(node: Stmt): undefined {
    switch (node.kind) {
      case "Expr":
        if (node.value.kind !== "Constant") this.expr(node.value);
        return;
      case "Assign":
        this.expr(node.value);
        for (const target of node.targets) this.expr(target);
        return;
      case "AugAssign":
        // What a target is made of is computed first; only a name is first written to.
        if (node.target.kind !== "Name") this.expr(node.target);
        this.expr(node.value);
        if (node.target.kind === "Name") this.expr(node.target);
        return;
      case "AnnAssign":
        if (node.value !== null) {
          this.expr(node.value);
          this.expr(node.target);
        } else this.undefinedTarget(node.target);
        if (!this.inFunction && !this.options.annotationsAreText) this.expr(node.annotation);
        return;
      case "If": {
        let one = node;
        for (;;) {
          this.expr(one.test);
          this.body(one.body);
          const next = one.orelse[0];
          if (one.orelse.length !== 1 || next?.kind !== "If") return this.body(one.orelse);
          one = next;
        }
      }
      case "While":
        this.block("loop", node, () => {
          this.expr(node.test);
          this.body(node.body);
        });
        return this.body(node.orelse);
      case "AsyncFor":
      case "For":
        if (node.kind === "AsyncFor" && this.unit !== "async function") {
          this.report("'async for' outside async function", node);
        }
        this.expr(node.iter);
        this.block("loop", node, () => {
          this.expr(node.target);
          this.body(node.body);
        });
        return this.body(node.orelse);
      case "AsyncWith":
      case "With":
        if (node.kind === "AsyncWith" && this.unit !== "async function") {
          this.report("'async with' outside async function", node);
        }
        return this.withItems(node.items, 0, node, node.body);
      case "Return":
        if (!this.inFunction) this.report("'return' outside function", node);
        else if (node.value !== null && this.generator) this.report("'return' with value in async generator", node);
        if (node.value !== null) this.expr(node.value);
        // A constant is not computed before leaving: CPython then points at it.
        return this.leave(node, node.value?.kind === "Constant" ? node.value : node);
      case "Break":
      case "Continue":
        return this.leave(node, node);
      case "FunctionDef":
      case "AsyncFunctionDef":
        return this.functionDef(node);
      case "ClassDef":
        return this.classDef(node);
      case "Try":
      case "TryStar":
        return this.tryStatement(node);
      case "Match":
        this.expr(node.subject);
        return checkMatch(node, this.report, this.expr, (i) => {
          const one = node.cases[i];
          if (one?.guard) this.expr(one.guard);
          if (one !== undefined) this.body(one.body);
        });
      case "Delete":
      case "Raise":
      case "Assert":
        eachChild(node, this.expr);
        return;
      case "Import":
        for (const { name, asname } of node.names) this.name(asname ?? name.split(".", 1)[0] ?? "", "Store", node);
        return;
      case "ImportFrom":
        for (const { name, asname } of node.names) {
          if (name === "*") this.needsScopes = true;
          this.name(asname ?? name, "Store", node);
        }
        return;
      case "TypeAlias":
        this.needsScopes = true;
        this.name(node.name.id, "Store", node.name);
        for (const parameter of node.type_params) if (parameter.bound !== null) this.boundExpr(parameter.bound);
        return this.boundExpr(node.value);
      case "Global":
      case "Nonlocal":
        this.needsScopes = true;
        return;
      case "Pass":
      case "Error":
        return;
    }
  }

  /** The target of an annotation without a value: it is not assigned to, only what it is made of is looked at. */
  private undefinedTarget(target: Expr): undefined {
    if (target.kind !== "Subscript") return this.expr(target);
    this.expr(target.value);
    if (target.slice.kind === "Tuple") this.exprs(target.slice.elts);
    else this.expr(target.slice);
  }

  /** Each further item is inside of the block of the one before. */
  private withItems(
    items: readonly { readonly context_expr: Expr; readonly optional_vars: Expr | null }[],
    at: number,
    node: Located,
    body: readonly Stmt[],
  ): undefined {
    const item = items[at];
    if (item === undefined) return this.body(body);
    this.expr(item.context_expr);
    this.block("other", node, () => {
      if (item.optional_vars !== null) this.expr(item.optional_vars);
      this.withItems(items, at + 1, node, body);
    });
  }

  /** `return`, `break` or `continue`: through the blocks around it, up to a loop. */
  private leave(node: Stmt, place: Located): undefined {
    const toLoop = node.kind !== "Return";
    for (let i = this.blocks.length - 1; i >= 0; i--) {
      if (this.blocks[i] === "group handler") {
        return this.report("'break', 'continue' and 'return' cannot appear in an except* block", place);
      }
      if (toLoop && this.blocks[i] === "loop") return;
    }
    if (!toLoop) return;
    this.report(node.kind === "Break" ? "'break' outside loop" : "'continue' not properly in loop", node);
  }

  private tryStatement(node: Try | TryStar): undefined {
    if (node.finalbody.length > 0) {
      this.block("other", node, () => this.tryHandlers(node));
      this.body(node.finalbody);
    } else this.tryHandlers(node);
  }

  private tryHandlers(node: Try | TryStar): undefined {
    if (node.handlers.length === 0) return this.body(node.body);
    this.block("other", node, () => this.body(node.body));
    this.body(node.orelse);
    this.block(node.kind === "TryStar" ? "group handler" : "other", node, () => {
      node.handlers.forEach((handler, i) => {
        if (handler.type === null && i < node.handlers.length - 1)
          this.report("default 'except:' must be last", handler);
        if (handler.type !== null) this.expr(handler.type);
        if (handler.name !== null) this.name(handler.name, "Store", handler);
        this.block("other", handler, () => this.body(handler.body));
      });
    });
  }

  private arguments(args: Arguments): undefined {
    const all = allParameters(args);
    for (const { arg } of all) if (arg === "__debug__") this.debugParameters(args);
    if (hasDuplicates(all)) this.needsScopes = true;
    for (const value of args.defaults) this.expr(value);
    for (const value of args.kw_defaults) if (value !== null) this.expr(value);
  }

  private debugParameters(args: Arguments): undefined {
    for (const parameter of allParameters(args)) this.name(parameter.arg, "Store", parameter);
  }

  private functionDef(node: FunctionDef | AsyncFunctionDef): undefined {
    for (const decorator of node.decorator_list) this.expr(decorator);
    this.arguments(node.args);
    for (const { bound } of node.type_params) {
      this.needsScopes = true;
      if (bound !== null) this.boundExpr(bound);
    }
    if (!this.options.annotationsAreText) {
      for (const { annotation } of allParameters(node.args)) if (annotation !== null) this.annotation(annotation);
      if (node.returns !== null) this.annotation(node.returns);
    }
    const isAsync = node.kind === "AsyncFunctionDef";
    const generator = isAsync && node.body.some(hasOwnYield);
    this.within(isAsync ? "async function" : "function", generator, () => this.body(node.body));
    this.name(node.name, "Store", node);
  }

  /** `*args: *Ts` is the one annotation that may be starred. */
  private annotation(expr: Expr): undefined {
    this.expr(expr.kind === "Starred" ? expr.value : expr);
  }

  private classDef(node: ClassDef): undefined {
    for (const decorator of node.decorator_list) this.expr(decorator);
    for (const { bound } of node.type_params) {
      this.needsScopes = true;
      if (bound !== null) this.boundExpr(bound);
    }
    this.within("class", false, () => this.body(node.body));
    this.keywords(node.keywords);
    for (const base of node.bases) this.expr(base.kind === "Starred" ? base.value : base);
    for (const { value } of node.keywords) this.expr(value);
    this.name(node.name, "Store", node);
  }

  /** Bounds and aliases are functions of their own. */
  private boundExpr(expr: Expr): undefined {
    this.within("function", false, () => this.expr(expr));
  }

  private keywords(keywords: readonly Keyword[]): undefined {
    if (!hasDuplicates(keywords)) {
      for (const keyword of keywords) if (keyword.arg !== null) this.name(keyword.arg, "Store", keyword);
      return;
    }
    for (let i = 0; i < keywords.length; i++) {
      const keyword = keywords[i];
      if (keyword?.arg == null) continue;
      this.name(keyword.arg, "Store", keyword);
      for (let j = i + 1; j < keywords.length; j++) {
        const other = keywords[j];
        if (other?.arg === keyword.arg) {
          this.report(`keyword argument repeated: ${keyword.arg}`, other);
          break;
        }
      }
    }
  }

  private exprs(list: readonly Expr[]): undefined {
    for (const one of list) this.expr(one);
  }

  /** Elements that may be starred. */
  private elements(list: readonly Expr[]): undefined {
    for (const one of list) this.expr(one.kind === "Starred" ? one.value : one);
  }

  private readonly expr = (node: Node): undefined => {
    if (!this.options.expressions) return;
    switch (node.kind) {
      case "Name":
        if (node.ctx !== "Load") this.name(node.id, node.ctx, node);
        return;
      case "Attribute":
      case "Subscript":
      case "BinOp":
      case "Call":
        return this.spine(node);
      case "Tuple":
      case "List":
        if (node.ctx === "Store") this.unpacking(node.elts, node);
        return this.elements(node.elts);
      case "Set":
        return this.elements(node.elts);
      case "Starred":
        this.report(
          node.ctx === "Store"
            ? "starred assignment target must be in a list or tuple"
            : "can't use starred expression here",
          node,
        );
        return this.expr(node.value);
      case "Dict":
        node.values.forEach((value, i) => {
          const key = node.keys[i];
          if (key) this.expr(key);
          this.expr(value);
        });
        return;
      case "UnaryOp": {
        let operand = node.operand;
        while (operand.kind === "UnaryOp") operand = operand.operand;
        return this.expr(operand);
      }
      case "IfExp": {
        let one = node;
        for (;;) {
          this.expr(one.test);
          this.expr(one.body);
          if (one.orelse.kind !== "IfExp") return this.expr(one.orelse);
          one = one.orelse;
        }
      }
      case "NamedExpr":
        this.needsScopes = true;
        this.expr(node.value);
        return this.expr(node.target);
      case "Lambda":
        return this.lambda(node);
      case "ListComp":
      case "SetComp":
      case "DictComp":
      case "GeneratorExp":
        return this.comprehension(node);
      case "Await":
        this.needsScopes = true;
        if (!this.inFunction) this.report("'await' outside function", node);
        else if (this.unit !== "async function" && this.unit !== "comprehension") {
          this.report("'await' outside async function", node);
        }
        return this.expr(node.value);
      case "Yield":
      case "YieldFrom":
        this.needsScopes = true;
        if (!this.inFunction) this.report("'yield' outside function", node);
        else if (node.kind === "YieldFrom" && this.unit === "async function") {
          this.report("'yield from' inside async function", node);
        }
        if (node.value !== null) this.expr(node.value);
        return;
      default:
        eachChild(node, this.expr);
    }
  };

  /** Chains grow to the left without limit, so they are gone down by a loop. */
  private spine(node: Expr): undefined {
    const { waiting } = this;
    const base = waiting.length;
    let one: Expr = node;
    for (;;) {
      if (one.kind === "BinOp") {
        waiting.push(one);
        one = one.left;
      } else if (one.kind === "Attribute") {
        if (one.attr === "__debug__") this.name(one.attr, one.ctx, one);
        one = one.value;
      } else if (one.kind === "Subscript") {
        waiting.push(one);
        one = one.value;
      } else if (one.kind === "Call") {
        if (one.keywords.length > 0) this.keywords(one.keywords);
        if (one.args.length > 0 || one.keywords.length > 0) waiting.push(one);
        one = one.func;
      } else break;
    }
    this.expr(one);
    while (waiting.length > base) {
      const next = waiting.pop();
      if (next?.kind === "BinOp") this.expr(next.right);
      else if (next?.kind === "Subscript") this.expr(next.slice);
      else if (next?.kind === "Call") {
        this.elements(next.args);
        for (const { value } of next.keywords) this.expr(value);
      }
    }
  }

  private unpacking(elts: readonly Expr[], place: Located): undefined {
    let star = -1;
    for (let i = 0; i < elts.length; i++) {
      if (elts[i]?.kind !== "Starred") continue;
      if (star >= 0) return this.report("multiple starred expressions in assignment", place);
      if (i >= 256) return this.report("too many expressions in star-unpacking assignment", place);
      star = i;
    }
  }

  private lambda({ args, body }: Lambda): undefined {
    this.arguments(args);
    this.within("lambda", false, () => this.expr(body));
  }

  private comprehension(node: AnyComprehension): undefined {
    const first = node.generators[0];
    const isGenerator = node.kind === "GeneratorExp";
    // Elsewhere than in a class CPython compiles a comprehension as part of what is around it, in the order of running;
    // what is a function of its own is compiled before its first iterable.
    const isInline = !isGenerator && this.unit !== "class";
    if (first !== undefined && isInline) this.expr(first.iter);
    const { mayWait } = this.options;
    const mayBeAsynchronous = isGenerator || this.unit === "async function" || this.unit === "comprehension";
    if (mayWait && !mayBeAsynchronous && isAsynchronous(node)) {
      this.report("asynchronous comprehension outside of an asynchronous function", node);
    }
    this.within("comprehension", false, () => {
      for (const generator of node.generators) {
        if (generator !== first) this.expr(generator.iter);
        this.expr(generator.target);
        this.exprs(generator.ifs);
      }
      if (node.kind === "DictComp") {
        this.expr(node.key);
        this.expr(node.value);
      } else this.expr(node.elt);
    });
    if (first !== undefined && !isInline) this.expr(first.iter);
  }
}

function allParameters({ posonlyargs, args, vararg, kwonlyargs, kwarg }: Arguments): Arguments["args"] {
  const all = [...posonlyargs, ...args];
  if (vararg !== null) all.push(vararg);
  all.push(...kwonlyargs);
  if (kwarg !== null) all.push(kwarg);
  return all;
}

function hasDuplicates(list: readonly { readonly arg: string | null }[]): boolean {
  if (list.length < 2) return false;
  const seen = new Set<string>();
  for (const { arg } of list) {
    if (arg === null) continue;
    if (seen.has(arg)) return true;
    seen.add(arg);
  }
  return false;
}

/** The parts of a function, lambda or class that belong to what is around it; `null` for other nodes. */
function outerParts(node: Node): Node[] | null {
  switch (node.kind) {
    case "Lambda":
      return defaults(node.args);
    case "FunctionDef":
    case "AsyncFunctionDef": {
      const annotations = allParameters(node.args).map(({ annotation }) => annotation);
      return [...node.decorator_list, ...defaults(node.args), ...[...annotations, node.returns].filter(isPresent)];
    }
    case "ClassDef":
      return [...node.decorator_list, ...node.bases, ...node.keywords];
    default:
      return null;
  }
}

function isPresent<Value>(value: Value | null): value is Value {
  return value !== null;
}

function defaults(args: Arguments): Expr[] {
  return [...args.defaults, ...args.kw_defaults.filter(isPresent)];
}

function hasOwnYield(node: Node): boolean {
  if (node.kind === "Yield" || node.kind === "YieldFrom") return true;
  return (outerParts(node) ?? children(node)).some(hasOwnYield);
}

/** Does running it wait for something? Its first iterable is not its own, and what nested functions do is theirs. */
function isAsynchronous(node: AnyComprehension): boolean {
  const inner = (part: Node): boolean => {
    if (part.kind === "Await" || (part.kind === "comprehension" && part.is_async === 1)) return true;
    if (part.kind === "GeneratorExp") return inner(part.generators[0]?.iter ?? part.elt);
    return (outerParts(part) ?? children(part)).some(inner);
  };
  const generator = (one: Comprehension, i: number): boolean =>
    one.is_async === 1 || inner(one.target) || one.ifs.some(inner) || (i > 0 && inner(one.iter));
  if (node.generators.some(generator)) return true;
  return node.kind === "DictComp" ? inner(node.key) || inner(node.value) : inner(node.elt);
}
