import { bind, call } from "../../values/calls.ts";
import { typeOf } from "../../values/core-types.ts";
import { type PyException, pythonException, typeError } from "../../values/exceptions.ts";
import { tracebackOf } from "../../values/tracebacks.ts";
import { truth } from "../../values/truth.ts";
import { lookup, type Value } from "../../values/value.ts";

/** `with manager as value: work(value)`. An exception that the manager swallows leaves `null`, `None`. */
export function managed(manager: Value, work: (value: Value) => Value): Value {
  const type = typeOf(manager);
  const [enter, exit] = ["__enter__", "__exit__"].map((name) => lookup(type, name));
  if (enter === undefined || exit === undefined) {
    throw typeError(`'${type.name}' object does not support the context manager protocol`);
  }
  const leave = bind(exit, manager, type);
  const value = call(bind(enter, manager, type), []);
  let result: Value;
  try {
    result = work(value);
  } catch (error) {
    const exception = pythonException(error);
    if (exception === undefined) throw error;
    if (truth(call(leave, exitArguments(exception)))) return null;
    throw exception;
  }
  call(leave, [null, null, null]);
  return result;
}

/** What `__exit__` is called with for an exception. */
export function exitArguments(exception: PyException | null): Value[] {
  return exception === null ? [null, null, null] : [exception.type, exception, tracebackOf(exception)];
}
