import { setCharacterNames } from "../../values/character-names.ts";
import { work } from "../../values/code-points.ts";
import { asText, typeName } from "../../values/core-types.ts";
import { keyErrorType, PyException, typeError, valueError } from "../../values/exceptions.ts";
import { allowText } from "../../values/meter.ts";
import type { NativeBody } from "../../values/native.ts";
import { textArgument } from "../../values/str-arguments.ts";
import { isAssigned } from "../../values/str-categories.ts";
import type { Value } from "../../values/value.ts";
import { functionMembers, type ModuleDefinition } from "../module-definition.ts";
import { version } from "./character-data.ts";
import * as characters from "./characters.ts";
import { codeOfName, nameOf } from "./names.ts";

/** The code point of an argument that must be one character. */
function characterArgument(value: Value, call: string, place = "argument"): number {
  const text = asText(value);
  const code = text?.codePointAt(0);
  if (text === undefined || code === undefined || text.length !== (code > 0xffff ? 2 : 1)) {
    throw typeError(`${call}() ${place} must be a unicode character, not ${typeName(value)}`);
  }
  return code;
}

const FORMS: ReadonlySet<string> = new Set(["NFC", "NFD", "NFKC", "NFKD"]);

/**
 * The host may know later versions of Unicode. For characters assigned in this one its answer is the same for ever; the others
 * neither change nor combine here.
 */
function normalized(form: string, text: string): string {
  if (!FORMS.has(form)) throw valueError("invalid normalization form");
  work(text.length * 8);
  if (/^[\0-\x7f]*$/.test(text)) return text;
  let result = "";
  let run = "";
  const flush = (): void => {
    // One character may become eighteen.
    allowText(result.length + run.length);
    result += run.normalize(form);
    allowText(result.length);
    run = "";
  };
  for (const character of text) {
    if (isAssigned(character.codePointAt(0) ?? 0)) run += character;
    else {
      flush();
      result += character;
    }
    if (run.length > 4096 && character < "\x80") flush();
  }
  flush();
  return result;
}

/** What a character is as a number; `kinds` says of which sort it may be. */
function numberOf(call: string, kinds: string, refusal: string, float: boolean): NativeBody {
  return (character = null, fallback?: Value) => {
    const found = characters.numeral(characterArgument(character, call, "argument 1"));
    if (found !== undefined && kinds.includes(found.kind)) return float ? found.value : BigInt(found.value);
    if (fallback === undefined) throw valueError(refusal);
    return fallback;
  };
}

const of =
  (name: string, read: (code: number) => Value): NativeBody =>
  (character = null) =>
    read(characterArgument(character, name));

const FUNCTIONS: Readonly<Record<string, NativeBody>> = {
  "category(chr, /)": of("category", characters.category),
  "bidirectional(chr, /)": of("bidirectional", characters.bidirectional),
  "east_asian_width(chr, /)": of("east_asian_width", characters.eastAsianWidth),
  "combining(chr, /)": of("combining", (code) => BigInt(characters.combining(code))),
  "mirrored(chr, /)": of("mirrored", (code) => (characters.mirrored(code) ? 1n : 0n)),
  "decomposition(chr, /)": of("decomposition", characters.decomposition),
  "decimal(chr, default?, /)": numberOf("decimal", "d", "not a decimal", false),
  "digit(chr, default?, /)": numberOf("digit", "dg", "not a digit", false),
  "numeric(chr, default?, /)": numberOf("numeric", "dgn", "not a numeric character", true),
  "name(chr, default?, /)": (character = null, fallback?: Value) => {
    const found = nameOf(characterArgument(character, "name", "argument 1"));
    if (found !== undefined) return found;
    if (fallback === undefined) throw valueError("no such name");
    return fallback;
  },
  "lookup(name, /)": (name = null) => {
    const text = asText(name);
    if (text === undefined) throw typeError(`a bytes-like object is required, not '${typeName(name)}'`);
    const code = codeOfName(text);
    if (code === undefined) throw new PyException(keyErrorType, [`undefined character name '${text}'`]);
    return String.fromCodePoint(code);
  },
  "normalize(form, unistr, /)": (form = null, text = null) =>
    normalized(
      textArgument(form, "normalize() argument 1 must be str"),
      textArgument(text, "normalize() argument 2 must be str"),
    ),
  "is_normalized(form, unistr, /)": (form = null, text = null) => {
    const given = textArgument(text, "is_normalized() argument 2 must be str");
    return normalized(textArgument(form, "is_normalized() argument 1 must be str"), given) === given;
  },
};

/** Makes the names known to `\N{…}` and to the error handler `namereplace`. */
export function installCharacterNames(): void {
  setCharacterNames({ codeOf: codeOfName, nameOf });
}

/** Python's `unicodedata`, of the Unicode version that CPython 3.12 has, whatever the host knows. */
export const unicodedataModule: ModuleDefinition = {
  name: "unicodedata",
  members: (): Iterable<readonly [string, Value]> => [...functionMembers(FUNCTIONS), ["unidata_version", version]],
};
