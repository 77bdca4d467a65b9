import { type Dependencies, dependenciesOf, importsOf } from "../analysis/dependencies.ts";
import { type FieldRead, fieldReads } from "../analysis/field-reads.ts";
import type { Watch } from "../compile/compiler.ts";
import { type CompileOptions, compileProgram, type Program } from "../compile/program.ts";
import { readProgram } from "../compile/read.ts";
import { builtins } from "../library/builtins.ts";
import type { Parsed, SyntaxProblem } from "../syntax/index.ts";
import type { Module } from "../syntax/tree.ts";
import { askedNames, constantNames, FORMULA_MODULE } from "./namespace.ts";
import { TextCache } from "./text-cache.ts";

/** A formula's text, read once: its tree or its problem, what it depends on, and the program when first asked for. */
export interface Formula {
  readonly code: string;
  readonly tree: Module;
  /** What the text cannot be parsed for; found before anything runs. */
  readonly parseProblem: SyntaxProblem | null;
  /** What only compiling finds (`return` outside a function); reported each time the formula should run. */
  readonly compileProblem: SyntaxProblem | null;
  readonly problems: readonly SyntaxProblem[];
  readonly dependencies: Dependencies;
  readonly imports: readonly string[];
  /** Where it reads fields of the header. */
  readonly reads: () => readonly FieldRead[];
  /** Compiles on first use. Only for texts without problems. */
  readonly program: () => Program;
  /** What runs of it is watched, so it has to run statement by statement. */
  readonly watched: boolean;
}

function compileOptions(): CompileOptions {
  return { builtins, records: true, moduleName: FORMULA_MODULE, constants: constantNames(), asked: askedNames };
}

/** A queue has a few hundred formulas; what is made of a text takes some sixty bytes a character. */
const kept: TextCache<Formula> = new TextCache<Formula>(2048, 400_000);

/** As {@link readFormula}, once for texts that are read again and again: those of a schema. */
export function schemaFormula(schemaId: string, code: string, table: string | null): Formula {
  const lengths = `${schemaId.length} ${table?.length ?? "-"}`;
  return kept.get(`${lengths} ${schemaId}${table ?? ""}${code}`, () => readFormula(schemaId, code, table));
}

/** Reads `code` as the formula of `schemaId`, whose field sits in the multivalue `table` if that is not `null`. */
export function readFormula(schemaId: string, code: string, table: string | null): Formula {
  const parsed: Parsed = readProgram(code);
  const problems = parsed.problems.filter((problem) => !isStarredResult(problem, parsed.tree));
  let compiled: Program | null = null;
  let reads: readonly FieldRead[] | null = null;
  return {
    code,
    tree: parsed.tree,
    parseProblem: problems.find((problem) => problem.phase === "parse") ?? null,
    compileProblem: problems.find((problem) => problem.phase === "compile") ?? null,
    problems,
    dependencies: dependenciesOf(parsed.tree, table),
    imports: importsOf(parsed.tree),
    reads: () => {
      reads ??= fieldReads(parsed.tree);
      return reads;
    },
    watched: false,
    program: () => {
      compiled ??= compileProgram(parsed.tree, { name: `<formula:${schemaId}>`, text: code }, compileOptions());
      return compiled;
    },
  };
}

/** The formula with `tree` in its place, a like one, and `watch` told what runs of it. Only for texts without problems. */
export function watchedFormula(formula: Formula, schemaId: string, tree: Module, watch: Watch): Formula {
  const source = { name: `<formula:${schemaId}>`, text: formula.code };
  let compiled: Program | null = null;
  return {
    ...formula,
    watched: true,
    program: () => {
      compiled ??= compileProgram(tree, source, { ...compileOptions(), watch });
      return compiled;
    },
  };
}

/** `*[7]` as a statement compiles on the platform, since expression statements are wrapped into calls there. */
function isStarredResult(problem: SyntaxProblem, tree: Module): boolean {
  return tree.body.some(
    (node) => node.kind === "Expr" && node.value.kind === "Starred" && node.start === problem.start,
  );
}
