/** `closing`, `suppress`, `nullcontext` and the redirections. */
import { getAttribute, setAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { isSubclassOf } from "../../values/class-checks.ts";
import { collect } from "../../values/iteration.ts";
import { PyTuple } from "../../values/sequences.ts";
import type { PyObject, PyType, Value } from "../../values/value.ts";
import { abcMetaType, abstractMethods } from "../abc/meta.ts";
import { outputs } from "../output.ts";
import { definePython, pythonClass } from "../python-class.ts";
import { abstractManagerType } from "./managers.ts";

function manager(name: string): PyType {
  return pythonClass(name, [abstractManagerType], { module: "contextlib", meta: abcMetaType });
}

export const closingType: PyType = manager("closing");
export const suppressType: PyType = manager("suppress");
export const nullContextType: PyType = manager("nullcontext");
export const redirectOutType: PyType = manager("redirect_stdout");
export const redirectErrorType: PyType = manager("redirect_stderr");

function installRedirection(type: PyType, stream: "out" | "error"): void {
  definePython<PyObject>(type, {
    methods: {
      "__init__(new_target)": (self, target: Value) => {
        setAttribute(self, "_new_target", target);
        return null;
      },
      "__enter__()": (self) => {
        const target = getAttribute(self, "_new_target");
        outputs()[stream].push(target);
        return target;
      },
      "__exit__(exctype, excinst, exctb)": () => {
        outputs()[stream].pop();
        return null;
      },
    },
  });
}

export function installReadyMade(): void {
  definePython<PyObject>(closingType, {
    methods: {
      "__init__(thing)": (self, thing: Value) => {
        setAttribute(self, "thing", thing);
        return null;
      },
      "__enter__()": (self) => getAttribute(self, "thing"),
      "__exit__(*exc_info)": (self) => {
        call(getAttribute(getAttribute(self, "thing"), "close"), []);
        return null;
      },
    },
  });
  definePython<PyObject>(suppressType, {
    methods: {
      "__init__(*exceptions)": (self, exceptions: Value) => {
        setAttribute(self, "_exceptions", exceptions);
        return null;
      },
      "__enter__()": () => null,
      "__exit__(exctype, excinst, exctb)": (self, type: Value) => {
        if (type === null) return null;
        return isSubclassOf(type, new PyTuple(collect(getAttribute(self, "_exceptions"))));
      },
    },
  });
  definePython<PyObject>(nullContextType, {
    methods: {
      "__init__(enter_result=None)": (self, result: Value) => {
        setAttribute(self, "enter_result", result);
        return null;
      },
      "__enter__()": (self) => getAttribute(self, "enter_result"),
      "__exit__(*excinfo)": () => null,
    },
  });
  installRedirection(redirectOutType, "out");
  installRedirection(redirectErrorType, "error");
  for (const type of [closingType, suppressType, nullContextType, redirectOutType, redirectErrorType]) {
    abstractMethods(type);
  }
}
