import type { Scope } from "../analysis/scopes.ts";
import type { Module } from "../syntax/tree.ts";
import { exceptionType, exceptionTypes, PyException, type SourceText } from "../values/exceptions.ts";
import { enterModule } from "../values/host.ts";
import { LimitReached, meter } from "../values/meter.ts";
import { type RunningProgram, running } from "../values/running.ts";
import type { Value } from "../values/value.ts";
import type { Watch } from "./compiler.ts";
import { compileTree } from "./dispatch.ts";
import { type Environment, Root } from "./frame.ts";
import { readProgram } from "./read.ts";
import { leave } from "./tracebacks.ts";

/** Names that a program finds in its global namespace, by a look-up of the embedding room's choice. */
export interface Names extends Iterable<readonly [string, Value]> {
  readonly get: (name: string) => Value | undefined;
}

/** A compiled text. It knows nothing of documents and serves any number of runs. */
export interface Program {
  readonly source: SourceText;
  /**
   * Runs the program. `names` are the globals it starts with, beside the built-ins. `started` gets the run before its first
   * statement, for those who look at it even if it fails. Throws `PyException` with its traceback, or `LimitReached`.
   */
  readonly run: (names: Names, environment: Environment, started?: (run: Run) => void) => Run;
  /**
   * The program made ready for runs one after another that differ in the global `varying` only. Each call takes its value, runs in a
   * namespace of its own, and answers with the run's result.
   */
  readonly repeat: (names: Names, environment: Environment, varying: string) => (value: Value) => Value;
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
  /** Globals that every run starts with. */
  readonly constants?: ReadonlyMap<string, Value>;
  /** The only other names that runs are to be asked for; without it they are asked for all. */
  readonly asked?: ReadonlySet<string>;
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
  const { moduleName } = options;
  const globals = globalsOf(scope, options);
  const execute = (root: Root, names: Names): void => {
    // Stays after the run: functions it defined may be called later.
    running.program = new Live(names, root, scope, options);
    const outer = enterModule(moduleName);
    meter.depth++;
    try {
      body(root);
    } catch (error) {
      if (error instanceof LimitReached) error.offset ??= root.at;
      throw leave(error, root, source.name);
    } finally {
      meter.depth--;
      enterModule(outer);
    }
  };
  return {
    source,
    run: (names, environment, started) => {
      const root = new Root(slotsFor(globals, names), environment, source, moduleName);
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
      execute(root, names);
      return run;
    },
    repeat: (names, environment, varying) => {
      const place = scope.slots.get(varying);
      const slots = globals.asked.every(([, index]) => index === place) ? globals.slots : slotsFor(globals, names);
      return (value) => {
        const root = new Root(slots.slice(), environment, source, moduleName);
        if (place !== undefined) root.slots[place] = value;
        execute(root, names);
        return root.result;
      };
    },
  };
}

/** What a module's frame starts with: the slots as they are in every run, and those to be asked for. */
interface Globals {
  readonly slots: readonly (Value | undefined)[];
  readonly asked: readonly (readonly [name: string, index: number])[];
}

function globalsOf(scope: Scope, { constants, asked }: CompileOptions): Globals {
  const slots = new Array<Value | undefined>(scope.size).fill(undefined);
  const names: (readonly [name: string, index: number])[] = [];
  for (const [name, index] of scope.slots) {
    const constant = constants?.get(name);
    if (constant !== undefined) slots[index] = constant;
    else if (asked === undefined || asked.has(name)) names.push([name, index]);
  }
  return { slots, asked: names };
}

function slotsFor(globals: Globals, names: Names): (Value | undefined)[] {
  const slots = globals.slots.slice();
  for (const [name, index] of globals.asked) slots[index] = names.get(name);
  return slots;
}

/** A program in the midst of a run. One object, not a closure for each run: those outlive their run in V8, which then collects in vain. */
class Live implements RunningProgram {
  private readonly names: Names;
  private readonly root: Root;
  private readonly scope: Scope;
  private readonly options: CompileOptions;

  constructor(names: Names, root: Root, scope: Scope, options: CompileOptions) {
    this.names = names;
    this.root = root;
    this.scope = scope;
    this.options = options;
  }

  get handling(): PyException | null {
    return this.root.handling;
  }

  /** The value of an expression given as text, among the program's globals as they are now. */
  evaluate(text: string): Value {
    const { tree, problems } = readProgram(`(${text})`);
    const [problem] = problems;
    if (problem !== undefined)
      throw new PyException(exceptionTypes.get("SyntaxError") ?? exceptionType, [problem.message]);
    const known = new Map(this.names);
    for (const [name, index] of this.scope.slots) {
      const value = this.root.slots[index];
      if (value !== undefined) known.set(name, value);
    }
    const program = compileProgram(tree, { name: "<string>", text }, { ...this.options, records: true });
    const outer = running.program;
    try {
      return program.run(known, this.root.environment).result;
    } catch (error) {
      // Lines of the text are none of the program's.
      if (error instanceof PyException) {
        error.traceback.length = 0;
        error.recorded = false;
      }
      throw error;
    } finally {
      running.program = outer;
    }
  }
}
