/** `Decimal` and `Context` objects, and the context that is in force. */
import { builtinType, objectType } from "../../values/core-types.ts";
import { meter } from "../../values/meter.ts";
import { PyObject, type PyType } from "../../values/value.ts";
import { recordType } from "../record-tuple.ts";
import { type Context, DIVISION_BY_ZERO, INVALID, OVERFLOW, type Rounding } from "./context.ts";
import type { Dec } from "./decimal-value.ts";
import { trapped } from "./signals.ts";

export const decimalType: PyType = builtinType("decimal.Decimal", objectType);
export const contextType: PyType = builtinType("decimal.Context", objectType);
export const decimalTupleType: PyType = recordType("DecimalTuple", "decimal");

/** A `Decimal`, or an instance of a class derived from it. */
export class PyDecimal extends PyObject {
  readonly value: Dec;

  constructor(value: Dec, type: PyType = decimalType) {
    super(type);
    this.value = value;
  }
}

/** The settings of a Python context with its flags and traps. */
export interface ContextState extends Context {
  prec: number;
  rounding: Rounding;
  emin: number;
  emax: number;
  clamp: boolean;
  capitals: boolean;
  flags: number;
  traps: number;
}

const defaults: ContextState = {
  prec: 28,
  rounding: "ROUND_HALF_EVEN",
  emin: -999999,
  emax: 999999,
  clamp: false,
  capitals: true,
  status: 0,
  flags: 0,
  traps: INVALID | DIVISION_BY_ZERO | OVERFLOW,
};

/** How many runs are kept in mind, for runs that are started within runs. */
const RUNS = 16;

/** Something that each run has its own of, made when first asked for. */
function perRun<T>(make: () => T): { get: () => T; set: (value: T) => void } {
  const known = new Map<number, T>();
  const set = (value: T): void => {
    known.set(meter.run, value);
    for (const run of known.keys()) {
      if (known.size <= RUNS) break;
      known.delete(run);
    }
  };
  return {
    get: () => {
      const found = known.get(meter.run);
      if (found !== undefined) return found;
      const made = make();
      set(made);
      return made;
    },
    set,
  };
}

/** A `Context`. The three that the module shows are shared by all runs, so that each run has its own state of them. */
export class PyContext extends PyObject {
  /** Whether all runs share the object. */
  readonly isShared: boolean;
  private readonly states: { get: () => ContextState };

  constructor(state: Partial<ContextState> = {}, options: { readonly shared?: boolean; readonly type?: PyType } = {}) {
    super(options.type ?? contextType);
    const own = { ...defaults, ...state };
    this.isShared = options.shared === true;
    this.states = options.shared === true ? perRun(() => ({ ...own })) : { get: () => own };
  }

  get state(): ContextState {
    return this.states.get();
  }

  copy(): PyContext {
    return new PyContext(this.state);
  }
}

export const defaultContext: PyContext = new PyContext({}, { shared: true });

const current = perRun(() => {
  const context = defaultContext.copy();
  context.state.flags = 0;
  return context;
});

export function currentContext(): PyContext {
  return current.get();
}

export function setCurrentContext(context: PyContext): void {
  current.set(context);
}

/** Runs an operation in a context; what it meets is flagged, and raised if trapped. */
export function operate<T>(context: PyContext, operation: (state: ContextState) => T): T {
  const { state } = context;
  state.status = 0;
  const result = operation(state);
  settle(state);
  return result;
}

export function settle(state: ContextState): void {
  const { status } = state;
  state.status = 0;
  state.flags |= status;
  if ((status & state.traps) !== 0) throw trapped(status & state.traps);
}
