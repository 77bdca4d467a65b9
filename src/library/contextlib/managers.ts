/** The base classes of `contextlib`, and `contextmanager`. */
import { attributeOr, getAttribute, setAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { isInstance } from "../../values/core-types.ts";
import { dictOf } from "../../values/dict.ts";
import {
  exceptionTypes,
  PyException,
  pythonException,
  runtimeError,
  stopIterationType,
} from "../../values/exceptions.ts";
import { PyFunction } from "../../values/functions.ts";
import { makeSubscriptable } from "../../values/generic-alias.ts";
import { next } from "../../values/iteration.ts";
import { native } from "../../values/native.ts";
import { PyTuple } from "../../values/sequences.ts";
import type { PyObject, PyType, Value } from "../../values/value.ts";
import { abcMetaType, abstractMethods } from "../abc/meta.ts";
import { abcType } from "../abc/module.ts";
import { structural } from "../collections/abstract-protocols.ts";
import { updateWrapper } from "../functools/wrapping.ts";
import { definePython, pythonClass } from "../python-class.ts";
import { managed } from "./managed.ts";

const module = "contextlib";
export const abstractManagerType: PyType = pythonClass("AbstractContextManager", [abcType], {
  module,
  meta: abcMetaType,
  slotted: true,
});
export const abstractAsyncManagerType: PyType = pythonClass("AbstractAsyncContextManager", [abcType], {
  module,
  meta: abcMetaType,
  slotted: true,
});
export const contextDecoratorType: PyType = pythonClass("ContextDecorator", [], { module });
const generatorManagerType: PyType = pythonClass(
  "_GeneratorContextManager",
  [contextDecoratorType, abstractManagerType],
  {
    module,
    meta: abcMetaType,
  },
);

const anything = { names: [], positionalOnly: 0, positional: 0, defaults: [], vararg: "args", kwarg: "kwds" };

/** A function made by a decorator of ours: any arguments, the wrapped one's name. */
export function wrapping(name: string, func: Value, invoke: PyFunction["invoke"]): Value {
  return updateWrapper(new PyFunction(name, name, module, null, anything, invoke), func);
}

/** The exception that a generator was resumed with came out again: the same one, or the one made of it. */
function comesFrom(raised: PyException, thrown: PyException): boolean {
  if (raised === thrown) return true;
  const runtime = exceptionTypes.get("RuntimeError");
  return (
    runtime !== undefined &&
    isInstance(raised, runtime) &&
    isInstance(thrown, stopIterationType) &&
    raised.cause === thrown
  );
}

function leave(self: PyObject, type: Value, value: Value): Value {
  const generator = getAttribute(self, "gen");
  if (type === null) {
    if (next(generator) === undefined) return false;
    call(getAttribute(generator, "close"), []);
    throw runtimeError("generator didn't stop");
  }
  const made = value === null ? call(type, []) : value;
  try {
    call(getAttribute(generator, "throw"), [made]);
  } catch (error) {
    const raised = pythonException(error);
    if (raised === undefined || !(made instanceof PyException)) throw error;
    if (isInstance(raised, stopIterationType)) return raised !== made;
    if (comesFrom(raised, made)) return false;
    throw raised;
  }
  call(getAttribute(generator, "close"), []);
  throw runtimeError("generator didn't stop after throw()");
}

export function installManagers(): void {
  definePython<Value>(abstractManagerType, {
    methods: { "__enter__()": (self) => self, "__exit__(exc_type, exc_value, traceback)": () => null },
  });
  abstractMethods(abstractManagerType, "__exit__");
  structural(abstractManagerType, ["__enter__", "__exit__"]);
  makeSubscriptable(abstractManagerType);
  definePython<Value>(abstractAsyncManagerType, {
    methods: { "__aenter__()": (self) => self, "__aexit__(exc_type, exc_value, traceback)": () => null },
  });
  abstractMethods(abstractAsyncManagerType, "__aexit__");
  structural(abstractAsyncManagerType, ["__aenter__", "__aexit__"]);
  definePython<PyObject>(contextDecoratorType, {
    methods: {
      "_recreate_cm()": (self) => self,
      "__call__(func)": (self, func: Value) =>
        wrapping("inner", func, (args, kwargs) =>
          managed(call(getAttribute(self, "_recreate_cm"), []), () => call(func, args, kwargs)),
        ),
    },
  });
  definePython<PyObject>(generatorManagerType, {
    methods: {
      "_recreate_cm()": (self) => call(getAttribute(self, "_remake"), []),
      "__enter__()": (self) => {
        // What made the generator is of no use once it runs; entering twice fails for want of it.
        for (const name of ["args", "kwds", "func"]) setAttribute(self, name, undefined);
        const value = next(getAttribute(self, "gen"));
        if (value === undefined) throw runtimeError("generator didn't yield");
        return value;
      },
      "__exit__(typ, value, traceback)": leave,
    },
  });
  abstractMethods(generatorManagerType);
}

function generatorManager(func: Value, args: readonly Value[], kwargs: Parameters<typeof call>[2]): Value {
  const made = call(generatorManagerType, []);
  setAttribute(made, "gen", call(func, [...args], kwargs));
  const named = dictOf([...(kwargs ?? [])]);
  for (const [name, value] of [
    ["func", func],
    ["args", new PyTuple(args)],
    ["kwds", named],
  ] as const) {
    setAttribute(made, name, value);
  }
  setAttribute(
    made,
    "_remake",
    native("_remake()", () => generatorManager(func, args, kwargs)),
  );
  const doc = attributeOr(func, "__doc__");
  if (doc !== undefined && doc !== null) setAttribute(made, "__doc__", doc);
  return made;
}

export const contextManagerFunction: Value = native(
  "contextmanager(func)",
  (func) => wrapping("helper", func, (args, kwargs) => generatorManager(func, args, kwargs)),
  { python: true },
);
