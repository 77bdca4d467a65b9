import type { Scope, ScopeTable } from "../analysis/scopes.ts";
import type { Expr, Stmt } from "../syntax/tree.ts";
import type { SourceText } from "../values/exceptions.ts";
import type { Value } from "../values/value.ts";
import type { Evaluate, Execute, Store } from "./frame.ts";

/** Asked once for each node while it is compiled; what it answers is called each time the node is about to run. */
export type Watch = (node: Stmt | Expr) => (() => void) | undefined;

/**
 * What the files of this room share while they turn a tree into closures. Each construct's file exports functions that take it;
 * dispatch.ts ties them together, so that no file needs to import its neighbours.
 */
export interface Compiler {
  readonly scope: Scope;
  readonly scopes: ScopeTable;
  readonly source: SourceText;
  /** Names that are always there, resolved while compiling unless the program binds them itself. */
  readonly builtins: ReadonlyMap<string, Value>;
  /** Qualified name of what is being compiled, `outer.<locals>` for instance; empty in the module. */
  readonly qualname: string;
  /** Whether expression statements leave their value as the program's result. */
  readonly records: boolean;
  /** Whether annotations are kept as texts: `from __future__ import annotations`. */
  readonly annotationTexts: boolean;
  /** For coverage; nothing is wrapped without it. */
  readonly watch: Watch | undefined;
  expr(node: Expr): Evaluate;
  block(body: readonly Stmt[]): Execute;
  target(node: Expr): Store;
  /** The same compiler in another scope. */
  inside(scope: Scope, qualname?: string): Compiler;
}
