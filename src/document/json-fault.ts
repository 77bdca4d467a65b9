/** Where and why a text is not JSON. */
export interface JsonFault {
  /** UTF-16 offset of the first character that cannot stand where it stands; the text's length at a sudden end. */
  readonly offset: number;
  readonly message: string;
}

/**
 * Finds the first fault of a text that `JSON.parse` refused; `null` if there is none.
 *
 * Hosts word and place their own errors differently, so the place is found here. The scanner keeps its own stack of open
 * brackets, since a hostile text may nest deeper than the host's call stack.
 */
export function faultOf(text: string): JsonFault | null {
  const open: ("}" | "]")[] = [];
  let offset = skipSpace(text, 0);
  let expected: "value" | "value-or-end" | "key" | "key-or-end" | "after" = "value";
  for (;;) {
    offset = skipSpace(text, offset);
    const character = text[offset];
    if (character === undefined) {
      if (expected === "after" && open.length === 0) return null;
      return fault(offset, open.length > 0 ? `ends before its closing '${open.at(-1)}'` : "is empty");
    }
    if (expected === "after") {
      const close = open.at(-1);
      if (close === undefined) return fault(offset, "has something after its end");
      if (character === close) open.pop();
      else if (character === ",") expected = close === "}" ? "key" : "value";
      else return fault(offset, `needs ',' or '${close}' here`);
      offset++;
    } else if (expected === "key" || expected === "key-or-end") {
      if (character === "}" && expected === "key-or-end") {
        open.pop();
        expected = "after";
        offset++;
        continue;
      }
      if (character !== '"') {
        return fault(offset, character === "}" ? "has a ',' before '}'" : "needs a name in double quotes here");
      }
      const end = stringEnd(text, offset);
      if (typeof end !== "number") return end;
      offset = skipSpace(text, end);
      if (text[offset] !== ":") return fault(offset, "needs ':' here");
      offset++;
      expected = "value";
    } else if (character === "]" && expected === "value-or-end") {
      open.pop();
      expected = "after";
      offset++;
    } else if (character === "{" || character === "[") {
      open.push(character === "{" ? "}" : "]");
      expected = character === "{" ? "key-or-end" : "value-or-end";
      offset++;
    } else {
      const end = scalarEnd(text, offset);
      if (typeof end !== "number") return end;
      offset = end;
      expected = "after";
    }
  }
}

function fault(offset: number, message: string): JsonFault {
  return { offset, message: `JSON ${message}` };
}

function skipSpace(text: string, from: number): number {
  let offset = from;
  while (offset < text.length && " \t\r\n".includes(text.charAt(offset))) offset++;
  return offset;
}

/** The end of the string that opens at `from`, or the fault in it. */
function stringEnd(text: string, from: number): number | JsonFault {
  for (let offset = from + 1; offset < text.length; offset++) {
    const character = text.charAt(offset);
    if (character === '"') return offset + 1;
    if (character < " ") return fault(offset, "has a line break or control character in a text");
    if (character !== "\\") continue;
    offset++;
    const escaped = text.charAt(offset);
    if (escaped === "u" && /^[0-9a-fA-F]{4}$/.test(text.slice(offset + 1, offset + 5))) offset += 4;
    else if (escaped === "u" || !'"\\/bfnrt'.includes(escaped))
      return fault(offset - 1, "has an unknown escape in a text");
  }
  return fault(text.length, "ends within a text");
}

const literals = ["true", "false", "null"];
const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const wordPattern = /[A-Za-z_$][\w$]*/y;

function scalarEnd(text: string, from: number): number | JsonFault {
  if (text[from] === '"') return stringEnd(text, from);
  for (const literal of literals) if (text.startsWith(literal, from)) return from + literal.length;
  numberPattern.lastIndex = from;
  const number = numberPattern.exec(text);
  if (number !== null) return from + number[0].length;
  wordPattern.lastIndex = from;
  const word = wordPattern.exec(text)?.[0];
  if (word !== undefined) return fault(from, `has no value '${word.slice(0, 20)}'`);
  return fault(from, "needs a value here");
}
