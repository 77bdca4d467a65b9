/** Names that are never read, that hide given ones, that nothing binds. */
import { nearest } from "../source/nearest.ts";
import type { Arguments, Comprehension, Expr, Located, Module, Node, Stmt } from "../syntax/tree.ts";
import { children } from "../syntax/walk.ts";
import type { Edit, Fix } from "./finding.ts";
import type { Sink } from "./inference/formula.ts";

/** Names that Python has everywhere, also those that only the platform can serve. */
const hostNames: readonly string[] = [
  ...["eval", "exec", "compile", "globals", "locals", "open", "input", "vars", "dir", "breakpoint", "exit", "quit"],
  ...["help", "memoryview", "complex", "copyright", "credits", "license", "__import__", "__build_class__", "__name__"],
];

/** Modules that are often used without being imported. */
const modules: ReadonlySet<string> = new Set([
  ...[
    "math",
    "json",
    "collections",
    "itertools",
    "functools",
    "statistics",
    "decimal",
    "fractions",
    "string",
    "random",
  ],
  ...["time", "uuid", "calendar", "textwrap", "unicodedata", "hashlib", "base64", "html", "operator", "copy"],
  ...["csv", "io", "pprint"],
]);

interface Binding {
  readonly place: Located;
  readonly what: "variable" | "import" | "function" | "other";
  /** The statement, when it binds nothing else. */
  readonly statement: Stmt | null;
  read: boolean;
}

interface Scope {
  readonly parent: Scope | null;
  readonly kind: "module" | "function" | "class" | "comprehension";
  readonly bindings: Map<string, Binding>;
  readonly reads: { readonly name: string; readonly place: Located }[];
  readonly inner: Scope[];
  /** Names that belong to scopes around this one. */
  readonly outer: Set<string>;
}

export interface GivenNames {
  /** What formulas find besides Python's own names; hiding one is a finding. */
  readonly provided: ReadonlySet<string>;
  readonly builtins: ReadonlySet<string>;
}

/** Reports on the names of one program. */
export function checkNames(text: string, tree: Module, given: GivenNames, sink: Sink): void {
  const module = newScope("module", null);
  let starred = false;
  bindAll(tree.body, module, () => {
    starred = true;
  });
  const all = flat(module);
  const known = new Set([...given.provided, ...given.builtins, ...hostNames]);
  const missing = new Map<string, Located>();
  for (const scope of all) {
    for (const { name, place } of scope.reads) {
      const binding = find(scope, name);
      if (binding !== null) binding.read = true;
      else if (!known.has(name) && !starred && !missing.has(name)) missing.set(name, place);
    }
  }
  for (const [name, place] of missing) unknownName(name, place, module, known, sink);
  for (const scope of all) {
    for (const [name, binding] of scope.bindings) {
      unused(text, scope, name, binding, sink);
      shadowed(scope, name, binding, given, sink);
    }
  }
}

function newScope(kind: Scope["kind"], parent: Scope | null): Scope {
  const scope: Scope = { parent, kind, bindings: new Map(), reads: [], inner: [], outer: new Set() };
  parent?.inner.push(scope);
  return scope;
}

function flat(scope: Scope): readonly Scope[] {
  return [scope, ...scope.inner.flatMap(flat)];
}

function find(scope: Scope, name: string): Binding | null {
  let current: Scope | null = scope;
  while (current !== null) {
    const binding = current.kind === "class" && current !== scope ? undefined : current.bindings.get(name);
    if (binding !== undefined && !current.outer.has(name)) return binding;
    current = current.parent;
  }
  return null;
}

function bind(scope: Scope, name: string, place: Located, what: Binding["what"], statement: Stmt | null = null): void {
  const home = scope.outer.has(name) ? rootOf(scope) : scope;
  const earlier = home.bindings.get(name);
  if (earlier === undefined) home.bindings.set(name, { place, what, statement, read: false });
}

function rootOf(scope: Scope): Scope {
  return scope.parent === null ? scope : rootOf(scope.parent);
}

function bindAll(body: readonly Stmt[], scope: Scope, onStar: () => void): void {
  for (const stmt of body) visit(stmt, scope, onStar);
}

function visit(node: Node, scope: Scope, onStar: () => void): void {
  const below = (nodes: readonly (Node | null)[], where = scope): void => {
    for (const one of nodes) if (one !== null) visit(one, where, onStar);
  };
  switch (node.kind) {
    case "Global":
    case "Nonlocal":
      for (const name of node.names) {
        scope.outer.add(name);
        scope.reads.push({ name, place: node });
        bind(scope, name, node, "other");
      }
      return;
    case "Name":
      if (node.ctx === "Load") scope.reads.push({ name: node.id, place: node });
      else bind(scope, node.id, node, "other");
      return;
    case "Assign": {
      below([node.value]);
      const [target] = node.targets;
      if (node.targets.length === 1 && target?.kind === "Name") bind(scope, target.id, target, "variable", node);
      else below(node.targets);
      return;
    }
    case "AnnAssign":
      below([node.annotation, node.value]);
      if (node.target.kind === "Name") bind(scope, node.target.id, node.target, "variable", node);
      else below([node.target]);
      return;
    case "AugAssign":
      below([node.value]);
      // Adding to a name does not use it.
      if (node.target.kind === "Name") bind(scope, node.target.id, node.target, "variable");
      else below([node.target]);
      return;
    case "NamedExpr": {
      below([node.value]);
      let home = scope;
      while (home.kind === "comprehension" && home.parent !== null) home = home.parent;
      bind(home, node.target.id, node.target, "other");
      return;
    }
    case "Import":
    case "ImportFrom":
      for (const alias of node.names) {
        if (alias.name === "*") onStar();
        const name = alias.asname ?? (node.kind === "Import" ? (alias.name.split(".")[0] ?? "") : alias.name);
        bind(scope, name, alias, "import", node.names.length === 1 ? node : null);
      }
      return;
    case "FunctionDef":
    case "AsyncFunctionDef": {
      below([...node.decorator_list, node.returns]);
      signature(node.args, below);
      bind(scope, node.name, node, node.decorator_list.length === 0 ? "function" : "other");
      const inner = newScope("function", scope);
      parameters(node.args, inner);
      declare(node.body, inner);
      bindAll(node.body, inner, onStar);
      return;
    }
    case "Lambda": {
      signature(node.args, below);
      const inner = newScope("function", scope);
      parameters(node.args, inner);
      below([node.body], inner);
      return;
    }
    case "ClassDef": {
      below([...node.decorator_list, ...node.bases, ...node.keywords]);
      bind(scope, node.name, node, "other");
      bindAll(node.body, newScope("class", scope), onStar);
      return;
    }
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      comprehension(node, scope, below);
      return;
    case "ExceptHandler":
      if (node.name !== null) bind(scope, node.name, node, "other");
      break;
    case "MatchAs":
    case "MatchStar":
      if (node.name !== null) bind(scope, node.name, node, "other");
      break;
    case "MatchMapping":
      if (node.rest !== null) bind(scope, node.rest, node, "other");
      break;
    case "Delete":
      for (const target of node.targets) {
        if (target.kind === "Name") scope.reads.push({ name: target.id, place: target });
      }
      return;
    default:
  }
  below(children(node));
}

type Below = (nodes: readonly (Node | null)[], where?: Scope) => void;

function comprehension(
  node: Extract<Expr, { readonly generators: readonly Comprehension[] }>,
  scope: Scope,
  below: Below,
): void {
  const inner = newScope("comprehension", scope);
  node.generators.forEach((generator, i) => {
    below([generator.iter], i === 0 ? scope : inner);
    below([generator.target, ...generator.ifs], inner);
  });
  below(node.kind === "DictComp" ? [node.key, node.value] : [node.elt], inner);
}

function signature(args: Arguments, below: Below): void {
  const all = [...args.posonlyargs, ...args.args, ...args.kwonlyargs, args.vararg, args.kwarg];
  below([...args.defaults, ...args.kw_defaults, ...all.map((one) => one?.annotation ?? null)]);
}

function parameters(args: Arguments, inner: Scope): void {
  for (const one of [...args.posonlyargs, ...args.args, ...args.kwonlyargs, args.vararg, args.kwarg]) {
    if (one !== null) bind(inner, one.arg, one, "other");
  }
}

/** `global` and `nonlocal` hold for a whole function, so they are read first. */
function declare(body: readonly Stmt[], scope: Scope): void {
  for (const stmt of body) {
    if (stmt.kind === "Global" || stmt.kind === "Nonlocal") for (const name of stmt.names) scope.outer.add(name);
  }
}

function unknownName(name: string, place: Located, module: Scope, known: ReadonlySet<string>, sink: Sink): void {
  const missing = modules.has(name);
  const near = nearest(name, [...module.bindings.keys(), ...[...known].filter((one) => !one.startsWith("_"))]);
  const fix: Fix = { title: `Add \`import ${name}\``, edits: [{ start: 0, end: 0, text: `import ${name}\n` }] };
  sink("unknown-name", `The name '${name}' is not defined`, place, {
    ...(missing
      ? { notes: [`Write \`import ${name}\` first.`], fix }
      : near !== null && { notes: [`Did you mean '${near}'?`] }),
  });
}

function unused(text: string, scope: Scope, name: string, binding: Binding, sink: Sink): void {
  const { place, what, statement, read } = binding;
  if (read || what === "other" || name.startsWith("_") || scope.kind === "class") return;
  // What a hook offers is called by the platform.
  if (name === "rossum_hook_request_handler") return;
  const span = what === "function" ? { start: place.start, end: lineEnd(text, place.start) } : place;
  const edit = what === "import" && statement !== null ? removal(text, statement) : null;
  const notes = what === "variable" ? [`If it is the formula's value, write \`${name}\` on a line of its own.`] : [];
  const titles = { variable: `'${name}' is set`, import: `'${name}' is imported`, function: `'${name}' is defined` };
  sink("unused-name", `${titles[what]} and never read`, span, {
    ...(scope.kind === "module" && notes.length > 0 && { notes }),
    ...(edit !== null && { fix: { title: "Remove the import", edits: [edit] } }),
  });
}

function lineEnd(text: string, from: number): number {
  const end = text.slice(from).search(/[\r\n]/);
  return end < 0 ? text.length : from + end;
}

/** The statement with its line, if nothing else stands there. */
function removal(text: string, { start, end }: Stmt): Edit | null {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const rest = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end));
  if (from !== start || rest === null) return null;
  return { start, end: end + rest[0].length, text: "" };
}

function shadowed(scope: Scope, name: string, { place, what }: Binding, given: GivenNames, sink: Sink): void {
  if (what === "import" || scope.kind === "class" || !/^[a-z]/.test(name)) return;
  const provided = given.provided.has(name);
  if (!provided && !given.builtins.has(name)) return;
  if (what === "other" && scope.kind === "module" && scope.outer.has(name)) return;
  const whose = provided ? "the name that formulas are given" : "Python's own name";
  const at =
    "kind" in place && place.kind === "FunctionDef"
      ? { start: place.start, end: place.start + 4 + name.length }
      : place;
  sink("shadowed-name", `'${name}' hides ${whose}`, at, {});
}
