/** `unicode_escape` and `raw_unicode_escape`: texts as they are written in literals. */
import { bytesOf, latin1 } from "./bytes.ts";
import { characterByName } from "./character-names.ts";
import { points, work } from "./code-points.ts";
import type { Recover } from "./codec-recovery.ts";

const hex = (code: number, width: number): string => code.toString(16).padStart(width, "0");
const wide = (code: number): string => (code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`);

const named: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

export function encodeEscaped(text: string, raw: boolean): Uint8Array {
  work(text.length * 12);
  let result = "";
  for (const code of points(text)) {
    const character = String.fromCodePoint(code);
    if (raw) result += code < 256 ? character : wide(code);
    else if (named[character] !== undefined) result += named[character];
    else if (code >= 32 && code < 127) result += character;
    else result += code < 256 ? `\\x${hex(code, 2)}` : wide(code);
  }
  return bytesOf(result);
}

const simple: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "\n": "",
    "\\": "\\",
    "'": "'",
    '"': '"',
    a: "\x07",
    b: "\b",
    f: "\f",
    n: "\n",
    r: "\r",
    t: "\t",
    v: "\v",
  }),
);
const sizes: ReadonlyMap<string, readonly [number, string]> = new Map([
  ["x", [2, "\\xXX"]],
  ["u", [4, "\\uXXXX"]],
  ["U", [8, "\\UXXXXXXXX"]],
]);

export function decodeEscaped(data: Uint8Array, raw: boolean, recover: Recover): string {
  const text = latin1(data);
  work(text.length * 2);
  let result = "";
  let from = 0;
  for (let at = text.indexOf("\\"); at >= 0; at = text.indexOf("\\", from)) {
    result += text.slice(from, at);
    const letter = text.charAt(at + 1);
    const size = raw && letter === "x" ? undefined : sizes.get(letter);
    const fault = (end: number, reason: string): void => {
      const { text: put, next } = recover(at, end, reason);
      result += put;
      from = next;
    };
    if (size !== undefined) {
      const [width, shape] = size;
      const digits = /^[0-9a-fA-F]*/.exec(text.slice(at + 2, at + 2 + width))?.[0] ?? "";
      const code = Number.parseInt(digits, 16);
      if (digits.length < width) fault(at + 2 + digits.length, `truncated ${shape} escape`);
      else if (code > 0x10ffff) fault(at + 2 + width, raw ? "\\Uxxxxxxxx out of range" : "illegal Unicode character");
      else {
        result += String.fromCodePoint(code);
        from = at + 2 + width;
      }
    } else if (raw) {
      result += "\\";
      from = at + 1;
      // A backslash that is escaped begins no escape.
      if (letter === "\\") {
        result += "\\";
        from = at + 2;
      }
    } else if (letter === "") fault(at + 1, "\\ at end of string");
    else if (letter === "N") {
      const close = text.charAt(at + 2) === "{" ? text.indexOf("}", at + 3) : -1;
      const character = close > at + 3 ? characterByName(text.slice(at + 3, close)) : null;
      if (close <= at + 3)
        fault(Math.min(text.length, close < 0 ? text.length : close + 1), "malformed \\N character escape");
      else if (character === null) fault(close + 1, "unknown Unicode character name");
      else {
        result += character;
        from = close + 1;
      }
    } else if (/[0-7]/.test(letter)) {
      const digits = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0] ?? "0";
      result += String.fromCharCode(Number.parseInt(digits, 8));
      from = at + 1 + digits.length;
    } else {
      const plain = simple.get(letter);
      result += plain ?? `\\${letter}`;
      from = at + 2;
    }
  }
  return result + text.slice(from);
}
