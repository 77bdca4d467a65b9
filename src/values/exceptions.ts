import { builtinType, objectType, typeType } from "./core-types.ts";
import { spend } from "./meter.ts";
import { NumberFault } from "./numbers/number-fault.ts";
import { PyObject, PyType, type Value } from "./value.ts";

/** One line of a traceback: the frame's name and a UTF-16 offset in its source; `source` tells formulas apart. */
export interface TracebackEntry {
  readonly location: string;
  readonly source: SourceText;
  readonly offset: number;
}

/** A text that tracebacks point into. `name` is what Python would show as the file, `<formula:total>` for instance. */
export interface SourceText {
  readonly name: string;
  readonly text: string;
}

/** A Python exception. It is what `throw` throws inside the engine. */
export class PyException extends PyObject {
  args: readonly Value[];
  cause: Value = null;
  context: Value = null;
  suppressContext = false;
  /** Innermost frame first: entries are added while the exception travels outwards. */
  readonly traceback: TracebackEntry[] = [];
  /** The current frame has its entry already: set when an exception is raised again unchanged. */
  recorded = false;

  constructor(type: PyType, args: readonly Value[]) {
    super(type);
    this.args = args;
  }
}

export const baseExceptionType: PyType = builtinType("BaseException", objectType);

/** CPython's hierarchy: each line a base and the names right below it. */
const hierarchy = `
BaseException: SystemExit KeyboardInterrupt GeneratorExit Exception BaseExceptionGroup
Exception: StopIteration StopAsyncIteration ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError SyntaxError SystemError TypeError ValueError Warning
ArithmeticError: FloatingPointError OverflowError ZeroDivisionError
ImportError: ModuleNotFoundError
LookupError: IndexError KeyError
NameError: UnboundLocalError
OSError: BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError
ConnectionError: BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError
RuntimeError: NotImplementedError RecursionError
SyntaxError: IndentationError
IndentationError: TabError
ValueError: UnicodeError
UnicodeError: UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError
Warning: BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning
`;

function makeHierarchy(): Map<string, PyType> {
  const types = new Map([["BaseException", baseExceptionType]]);
  for (const line of hierarchy.trim().split("\n")) {
    const [base = "", names = ""] = line.split(": ");
    for (const name of names.split(" ")) types.set(name, builtinType(name, types.get(base)));
  }
  const bases = ["BaseExceptionGroup", "Exception"].map((name) => types.get(name)).filter((type) => type !== undefined);
  const group = new PyType(typeType, "ExceptionGroup", bases);
  group.mro = [group, ...bases, baseExceptionType, objectType];
  types.set("ExceptionGroup", group);
  return types;
}

/** All built-in exception types by name. */
export const exceptionTypes: ReadonlyMap<string, PyType> = makeHierarchy();

function named(name: string): PyType {
  const type = exceptionTypes.get(name);
  if (type === undefined) throw new TypeError(`no exception type ${name}`);
  return type;
}

export const exceptionType: PyType = named("Exception");
export const exceptionGroupType: PyType = named("ExceptionGroup");
export const stopIterationType: PyType = named("StopIteration");
export const generatorExitType: PyType = named("GeneratorExit");
export const assertionErrorType: PyType = named("AssertionError");
export const attributeErrorType: PyType = named("AttributeError");
export const typeErrorType: PyType = named("TypeError");
export const valueErrorType: PyType = named("ValueError");
export const keyErrorType: PyType = named("KeyError");
export const indexErrorType: PyType = named("IndexError");
export const lookupErrorType: PyType = named("LookupError");

type Maker = (message: string) => PyException;
const maker =
  (type: PyType): Maker =>
  (message) =>
    new PyException(type, [message]);

/** `throw typeError("…")`: makers of the exceptions that the runtime itself raises, with one text argument. */
export const typeError: Maker = maker(typeErrorType);
export const valueError: Maker = maker(valueErrorType);
export const indexError: Maker = maker(indexErrorType);
export const runtimeError: Maker = maker(named("RuntimeError"));
export const recursionError: Maker = maker(named("RecursionError"));
export const zeroDivisionError: Maker = maker(named("ZeroDivisionError"));
export const overflowError: Maker = maker(named("OverflowError"));
export const notImplementedError: Maker = maker(named("NotImplementedError"));
export const lookupError: Maker = maker(lookupErrorType);

/** `KeyError(key)`: its text is the key's `repr`. */
export function keyError(key: Value): PyException {
  return new PyException(keyErrorType, [key]);
}

function withAttributes(type: PyType, message: string, attributes: readonly (readonly [string, Value])[]): PyException {
  const exception = new PyException(type, [message]);
  exception.attrs = new Map(attributes);
  return exception;
}

/** An `AttributeError` with the `name` and `obj` attributes that CPython sets. */
export function attributeError(message: string, name?: string, object?: Value): PyException {
  if (name === undefined) return new PyException(attributeErrorType, [message]);
  return withAttributes(attributeErrorType, message, [
    ["name", name],
    ["obj", object ?? null],
  ]);
}

export function nameError(name: string, message = `name '${name}' is not defined`): PyException {
  return withAttributes(named("NameError"), message, [["name", name]]);
}

export function unboundLocalError(name: string): PyException {
  const message = `cannot access local variable '${name}' where it is not associated with a value`;
  return withAttributes(named("UnboundLocalError"), message, [["name", name]]);
}

/** `ImportError` or `ModuleNotFoundError` with `name` (and `msg`, which is what exception records show). */
export function importError(type: "ImportError" | "ModuleNotFoundError", message: string, module: string): PyException {
  return withAttributes(named(type), message, [
    ["name", module],
    ["msg", message],
  ]);
}

/** Makes `handled` the context of `exception`, unless it is the same; a chain that would lead back to it is cut. */
export function setContext(exception: PyException, handled: PyException): void {
  if (exception === handled) return;
  const seen = new Set<PyException>();
  for (let link = handled; !seen.has(link); ) {
    seen.add(link);
    const { context } = link;
    if (!(context instanceof PyException)) break;
    if (context === exception) {
      link.context = null;
      break;
    }
    link = context;
  }
  spend(2 * seen.size);
  exception.context = handled;
}

/**
 * The Python exception behind something caught; `undefined` for limits and for faults of our own, which travel on.
 * Faults of the number functions and JavaScript's exhausted stack become exceptions here.
 */
export function pythonException(error: unknown): PyException | undefined {
  if (error instanceof PyException) return error;
  if (error instanceof NumberFault) return new PyException(named(error.kind), [error.message]);
  if (error instanceof RangeError && error.message.startsWith("Maximum call stack")) {
    return recursionError("maximum recursion depth exceeded");
  }
  return undefined;
}
