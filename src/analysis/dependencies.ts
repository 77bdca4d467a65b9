import type { Attribute, Call, DictComp, Expr, For, ListComp, Module, Node, SetComp } from "../syntax/tree.ts";
import { eachChild } from "../syntax/walk.ts";

/**
 * What a formula reads, as the platform sees it without running it (spec 7): it decides what runs when something changes, so its
 * misses count too. Sets keep the order of first mention.
 */
export interface Dependencies {
  readonly dependencies: ReadonlySet<string>;
  /** Fields that messages and blockers are attached to. */
  readonly targets: ReadonlySet<string>;
  /** Names read from other rows; empty for formulas that sit in no table. */
  readonly crossRow: ReadonlySet<string>;
  /** Names read as whole columns through `.all_values`. */
  readonly allValues: ReadonlySet<string>;
  /** `context.NAME`. */
  readonly context: ReadonlySet<string>;
}

/** The dependencies of `tree`; `table` is the schema id of the multivalue the formula's field sits in. */
export function dependenciesOf(tree: Module, table: string | null): Dependencies {
  const walk = new DependencyWalk();
  walk.visit(tree);
  const named = (names: ReadonlySet<string>): ReadonlySet<string> =>
    table === null || !names.has("_index")
      ? names
      : new Set([...names].map((name) => (name === "_index" ? table : name)));
  return {
    dependencies: named(walk.dependencies),
    targets: named(walk.targets ?? NONE),
    crossRow: table === null ? NONE : named(walk.crossRow ?? NONE),
    allValues: walk.allValues ?? NONE,
    context: walk.context ?? NONE,
  };
}

/** Sets are made when there is something to put into them: most formulas depend on fields in one way only. */
const NONE: ReadonlySet<string> = new Set();

function added(names: Set<string> | null, name: string): Set<string> {
  return (names ?? new Set<string>()).add(name);
}

const messageFunctions: ReadonlySet<string> = new Set([
  "show_error",
  "show_warning",
  "show_info",
  "automation_blocker",
]);

class DependencyWalk {
  readonly dependencies: Set<string> = new Set();
  targets: Set<string> | null = null;
  crossRow: Set<string> | null = null;
  allValues: Set<string> | null = null;
  context: Set<string> | null = null;
  /** Names that stand for the header or a row, beside `field` and `row`. */
  private fieldWords: Set<string> | null = null;
  private wholeColumn = false;
  private readonly visitChild = (child: Node): void => this.visit(child);

  visit(node: Node): void {
    switch (node.kind) {
      case "Name":
      case "Constant":
        return;
      case "Attribute":
        this.attribute(node);
        return;
      case "Call":
        this.call(node);
        return;
      case "For":
        this.loop(node, node.target, node.iter);
        return;
      case "ListComp":
      case "SetComp":
      case "DictComp":
        this.comprehension(node);
        return;
      default:
        eachChild(node, this.visitChild);
    }
  }

  private attribute({ value, attr }: Attribute): void {
    if (value.kind === "Name") {
      if (this.isFieldWord(value.id)) this.read(attr, false);
      if (value.id === "context") this.context = added(this.context, attr);
      return;
    }
    if (this.isFieldExpression(value)) this.read(attr, true);
    if (attr === "all_values") {
      const column = this.nameRead(value);
      if (column !== null) this.allValues = added(this.allValues, column);
    }
    this.visit(value);
  }

  /** Through a subscript the name may be another row's. */
  private read(name: string, subscripted: boolean): void {
    this.dependencies.add(name);
    if (this.wholeColumn || subscripted) this.crossRow = added(this.crossRow, name);
  }

  /** The name read in `<field expression>.name` or `getattr(<field expression>, "name")`. */
  private nameRead(node: Expr): string | null {
    if (node.kind === "Attribute") return this.isFieldExpression(node.value) ? node.attr : null;
    if (node.kind !== "Call" || node.func.kind !== "Name" || node.func.id !== "getattr") return null;
    const [object, name] = node.args;
    if (object === undefined || name?.kind !== "Constant" || typeof name.value !== "string") return null;
    return this.isFieldExpression(object) ? name.value : null;
  }

  private isFieldExpression(node: Expr): boolean {
    if (node.kind === "Name") return this.isFieldWord(node.id);
    return node.kind === "Subscript" && this.nameRead(node.value) !== null;
  }

  private isFieldWord(name: string): boolean {
    return name === "field" || name === "row" || this.fieldWords?.has(name) === true;
  }

  private loop(node: For | ListComp | SetComp | DictComp, target: Expr, iterable: Expr): void {
    if (iterable.kind === "Subscript" || this.nameRead(iterable) !== null) {
      if (target.kind === "Name") this.fieldWords = added(this.fieldWords, target.id);
      this.wholeColumn = true;
    }
    eachChild(node, this.visitChild);
    // Leaving an inner loop ends it for the outer one as well.
    this.wholeColumn = false;
  }

  private comprehension(node: ListComp | SetComp | DictComp): void {
    const [first] = node.generators;
    if (first !== undefined) this.loop(node, first.target, first.iter);
  }

  private call(node: Call): void {
    const { func, args, keywords } = node;
    let target: Expr | undefined;
    if (func.kind !== "Name") this.visit(func);
    else if (func.id === "getattr") {
      const name = this.nameRead(node);
      if (name !== null) this.read(name, args[0]?.kind === "Subscript");
    } else if (messageFunctions.has(func.id)) {
      target = messageTarget(node);
      const name = target === undefined ? null : this.nameRead(target);
      if (name === null) target = undefined;
      else this.targets = added(this.targets, name);
    }
    for (const arg of args) this.argument(arg, target);
    for (const { value } of keywords) this.argument(value, target);
  }

  /** What a message is attached to is not read; what it is made of is. */
  private argument(node: Expr, target: Expr | undefined): void {
    if (node === target) eachChild(node, this.visitChild);
    else this.visit(node);
  }
}

/** The `field` argument of a message function: the second positional one, else the keyword. */
function messageTarget({ args, keywords }: Call): Expr | undefined {
  return args.length >= 2 ? args[1] : keywords.find((keyword) => keyword.arg === "field")?.value;
}

/** Modules that a program imports, dotted as written; what must be loaded before it runs. */
export function importsOf(tree: Module): readonly string[] {
  const names = new Set<string>();
  const visit = (node: Node): void => {
    if (node.kind === "Import") for (const alias of node.names) names.add(alias.name);
    else if (node.kind === "ImportFrom" && node.module !== null && node.level === 0) {
      names.add(node.module);
      for (const alias of node.names) names.add(`${node.module}.${alias.name}`);
    } else if (holdsStatements.has(node.kind)) eachChild(node, visit);
  };
  visit(tree);
  return [...names];
}

/** Statements stand nowhere else. */
const holdsStatements: ReadonlySet<Node["kind"]> = new Set<Node["kind"]>([
  "Module",
  "If",
  "For",
  "AsyncFor",
  "While",
  "With",
  "AsyncWith",
  "Try",
  "TryStar",
  "ExceptHandler",
  "Match",
  "match_case",
  "FunctionDef",
  "AsyncFunctionDef",
  "ClassDef",
]);
