import { isPrintable } from "./str-categories.ts";
import { TextBuilder } from "./text-builder.ts";

const simple = /^[ !#-&(-[\]-~]*$/;

const named: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\" };

/** The escape of one code point that `repr` does not show as it is. */
function escaped(code: number): string {
  if (code < 256) return `\\x${code.toString(16).padStart(2, "0")}`;
  if (code < 65536) return `\\u${code.toString(16).padStart(4, "0")}`;
  return `\\U${code.toString(16).padStart(8, "0")}`;
}

/** `repr` of a text: single quotes unless only those occur in it; control, unassigned and separator characters escaped. */
export function quoteText(text: string): string {
  if (simple.test(text)) return `'${text}'`;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const result = new TextBuilder();
  result.add(quote);
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (character === quote) result.add(`\\${character}`);
    else if (code >= 32 && code < 127 && code !== 92) result.add(character);
    else result.add(named[character] ?? (code < 161 || !isPrintable(code) ? escaped(code) : character));
  }
  result.add(quote);
  return result.finish();
}

/** `repr` of bytes given as Latin-1 text. */
export function quoteBytes(bytes: Iterable<number>): string {
  const codes = [...bytes];
  const quote = codes.includes(39) && !codes.includes(34) ? '"' : "'";
  let result = `b${quote}`;
  for (const code of codes) {
    const character = String.fromCharCode(code);
    if (character === quote) result += `\\${character}`;
    else if (named[character] !== undefined) result += named[character];
    else result += code >= 32 && code < 127 ? character : escaped(code);
  }
  return result + quote;
}
