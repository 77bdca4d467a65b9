import { asInt, asText, isSubclass, typeName, typeOf } from "./core-types.ts";
import { PyException, typeErrorType } from "./exceptions.ts";
import { allowText, spend } from "./meter.ts";
import { realNumber, toInt } from "./number-conversions.ts";
import {
  formatPercent,
  type PercentPiece,
  type PercentProtocol,
  type PercentValues,
  parsePercent,
} from "./numbers/percent.ts";
import { getItem, index } from "./operators.ts";
import { PyTuple } from "./sequences.ts";
import { ascii, repr, str } from "./text.ts";
import type { Value } from "./value.ts";

/** Whether `%` sees a number in it at all, whatever its conversion then says. */
function isNumber(value: Value): boolean {
  const { slots } = typeOf(value);
  return slots.int !== undefined || slots.index !== undefined || slots.float !== undefined;
}

/** `null` for what is no number or refuses the conversion; other exceptions travel on. */
function converted(value: Value, conversion: (value: Value) => bigint): bigint | null {
  if (!isNumber(value)) return null;
  try {
    return conversion(value);
  } catch (error) {
    if (error instanceof PyException && isSubclass(error.type, typeErrorType)) return null;
    throw error;
  }
}

/** The protocol for texts. It keeps count of what all conversions together have made. */
export function percentProtocol(): PercentProtocol<Value> {
  let made = 0;
  const tally = (length: number): void => {
    made += length;
    if (made > 1000) allowText(made);
  };
  const counted = (text: string): string => {
    tally(text.length);
    return text;
  };
  const sized = (n: bigint | null): bigint | null => {
    if (n !== null && n !== BigInt.asIntN(64, n)) tally(n.toString(16).length * 2);
    return n;
  };
  return {
    str: (value) => counted(str(value)),
    repr: (value) => counted(repr(value)),
    ascii: (value) => counted(ascii(value)),
    int: (value) => asInt(value) ?? null,
    truncated: (value) => sized(converted(value, toInt)),
    index: (value) => sized(converted(value, index)),
    float: realNumber,
    text: (value) => asText(value) ?? null,
    typeName,
    allow: (length) => {
      spend(1);
      tally(length);
    },
  };
}

/** The right operand of `%`; `mapping` says what counts as one beyond having items. */
export function percentValues(right: Value, key: (name: string) => Value): PercentValues<Value> {
  if (right instanceof PyTuple) return { items: right.items, lookup: null };
  const mapping = asText(right) === undefined && typeOf(right).slots.getitem !== undefined;
  return { items: [right], lookup: mapping ? (name) => getItem(right, key(name)) : null };
}

let latest: { readonly format: string; readonly pieces: readonly PercentPiece[] } | null = null;

/** The pieces of a format; the one used last is kept, since formulas format in loops. */
export function piecesOf(format: string): readonly PercentPiece[] {
  if (latest?.format === format) return latest.pieces;
  if (format.length > 64) spend(format.length);
  const pieces = parsePercent(format);
  if (format.length < 1000) latest = { format, pieces };
  return pieces;
}

/** `format % right`. */
export function percentFormat(format: string, right: Value): string {
  return formatPercent(
    piecesOf(format),
    percentValues(right, (name) => name),
    percentProtocol(),
  );
}
