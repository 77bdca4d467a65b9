import type { Scope } from "../analysis/scopes.ts";
import { parse } from "../syntax/index.ts";
import type { Module } from "../syntax/tree.ts";
import { exceptionType, exceptionTypes, PyException, type SourceText } from "../values/exceptions.ts";
import { inModule } from "../values/host.ts";
import { LimitReached, meter } from "../values/meter.ts";
import { running } from "../values/running.ts";
import type { Value } from "../values/value.ts";
import type { Watch } from "./compiler.ts";
import { compileTree } from "./dispatch.ts";
import { type Environment, Root } from "./frame.ts";
import { leave } from "./tracebacks.ts";

/** A compiled text. It knows nothing of documents and serves any number of runs. */
export interface Program {
  readonly source: SourceText;
  /**
   * Runs the program. `names` are the globals it starts with, beside the built-ins. `started` gets the run before its first
   * statement, for those who look at it even if it fails. Throws `PyException` with its traceback, or `LimitReached`.
   */
  readonly run: (names: ReadonlyMap<string, Value>, environment: Environment, started?: (run: Run) => void) => Run;
}

/** What a run leaves behind. */
export interface Run {
  /** Value of the latest expression statement executed, `null` (None) if there was none. */
  readonly result: Value;
  /** A global after the run. */
  readonly global: (name: string) => Value | undefined;
}

export interface CompileOptions {
  readonly builtins: ReadonlyMap<string, Value>;
  /** Keep the value of expression statements, as formulas need. */
  readonly records: boolean;
  /** `__name__` of functions and classes made by the program. */
  readonly moduleName: string;
  /** Told what runs, for coverage. */
  readonly watch?: Watch;
}

/** Turns a tree without problems into a program. */
export function compileProgram(tree: Module, source: SourceText, options: CompileOptions): Program {
  const { body, scope } = compileTree(tree, {
    source,
    builtins: options.builtins,
    records: options.records,
    watch: options.watch,
  });
  return {
    source,
    run: (names, environment, started) => {
      const root = new Root(scope.size, environment, source, options.moduleName);
      for (const [name, index] of scope.slots) root.slots[index] = names.get(name);
      const run: Run = {
        get result() {
          return root.result;
        },
        global: (name) => {
          const index = scope.slots.get(name);
          return index === undefined ? undefined : root.slots[index];
        },
      };
      started?.(run);
      // Stays after the run: functions it defined may be called later.
      running.evaluate = (text) => evaluateText(text, names, environment, options, scope, root);
      meter.depth++;
      try {
        inModule(options.moduleName, () => body(root));
      } catch (error) {
        if (error instanceof LimitReached) error.offset ??= root.at;
        throw leave(error, root, source.name);
      } finally {
        meter.depth--;
      }
      return run;
    },
  };
}

/** The value of an expression given as text, among the program's globals as they are now. */
function evaluateText(
  text: string,
  names: ReadonlyMap<string, Value>,
  environment: Environment,
  options: CompileOptions,
  scope: Scope,
  root: Root,
): Value {
  const { tree, problems } = parse(`(${text})`);
  const [problem] = problems;
  if (problem !== undefined)
    throw new PyException(exceptionTypes.get("SyntaxError") ?? exceptionType, [problem.message]);
  const known = new Map(names);
  for (const [name, index] of scope.slots) {
    const value = root.slots[index];
    if (value !== undefined) known.set(name, value);
  }
  const program = compileProgram(tree, { name: "<string>", text }, { ...options, records: true });
  const outer = running.evaluate;
  try {
    return program.run(known, environment).result;
  } catch (error) {
    // Lines of the text are none of the program's.
    if (error instanceof PyException) {
      error.traceback.length = 0;
      error.recorded = false;
    }
    throw error;
  } finally {
    running.evaluate = outer;
  }
}
