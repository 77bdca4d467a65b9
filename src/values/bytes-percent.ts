/** `%` on bytes: the format is read as a Latin-1 text; values are bytes, numbers, or written as ASCII. */
import { asBytes, bytesOf, latin1, PyBytes } from "./bytes.ts";
import { callSpecial } from "./calls.ts";
import { asInt, isSubclass, typeName } from "./core-types.ts";
import { overflowError, PyException, typeError, typeErrorType } from "./exceptions.ts";
import { realNumber } from "./number-conversions.ts";
import { formatPercent, type PercentPiece, type PercentProtocol } from "./numbers/percent.ts";
import { index } from "./operators.ts";
import { percentProtocol, percentValues, piecesOf } from "./percent-operator.ts";
import { ascii } from "./text.ts";
import type { Value } from "./value.ts";

function bytesLike(value: Value): string {
  const data = asBytes(value);
  if (data !== undefined) return latin1(data);
  const made = callSpecial(value, "__bytes__", []);
  if (made instanceof PyBytes) return latin1(made.data);
  if (made !== undefined) throw typeError(`__bytes__ returned non-bytes (type ${typeName(made)})`);
  throw typeError(`%b requires a bytes-like object, or an object that implements __bytes__, not '${typeName(value)}'`);
}

/** The one byte of `%c`. */
function singleByte(value: Value): string {
  const data = asBytes(value);
  if (data?.length === 1) return latin1(data);
  const refused = "%c requires an integer in range(256) or a single byte";
  if (data !== undefined) throw typeError(refused);
  try {
    const n = index(value);
    if (n >= 0n && n <= 255n) return String.fromCharCode(Number(n));
  } catch (error) {
    if (error instanceof PyException && isSubclass(error.type, typeErrorType)) throw typeError(refused);
    throw error;
  }
  throw overflowError("%c arg not in range(256)");
}

function float(value: Value): number {
  try {
    return realNumber(value);
  } catch (error) {
    if (error instanceof PyException && isSubclass(error.type, typeErrorType)) {
      throw typeError(`float argument required, not ${typeName(value)}`);
    }
    throw error;
  }
}

/** Bytes know `%b` beside `%s`; `%c` goes by another road, since what it takes differs. */
function adapted(piece: PercentPiece): PercentPiece {
  if (typeof piece === "string" || piece.fault !== null) return piece;
  if (piece.code === "b") return { ...piece, code: "s" };
  if (piece.code === "r") return { ...piece, code: "a" };
  return piece.code === "c" ? { ...piece, code: "r" } : piece;
}

/** `format % right` for bytes. */
export function percentBytes(format: Uint8Array, right: Value): Uint8Array {
  const general = percentProtocol();
  const counted = (text: string): string => {
    general.allow(text.length);
    return text;
  };
  const protocol: PercentProtocol<Value> = {
    ...general,
    str: (value) => counted(bytesLike(value)),
    // What stands for `%c`, see above.
    repr: singleByte,
    ascii: (value) => counted(ascii(value)),
    int: (value) => asInt(value) ?? null,
    float,
  };
  const values = percentValues(right, (name) => new PyBytes(bytesOf(name)));
  // Bytes are taken whole: no mapping, though they have items.
  const lookup = asBytes(right) === undefined ? values.lookup : null;
  try {
    return bytesOf(formatPercent(piecesOf(latin1(format)).map(adapted), { ...values, lookup }, protocol));
  } catch (error) {
    throw reworded(error);
  }
}

function reworded(error: unknown): unknown {
  const { message } = error as { message?: unknown };
  return message === "not all arguments converted during string formatting"
    ? typeError("not all arguments converted during bytes formatting")
    : error;
}
