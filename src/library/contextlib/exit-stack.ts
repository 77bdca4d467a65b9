/** `contextlib.ExitStack`. */
import { getAttribute } from "../../values/attributes.ts";
import { bind, call } from "../../values/calls.ts";
import { typeOf } from "../../values/core-types.ts";
import { PyException, pythonException, typeError } from "../../values/exceptions.ts";
import type { NativeFunction } from "../../values/functions.ts";
import { collect } from "../../values/iteration.ts";
import { native } from "../../values/native.ts";
import { truth } from "../../values/truth.ts";
import { lookup, PyObject, type PyType, type Value } from "../../values/value.ts";
import { abcMetaType, abstractMethods } from "../abc/meta.ts";
import { keywordsOf } from "../functools/partial.ts";
import { definePython, pythonClass } from "../python-class.ts";
import { exitArguments } from "./managed.ts";
import { abstractManagerType } from "./managers.ts";

export const exitStackType: PyType = pythonClass("ExitStack", [abstractManagerType], {
  module: "contextlib",
  meta: abcMetaType,
});

/** The exit callbacks of each stack, the last entered last. */
const stacks = new WeakMap<PyObject, Value[]>();

function callbacks(self: PyObject): Value[] {
  let known = stacks.get(self);
  if (known === undefined) {
    known = [];
    stacks.set(self, known);
  }
  return known;
}

function enter(self: PyObject, manager: Value): Value {
  const type = typeOf(manager);
  const [start, exit] = ["__enter__", "__exit__"].map((name) => lookup(type, name));
  if (start === undefined || exit === undefined) {
    throw typeError(`'${type.module}.${type.qualname}' object does not support the context manager protocol`);
  }
  const result = call(bind(start, manager, type), []);
  callbacks(self).push(bind(exit, manager, type));
  return result;
}

/** Runs the callbacks, the last one first. Each may swallow the exception, or raise another that takes its place. */
function unwind(self: PyObject, given: Value): Value {
  const stack = callbacks(self);
  let pending: PyException | null = given instanceof PyException ? given : null;
  let swallowed = false;
  let raised = false;
  for (let exit = stack.pop(); exit !== undefined; exit = stack.pop()) {
    try {
      if (truth(call(exit, exitArguments(pending))) && pending !== null) {
        swallowed = true;
        raised = false;
        pending = null;
      }
    } catch (error) {
      const exception = pythonException(error);
      if (exception === undefined) throw error;
      if (pending !== null && exception !== pending && exception.context === null) exception.context = pending;
      pending = exception;
      raised = true;
    }
  }
  if (raised && pending !== null) throw pending;
  return given !== null && swallowed;
}

export function installExitStack(): void {
  definePython<PyObject>(exitStackType, {
    methods: {
      "__init__()": (self) => {
        callbacks(self);
        return null;
      },
      "enter_context(cm)": enter,
      "push(exit)": (self, exit: Value) => {
        const found = lookup(typeOf(exit), "__exit__");
        callbacks(self).push(found === undefined ? exit : bind(found, exit, typeOf(exit)));
        return exit;
      },
      "callback(callback, /, *args, **kwds)": (self, callback: Value, args: Value, kwargs: Value) => {
        const wrapped: NativeFunction = native("_exit_wrapper(exc_type, exc, tb)", () => {
          call(callback, collect(args), keywordsOf(kwargs));
          return null;
        });
        callbacks(self).push(wrapped);
        return callback;
      },
      "pop_all()": (self) => {
        const made = call(typeOf(self), []);
        if (made instanceof PyObject) {
          stacks.set(made, callbacks(self));
          stacks.set(self, []);
        }
        return made;
      },
      "close()": (self) => {
        call(getAttribute(self, "__exit__"), [null, null, null]);
        return null;
      },
      "__enter__()": (self) => self,
      "__exit__(*exc_details)": (self, details: Value) => unwind(self, collect(details)[1] ?? null),
    },
  });
  abstractMethods(exitStackType);
}
