import { asBytes, latin1 } from "../../values/bytes.ts";
import { asInt, asText, builtinType, typeName } from "../../values/core-types.ts";
import {
  exceptionType,
  indexError,
  overflowError,
  PyException,
  recursionError,
  typeError,
  valueError,
} from "../../values/exceptions.ts";
import { define } from "../../values/native.ts";
import { bindArguments } from "../../values/parameters.ts";
import { str } from "../../values/text.ts";
import type { PyType, Value } from "../../values/value.ts";
import { type FaultKind, PatternError } from "./pattern-error.ts";

/** `re.error`. */
export const errorType: PyType = builtinType("error", exceptionType, { module: "re" });

const makers: Readonly<Record<Exclude<FaultKind, "error">, (message: string) => PyException>> = {
  ValueError: valueError,
  OverflowError: overflowError,
  IndexError: indexError,
  RecursionError: recursionError,
};

/** Runs `work`; a fault of the pattern or template `source` becomes the Python exception it is. */
export function pythonFaults<T>(source: Value, work: () => T): T {
  try {
    return work();
  } catch (fault) {
    if (!(fault instanceof PatternError)) throw fault;
    if (fault.kind !== "error") throw makers[fault.kind](fault.msg);
    const exception = new PyException(errorType, []);
    fill(exception, fault.msg, fault.pattern === null ? null : source, fault.pos, fault);
    throw exception;
  }
}

/** Sets what `re.error.__init__` sets. */
function fill(exception: PyException, msg: Value, pattern: Value, pos: Value | number, fault: PatternError): void {
  exception.args = [fault.message];
  const number = (n: number | null): Value => (n === null ? null : BigInt(n));
  exception.attrs = new Map<string, Value>([
    ["msg", msg],
    ["pattern", pattern],
    ["pos", typeof pos === "number" ? BigInt(pos) : pos],
    ["lineno", number(fault.lineno)],
    ["colno", number(fault.colno)],
  ]);
}

const parameters = {
  names: ["msg", "pattern", "pos"],
  positionalOnly: 0,
  positional: 3,
  defaults: [undefined, null, null],
  vararg: null,
  kwarg: null,
};

export function installError(): void {
  define<PyException>(errorType, {
    slots: {
      init: (self, args, kwargs) => {
        // The text counts `self` among the arguments, as for any function written in Python.
        const names = {
          ...parameters,
          names: ["self", ...parameters.names],
          positional: 4,
          defaults: [undefined, ...parameters.defaults],
        };
        const [, msg = null, pattern = null, pos = null] = bindArguments(
          "error.__init__",
          names,
          [self, ...args],
          kwargs,
        );
        if (pattern === null || pos === null) {
          fill(self, msg, pattern, pos, new PatternError("error", str(msg)));
          self.args = [msg];
          return;
        }
        const at = asInt(pos);
        if (at === undefined) throw typeError(`%d format: a real number is required, not ${typeName(pos)}`);
        fill(self, msg, pattern, pos, new PatternError("error", str(msg), textOf(pattern) ?? "", Number(at)));
      },
    },
  });
}

/** The text of a `str`, or bytes as Latin-1; `undefined` for other values. */
export function textOf(value: Value): string | undefined {
  const text = asText(value);
  if (text !== undefined) return text;
  const bytes = asBytes(value);
  return bytes === undefined ? undefined : latin1(bytes);
}
