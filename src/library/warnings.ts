/** `warnings`: warnings are dropped, unless a `catch_warnings` block records them or a filter makes errors of them. */
import { setAttribute } from "../values/attributes.ts";
import { call } from "../values/calls.ts";
import { isSubclass, typeName } from "../values/core-types.ts";
import { exceptionTypes, PyException, typeError, typeErrorType } from "../values/exceptions.ts";
import { native } from "../values/native.ts";
import { perRun } from "../values/per-run.ts";
import { PyList } from "../values/sequences.ts";
import { truth } from "../values/truth.ts";
import { PyObject, PyType, type Value } from "../values/value.ts";
import type { ModuleDefinition } from "./module-definition.ts";
import { definePython, pythonClass } from "./python-class.ts";
import { simpleNamespaceType } from "./types/simple-namespace.ts";

interface State {
  readonly action: Value;
  readonly log: PyList | null;
}

const states: () => State[] = perRun(() => [{ action: "ignore", log: null }]);
const current = (): State => states().at(-1) ?? { action: "ignore", log: null };
const warningType: PyType = exceptionTypes.get("Warning") ?? typeErrorType;
const userWarningType: PyType = exceptionTypes.get("UserWarning") ?? warningType;

function warn(message: Value, category: Value): Value {
  const given = message instanceof PyException && isSubclass(message.type, warningType) ? message.type : category;
  const type = given === null ? userWarningType : given;
  if (!(type instanceof PyType) || !isSubclass(type, warningType)) {
    throw typeError(`category must be a Warning subclass, not '${typeName(type)}'`);
  }
  const exception = message instanceof PyException ? message : call(type, [message]);
  const { action, log } = current();
  if (action === "error" && exception instanceof PyException) throw exception;
  if (log === null) return null;
  const record = new PyObject(simpleNamespaceType);
  record.attrs = new Map<string, Value>([
    ["message", exception],
    ["category", type],
    ["filename", "<module>"],
    ["lineno", 1n],
  ]);
  log.append(record);
  return null;
}

function setAction(action: Value): Value {
  const state = states().pop() ?? current();
  states().push({ ...state, action });
  return null;
}

const catchType: PyType = pythonClass("catch_warnings", [], { module: "warnings" });

function members(): Iterable<readonly [string, Value]> {
  definePython<PyObject>(catchType, {
    methods: {
      "__init__(*, record=False, module=None, action=None, category=None, lineno=0, append=False)": (
        self,
        record: Value,
        _: Value,
        action: Value,
      ) => {
        setAttribute(self, "_record", truth(record));
        setAttribute(self, "_action", action);
        return null;
      },
      "__enter__()": (self) => {
        const log = self.attrs?.get("_record") === true ? new PyList([]) : null;
        const action = self.attrs?.get("_action") ?? null;
        states().push({ action: action === null ? current().action : action, log });
        return log;
      },
      "__exit__(*exc_info)": () => {
        if (states().length > 1) states().pop();
        return null;
      },
    },
  });
  const python = { python: true };
  const nothing = (): null => null;
  return [
    ["warn", native("warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())", warn, python)],
    ["warn_explicit", native("warn_explicit(message, category, filename, lineno, *args, **kwargs)", warn, python)],
    ["simplefilter", native("simplefilter(action, category=None, lineno=0, append=False)", setAction, python)],
    [
      "filterwarnings",
      native("filterwarnings(action, message='', category=None, module='', lineno=0, append=False)", nothing, python),
    ],
    ["resetwarnings", native("resetwarnings()", () => setAction("ignore"), python)],
    ["showwarning", native("showwarning(message, category, filename, lineno, file=None, line=None)", nothing, python)],
    ["catch_warnings", catchType],
  ];
}

export const warningsModule: ModuleDefinition = { name: "warnings", members };
