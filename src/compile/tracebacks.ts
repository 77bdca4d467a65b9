import { type PyException, pythonException, recursionError, setContext } from "../values/exceptions.ts";
import type { GeneratorBody, Resumption } from "../values/generators.ts";
import { LimitReached, meter, spend } from "../values/meter.ts";
import type { Value } from "../values/value.ts";
import type { Frame } from "./frame.ts";

/** Steps of an exception's way through one frame: it takes the time of so many plain statements. */
const UNWINDING = 80;

/**
 * Notes that `error` passed through `frame`, once, and gives it its context. What is not a Python exception (a limit, a
 * fault of ours) is thrown on.
 */
export function record(error: unknown, frame: Frame, location: string): PyException {
  const exception = pythonException(error);
  if (exception === undefined) {
    if (error instanceof LimitReached) error.innermost ??= frame.at;
    throw error;
  }
  spend(UNWINDING);
  if (!exception.recorded) {
    exception.traceback.push({ location, source: frame.root.source, offset: frame.at });
    const { handling } = frame.root;
    if (exception.context === null && handling !== null && handling !== exception && exception.traceback.length === 1) {
      setContext(exception, handling);
    }
  }
  exception.recorded = true;
  return exception;
}

/** As {@link record}, for an exception that leaves the frame for good: its caller is to add a line of its own. */
export function leave(error: unknown, frame: Frame, location: string): PyException {
  const exception = record(error, frame, location);
  exception.recorded = false;
  return exception;
}

/** Counts a call in; must be matched by `meter.depth--`. */
export function enterCall(): void {
  if (meter.depth >= meter.limits.depth) throw recursionError("maximum recursion depth exceeded");
  meter.depth++;
}

/** Runs a generator's body with its own traceback line and its share of the call depth at each resumption. */
export function* enterGenerator(body: GeneratorBody, frame: Frame, location: string): GeneratorBody {
  let resumption: Resumption = { value: null };
  for (;;) {
    let step: IteratorResult<Value, Value>;
    const { handling } = frame.root;
    enterCall();
    try {
      step = body.next(resumption);
    } catch (error) {
      throw leave(error, frame, location);
    } finally {
      meter.depth--;
      frame.root.handling = handling;
    }
    if (step.done === true) return step.value;
    resumption = yield step.value;
  }
}
