/**
 * Values to literals that are read back as the same values.
 */
import { isPrintable } from "../characters.ts";
import type { ConstantValue } from "../tree.ts";

const MAX_DECIMAL_DIGITS = 4000;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, "0");
}

/** Text as it stands between `quote`s. */
export function escapeText(text: string, quote: string): string {
  let escaped = "";
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const known = ESCAPES.get(character);
    if (known !== undefined) escaped += known;
    else if (character === quote) escaped += `\\${quote}`;
    else if (code < 32 || (code >= 127 && code < 256 && !isPrintable(character))) escaped += `\\x${hex(code, 2)}`;
    else if (code < 127 || isPrintable(character)) escaped += character;
    else escaped += code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
  }
  return escaped;
}

/** The quote that `repr` takes: the single one unless only that is in the text. */
export function quoteFor(text: string): '"' | "'" {
  return text.includes("'") && !text.includes('"') ? '"' : "'";
}

function printBytes(bytes: Uint8Array): string {
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte));
  const quote = quoteFor(characters.join(""));
  const escaped = characters.map((character, i) => {
    const byte = bytes[i] ?? 0;
    return byte < 127 ? escapeText(character, quote) : `\\x${hex(byte, 2)}`;
  });
  return `b${quote}${escaped.join("")}${quote}`;
}

/** As `repr` writes floats; literals are neither negative nor NaN. */
function printFloat(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return "1e309";
  const [digits = "", power = ""] = value.toExponential().split("e");
  const exponent = Number(power);
  if (exponent < -4 || exponent > 15) {
    return `${digits}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  }
  const text = String(value);
  return text.includes(".") ? text : `${text}.0`;
}

export function printConstant(value: ConstantValue, prefix: "u" | null): string {
  switch (typeof value) {
    case "string": {
      const quote = quoteFor(value);
      return `${prefix ?? ""}${quote}${escapeText(value, quote)}${quote}`;
    }
    case "bigint": {
      const text = value.toString();
      return text.length > MAX_DECIMAL_DIGITS ? `0x${value.toString(16)}` : text;
    }
    case "number":
      return printFloat(value);
    case "boolean":
      return value ? "True" : "False";
    default:
      if (value === null) return "None";
      if (value instanceof Uint8Array) return printBytes(value);
      return "imag" in value ? `${printFloat(value.imag).replace(/\.0$/, "")}j` : "...";
  }
}
