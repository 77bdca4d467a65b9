/** `format(text, spec)` and the padding that numbers share with it. */
import type { FormatSpec } from "./format-spec.ts";
import { parseFormatSpec, unknownFormatCode } from "./format-spec.ts";
import { NumberFault } from "./number-fault.ts";

/** Applies a specification of family `str`; widths and precision count code points. */
export function formatText(text: string, spec: FormatSpec): string {
  if (spec.type !== "s") throw unknownFormatCode(spec);
  if (spec.bare && spec.precision < 0) return text;
  if (spec.sign !== "") throw refused(spec.sign === " " ? "Space" : "Sign");
  if (spec.noNegativeZero) throw refused("Negative zero coercion (z)");
  if (spec.alternate) throw refused("Alternate form (#)");
  if (spec.align === "=") {
    throw new NumberFault("ValueError", "'=' alignment not allowed in string format specifier");
  }
  const { precision } = spec;
  let length = codePointLength(text);
  let shown = text;
  if (precision >= 0 && precision < length) {
    shown = text.length === length ? text.slice(0, precision) : Array.from(text).slice(0, precision).join("");
    length = precision;
  }
  return padded(shown, length, spec);
}

function refused(what: string): NumberFault {
  return new NumberFault("ValueError", `${what} not allowed in string format specifier`);
}

/** `text`, `length` code points long, filled up to the width; `=` counts as `>`. */
export function padded(text: string, length: number, spec: FormatSpec): string {
  const missing = spec.width - length;
  if (missing <= 0) return text;
  switch (spec.align) {
    case "<":
      return text + spec.fill.repeat(missing);
    case "^": {
      const left = missing >> 1;
      return spec.fill.repeat(left) + text + spec.fill.repeat(missing - left);
    }
    default:
      return spec.fill.repeat(missing) + text;
  }
}

const SURROGATE = /[\ud800-\udfff]/;

/** The length of `text` in code points; a lone surrogate is one. */
export function codePointLength(text: string): number {
  if (!SURROGATE.test(text)) return text.length;
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** {@link formatText} with the specification as text. */
export function formatTextAs(text: string, spec: string, typeName = "str"): string {
  return spec === "" ? text : formatText(text, parseFormatSpec(spec, "str", typeName));
}
