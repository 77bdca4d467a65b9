import { generatorType, isSubclass, typeName } from "./core-types.ts";
import {
  generatorExitType,
  PyException,
  pythonException,
  runtimeError,
  stopIterationType,
  typeError,
  valueError,
} from "./exceptions.ts";
import { PyObject, type Value } from "./value.ts";

/** What a suspended generator body is resumed with: a value for `send`, or an exception for `throw`. */
export type Resumption = { readonly value: Value } | { readonly error: PyException };

/** A generator's body: yields values, takes resumptions, returns what `return` gives. */
export type GeneratorBody = Generator<Value, Value, Resumption>;

/** A generator made by a function with `yield`, or by a generator expression. */
export class PyGenerator extends PyObject {
  name: string;
  qualname: string;
  private readonly body: GeneratorBody;
  private state: "created" | "suspended" | "running" | "closed" = "created";
  /** What `return` gave, for `yield from` and `StopIteration.value`. */
  result: Value = null;

  /** Notes an exception thrown in before the body began as one of its first line. */
  private readonly refuse: (error: PyException) => PyException;

  constructor(
    name: string,
    qualname: string,
    body: GeneratorBody,
    refuse: (error: PyException) => PyException = (error) => error,
  ) {
    super(generatorType);
    this.refuse = refuse;
    this.name = name;
    this.qualname = qualname;
    this.body = body;
  }

  /** Whether the body is being executed right now. */
  get running(): boolean {
    return this.state === "running";
  }

  /** Runs to the next `yield`; `undefined` when the body ends, whose result is then in `result`. */
  resume(resumption: Resumption): Value | undefined {
    if (this.state === "running") throw valueError("generator already executing");
    if (this.state === "closed") {
      if ("error" in resumption) throw resumption.error;
      this.result = null;
      return undefined;
    }
    if (this.state === "created" && "error" in resumption) {
      this.state = "closed";
      throw this.refuse(resumption.error);
    }
    if (this.state === "created" && "value" in resumption && resumption.value !== null) {
      throw typeError("can't send non-None value to a just-started generator");
    }
    this.state = "running";
    try {
      const step = this.body.next(resumption);
      if (step.done !== true) {
        this.state = "suspended";
        return step.value;
      }
      this.state = "closed";
      this.result = step.value;
      return undefined;
    } catch (error) {
      this.state = "closed";
      const exception = pythonException(error);
      if (exception !== undefined && isSubclass(exception.type, stopIterationType)) {
        const replaced = runtimeError("generator raised StopIteration");
        replaced.cause = exception;
        replaced.context = exception;
        replaced.suppressContext = true;
        throw replaced;
      }
      throw error;
    }
  }

  next(): Value | undefined {
    return this.resume({ value: null });
  }

  /** `generator.close()`. */
  close(): Value {
    if (this.state === "closed") return null;
    if (this.state === "created") {
      this.state = "closed";
      return null;
    }
    try {
      const value = this.resume({ error: new PyException(generatorExitType, []) });
      if (value !== undefined) throw runtimeError("generator ignored GeneratorExit");
      return null;
    } catch (error) {
      if (error instanceof PyException && isSubclass(error.type, generatorExitType)) return null;
      throw error;
    }
  }
}

/** `StopIteration(value)`; no argument for `None`. */
export function stopIteration(value: Value): PyException {
  return new PyException(stopIterationType, value === null ? [] : [value]);
}

/** The exception that `generator.throw(…)` and `raise` mean by a class, an instance, or anything else. */
export function notAnException(value: Value): PyException {
  return typeError(`exceptions must be classes or instances deriving from BaseException, not ${typeName(value)}`);
}
