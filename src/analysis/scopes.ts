/**
 * Names to slots, before anything runs.
 *
 * Every function, lambda, generator expression and class body has a frame of its own; so has the module. A name is found by
 * how many frames out it lives and its slot there, so that evaluation never looks a name up in a table (class bodies
 * excepted: their names can come and go). List, set and dictionary comprehensions are inlined, as in CPython 3.12: their
 * variables are extra slots of the surrounding frame. Those that hold a function or generator, which could keep the
 * variables alive from one run of the comprehension to the next, and those in class bodies get a frame.
 */
import type {
  AsyncFunctionDef,
  ClassDef,
  DictComp,
  FunctionDef,
  GeneratorExp,
  Lambda,
  ListComp,
  Module,
  Node,
  SetComp,
  Stmt,
} from "../syntax/tree.ts";
import { eachChild } from "../syntax/walk.ts";

export type ScopeKind = "module" | "function" | "class" | "comprehension";

/** Shared by scopes without names of the rarer kinds, so nothing is ever added to it. */
const NONE: Set<string> = new Set();

const withNames = (known: Set<string>, names: readonly string[]): Set<string> => {
  const own = known === NONE ? new Set<string>() : known;
  for (const name of names) own.add(name);
  return own;
};

export class Scope {
  readonly kind: ScopeKind;
  readonly parent: Scope | null;
  /** The scope whose frame holds this one's slots: itself, unless the scope is an inlined comprehension. */
  readonly host: Scope;
  /** Slot in the host's frame by name. In a class body only `__class__` has one. */
  readonly slots: Map<string, number> = new Map();
  globals: Set<string> = NONE;
  nonlocals: Set<string> = NONE;
  /** Slots of the host's frame in all; only meaningful on a host. */
  size = 0;
  /** A `yield` makes the function a generator. */
  generator = false;

  constructor(kind: ScopeKind, parent: Scope | null, host?: Scope) {
    this.kind = kind;
    this.parent = parent;
    this.host = host ?? this;
  }

  /** Whether a `global` statement of the scope names it. Hardly any scope has one. */
  isGlobal(name: string): boolean {
    return this.globals !== NONE && this.globals.has(name);
  }
}

/** Where a name lives, seen from a scope. `hops` counts frames outwards. */
export type Resolution =
  | { readonly kind: "slot"; readonly hops: number; readonly index: number; readonly own: boolean }
  | { readonly kind: "global"; readonly index: number }
  | { readonly kind: "class"; readonly beyond: Resolution };

type ComprehensionExpr = ListComp | SetComp | DictComp | GeneratorExp;

/** Gives `name` a slot in the scope's frame. */
function declare(scope: Scope, name: string): void {
  if (scope.isGlobal(name) && scope.parent !== null) declare(rootOf(scope), name);
  // The names of a class body can come and go: they have no slots.
  else if (scope.kind !== "class" && !(scope.nonlocals !== NONE && scope.nonlocals.has(name)) && !scope.slots.has(name))
    scope.slots.set(name, scope.host.size++);
}

/** The module's scope. */
export function rootOf(scope: Scope): Scope {
  let current = scope;
  while (current.parent !== null) current = current.parent;
  return current;
}

/** A global of the module; made when first asked for. */
export function globalSlot(scope: Scope, name: string): number {
  const module = rootOf(scope);
  let index = module.slots.get(name);
  if (index === undefined) {
    index = module.size++;
    module.slots.set(name, index);
  }
  return index;
}

/** Scopes by the node that opens them: functions, lambdas, classes, comprehensions, generator expressions, the module. */
export type ScopeTable = ReadonlyMap<Node, Scope>;

export function analyseScopes(tree: Module): ScopeTable {
  const module = new Scope("module", null);
  const binder = new Binder(module);
  binder.table.set(tree, module);
  binder.body(tree.body);
  return binder.table;
}

/** `global` and `nonlocal` hold for the whole scope, so they are read before anything is bound. */
function collectDeclarations(node: Node, scope: Scope): void {
  if (node.kind === "Global") scope.globals = withNames(scope.globals, node.names);
  else if (node.kind === "Nonlocal") scope.nonlocals = withNames(scope.nonlocals, node.names);
  else if (compound.has(node.kind)) eachChild(node, (child) => collectDeclarations(child, scope));
}

const compound: ReadonlySet<string> = new Set([
  "If",
  "For",
  "AsyncFor",
  "While",
  "With",
  "AsyncWith",
  "Try",
  "TryStar",
  "Match",
  "match_case",
  "ExceptHandler",
]); // prettier-ignore

/** Binds the names of nodes in the scopes they stand in. */
class Binder {
  readonly table: Map<Node, Scope> = new Map();
  private scope: Scope;
  private readonly visitChild = (node: Node): void => this.visit(node);

  constructor(scope: Scope) {
    this.scope = scope;
  }

  body(body: readonly Stmt[]): void {
    for (const stmt of body) collectDeclarations(stmt, this.scope);
    for (const stmt of body) this.visit(stmt);
  }

  private open(node: Node, inner: Scope): Scope {
    this.table.set(node, inner);
    this.scope = inner;
    return inner;
  }

  /** Chains make trees deep, so what is seldom has its own function: this one's frame is to be small. */
  private visit(node: Node): void {
    switch (node.kind) {
      case "Constant":
        return;
      case "Name":
        if (node.ctx !== "Load") declare(this.scope, node.id);
        return;
      case "Attribute":
        this.visit(node.value);
        return;
      case "Call":
        this.visit(node.func);
        this.all(node.args);
        this.all(node.keywords);
        return;
      case "BinOp":
        this.visit(node.left);
        this.visit(node.right);
        return;
      case "Assign":
        this.all(node.targets);
        this.visit(node.value);
        return;
      case "FunctionDef":
      case "AsyncFunctionDef":
      case "Lambda":
        this.functionDef(node);
        return;
      case "ClassDef":
        this.classDef(node);
        return;
      case "ListComp":
      case "SetComp":
      case "DictComp":
      case "GeneratorExp":
        this.comprehension(node);
        return;
      case "NamedExpr":
        this.visit(node.value);
        declare(walrusScope(this.scope), node.target.id);
        return;
      default:
        this.bind(node);
        eachChild(node, this.visitChild);
    }
  }

  private all(nodes: readonly (Node | null)[]): void {
    for (const node of nodes) if (node !== null) this.visit(node);
  }

  /** Statements and patterns that bind names by themselves, and what makes a function a generator. */
  private bind(node: Node): void {
    const { scope } = this;
    switch (node.kind) {
      case "Import":
        for (const { name, asname } of node.names) declare(scope, asname ?? name.split(".")[0] ?? "");
        return;
      case "ImportFrom":
        for (const { name, asname } of node.names) declare(scope, asname ?? name);
        return;
      case "ExceptHandler":
      case "MatchStar":
      case "MatchAs":
        if (node.name !== null) declare(scope, node.name);
        return;
      case "MatchMapping":
        if (node.rest !== null) declare(scope, node.rest);
        return;
      case "Yield":
      case "YieldFrom":
        scope.host.generator = true;
        return;
      default:
    }
  }

  private functionDef(node: FunctionDef | AsyncFunctionDef | Lambda): void {
    const { scope } = this;
    if (node.kind !== "Lambda") {
      declare(scope, node.name);
      this.all(node.decorator_list);
    }
    // Defaults and annotations belong to the surrounding scope.
    const { posonlyargs, args, vararg, kwonlyargs, kwarg, defaults, kw_defaults } = node.args;
    const parameters = [...posonlyargs, ...args, ...kwonlyargs, vararg, kwarg];
    this.all(defaults);
    this.all(kw_defaults);
    this.all(parameters);
    if (node.kind !== "Lambda" && node.returns !== null) this.visit(node.returns);
    const inner = this.open(node, new Scope("function", scope));
    // Parameters take the first slots, in the order in which binding fills them.
    for (const parameter of parameters) if (parameter !== null) declare(inner, parameter.arg);
    if (node.kind === "Lambda") this.visit(node.body);
    else this.body(node.body);
    this.scope = scope;
  }

  private classDef(node: ClassDef): void {
    const { scope } = this;
    declare(scope, node.name);
    this.all(node.decorator_list);
    this.all(node.bases);
    this.all(node.keywords);
    const inner = this.open(node, new Scope("class", scope));
    inner.slots.set("__class__", inner.size++);
    this.body(node.body);
    this.scope = scope;
  }

  private comprehension(node: ComprehensionExpr): void {
    const { scope } = this;
    const [first] = node.generators;
    if (first !== undefined) this.visit(first.iter);
    const inlined = node.kind !== "GeneratorExp" && scope.host.kind !== "class" && !holdsFrame(node);
    this.open(node, inlined ? new Scope("comprehension", scope, scope.host) : new Scope("comprehension", scope));
    for (const generator of node.generators) {
      this.visit(generator.target);
      if (generator !== first) this.visit(generator.iter);
      for (const condition of generator.ifs) this.visit(condition);
    }
    if (node.kind === "DictComp") {
      this.visit(node.key);
      this.visit(node.value);
    } else this.visit(node.elt);
    this.scope = scope;
  }
}

function holdsFrame(node: Node): boolean {
  let holds = false;
  eachChild(node, (child) => {
    holds ||= child.kind === "Lambda" || child.kind === "GeneratorExp" || holdsFrame(child);
  });
  return holds;
}

/** `:=` in a comprehension binds in the scope around all comprehensions. */
function walrusScope(scope: Scope): Scope {
  let current = scope;
  while (current.kind === "comprehension" && current.parent !== null) current = current.parent;
  return current;
}

/** Resolves `name` as seen from `scope`. */
export function resolve(scope: Scope, name: string): Resolution {
  if (scope.isGlobal(name)) return { kind: "global", index: globalSlot(scope, name) };
  if (scope.kind === "class") return { kind: "class", beyond: resolveBeyond(scope, name) };
  return walkOut(scope, name, 0, true);
}

function resolveBeyond(scope: Scope, name: string): Resolution {
  if (scope.parent === null) return { kind: "global", index: globalSlot(scope, name) };
  return walkOut(scope.parent, name, 1, false);
}

function walkOut(start: Scope, name: string, hopsSoFar: number, own: boolean): Resolution {
  let hops = hopsSoFar;
  let current: Scope | null = start;
  while (current !== null && current.kind !== "module") {
    if (current.isGlobal(name)) break;
    // A class's names are not seen from the functions in it; its `__class__` is.
    const index = current.kind === "class" && name !== "__class__" ? undefined : current.slots.get(name);
    if (index !== undefined) return { kind: "slot", hops, index, own: own && hops === 0 };
    if (current.host === current) hops++;
    current = current.parent;
  }
  return { kind: "global", index: globalSlot(start, name) };
}
