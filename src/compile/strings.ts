import type { FormattedValue, JoinedStr } from "../syntax/tree.ts";
import { allowText } from "../values/meter.ts";
import { ascii, format, repr, str } from "../values/text.ts";
import type { Value } from "../values/value.ts";
import type { Compiler } from "./compiler.ts";
import type { Evaluate, Frame } from "./frame.ts";

const conversions: ReadonlyMap<number, (value: Value) => string> = new Map([
  [115, str],
  [114, repr],
  [97, ascii],
]);

export function compileFormattedValue(node: FormattedValue, c: Compiler): Evaluate {
  return compilePart(node, c);
}

function compilePart(node: FormattedValue, c: Compiler): (frame: Frame) => string {
  const value = c.expr(node.value);
  const convert = conversions.get(node.conversion);
  const spec = node.format_spec === null ? null : compileJoined(node.format_spec, c);
  const at = node.start;
  return (frame) => {
    const operand = value(frame);
    const formatSpec = spec === null ? "" : spec(frame);
    frame.at = at;
    return format(convert === undefined ? operand : convert(operand), formatSpec);
  };
}

function compileJoined(node: JoinedStr, c: Compiler): (frame: Frame) => string {
  const parts = node.values.map((value): ((frame: Frame) => string) => {
    if (value.kind === "FormattedValue") return compilePart(value, c);
    const text = value.kind === "Constant" && typeof value.value === "string" ? value.value : "";
    return () => text;
  });
  return (frame) => {
    let result = "";
    for (const part of parts) result += part(frame);
    allowText(result.length);
    return result;
  };
}

export function compileJoinedStr(node: JoinedStr, c: Compiler): Evaluate {
  return compileJoined(node, c);
}
