import { PyBytes } from "../../values/bytes.ts";
import { asInt, asText, PyBoxed, typeName } from "../../values/core-types.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { hash } from "../../values/hashing.ts";
import { meter, spend } from "../../values/meter.ts";
import type { Value } from "../../values/value.ts";
import { pythonFaults, textOf } from "./faults.ts";
import { PyPattern } from "./objects.ts";
import type { Regex } from "./regex.ts";
import { compileRegex } from "./regex.ts";
import { parseTemplate, type Template } from "./template.ts";

/** How many compiled patterns and templates are kept, as in CPython; a run that needs more compiles again. */
const CAPACITY = 512;
/** Longer sources are not kept. */
const LONGEST = 5000;
/** What compiling costs, in steps for each character: the same whether or not another run left the result behind. */
const CHARACTER_COST = 16;

/**
 * Results kept between runs, the least recently used dropped first. Each run pays for a result when it first asks for it,
 * so that the count of steps does not depend on what ran before.
 */
class Cache<T> {
  readonly #kept = new Map<string, T>();
  #paid = new Set<string>();
  #run = -1;

  get(key: string, cost: number, make: () => T): T {
    if (this.#run !== meter.run) {
      this.#run = meter.run;
      this.#paid = new Set();
    }
    if (!this.#paid.has(key)) {
      spend(cost * CHARACTER_COST);
      if (this.#paid.size >= CAPACITY) this.#paid.clear();
      if (cost <= LONGEST) this.#paid.add(key);
    }
    const found = this.#kept.get(key);
    if (found !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, found);
      return found;
    }
    const made = make();
    if (cost > LONGEST) return made;
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size < CAPACITY) break;
      this.#kept.delete(oldest);
    }
    this.#kept.set(key, made);
    return made;
  }

  clear(): void {
    this.#kept.clear();
  }
}

const patterns = new Cache<PyPattern>();
const templates = new Cache<Template>();

/** `re.compile(pattern, flags)`. */
export function compilePattern(pattern: Value, flags: Value): PyPattern {
  if (pattern instanceof PyPattern) {
    if (isSet(flags)) throw valueError("cannot process flags argument with a compiled pattern");
    return pattern;
  }
  // The pattern is looked up in a dictionary before anything is said about its type.
  hash(pattern);
  const isBytes = pattern instanceof PyBytes;
  const text = textOf(pattern);
  if (text === undefined) throw typeError("first argument must be string or compiled pattern");
  const bits = asInt(flags);
  if (bits === undefined) throw typeError(`unsupported operand type(s) for &: '${typeName(flags)}' and 'RegexFlag'`);
  const number = Number(BigInt.asIntN(32, bits));
  const key = `${isBytes ? "b" : "s"}${number}:${text}`;
  const kept = patterns.get(key, text.length + 8, () => {
    const plain = isBytes ? pattern : text;
    return new PyPattern(
      pythonFaults(plain, () => compileRegex(text, number, isBytes)),
      plain,
    );
  });
  return typeof pattern === "string" || isBytes ? kept : new PyPattern(kept.regex, pattern);
}

function isSet(flags: Value): boolean {
  return flags !== null && flags !== false && flags !== "" && (asInt(flags) ?? 1n) !== 0n && flags !== 0;
}

/** The parsed template of `sub` or `expand`. */
export function compileTemplate(regex: Regex, template: Value): Template {
  hash(template);
  const isText = asText(template) !== undefined;
  const text = textOf(template);
  if (text === undefined) throw typeError(`decoding to str: need a bytes-like object, ${typeName(template)} found`);
  const names = [...regex.groupIndex].map(([name, group]) => `${name}=${group}`).join(",");
  const key = `${isText ? "s" : "b"}${regex.groups}(${names}):${text}`;
  return templates.get(key, text.length + names.length + 8, () =>
    pythonFaults(template instanceof PyBoxed ? text : template, () => parseTemplate(text, !isText, regex)),
  );
}

/** `re.purge()`. */
export function purge(): null {
  patterns.clear();
  templates.clear();
  return null;
}
