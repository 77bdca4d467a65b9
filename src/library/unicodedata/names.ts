/** Names of characters by Unicode 15.0, read from the generated table when first asked for. */
import { aliases } from "./alias-data.ts";
import { derivedNames, names, words } from "./name-data.ts";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

interface Tables {
  readonly byCode: ReadonlyMap<number, string>;
  readonly byName: ReadonlyMap<string, number>;
  readonly ranges: readonly { readonly prefix: string; readonly low: number; readonly high: number }[];
}

let tables: Tables | null = null;

function load(): Tables {
  if (tables !== null) return tables;
  const digits = new Map(Array.from(DIGITS, (digit, i) => [digit, i] as const));
  const digit = (text: string, at: number): number => digits.get(text.charAt(at)) ?? 0;
  const list = words.split(" ");
  const byCode = new Map<number, string>();
  const byName = new Map<string, number>();
  let code = 0;
  let before: string[] = [];
  for (const entry of names.split(" ")) {
    const head = digit(entry, 0);
    let at = 1;
    if (head >= 32) {
      code += (digit(entry, 1) << 18) | (digit(entry, 2) << 12) | (digit(entry, 3) << 6) | digit(entry, 4);
      at = 5;
    } else code++;
    const name = before.slice(0, head & 31);
    while (at < entry.length) {
      const first = digit(entry, at);
      const long = first >= 60;
      const place = long
        ? 3840 + (first - 60) * 4096 + digit(entry, at + 1) * 64 + digit(entry, at + 2)
        : first * 64 + digit(entry, at + 1);
      name.push(list[place] ?? "");
      at += long ? 3 : 2;
    }
    before = name;
    const text = name.join(" ");
    byCode.set(code, text);
    byName.set(text, code);
  }
  const ranges = derivedNames.split(";").map((entry) => {
    const space = entry.lastIndexOf(" ");
    const [low = "", high = ""] = entry.slice(space + 1).split("-");
    return { prefix: entry.slice(0, space), low: Number.parseInt(low, 16), high: Number.parseInt(high, 16) };
  });
  tables = { byCode, byName, ranges };
  return tables;
}

const LEAD = "G GG N D DD R M B BB S SS  J JJ C K T P H".split(" ");
const VOWEL = "A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I".split(" ");
const TAIL = " G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H".split(" ");
const HANGUL = 0xac00;
const SYLLABLES = LEAD.length * VOWEL.length * TAIL.length;

export function nameOf(code: number): string | undefined {
  const syllable = code - HANGUL;
  if (syllable >= 0 && syllable < SYLLABLES) {
    const lead = LEAD[Math.floor(syllable / (VOWEL.length * TAIL.length))] ?? "";
    const vowel = VOWEL[Math.floor(syllable / TAIL.length) % VOWEL.length] ?? "";
    return `HANGUL SYLLABLE ${lead}${vowel}${TAIL[syllable % TAIL.length] ?? ""}`;
  }
  const { byCode, ranges } = load();
  const range = ranges.find(({ low, high }) => code >= low && code <= high);
  return range === undefined ? byCode.get(code) : range.prefix + code.toString(16).toUpperCase().padStart(4, "0");
}

let aliased: ReadonlyMap<string, number> | null = null;

function aliasCodes(): ReadonlyMap<string, number> {
  if (aliased !== null) return aliased;
  const codes = new Map<string, number>();
  for (const entry of aliases.split(";")) {
    const space = entry.indexOf(" ");
    codes.set(entry.slice(space + 1), Number.parseInt(entry.slice(0, space), 16));
  }
  for (let i = 1; i <= 256; i++) codes.set(`VS${i}`, i <= 16 ? 0xfdff + i : 0xe00ef + i);
  aliased = codes;
  return codes;
}

/** The character of that name, upper and lower case alike except in derived names. */
export function codeOfName(name: string): number | undefined {
  const { byName, ranges } = load();
  const upper = name.toUpperCase();
  const known = byName.get(upper) ?? aliasCodes().get(upper);
  if (known !== undefined) return known;
  if (name.startsWith("HANGUL SYLLABLE ")) return hangulOf(name.slice(16));
  for (const { prefix, low, high } of ranges) {
    const digits = name.slice(prefix.length);
    if (!name.startsWith(prefix) || !/^[0-9A-F]{4,5}$/.test(digits)) continue;
    const code = Number.parseInt(digits, 16);
    if (code >= low && code <= high) return code;
  }
  return undefined;
}

function hangulOf(syllable: string): number | undefined {
  const match = /^([BCDGHJKMNPRST]*)([AEIOUWY]+)([BCDGHJKLMNPST]*)$/.exec(syllable);
  if (match === null) return undefined;
  const [lead, vowel, tail] = [
    LEAD.indexOf(match[1] ?? ""),
    VOWEL.indexOf(match[2] ?? ""),
    TAIL.indexOf(match[3] ?? ""),
  ];
  if (lead < 0 || vowel < 0 || tail < 0) return undefined;
  return HANGUL + (lead * VOWEL.length + vowel) * TAIL.length + tail;
}
