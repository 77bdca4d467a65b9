import { asText, typeName, typeOf } from "./core-types.ts";
import { dictOf, PyDict } from "./dict.ts";
import { baseExceptionType, exceptionTypes, PyException, typeError } from "./exceptions.ts";
import { collect } from "./iteration.ts";
import { define } from "./native.ts";
import { newMethodOf } from "./new-methods.ts";
import { PyList, PyTuple } from "./sequences.ts";
import { fillSystemError, newSystemError, systemErrorText } from "./system-errors.ts";
import { joinReprs, repr, str } from "./text.ts";
import { setTraceback, tracebackOf } from "./tracebacks.ts";
import { inheritSlots, type Kwargs, type PyType, type Value } from "./value.ts";

/** `str(exception)`: nothing, the one argument, or the tuple of them. */
function text(self: PyException): string {
  const [first = null] = self.args;
  if (self.args.length === 0) return "";
  return self.args.length === 1 ? str(first) : `(${joinReprs(self.args)})`;
}

function setCause(self: PyException, value: Value | undefined): void {
  if (value !== null && !(value instanceof PyException)) {
    throw typeError("exception cause must be None or derive from BaseException");
  }
  self.cause = value;
  self.suppressContext = true;
}

function refuseKeywords(type: PyType, kwargs: Kwargs): void {
  if (kwargs !== null && kwargs.size > 0) throw typeError(`${type.name}() takes no keyword arguments`);
}

/** Sets attributes that some exception types take as keywords or from their arguments. */
function attributesFrom(owner: string, names: readonly string[]) {
  return (self: Value, args: Value[], kwargs: Kwargs): void => {
    const exception = self as PyException;
    exception.args = args;
    exception.attrs ??= new Map();
    for (const name of names) exception.attrs.set(name, kwargs?.get(name) ?? null);
    for (const key of kwargs?.keys() ?? []) {
      if (!names.includes(key)) {
        throw typeError(`'${key}' is an invalid keyword argument for ${owner}()`);
      }
    }
  };
}

/** Each type has a `__new__` of its own, which makes what those of its bases make. */
function giveConstructors(): void {
  for (const type of exceptionTypes.values()) {
    const make = type.slots.new;
    if (make !== undefined) type.members.set("__new__", newMethodOf(type, make));
  }
}

export function installExceptions(): void {
  baseExceptionType.own.new = (type, args) => new PyException(type, args);
  define<PyException>(baseExceptionType, {
    slots: {
      init: (self, args, kwargs) => {
        refuseKeywords(typeOf(self), kwargs);
        self.args = args;
      },
      str: text,
      repr: (self) => `${self.type.name}(${joinReprs(self.args)})`,
    },
    methods: {
      "with_traceback(tb, /)": (self, tb) => {
        setTraceback(self, tb);
        return self;
      },
      "add_note(note, /)": (self, note) => {
        if (typeof note !== "string") throw typeError(`note must be a str, not '${typeName(note)}'`);
        self.attrs ??= new Map();
        const notes = self.attrs.get("__notes__");
        if (notes instanceof PyList) notes.append(note);
        else if (notes === undefined) self.attrs.set("__notes__", new PyList([note]));
        else throw typeError("Cannot add note: __notes__ is not a list");
        return null;
      },
    },
    getters: {
      args: (self) => new PyTuple(self.args),
      __cause__: (self) => self.cause,
      __context__: (self) => self.context,
      __suppress_context__: (self) => self.suppressContext,
      __traceback__: tracebackOf,
      __dict__: (self) => (self.attrs === null ? new PyDict() : dictOf(self.attrs)),
    },
    setters: {
      args: (self, value) => {
        if (value === undefined) throw typeError("args may not be deleted");
        self.args = collect(value);
      },
      __cause__: setCause,
      __context__: (self, value) => {
        if (value === undefined) throw typeError("__context__ may not be deleted");
        if (value !== null && !(value instanceof PyException)) {
          throw typeError("exception context must be None or derive from BaseException");
        }
        self.context = value;
      },
      __suppress_context__: (self, value) => {
        self.suppressContext = value === true;
      },
      __traceback__: setTraceback,
    },
  });
  special("KeyError", {
    str: (self) => {
      const { args } = self as PyException;
      const [key = null] = args;
      return args.length === 1 ? repr(key) : text(self as PyException);
    },
  });
  const value = exceptionTypes.get("StopIteration");
  if (value !== undefined) {
    define<PyException>(value, { getters: { value: (self) => self.args[0] ?? null } });
  }
  const exit = exceptionTypes.get("SystemExit");
  if (exit !== undefined) define<PyException>(exit, { getters: { code: (self) => self.args[0] ?? null } });
  special("OSError", {
    new: newSystemError,
    init: (self, args, kwargs) => {
      refuseKeywords(typeOf(self), kwargs);
      fillSystemError(self as PyException, args);
    },
    str: (self) => systemErrorText(self as PyException) ?? text(self as PyException),
  });
  const fillImport = attributesFrom("ImportError", ["name", "path", "name_from"]);
  special("ImportError", {
    init: (self, args, kwargs) => {
      fillImport(self, args, kwargs);
      if (self instanceof PyException) self.attrs?.set("msg", args.length === 1 ? (args[0] ?? null) : null);
    },
    str: (self) => asText((self as PyException).attrs?.get("msg") ?? null) ?? text(self as PyException),
  });
  special("AttributeError", { init: attributesFrom("AttributeError", ["name", "obj"]) });
  special("NameError", { init: attributesFrom("NameError", ["name"]) });
  giveConstructors();
}

function special(name: string, slots: PyType["own"]): void {
  const type = exceptionTypes.get(name);
  if (type === undefined) return;
  type.own = { ...type.own, ...slots };
  inheritSlots(type);
}
