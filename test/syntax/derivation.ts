/**
 * Programs derived from `grammar/python.grammar`: reads the notation explained there, and makes random texts of it.
 */
type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "rule"; readonly name: string }
  | { readonly kind: "sequence" | "choice"; readonly parts: readonly Part[] }
  | { readonly kind: "optional" | "repeated"; readonly part: Part };

export interface Production {
  readonly name: string;
  /** The kinds of nodes it makes. */
  readonly kinds: readonly string[];
  readonly isToken: boolean;
  readonly part: Part;
}

export type Grammar = ReadonlyMap<string, Production>;

const LAYOUT = new Set(["NEWLINE", "INDENT", "DEDENT"]);
const LEXER = /\s*("[^"]*"|'[^']*'|[A-Za-z_]+|[()[\]{}|])/y;

function readParts(source: string): Part {
  const items: string[] = [];
  LEXER.lastIndex = 0;
  for (let match = LEXER.exec(source); match !== null; match = LEXER.exec(source)) items.push(match[1] ?? "");
  let at = 0;
  const choice = (): Part => {
    const parts = [sequence()];
    while (items[at] === "|") {
      at++;
      parts.push(sequence());
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: "choice", parts };
  };
  const sequence = (): Part => {
    const parts: Part[] = [];
    for (let item = items[at]; item !== undefined && !"|)]}".includes(item); item = items[at]) {
      at++;
      if (item === "(" || item === "[" || item === "{") {
        const part = choice();
        at++;
        parts.push(item === "(" ? part : { kind: item === "[" ? "optional" : "repeated", part });
      } else if (/^["']/.test(item)) parts.push({ kind: "text", text: item.slice(1, -1) });
      else parts.push({ kind: "rule", name: item });
    }
    return { kind: "sequence", parts };
  };
  return choice();
}

export function readGrammar(text: string): Grammar {
  const plain = text.replace(/^#.*$/gm, "");
  const productions = [...plain.matchAll(/^(\w+)(?: \(([\w, ]+)\))? (:?=)([\s\S]*?) ;$/gm)];
  return new Map(
    productions.map(([, name = "", kinds, sign, body = ""]) => [
      name,
      { name, kinds: kinds?.split(", ") ?? [], isToken: sign === ":=", part: readParts(body) },
    ]),
  );
}

/** Names used in the grammar that it does not define. */
export function undefinedNames(grammar: Grammar): string[] {
  const missing = new Set<string>();
  const look = (part: Part): void => {
    if (part.kind === "rule" && !grammar.has(part.name) && !LAYOUT.has(part.name)) missing.add(part.name);
    if (part.kind === "sequence" || part.kind === "choice") part.parts.forEach(look);
    if (part.kind === "optional" || part.kind === "repeated") look(part.part);
  };
  for (const production of grammar.values()) look(production.part);
  return [...missing];
}

/** Numbers from 0 to 1 that are the same for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** How deep the shallowest text of each production is; derivations that have grown deep take the shallow ways. */
function depths(grammar: Grammar): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  const depth = (part: Part): number => {
    switch (part.kind) {
      case "text":
        return 0;
      case "rule":
        return LAYOUT.has(part.name) ? 0 : (known.get(part.name) ?? Number.POSITIVE_INFINITY);
      case "sequence":
        return Math.max(0, ...part.parts.map(depth));
      case "choice":
        return Math.min(...part.parts.map(depth));
      default:
        return 0;
    }
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const { name, part } of grammar.values()) {
      const now = depth(part) + 1;
      if (now < (known.get(name) ?? Number.POSITIVE_INFINITY)) {
        known.set(name, now);
        changed = true;
      }
    }
  }
  return known;
}

/** A maker of texts from a production. `used` gathers the productions that took part. */
export function deriver(grammar: Grammar, used: Set<string>): (start: string, seed: number, size: number) => string {
  const shallow = depths(grammar);
  const partDepth = (part: Part): number => {
    if (part.kind === "rule") return shallow.get(part.name) ?? 0;
    if (part.kind === "sequence") return Math.max(0, ...part.parts.map(partDepth));
    if (part.kind === "choice") return Math.min(...part.parts.map(partDepth));
    return 0;
  };
  return (start, seed, size) => {
    const random = randomNumbers(seed);
    let indent = "";
    let left = size;
    const derive = (part: Part, isToken: boolean, deep: number): string => {
      switch (part.kind) {
        case "text":
          left--;
          return part.text;
        case "rule": {
          if (part.name === "NEWLINE") return `\n${indent}`;
          if (part.name === "INDENT") {
            indent += " ";
            return " ";
          }
          if (part.name === "DEDENT") {
            indent = indent.slice(1);
            return "\b";
          }
          used.add(part.name);
          const production = grammar.get(part.name);
          return production === undefined ? "" : derive(production.part, production.isToken, deep + 1);
        }
        case "sequence": {
          const texts = part.parts.map((one) => derive(one, isToken, deep));
          return isToken ? texts.join("") : texts.reduce(join, "");
        }
        case "choice": {
          const isLate = left < 0 || deep > 60;
          const least = isLate ? Math.min(...part.parts.map(partDepth)) : Number.POSITIVE_INFINITY;
          const ways = part.parts.filter((one) => !isLate || partDepth(one) === least);
          const way = ways[Math.floor(random() * ways.length)];
          return way === undefined ? "" : derive(way, isToken, deep);
        }
        case "optional":
          return left > 0 && random() < (deep < 10 ? 0.5 : 0.25) ? derive(part.part, isToken, deep) : "";
        case "repeated": {
          let text = "";
          // Operators lie deep; they would make up most of a text otherwise.
          while (left > 0 && random() < (deep < 10 ? 0.4 : 0.1)) {
            const next = derive(part.part, isToken, deep);
            text = isToken ? text + next : join(text, next);
          }
          return text;
        }
      }
    };
    used.add(start);
    const text = derive({ kind: "rule", name: start }, false, 0);
    // A DEDENT takes back the indentation of the line that has been begun.
    return text.replace(/( *)(\x08+)/g, (_, spaces: string, back: string) => spaces.slice(back.length));
  };
}

function join(left: string, right: string): string {
  if (left === "" || right === "") return left + right;
  return /[\n \x08]$/.test(left) || right.startsWith("\b") || right.startsWith("\n")
    ? left + right
    : `${left} ${right}`;
}
