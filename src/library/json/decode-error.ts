import { indexAt, offsetAt, pointLength } from "../../values/code-points.ts";
import { asInt, asText, builtinType, typeName } from "../../values/core-types.ts";
import { attributeError, PyException, typeError, valueErrorType } from "../../values/exceptions.ts";
import { native } from "../../values/native.ts";
import { str } from "../../values/text.ts";
import { inheritSlots, type PyType, type Value } from "../../values/value.ts";

/** `json.JSONDecodeError`: a `ValueError` that knows the text and the place in it. */
export const decodeErrorType: PyType = builtinType("JSONDecodeError", valueErrorType, { module: "json.decoder" });

/** Sets text and attributes; `pos` counts code points of `doc`. */
function fill(exception: PyException, msg: Value, doc: string, pos: number): void {
  const offset = offsetAt(doc, Math.max(0, Math.min(pos, pointLength(doc))));
  const before = doc.slice(0, offset);
  const lineno = before.split("\n").length;
  const colno = pos - (before.includes("\n") ? indexAt(doc, before.lastIndexOf("\n")) : -1);
  exception.args = [`${str(msg)}: line ${lineno} column ${colno} (char ${pos})`];
  exception.attrs = new Map<string, Value>([
    ["msg", msg],
    ["doc", doc],
    ["pos", BigInt(pos)],
    ["lineno", BigInt(lineno)],
    ["colno", BigInt(colno)],
  ]);
}

/** The error of a scanner that stopped at a UTF-16 offset of `doc`. */
export function decodeError(msg: string, doc: string, offset: number): PyException {
  return decodeErrorAt(msg, doc, indexAt(doc, offset));
}

/** The same for a place given in code points, which may be beyond the text. */
export function decodeErrorAt(msg: string, doc: string, pos: number): PyException {
  const exception = new PyException(decodeErrorType, []);
  fill(exception, msg, doc, pos);
  return exception;
}

const init = native(
  "JSONDecodeError.__init__(self, msg, doc, pos)",
  (self = null, msg = null, doc = null, pos = null) => {
    if (!(self instanceof PyException)) return null;
    const text = asText(doc);
    if (text === undefined) {
      throw attributeError(`'${typeName(doc)}' object has no attribute 'count'`, "count", doc);
    }
    const at = asInt(pos);
    if (at === undefined) throw typeError("slice indices must be integers or None or have an __index__ method");
    fill(self, msg, text, Number(at));
    return null;
  },
  { python: true },
);

export function installDecodeError(): void {
  decodeErrorType.own = { init: (self, args, kwargs) => void init.invoke([self, ...args], kwargs) };
  inheritSlots(decodeErrorType);
}
