import type { PyException, SourceText } from "../values/exceptions.ts";
import type { PyModule } from "../values/functions.ts";
import type { Value } from "../values/value.ts";

/** What a running program asks of its surroundings. */
export interface Environment {
  /** The module `name` (dotted as written), or throws `ModuleNotFoundError`. */
  readonly importModule: (name: string) => PyModule;
}

/**
 * The storage of one call, class body or module run. Compiled closures take it as their only argument.
 *
 * `slots` holds variables and temporaries, `undefined` meaning unbound. `outer` is the frame of the surrounding function, so
 * closures need no cells. `at` is the offset of the operation being tried: tracebacks read it when an exception leaves.
 */
export class Frame {
  readonly slots: (Value | undefined)[];
  readonly outer: Frame | null;
  readonly root: Root;
  at = 0;
  returned: Value = null;

  constructor(slots: (Value | undefined)[], outer: Frame | null, root: Root | null) {
    this.slots = slots;
    this.outer = outer;
    this.root = root ?? (this as unknown as Root);
  }
}

/** The module's frame, with what all frames of a run share. */
export class Root extends Frame {
  readonly environment: Environment;
  readonly source: SourceText;
  /** `__name__` of the module, which functions and classes made in it carry. */
  readonly moduleName: string;
  /** Value of the latest expression statement executed: a formula's result. */
  result: Value = null;
  /** The exception being handled: what a bare `raise` raises again, and the context of new ones. */
  handling: PyException | null = null;

  constructor(slots: (Value | undefined)[], environment: Environment, source: SourceText, moduleName: string) {
    super(slots, null, null);
    this.environment = environment;
    this.source = source;
    this.moduleName = moduleName;
  }
}

/** The names of a class body: a table, since they become the class's members. */
export interface Namespace {
  readonly get: (name: string) => Value | undefined;
  readonly set: (name: string, value: Value) => unknown;
  /** Whether it was there. */
  readonly delete: (name: string) => boolean;
}

/** The frame of a class body. */
export class ClassFrame extends Frame {
  /** What the metaclass prepared, or a plain table. */
  names: Namespace = new Map<string, Value>();
}

/** Evaluates an expression. */
export type Evaluate = (frame: Frame) => Value;

/** Stores into a target. */
export type Store = (frame: Frame, value: Value) => void;

/** How a statement ended. */
export const NORMAL = 0;
export const BREAK = 1;
export const CONTINUE = 2;
/** `frame.returned` holds the value. */
export const RETURN = 3;
export type Completion = 0 | 1 | 2 | 3;

/** Executes a statement or a block. */
export type Execute = (frame: Frame) => Completion;
