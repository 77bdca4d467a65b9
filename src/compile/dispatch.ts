import { analyseScopes, type Scope, type ScopeTable } from "../analysis/scopes.ts";
import type { Await, Expr, Module, Starred, Stmt, Yield, YieldFrom } from "../syntax/tree.ts";
import { notImplementedError, type SourceText } from "../values/exceptions.ts";
import type { Value } from "../values/value.ts";
import { compileCall } from "./calls.ts";
import { compileClassDef } from "./classes.ts";
import type { Compiler, Watch } from "./compiler.ts";
import { compileDictComp, compileGeneratorExp, compileListComp, compileSetComp } from "./comprehensions.ts";
import { compileRaise, compileTry, compileWith } from "./exceptions.ts";
import {
  compileAttribute,
  compileBinOp,
  compileBoolOp,
  compileCompare,
  compileConstant,
  compileDict,
  compileIfExp,
  compileList,
  compileNamedExpr,
  compileSet,
  compileSlice,
  compileSubscript,
  compileTuple,
  compileUnaryOp,
} from "./expressions.ts";
import { type Evaluate, type Execute, type Frame, NORMAL, type Store } from "./frame.ts";
import { compileAsyncFunctionDef, compileFunctionDef, compileLambda } from "./functions.ts";
import { compileImport, compileImportFrom } from "./imports.ts";
import { compileLoad } from "./names.ts";
import { compileMatch } from "./patterns.ts";
import { settlePrivateNames } from "./private-names.ts";
import {
  compileAnnAssign,
  compileAssert,
  compileAssign,
  compileAugAssign,
  compileBreak,
  compileContinue,
  compileDeleteStmt,
  compileErrorStmt,
  compileExprStmt,
  compileFor,
  compileIf,
  compilePass,
  compileReturn,
  compileTypeAlias,
  compileWhile,
  sequence,
} from "./statements.ts";
import { compileFormattedValue, compileJoinedStr } from "./strings.ts";
import { compileTarget } from "./targets.ts";

/** `yield` in a place where a generator cannot be suspended (a target, a guard), or `await`. */
function refuse(node: Await | Yield | YieldFrom | Starred): Evaluate {
  return (frame) => {
    frame.at = node.start;
    throw notImplementedError(`'${node.kind.toLowerCase()}' is not supported in this place`);
  };
}

type ExprTable = { readonly [K in Expr["kind"]]: (node: Extract<Expr, { kind: K }>, c: Compiler) => Evaluate };
type StmtTable = { readonly [K in Stmt["kind"]]: (node: Extract<Stmt, { kind: K }>, c: Compiler) => Execute };

const unsupported = (node: Stmt): Execute => {
  return (frame) => {
    frame.at = node.start;
    throw notImplementedError("asynchronous statements are not supported here");
  };
};
const nothing = (): Execute => () => NORMAL;

const expressions: ExprTable = {
  Attribute: compileAttribute,
  Await: refuse,
  BinOp: compileBinOp,
  BoolOp: compileBoolOp,
  Call: compileCall,
  Compare: compileCompare,
  Constant: compileConstant,
  Dict: compileDict,
  DictComp: compileDictComp,
  FormattedValue: compileFormattedValue,
  GeneratorExp: compileGeneratorExp,
  IfExp: compileIfExp,
  JoinedStr: compileJoinedStr,
  Lambda: compileLambda,
  List: compileList,
  ListComp: compileListComp,
  Name: compileLoad,
  NamedExpr: compileNamedExpr,
  Set: compileSet,
  SetComp: compileSetComp,
  Slice: compileSlice,
  Starred: refuse,
  Subscript: compileSubscript,
  Tuple: compileTuple,
  UnaryOp: compileUnaryOp,
  Yield: refuse,
  YieldFrom: refuse,
};

const statements: StmtTable = {
  AnnAssign: compileAnnAssign,
  Assert: compileAssert,
  Assign: compileAssign,
  AsyncFor: unsupported,
  AsyncFunctionDef: compileAsyncFunctionDef,
  AsyncWith: unsupported,
  AugAssign: compileAugAssign,
  Break: compileBreak,
  ClassDef: compileClassDef,
  Continue: compileContinue,
  Delete: compileDeleteStmt,
  Error: compileErrorStmt,
  Expr: compileExprStmt,
  For: compileFor,
  FunctionDef: compileFunctionDef,
  Global: nothing,
  If: compileIf,
  Import: compileImport,
  ImportFrom: compileImportFrom,
  Match: compileMatch,
  Nonlocal: nothing,
  Pass: compilePass,
  Raise: compileRaise,
  Return: compileReturn,
  Try: compileTry,
  TryStar: compileTry,
  TypeAlias: compileTypeAlias,
  While: compileWhile,
  With: compileWith,
};

interface Options {
  readonly scopes: ScopeTable;
  readonly source: SourceText;
  readonly builtins: ReadonlyMap<string, Value>;
  readonly records: boolean;
  readonly annotationTexts: boolean;
  readonly watch: Watch | undefined;
}

/** `run`, told of first when the node is watched. */
function watched<T>(node: Stmt | Expr, run: (frame: Frame) => T, watch: Watch | undefined): (frame: Frame) => T {
  const seen = watch?.(node);
  if (seen === undefined) return run;
  return (frame) => {
    seen();
    return run(frame);
  };
}

class TreeCompiler implements Compiler {
  readonly scope: Scope;
  readonly scopes: ScopeTable;
  readonly source: SourceText;
  readonly builtins: ReadonlyMap<string, Value>;
  readonly qualname: string;
  readonly records: boolean;
  readonly annotationTexts: boolean;
  readonly watch: Watch | undefined;

  constructor(scope: Scope, qualname: string, options: Options) {
    this.scope = scope;
    this.scopes = options.scopes;
    this.source = options.source;
    this.builtins = options.builtins;
    this.qualname = qualname;
    this.records = options.records;
    this.annotationTexts = options.annotationTexts;
    this.watch = options.watch;
  }

  // A table by kind holds the right function for each node; TypeScript cannot follow the correlation.
  expr(node: Expr): Evaluate {
    return watched(node, (expressions[node.kind] as (node: Expr, c: Compiler) => Evaluate)(node, this), this.watch);
  }

  block(body: readonly Stmt[]): Execute {
    // A loop, since each function in between would make long chains of `elif` deeper.
    const compiled: Execute[] = [];
    for (const node of body) compiled.push(this.statement(node));
    return sequence(compiled);
  }

  private statement(node: Stmt): Execute {
    return watched(node, (statements[node.kind] as (node: Stmt, c: Compiler) => Execute)(node, this), this.watch);
  }

  target(node: Expr): Store {
    return compileTarget(node, this);
  }

  inside(scope: Scope, qualname: string = this.qualname): Compiler {
    return new TreeCompiler(scope, qualname, this);
  }
}

/** Compiles a module's statements; `scope` is filled with every global the program mentions. */
export function compileTree(
  given: Module,
  { source, builtins, records, watch }: Omit<Options, "scopes" | "annotationTexts">,
): { readonly body: Execute; readonly scope: Scope } {
  const tree = settlePrivateNames(given, source.text);
  const scopes = analyseScopes(tree);
  const scope = scopes.get(tree);
  if (scope === undefined) throw new TypeError("module without a scope");
  const annotationTexts = tree.body.some(
    (node) =>
      node.kind === "ImportFrom" &&
      node.module === "__future__" &&
      node.names.some(({ name }) => name === "annotations"),
  );
  const compiler = new TreeCompiler(scope, "", { scopes, source, builtins, records, annotationTexts, watch });
  return { body: compiler.block(tree.body), scope };
}
