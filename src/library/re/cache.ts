import { latin1, PyBytes } from "../../values/bytes.ts";
import { asInt, asText, PyBoxed, typeName } from "../../values/core-types.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { hash } from "../../values/hashing.ts";
import { meter } from "../../values/meter.ts";
import type { Value } from "../../values/value.ts";
import { pythonFaults, textOf } from "./faults.ts";
import { formulaMeter, PyPattern } from "./objects.ts";
import { PLAIN_NAME_RULES } from "./pattern-reader.ts";
import type { Regex } from "./regex.ts";
import { compileRegex } from "./regex.ts";
import type { StepMeter } from "./step-meter.ts";
import { parseTemplate, type Template } from "./template.ts";

/** How many compiled patterns and templates are kept, as in CPython; a run that needs more compiles again. */
const CAPACITY = 512;
/** Longer sources are not kept. */
const LONGEST = 5000;
/** What was made, what it cost, and the run that paid last. */
interface Kept<T> {
  readonly value: T;
  readonly steps: number;
  run: number;
}

/**
 * Results kept between runs, the least recently used dropped first. Each run pays for a result when it first asks for it,
 * so that the count of steps does not depend on what ran before.
 */
class Cache<T> {
  readonly #kept = new Map<string, Kept<T>>();

  get(key: string, make: (meter: StepMeter) => T): T {
    const found = this.#kept.get(key);
    if (found === undefined) return this.#make(key, make);
    if (found.run === meter.run) return found.value;
    formulaMeter.spend(found.steps);
    found.run = meter.run;
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found.value;
  }

  #make(key: string, make: (meter: StepMeter) => T): T {
    let steps = 0;
    const value = make({
      spend: (count) => {
        steps += count;
        formulaMeter.spend(count);
      },
    });
    if (key.length > LONGEST) return value;
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size < CAPACITY) break;
      this.#kept.delete(oldest);
    }
    this.#kept.set(key, { value, steps, run: meter.run });
    return value;
  }

  clear(): void {
    this.#kept.clear();
  }
}

/** Texts without flags, by themselves: the usual call, for which even making a key counts. */
const plain = new Cache<PyPattern>();
const patterns = new Cache<PyPattern>();
const templates = new Cache<Template>();

/** `re.compile(pattern, flags)`. */
export function compilePattern(pattern: Value, flags: Value): PyPattern {
  if (typeof pattern !== "string" || flags !== 0n) return compileAny(pattern, flags);
  return plain.get(pattern, (meter) => made(pattern, pattern, 0, meter));
}

function compileAny(pattern: Value, flags: Value): PyPattern {
  if (pattern instanceof PyPattern) {
    if (isSet(flags)) throw valueError("cannot process flags argument with a compiled pattern");
    return pattern;
  }
  const isBytes = pattern instanceof PyBytes;
  const text = isBytes ? latin1(pattern.data) : asText(pattern);
  if (text === undefined) {
    // The pattern is looked up in a dictionary before anything is said about its type.
    hash(pattern);
    throw typeError("first argument must be string or compiled pattern");
  }
  const bits = asInt(flags);
  if (bits === undefined) throw typeError(`unsupported operand type(s) for &: '${typeName(flags)}' and 'RegexFlag'`);
  const number = Number(BigInt.asIntN(32, bits));
  const key = `${isBytes ? "b" : "s"}${number}:${text}`;
  const kept = patterns.get(key, (meter) => made(isBytes ? pattern : text, text, number, meter));
  return typeof pattern === "string" || isBytes ? kept : new PyPattern(kept.regex, pattern);
}

function made(pattern: string | PyBytes, text: string, flags: number, meter: StepMeter): PyPattern {
  const isBytes = typeof pattern !== "string";
  const regex = pythonFaults(pattern, () => compileRegex(text, flags, isBytes, PLAIN_NAME_RULES, meter));
  return new PyPattern(regex, pattern);
}

function isSet(flags: Value): boolean {
  return flags !== null && flags !== false && flags !== "" && (asInt(flags) ?? 1n) !== 0n && flags !== 0;
}

/** The parsed template of `sub` or `expand`. */
export function compileTemplate(regex: Regex, template: Value): Template {
  const isText = asText(template) !== undefined;
  if (!isText) hash(template);
  const text = textOf(template);
  if (text === undefined) throw typeError(`decoding to str: need a bytes-like object, ${typeName(template)} found`);
  const usesNames = text.includes("\\g");
  const names = usesNames ? [...regex.groupIndex].map(([name, group]) => `${name}=${group}`).join(",") : "";
  const key = `${isText ? "s" : "b"}${regex.groups}(${names}):${text}`;
  return templates.get(key, (meter) =>
    pythonFaults(template instanceof PyBoxed ? text : template, () =>
      parseTemplate(text, !isText, regex, PLAIN_NAME_RULES, meter),
    ),
  );
}

/** `re.purge()`. */
export function purge(): null {
  plain.clear();
  patterns.clear();
  templates.clear();
  return null;
}
