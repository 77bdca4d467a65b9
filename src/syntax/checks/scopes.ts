/**
 * Names that are declared and used in ways that contradict each other: what CPython's symbol table finds. Two rounds, as
 * there: first everything is visited and noted, then the names of each scope are settled from the outside in.
 */
import type {
  AnnAssign,
  Arguments,
  AsyncFunctionDef,
  ClassDef,
  Comprehension,
  Expr,
  FunctionDef,
  Located,
  Module,
  Name,
  NamedExpr,
  Node,
  TypeParam,
} from "../tree.ts";
import { eachChild } from "../walk.ts";
import type { Report } from "./report.ts";

const GLOBAL = 1;
const NONLOCAL = 2;
const LOCAL = 4;
const PARAMETER = 8;
const USED = 16;
const ANNOTATED = 32;
const TYPE_PARAMETER = 64;
const ITERATION = 128;

type ScopeKind = "module" | "class" | "function" | "generic" | "bound" | "alias" | "annotation";
type ComprehensionKind = "list comprehension" | "set comprehension" | "dict comprehension" | "generator expression";

interface Scope {
  readonly kind: ScopeKind;
  readonly comprehension: ComprehensionKind | null;
  readonly names: Map<string, number>;
  readonly declared: Map<string, Located>;
  readonly inner: Scope[];
  /** How many iterables of comprehensions are being visited. */
  iterables: number;
  /** The targets of a comprehension are being visited. */
  atTargets: boolean;
  /** A scope of annotations that looks into the class around it; comprehensions cannot follow it there. */
  readonly seesClass: boolean;
}

/** What a scope without expressions of these kinds is called in messages. */
const NO_EXPRESSIONS: Readonly<Partial<Record<ScopeKind, string>>> = {
  annotation: "an annotation",
  bound: "a TypeVar bound",
  alias: "a type alias",
  generic: "the definition of a generic",
};

export function checkScopes(module: Module, report: Report, annotationsAreText: boolean): undefined {
  const builder = new Builder(report, annotationsAreText);
  settle(builder.module(module), null, new Set(), report);
}

class Builder {
  private readonly report: Report;
  private readonly annotationsAreText: boolean;
  private readonly scopes: Scope[] = [];
  private scope: Scope;
  private className = "";
  /** Right-hand sides that are visited after what stands to the left of them. */
  private readonly waiting: Expr[] = [];

  constructor(report: Report, annotationsAreText: boolean) {
    this.report = report;
    this.annotationsAreText = annotationsAreText;
    this.scope = newScope("module", null, 0, false);
    this.scopes.push(this.scope);
  }

  module({ body }: Module): Scope {
    this.each(body);
    return this.scope;
  }

  private within(kind: ScopeKind, visit: () => void, comprehension: ComprehensionKind | null = null): undefined {
    const outer = this.scope;
    const annotating = kind === "generic" || kind === "bound" || kind === "alias";
    const seesClass = annotating && (outer.kind === "class" || outer.seesClass);
    const scope = newScope(kind, comprehension, outer.iterables, seesClass);
    outer.inner.push(scope);
    this.scopes.push(scope);
    this.scope = scope;
    visit();
    this.scopes.pop();
    this.scope = outer;
  }

  /** Inside of a class, names that begin with two underscores are the class's own. */
  private own(name: string): string {
    if (!name.startsWith("__") || name.endsWith("__")) return name;
    const className = this.className.replace(/^_+/, "");
    return className === "" ? name : `_${className}${name}`;
  }

  private add(written: string, flag: number, place: Located, scope: Scope = this.scope): undefined {
    const name = this.own(written);
    const before = scope.names.get(name) ?? 0;
    if (flag & PARAMETER && before & PARAMETER) {
      this.report(`duplicate argument '${name}' in function definition`, place);
    }
    if (flag & TYPE_PARAMETER && before & TYPE_PARAMETER) this.report(`duplicate type parameter '${name}'`, place);
    let flags = before | flag;
    if (this.scope.atTargets && scope === this.scope && flag & LOCAL) {
      if (before & (GLOBAL | NONLOCAL)) {
        this.report(`comprehension inner loop cannot rebind assignment expression target '${name}'`, place);
      }
      flags |= ITERATION;
    }
    scope.names.set(name, flags);
  }

  private readonly visit = (node: Node): undefined => {
    switch (node.kind) {
      case "FunctionDef":
      case "AsyncFunctionDef":
        return this.functionDef(node);
      case "ClassDef":
        return this.classDef(node);
      case "TypeAlias":
        this.visit(node.name);
        return this.generic(node.type_params, () => this.within("alias", () => this.visit(node.value)));
      case "AnnAssign":
        return this.annotated(node);
      case "If": {
        let one = node;
        for (;;) {
          this.visit(one.test);
          this.each(one.body);
          const next = one.orelse[0];
          if (one.orelse.length !== 1 || next?.kind !== "If") return this.each(one.orelse);
          one = next;
        }
      }
      case "Try":
      case "TryStar":
        for (const part of [node.body, node.orelse, node.handlers, node.finalbody]) this.each(part);
        return;
      case "ExceptHandler":
        this.maybe(node.type);
        this.bind(node.name, node);
        return this.each(node.body);
      case "ImportFrom":
        for (const alias of node.names) {
          if (alias.name === "*" && this.scope.kind !== "module") {
            this.report("import * only allowed at module level", alias);
          }
        }
        return;
      case "Global":
      case "Nonlocal":
        for (const name of node.names) this.declare(name, node.kind === "Global", node);
        return;
      case "Name":
        return this.add(node.id, node.ctx === "Load" ? USED : LOCAL, node);
      case "BinOp":
      case "Attribute":
      case "Subscript":
      case "Call":
        return this.spine(node);
      case "NamedExpr":
        return this.namedExpr(node);
      case "Lambda":
        this.defaults(node.args);
        return this.within("function", () => {
          this.parameters(node.args);
          this.visit(node.body);
        });
      case "ListComp":
        return this.comprehension(node, "list comprehension", node.elt, null);
      case "SetComp":
        return this.comprehension(node, "set comprehension", node.elt, null);
      case "GeneratorExp":
        return this.comprehension(node, "generator expression", node.elt, null);
      case "DictComp":
        return this.comprehension(node, "dict comprehension", node.key, node.value);
      case "Yield":
      case "YieldFrom":
        this.forbidIn("yield expression", node);
        this.maybe(node.value);
        if (this.scope.comprehension !== null) this.report(`'yield' inside ${this.scope.comprehension}`, node);
        return;
      case "Await":
        this.forbidIn("await expression", node);
        return this.visit(node.value);
      case "UnaryOp": {
        let { operand } = node;
        while (operand.kind === "UnaryOp") operand = operand.operand;
        return this.visit(operand);
      }
      case "IfExp": {
        let one = node;
        for (;;) {
          this.visit(one.test);
          this.visit(one.body);
          if (one.orelse.kind !== "IfExp") return this.visit(one.orelse);
          one = one.orelse;
        }
      }
      case "MatchMapping":
        eachChild(node, this.visit);
        return this.bind(node.rest, node);
      case "MatchAs":
      case "MatchStar":
        eachChild(node, this.visit);
        return this.bind(node.name, node);
      default:
        eachChild(node, this.visit);
    }
  };

  private each(nodes: readonly Node[]): undefined {
    nodes.forEach(this.visit);
  }

  private bind(name: string | null, place: Located): undefined {
    if (name !== null) this.add(name, LOCAL, place);
  }

  private annotated(node: AnnAssign): undefined {
    const { target } = node;
    if (target.kind === "Name") {
      const flags = this.scope.names.get(this.own(target.id)) ?? 0;
      if (flags & (GLOBAL | NONLOCAL) && this.scope.kind !== "module" && node.simple === 1) {
        const what = flags & GLOBAL ? "global" : "nonlocal";
        this.report(`annotated name '${target.id}' can't be ${what}`, node);
      }
      if (node.simple === 1) this.add(target.id, ANNOTATED | LOCAL, target);
      else if (node.value !== null) this.add(target.id, LOCAL, target);
    } else this.visit(target);
    this.annotation(node.annotation);
    this.maybe(node.value);
  }

  private declare(written: string, isGlobal: boolean, place: Located): undefined {
    const name = this.own(written);
    const flags = this.scope.names.get(name) ?? 0;
    const what = isGlobal ? "global" : "nonlocal";
    if (flags & PARAMETER) this.report(`name '${name}' is parameter and ${what}`, place);
    else if (flags & USED) this.report(`name '${name}' is used prior to ${what} declaration`, place);
    else if (flags & ANNOTATED) this.report(`annotated name '${name}' can't be ${what}`, place);
    else if (flags & LOCAL) this.report(`name '${name}' is assigned to before ${what} declaration`, place);
    this.scope.names.set(name, flags | (isGlobal ? GLOBAL : NONLOCAL));
    if (!this.scope.declared.has(name)) this.scope.declared.set(name, place);
  }

  private annotation(expr: Expr): undefined {
    if (this.annotationsAreText) this.within("annotation", () => this.visit(expr));
    else this.visit(expr);
  }

  /** Type parameters make a scope of their own around what has them. */
  private generic(parameters: readonly TypeParam[], visit: () => undefined): undefined {
    if (parameters.length === 0) return visit();
    this.within("generic", () => {
      for (const parameter of parameters) {
        this.add(parameter.name, TYPE_PARAMETER | LOCAL, parameter);
        const { bound } = parameter;
        if (bound !== null) this.within("bound", () => this.visit(bound));
      }
      visit();
    });
  }

  private functionDef(node: FunctionDef | AsyncFunctionDef): undefined {
    this.add(node.name, LOCAL, node);
    this.defaults(node.args);
    this.each(node.decorator_list);
    this.generic(node.type_params, () => {
      for (const { annotation } of parameters(node.args)) if (annotation !== null) this.annotation(annotation);
      if (node.returns !== null) this.annotation(node.returns);
      this.within("function", () => {
        this.parameters(node.args);
        this.each(node.body);
      });
    });
  }

  private classDef(node: ClassDef): undefined {
    this.add(node.name, LOCAL, node);
    this.each(node.decorator_list);
    this.generic(node.type_params, () => {
      this.each(node.bases);
      this.each(node.keywords);
      const outer = this.className;
      this.className = node.name;
      this.within("class", () => this.each(node.body));
      this.className = outer;
    });
  }

  private defaults(args: Arguments): undefined {
    this.each(args.defaults);
    for (const value of args.kw_defaults) this.maybe(value);
  }

  private parameters(args: Arguments): undefined {
    for (const parameter of parameters(args)) this.add(parameter.arg, PARAMETER | LOCAL, parameter);
  }

  private maybe(expr: Expr | null): undefined {
    if (expr !== null) this.visit(expr);
  }

  private spine(node: Expr): undefined {
    const { waiting } = this;
    const base = waiting.length;
    let one: Expr = node;
    for (;;) {
      if (one.kind === "Attribute") one = one.value;
      else if (one.kind === "BinOp" || one.kind === "Subscript" || one.kind === "Call") {
        waiting.push(one);
        one = one.kind === "BinOp" ? one.left : one.kind === "Call" ? one.func : one.value;
      } else break;
    }
    this.visit(one);
    while (waiting.length > base) {
      const next = waiting.pop();
      if (next?.kind === "BinOp") this.visit(next.right);
      else if (next?.kind === "Subscript") this.visit(next.slice);
      else if (next?.kind === "Call") {
        this.each(next.args);
        this.each(next.keywords);
      }
    }
  }

  private forbidIn(what: string, place: Located): undefined {
    const where = NO_EXPRESSIONS[this.scope.kind];
    if (where !== undefined) this.report(`${what} cannot be used within ${where}`, place);
  }

  private namedExpr(node: NamedExpr): undefined {
    this.forbidIn("named expression", node);
    if (this.scope.iterables > 0) {
      this.report("assignment expression cannot be used in a comprehension iterable expression", node);
    }
    if (this.scope.comprehension !== null) this.bindOutside(node.target);
    this.visit(node.value);
    this.visit(node.target);
  }

  /** A name bound by `:=` inside comprehensions belongs to the function around them. */
  private bindOutside(target: Name): undefined {
    for (let i = this.scopes.length - 1; i >= 0; i--) {
      const scope = this.scopes[i];
      if (scope === undefined) return;
      const flags = scope.names.get(target.id) ?? 0;
      if (scope.comprehension !== null) {
        if (flags & ITERATION && flags & (LOCAL | GLOBAL)) {
          this.report(`assignment expression cannot rebind comprehension iteration variable '${target.id}'`, target);
        }
        continue;
      }
      if (scope.kind === "function" || scope.kind === "module") {
        const flag = scope.kind === "module" || flags & GLOBAL ? GLOBAL : NONLOCAL;
        this.scope.names.set(target.id, (this.scope.names.get(target.id) ?? 0) | flag);
        if (scope.kind === "module") scope.names.set(target.id, flags | GLOBAL);
        if (flag === NONLOCAL) {
          if (!this.scope.declared.has(target.id)) this.scope.declared.set(target.id, target);
          scope.names.set(target.id, flags | LOCAL);
        }
        return;
      }
      const preposition = scope.kind === "generic" ? "within" : "in";
      const where = scope.kind === "class" ? "in a class body" : `${preposition} ${NO_EXPRESSIONS[scope.kind] ?? ""}`;
      return this.report(`assignment expression within a comprehension cannot be used ${where}`, target);
    }
  }

  private comprehension(
    { generators, start, end }: Located & { readonly generators: readonly Comprehension[] },
    kind: ComprehensionKind,
    elt: Expr,
    value: Expr | null,
  ): undefined {
    if (this.scope.seesClass) {
      this.report("Cannot use comprehension in annotation scope within class scope", { start, end });
    }
    const first = generators[0];
    if (first !== undefined) this.iterable(first.iter);
    this.within(
      "function",
      () => {
        for (const generator of generators) {
          this.scope.atTargets = true;
          this.visit(generator.target);
          this.scope.atTargets = false;
          if (generator !== first) this.iterable(generator.iter);
          this.each(generator.ifs);
        }
        this.maybe(value);
        this.visit(elt);
      },
      kind,
    );
  }

  private iterable(expr: Expr): undefined {
    const { scope } = this;
    scope.iterables++;
    this.visit(expr);
    scope.iterables--;
  }
}

function newScope(
  kind: ScopeKind,
  comprehension: ComprehensionKind | null,
  iterables: number,
  seesClass: boolean,
): Scope {
  const [names, declared] = [new Map<string, number>(), new Map<string, Located>()];
  return { kind, comprehension, names, declared, inner: [], iterables, atTargets: false, seesClass };
}

/** Parameters in the order in which CPython enters them. */
function parameters({ posonlyargs, args, vararg, kwonlyargs, kwarg }: Arguments): Arguments["args"] {
  const all = [...posonlyargs, ...args, ...kwonlyargs];
  if (vararg !== null) all.push(vararg);
  if (kwarg !== null) all.push(kwarg);
  return all;
}

/** Looks for what `nonlocal` names refer to. `bound` is what enclosing functions bind, `null` for a module. */
function settle(
  scope: Scope,
  bound: ReadonlySet<string> | null,
  typeParameters: ReadonlySet<string>,
  report: Report,
): undefined {
  const own = new Set(typeParameters);
  const local = new Set<string>();
  for (const [name, flags] of scope.names) {
    const place = scope.declared.get(name);
    if (flags & GLOBAL && flags & NONLOCAL && place !== undefined) {
      report(`name '${name}' is nonlocal and global`, place);
    } else if (flags & NONLOCAL && !(flags & GLOBAL) && place !== undefined) {
      if (bound === null) report("nonlocal declaration not allowed at module level", place);
      else if (!bound.has(name)) report(`no binding for nonlocal '${name}' found`, place);
      else if (typeParameters.has(name)) report(`nonlocal binding not allowed for type parameter '${name}'`, place);
    } else if (flags & (LOCAL | PARAMETER) && !(flags & GLOBAL)) {
      local.add(name);
      if (flags & TYPE_PARAMETER) own.add(name);
      else own.delete(name);
    }
  }
  const passed = new Set(bound ?? []);
  if (scope.kind !== "module" && scope.kind !== "class") for (const name of local) passed.add(name);
  if (scope.kind === "class") passed.add("__class__").add("__classdict__");
  else for (const [name, flags] of scope.names) if (flags & GLOBAL) passed.delete(name);
  for (const inner of scope.inner) settle(inner, passed, own, report);
}
