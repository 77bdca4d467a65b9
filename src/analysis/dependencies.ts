import type { Call, DictComp, Expr, For, ListComp, Module, Node, SetComp } from "../syntax/tree.ts";
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
    table === null ? names : new Set([...names].map((name) => (name === "_index" ? table : name)));
  return {
    dependencies: named(walk.dependencies),
    targets: named(walk.targets),
    crossRow: table === null ? new Set() : named(walk.crossRow),
    allValues: walk.allValues,
    context: walk.context,
  };
}

const messageFunctions: ReadonlySet<string> = new Set([
  "show_error",
  "show_warning",
  "show_info",
  "automation_blocker",
]);

/** `<field expression>.name` or `getattr(<field expression>, "name")`. */
interface Access {
  readonly name: string;
  /** Through a subscript, so maybe of another row. */
  readonly subscripted: boolean;
}

class DependencyWalk {
  readonly dependencies: Set<string> = new Set();
  readonly targets: Set<string> = new Set();
  readonly crossRow: Set<string> = new Set();
  readonly allValues: Set<string> = new Set();
  readonly context: Set<string> = new Set();
  /** Names that stand for the header or a row. */
  private readonly fieldWords = new Set(["field", "row"]);
  private wholeColumn = false;
  private readonly visitChild = (child: Node): void => this.visit(child);

  visit(node: Node): void {
    switch (node.kind) {
      case "Name":
      case "Constant":
        return;
      case "For":
        this.loop(node, node.target, node.iter);
        return;
      case "ListComp":
      case "SetComp":
      case "DictComp":
        this.comprehension(node);
        return;
      case "Call":
        this.call(node);
        return;
      case "Attribute": {
        const access = this.accessOf(node);
        if (access !== null) this.read(access);
        if (node.attr === "all_values") {
          const column = this.accessOf(node.value);
          if (column !== null) this.allValues.add(column.name);
        }
        if (node.value.kind === "Name" && node.value.id === "context") this.context.add(node.attr);
        break;
      }
      default:
    }
    this.visitChildren(node);
  }

  private visitChildren(node: Node): void {
    eachChild(node, this.visitChild);
  }

  private read(access: Access): void {
    this.dependencies.add(access.name);
    if (this.wholeColumn || access.subscripted) this.crossRow.add(access.name);
  }

  private accessOf(node: Expr): Access | null {
    if (node.kind === "Attribute") {
      const base = this.fieldExpression(node.value);
      return base === null ? null : { name: node.attr, subscripted: base === "subscript" };
    }
    if (node.kind !== "Call" || node.func.kind !== "Name" || node.func.id !== "getattr") return null;
    const [object, name] = node.args;
    if (object === undefined || name?.kind !== "Constant" || typeof name.value !== "string") return null;
    const base = this.fieldExpression(object);
    return base === null ? null : { name: name.value, subscripted: base === "subscript" };
  }

  private fieldExpression(node: Expr): "name" | "subscript" | null {
    if (node.kind === "Name") return this.fieldWords.has(node.id) ? "name" : null;
    return node.kind === "Subscript" && this.accessOf(node.value) !== null ? "subscript" : null;
  }

  private loop(node: For | ListComp | SetComp | DictComp, target: Expr, iterable: Expr): void {
    if (iterable.kind === "Subscript" || this.accessOf(iterable) !== null) {
      if (target.kind === "Name") this.fieldWords.add(target.id);
      this.wholeColumn = true;
    }
    this.visitChildren(node);
    // Leaving an inner loop ends it for the outer one as well.
    this.wholeColumn = false;
  }

  private comprehension(node: ListComp | SetComp | DictComp): void {
    const [first] = node.generators;
    if (first !== undefined) this.loop(node, first.target, first.iter);
  }

  private call(node: Call): void {
    const access = this.accessOf(node);
    if (access !== null) this.read(access);
    const target = messageTarget(node);
    const targeted = target === undefined ? null : this.accessOf(target);
    if (target === undefined || targeted === null) {
      this.visitChildren(node);
      return;
    }
    this.targets.add(targeted.name);
    eachChild(node, (child) => {
      if (child === target) this.visitChildren(child);
      else if (child.kind === "keyword" && child.value === target) this.visitChildren(target);
      else this.visit(child);
    });
  }
}

/** The `field` argument of a message function: the second positional one, else the keyword. */
function messageTarget(node: Call): Expr | undefined {
  if (node.func.kind !== "Name" || !messageFunctions.has(node.func.id)) return undefined;
  if (node.args.length >= 2) return node.args[1];
  return node.keywords.find((keyword) => keyword.arg === "field")?.value;
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
