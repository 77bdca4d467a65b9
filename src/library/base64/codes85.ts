/** Base 85: five digits for four bytes, in the alphabets of Ascii85 and of git. */
import { latin1 } from "../../values/bytes.ts";
import { valueError } from "../../values/exceptions.ts";
import { allowText } from "../../values/meter.ts";
import { quoteText } from "../../values/quoting.ts";

const GIT = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";
const ASCII = Array.from({ length: 85 }, (_, i) => String.fromCharCode(33 + i)).join("");

/** The words of four bytes, the last filled up with zeros. */
function wordsOf(data: Uint8Array): number[] {
  const words: number[] = [];
  for (let i = 0; i < data.length; i += 4) {
    words.push((data[i] ?? 0) * 2 ** 24 + ((data[i + 1] ?? 0) << 16) + ((data[i + 2] ?? 0) << 8) + (data[i + 3] ?? 0));
  }
  return words;
}

function digitsOf(word: number, alphabet: string): string {
  let digits = "";
  for (let rest = word, i = 0; i < 5; i++, rest = Math.floor(rest / 85)) digits = alphabet.charAt(rest % 85) + digits;
  return digits;
}

function encodeWords(data: Uint8Array, alphabet: string, pad: boolean, short: (word: number) => string | null): string {
  allowText(data.length * 2);
  const chunks = wordsOf(data).map((word) => short(word) ?? digitsOf(word, alphabet));
  const padding = (4 - (data.length % 4)) % 4;
  if (padding > 0 && !pad) {
    const last = chunks.pop() ?? "";
    chunks.push((last === "z" ? "!!!!!" : last).slice(0, 5 - padding));
  }
  return chunks.join("");
}

export function encodeGit(data: Uint8Array, pad: boolean): string {
  return encodeWords(data, GIT, pad, () => null);
}

export interface AsciiOptions {
  readonly foldSpaces: boolean;
  readonly wrapColumn: number;
  readonly pad: boolean;
  readonly adobe: boolean;
}

export function encodeAscii(data: Uint8Array, options: AsciiOptions): string {
  const { foldSpaces, wrapColumn, pad, adobe } = options;
  const short = (word: number): string | null => (word === 0 ? "z" : foldSpaces && word === 0x20202020 ? "y" : null);
  let text = (adobe ? "<~" : "") + encodeWords(data, ASCII, pad, short);
  if (wrapColumn > 0) {
    const column = Math.max(adobe ? 2 : 1, wrapColumn);
    const lines: string[] = [];
    for (let at = 0; at < text.length; at += column) lines.push(text.slice(at, at + column));
    if (adobe && (lines.at(-1)?.length ?? 0) + 2 > column) lines.push("");
    text = lines.join("\n");
  }
  return adobe ? `${text}~>` : text;
}

/** Bytes of whole groups of digits. */
class Words {
  readonly bytes: number[] = [];

  /** `undefined` when the word is beyond 32 bits. */
  push(digits: readonly number[]): boolean {
    const word = digits.reduce((sum, digit) => sum * 85 + digit, 0);
    if (word > 0xffffffff) return false;
    this.bytes.push(Math.floor(word / 2 ** 24), (word >> 16) & 255, (word >> 8) & 255, word & 255);
    return true;
  }
}

export function decodeGit(source: Uint8Array): Uint8Array {
  allowText(source.length);
  const padding = (5 - (source.length % 5)) % 5;
  const digits = Array.from(latin1(source), (character) => GIT.indexOf(character));
  for (let i = 0; i < padding; i++) digits.push(84);
  const words = new Words();
  for (let at = 0; at < digits.length; at += 5) {
    const group = digits.slice(at, at + 5);
    const bad = group.indexOf(-1);
    if (bad >= 0) throw valueError(`bad base85 character at position ${at + bad}`);
    if (!words.push(group)) throw valueError(`base85 overflow in hunk starting at byte ${at}`);
  }
  return Uint8Array.from(words.bytes.slice(0, words.bytes.length - padding));
}

export function decodeAscii(
  source: Uint8Array,
  foldSpaces: boolean,
  adobe: boolean,
  ignored: readonly number[],
): Uint8Array {
  allowText(source.length);
  let data = source;
  if (adobe) {
    const text = latin1(source);
    if (!text.endsWith("~>")) throw valueError(`Ascii85 encoded byte sequences must end with b${quoteText("~>")}`);
    data = source.subarray(text.startsWith("<~") ? 2 : 0, source.length - 2);
  }
  const words = new Words();
  let group: number[] = [];
  for (const byte of [...data, 117, 117, 117, 117]) {
    if (byte >= 33 && byte <= 117) {
      group.push(byte - 33);
      if (group.length === 5) {
        if (!words.push(group)) throw valueError("Ascii85 overflow");
        group = [];
      }
    } else if (byte === 122) {
      if (group.length > 0) throw valueError("z inside Ascii85 5-tuple");
      words.bytes.push(0, 0, 0, 0);
    } else if (foldSpaces && byte === 121) {
      if (group.length > 0) throw valueError("y inside Ascii85 5-tuple");
      words.bytes.push(32, 32, 32, 32);
    } else if (!ignored.includes(byte)) {
      throw valueError(`Non-Ascii85 digit found: ${String.fromCharCode(byte)}`);
    }
  }
  const padding = 4 - group.length;
  return Uint8Array.from(padding > 0 ? words.bytes.slice(0, words.bytes.length - padding) : words.bytes);
}
