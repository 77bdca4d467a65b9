/** `except*`: what its clauses share, whether their bodies may suspend or not. */
import { getAttribute } from "../values/attributes.ts";
import { call } from "../values/calls.ts";
import { isSubclass, typeOf } from "../values/core-types.ts";
import { baseExceptionGroupType, groupOf, PyExceptionGroup, projection } from "../values/exception-groups.ts";
import { PyException, typeError } from "../values/exceptions.ts";
import type { Resumption } from "../values/generators.ts";
import { PyList, PyTuple } from "../values/sequences.ts";
import { PyType, type Value } from "../values/value.ts";
import { type Completion, type Frame, NORMAL } from "./frame.ts";
import { type Handler, matches } from "./handlers.ts";
import { record } from "./tracebacks.ts";

/** An exception on its way through the clauses: what is left of it, and what their bodies raised. */
interface Sorting {
  readonly original: PyException;
  rest: Value;
  readonly raised: PyException[];
}

/** What the clause takes of the exception, as a group; `null` if nothing. */
function takeMatch(handler: Handler<unknown>, sorting: Sorting, frame: Frame): PyException | null {
  const wanted = handler.type === null ? null : handler.type(frame);
  frame.at = handler.at;
  const { rest } = sorting;
  // Types are looked at even when nothing is left to be caught.
  const whole = matches(rest instanceof PyException ? rest : sorting.original, wanted);
  const kinds = wanted instanceof PyTuple ? wanted.items : [wanted];
  if (kinds.some((kind) => kind instanceof PyType && isSubclass(kind, baseExceptionGroupType))) {
    throw typeError("catching ExceptionGroup with except* is not allowed. Use except instead.");
  }
  if (!(rest instanceof PyException)) return null;
  if (whole) {
    sorting.rest = null;
    return rest instanceof PyExceptionGroup ? rest : groupOf(new PyTuple([rest]));
  }
  if (!(rest instanceof PyExceptionGroup)) return null;
  const halves = call(getAttribute(rest, "split"), [wanted]);
  const owner = typeOf(rest).name;
  if (!(halves instanceof PyTuple)) {
    throw typeError(`${owner}.split must return a tuple, not ${typeOf(halves).name}`);
  }
  const [match = null, others = null] = halves.items;
  if (halves.items.length < 2) {
    throw typeError(`${owner}.split must return a 2-tuple, got tuple of size ${halves.items.length}`);
  }
  if (match === null) return null;
  sorting.rest = others;
  return match instanceof PyException ? match : null;
}

function sameItems(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((item, i) => item === right[i]);
}

/** An exception that a clause let pass looks as the original did; one that it raised has been elsewhere. */
function looksLike(exception: PyException, original: PyException): boolean {
  return (
    sameItems(exception.traceback, original.traceback) &&
    exception.cause === original.cause &&
    exception.context === original.context &&
    sameItems(notesOf(exception), notesOf(original))
  );
}

function notesOf(exception: PyException): readonly Value[] {
  const notes = exception.attrs?.get("__notes__");
  return notes instanceof PyList ? notes.items : [];
}

/** What the whole statement raises after its clauses; `null` for nothing. */
function settle({ original, rest, raised }: Sorting): PyException | null {
  if (!(original instanceof PyExceptionGroup)) return raised[0] ?? (rest instanceof PyException ? rest : null);
  const passed = raised.filter((exception) => looksLike(exception, original));
  const fresh: Value[] = raised.filter((exception) => !passed.includes(exception));
  if (rest instanceof PyException) passed.push(rest);
  const again = passed.length === 0 ? null : projection(original, passed);
  if (fresh.length === 0) return again instanceof PyException ? again : null;
  if (again !== null) fresh.push(again);
  const [only = null] = fresh;
  return fresh.length === 1 && only instanceof PyException ? only : groupOf(new PyList(fresh));
}

/**
 * Runs the clauses. A generator, since their bodies may suspend in one; `run` runs a body.
 * What is left is raised from nowhere: the statement has no line of its own in the traceback.
 */
export function* handleStar<Body>(
  handlers: readonly Handler<Body>[],
  exception: PyException,
  frame: Frame,
  location: string,
  run: (body: Body, frame: Frame) => Generator<Value, Completion, Resumption>,
): Generator<Value, Completion, Resumption> {
  const { root } = frame;
  const outer = root.handling;
  const sorting: Sorting = { original: exception, rest: exception, raised: [] };
  root.handling = exception;
  try {
    for (const handler of handlers) {
      const match = takeMatch(handler, sorting, frame);
      if (match === null) continue;
      root.handling = match;
      handler.bind?.(frame, match);
      try {
        yield* run(handler.body, frame);
      } catch (error) {
        sorting.raised.push(record(error, frame, location));
      } finally {
        handler.forget?.(frame);
      }
    }
  } catch (error) {
    throw record(error, frame, location);
  } finally {
    root.handling = outer;
  }
  const left = settle(sorting);
  if (left === null) return NORMAL;
  left.recorded = true;
  throw left;
}
