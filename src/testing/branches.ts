/** Where the way through a formula forks, and a tree in which every way leads past some statement. */
import { isStatement } from "../syntax/statement-kinds.ts";
import type { Expr, If, MatchCase, Module, Pass, Stmt } from "../syntax/tree.ts";
import { walk } from "../syntax/walk.ts";

/** One of the ways on from a condition, a loop or a `match`. */
export interface Branch {
  /** Offset of the condition, loop or `match`. */
  readonly from: number;
  /** Offset of where it leads; `null` past the end of the statement. */
  readonly to: number | null;
  readonly label: string;
}

export interface Forks {
  /** Like the one given, with a `pass` wherever a way leads past no statement. */
  readonly tree: Module;
  /** By the node that runs first on the way. */
  readonly branches: ReadonlyMap<Stmt | Expr, Branch>;
  /** Statements that were written, not those put in. */
  readonly statements: ReadonlySet<Stmt>;
}

export function forksOf(module: Module): Forks {
  const forks = new ForkFinder();
  const tree = { ...module, body: forks.block(module.body) };
  const statements = new Set<Stmt>();
  walk(tree, (node) => {
    if (isStatement(node) && !forks.added.has(node)) statements.add(node);
    if (node.kind !== "IfExp") return;
    forks.branches.set(node.body, { from: node.start, to: node.body.start, label: "if" });
    forks.branches.set(node.orelse, { from: node.start, to: node.orelse.start, label: "else" });
  });
  return { tree, branches: forks.branches, statements };
}

/** Of what is watched. */
export function isExpression(node: Stmt | Expr): node is Expr {
  return !isStatement(node);
}

class ForkFinder {
  readonly branches: Map<Stmt | Expr, Branch> = new Map();
  readonly added: Set<Stmt> = new Set();

  block(body: readonly Stmt[]): Stmt[] {
    return body.map((node) => this.statement(node));
  }

  private statement(node: Stmt): Stmt {
    switch (node.kind) {
      case "If":
        return { ...node, body: this.way(node, node.body, "true"), orelse: this.way(node, node.orelse, "false") };
      case "For":
        return { ...node, body: this.way(node, node.body, "entered"), orelse: this.way(node, node.orelse, "ended") };
      case "While": {
        const orelse = isAlways(node.test) ? this.block(node.orelse) : this.way(node, node.orelse, "ended");
        return { ...node, body: this.way(node, node.body, "entered"), orelse };
      }
      case "With":
      case "FunctionDef":
      case "ClassDef":
        return { ...node, body: this.block(node.body) };
      case "Try":
      case "TryStar":
        return {
          ...node,
          body: this.block(node.body),
          handlers: node.handlers.map((handler) => ({ ...handler, body: this.block(handler.body) })),
          orelse: this.block(node.orelse),
          finalbody: this.block(node.finalbody),
        };
      case "Match": {
        const cases: MatchCase[] = node.cases.map((one, i) => ({
          ...one,
          body: this.way(node, one.body, `case ${i + 1}`),
        }));
        if (!node.cases.some(takesAll)) cases.push(this.otherwise(node));
        return { ...node, cases };
      }
      default:
        return node;
    }
  }

  /** A block that one way leads into; past the end if there is none. */
  private way(from: Stmt, body: readonly Stmt[], label: string): Stmt[] {
    const [first, ...rest] = this.block(body);
    if (first !== undefined) {
      this.branches.set(first, { from: from.start, to: first.start, label });
      return [first, ...rest];
    }
    const past: Pass = { kind: "Pass", start: from.start, end: from.start };
    this.added.add(past);
    this.branches.set(past, { from: from.start, to: null, label });
    return [past];
  }

  private otherwise(from: Stmt): MatchCase {
    const place = { start: from.start, end: from.start };
    const pattern = { kind: "MatchAs", pattern: null, name: null, ...place } as const;
    return { kind: "match_case", pattern, guard: null, body: this.way(from, [], "no case"), ...place };
  }
}

function takesAll({ pattern, guard }: MatchCase): boolean {
  return guard === null && pattern.kind === "MatchAs" && pattern.pattern === null;
}

/** `while True` ends by `break` alone. */
function isAlways(test: If["test"]): boolean {
  return test.kind === "Constant" && test.value === true;
}
