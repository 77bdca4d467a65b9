/** Which lines and branches of formulas have run. */

import type { Formula } from "../engine/formula.ts";
import { lineAt, lineStarts } from "../source/span.ts";
import type { Expr, Stmt } from "../syntax/tree.ts";
import { type Branch, type Forks, forksOf } from "./branches.ts";

export interface CoveredBranch {
  readonly line: number;
  /** The line it leads to; `null` past the end of the statement. */
  readonly to: number | null;
  /** `true`, `false`, `entered`, `ended`, `case 2`, … */
  readonly label: string;
  readonly hits: number;
}

export interface FormulaCoverage {
  readonly schemaId: string;
  /** Executable lines by number, with how often they ran. */
  readonly lines: ReadonlyMap<number, number>;
  readonly branches: readonly CoveredBranch[];
}

export interface CoverageTotals {
  readonly lines: number;
  readonly linesHit: number;
  readonly branches: number;
  readonly branchesHit: number;
}

/** Counts what runs of one formula. */
export class FormulaCounter {
  readonly schemaId: string;
  readonly forks: Forks;
  private readonly lineOf: ReadonlyMap<Stmt, number>;
  private readonly lineAt: (offset: number) => number;
  private readonly lines: Map<number, number> = new Map();
  private readonly branches: Map<Branch, number> = new Map();

  constructor(schemaId: string, formula: Formula) {
    this.schemaId = schemaId;
    this.forks = forksOf(formula.tree);
    const starts = lineStarts(formula.code);
    this.lineAt = (offset) => lineAt(starts, offset);
    this.lineOf = new Map([...this.forks.statements].map((node) => [node, this.lineAt(node.start)]));
    for (const line of [...this.lineOf.values()].sort((a, b) => a - b)) this.lines.set(line, 0);
    for (const branch of this.forks.branches.values()) this.branches.set(branch, 0);
  }

  /** What to call when `node` runs. */
  counting(node: Stmt | Expr): (() => void) | undefined {
    const line = this.lineOf.get(node as Stmt);
    const branch = this.forks.branches.get(node);
    if (line === undefined && branch === undefined) return undefined;
    return () => {
      if (line !== undefined) this.lines.set(line, (this.lines.get(line) ?? 0) + 1);
      if (branch !== undefined) this.branches.set(branch, (this.branches.get(branch) ?? 0) + 1);
    };
  }

  coverage(): FormulaCoverage {
    const branches = [...this.branches].map(([branch, hits]) => ({
      line: this.lineAt(branch.from),
      to: branch.to === null ? null : this.lineAt(branch.to),
      label: branch.label,
      hits,
    }));
    return { schemaId: this.schemaId, lines: this.lines, branches: branches.sort((a, b) => a.line - b.line) };
  }
}

export function totalsOf(coverage: readonly FormulaCoverage[]): CoverageTotals {
  let [lines, linesHit, branches, branchesHit] = [0, 0, 0, 0];
  for (const formula of coverage) {
    lines += formula.lines.size;
    for (const hits of formula.lines.values()) if (hits > 0) linesHit++;
    branches += formula.branches.length;
    for (const { hits } of formula.branches) if (hits > 0) branchesHit++;
  }
  return { lines, linesHit, branches, branchesHit };
}
