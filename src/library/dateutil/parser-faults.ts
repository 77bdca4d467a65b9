import { builtinType } from "../../values/core-types.ts";
import {
  indexErrorType,
  PyException,
  pythonException,
  typeErrorType,
  valueErrorType,
} from "../../values/exceptions.ts";
import { define } from "../../values/native.ts";
import { percentFormat } from "../../values/percent-operator.ts";
import { PyTuple } from "../../values/sequences.ts";
import { repr, str } from "../../values/text.ts";
import type { PyType, Value } from "../../values/value.ts";

/** `ParserError(form, text)`: a `ValueError` that puts its text into its form when shown. */
export const parserErrorType: PyType = builtinType("ParserError", valueErrorType, {
  module: "dateutil.parser._parser",
});

export function parserError(form: string, text: Value): PyException {
  return new PyException(parserErrorType, [form, text]);
}

function textOf(self: PyException): string {
  const [form, ...rest] = self.args;
  try {
    if (typeof form === "string") return percentFormat(form, new PyTuple(rest));
  } catch (error) {
    const type = pythonException(error)?.type;
    if (type !== typeErrorType && type !== indexErrorType) throw error;
  }
  return self.args.length === 0 ? "" : self.args.length === 1 ? str(form ?? null) : repr(new PyTuple(self.args));
}

export function installParserFaults(): void {
  define<PyException>(parserErrorType, {
    slots: {
      str: textOf,
      repr: (self) => `${self.type.name}(${self.args.map((argument) => `'${str(argument)}'`).join(", ")})`,
    },
  });
}
