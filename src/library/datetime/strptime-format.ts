/**
 * Formats of `strptime` as regular expressions. The expressions are the documented ones of CPython, so that what matches, and
 * how much of a text, agrees; they have no nested repetition and at most one group for each directive, so matching is quick.
 */
import { monthNames, weekdayNames } from "../../values/dates/strftime.ts";
import { PyException, valueError } from "../../values/exceptions.ts";
import { allowText } from "../../values/meter.ts";
import { errorType } from "../re/faults.ts";

const shortNames = (names: readonly string[]): string[] => names.map((name) => name.slice(0, 3));
const alternatives = (names: readonly string[]): string => names.map((name) => name.toLowerCase()).join("|");
const longestFirst = (names: readonly string[]): string => alternatives([...names].sort((a, b) => b.length - a.length));

/** Directives and what they match. Letters stand for both cases; `Zulu` for a capital Z only. */
const directives: ReadonlyMap<string, string> = new Map(
  Object.entries({
    d: "3[0-1]|[1-2]\\d|0[1-9]|[1-9]| [1-9]",
    f: "[0-9]{1,6}",
    H: "2[0-3]|[0-1]\\d|\\d",
    I: "1[0-2]|0[1-9]|[1-9]",
    G: "\\d\\d\\d\\d",
    j: "36[0-6]|3[0-5]\\d|[1-2]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]",
    m: "1[0-2]|0[1-9]|[1-9]",
    M: "[0-5]\\d|\\d",
    S: "6[0-1]|[0-5]\\d|\\d",
    U: "5[0-3]|[0-4]\\d|\\d",
    W: "5[0-3]|[0-4]\\d|\\d",
    w: "[0-6]",
    u: "[1-7]",
    V: "5[0-3]|0[1-9]|[1-4]\\d|\\d",
    y: "\\d\\d",
    Y: "\\d\\d\\d\\d",
    z: "[+-]\\d\\d:?[0-5]\\d(:?[0-5]\\d(\\.\\d{1,6})?)?|(?-i:Z)",
    A: longestFirst(weekdayNames),
    a: alternatives(shortNames(weekdayNames)),
    B: longestFirst(monthNames),
    b: alternatives(shortNames(monthNames)),
    p: "am|pm",
    Z: "utc|gmt",
  }),
);

const compounds: ReadonlyMap<string, string> = new Map(
  Object.entries({ c: "%a %b %d %H:%M:%S %Y", x: "%m/%d/%y", X: "%H:%M:%S" }),
);

const space = "(?:(?!\\ufeff)[\\s\\x1c-\\x1f\\x85])";
const spaces: RegExp = new RegExp(`${space}+`, "y");
const special = /[\\.^$*+?(){}[\]|]/;

/** A format made ready: `letters` names the groups in their order. */
export interface CompiledFormat {
  readonly expression: RegExp;
  readonly letters: readonly string[];
}

/** The expression with letters in both cases; classes, escapes and the capital Z stay. */
function bothCases(source: string): string {
  return source
    .replace("(?-i:Z)", "(?:Z)")
    .replace(/\(\?:Z\)|\\.|\[[^\]]*\]|[a-z]/g, (part) =>
      part.length === 1
        ? `[${part}${part.toUpperCase()}${part === "s" ? "\u017f" : part === "k" ? "\u212a" : ""}]`
        : part,
    );
}

function literal(character: string): string {
  const variants = new Set([character, character.toLowerCase(), character.toUpperCase()]);
  const escaped = [...variants]
    .filter((variant) => [...variant].length === 1)
    .map((variant) => `\\u{${(variant.codePointAt(0) ?? 0).toString(16)}}`);
  return escaped.length === 1 ? (escaped[0] ?? "") : `[${escaped.join("")}]`;
}

/** Builds the expression, and beside it the length of CPython's, which its error text tells positions in. */
class FormatCompiler {
  private readonly format: string;
  private source = "";
  private pythonLength = 0;
  private groups = 0;
  private readonly seen = new Map<string, number>();
  private fault: PyException | undefined;
  readonly letters: string[] = [];

  constructor(format: string) {
    this.format = format;
  }

  compile(): CompiledFormat {
    this.append(this.format, this.format);
    if (this.fault !== undefined) throw this.fault;
    const expression = new RegExp(this.source.replaceAll("\\d", "\\p{Nd}"), "uy");
    return { expression, letters: this.letters };
  }

  private append(part: string, whole: string): void {
    const characters = [...part];
    for (let i = 0; i < characters.length; i++) {
      const character = characters[i] ?? "";
      if (character === "%") {
        const letter = characters[++i];
        if (letter === undefined) throw valueError(`stray % in format '${whole}'`);
        this.directive(letter, whole);
        continue;
      }
      if (isSpace(character)) {
        while (isSpace(characters[i + 1] ?? "")) i++;
        this.source += `${space}+`;
        this.pythonLength += 3;
        continue;
      }
      this.source += literal(character);
      this.pythonLength += special.test(character) ? 2 : 1;
    }
  }

  private directive(letter: string, whole: string): void {
    if (letter === "%") {
      this.source += "%";
      this.pythonLength += 1;
      return;
    }
    const compound = compounds.get(letter);
    if (compound !== undefined) {
      this.append(compound, whole);
      return;
    }
    const source = directives.get(letter);
    if (source === undefined) {
      const named = special.test(letter) || isSpace(letter) ? "%" : letter;
      throw valueError(`'${named}' is a bad directive in format '${whole}'`);
    }
    this.group(letter, source);
  }

  private group(letter: string, source: string): void {
    const number = this.groups + 1;
    const earlier = this.seen.get(letter);
    if (earlier === undefined) {
      this.seen.set(letter, number);
      this.letters.push(letter);
      this.source += `(?<${letter}>${bothCases(source)})`;
    } else {
      const text = `redefinition of group name '${letter}' as group ${number}; was group ${earlier} at position ${this.pythonLength + 4}`;
      this.fault ??= new PyException(errorType, [text]);
    }
    this.groups += letter === "z" ? 3 : 1;
    this.pythonLength += source.length + 7;
  }
}

function isSpace(character: string): boolean {
  spaces.lastIndex = 0;
  return spaces.test(character);
}

const known = new Map<string, CompiledFormat>();

/** The expression of a format. Throws `ValueError` for directives that are not known, `re.error` for one named twice. */
export function compileFormat(format: string): CompiledFormat {
  const ready = known.get(format);
  if (ready !== undefined) return ready;
  // Expressions are some two hundred times as long, in memory; so formats of absurd length stop the run.
  allowText(format.length * 200);
  const compiled = new FormatCompiler(format).compile();
  if (known.size >= 32) known.clear();
  known.set(format, compiled);
  return compiled;
}
