import { PyDict } from "./dict.ts";
import { typeError } from "./exceptions.ts";
import { emptyTuple, PyTuple } from "./sequences.ts";
import type { Kwargs, Value } from "./value.ts";

/**
 * The parameters of a function with Python's binding rules, defaults evaluated.
 *
 * `names` holds positional-only, then positional-or-keyword, then keyword-only names; {@link bindArguments} fills one
 * slot for each, then one for `*args` and one for `**kwargs` if there are such.
 */
export interface Parameters {
  readonly names: readonly string[];
  readonly positionalOnly: number;
  /** Positional ones in all, positional-only included. */
  readonly positional: number;
  /** By index in `names`; `undefined` where there is none. */
  readonly defaults: (Value | undefined)[];
  readonly vararg: string | null;
  readonly kwarg: string | null;
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;

function listNames(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  if (quoted.length <= 1) return quoted.join("");
  if (quoted.length === 2) return quoted.join(" and ");
  return `${quoted.slice(0, -1).join(", ")}, and ${quoted.at(-1)}`;
}

function tooManyPositional(
  qualname: string,
  p: Parameters,
  given: number,
  slots: readonly (Value | undefined)[],
): never {
  const defaulted = p.defaults.slice(0, p.positional).filter((value) => value !== undefined).length;
  const takes =
    defaulted > 0
      ? `from ${p.positional - defaulted} to ${p.positional} positional arguments`
      : count(p.positional, "positional argument");
  const keywordOnly = slots.slice(p.positional, p.names.length).filter((value) => value !== undefined).length;
  const were =
    keywordOnly > 0
      ? `${count(given, "positional argument")} (and ${count(keywordOnly, "keyword-only argument")}) were given`
      : `${given} ${given === 1 ? "was" : "were"} given`;
  throw typeError(`${qualname}() takes ${takes} but ${were}`);
}

/** Binds a call's arguments to slots, with CPython's error texts. */
export function bindArguments(qualname: string, p: Parameters, args: readonly Value[], kwargs: Kwargs): Value[] {
  const { names, positional, defaults } = p;
  const slots: (Value | undefined)[] = [];
  const given = args.length;
  for (let i = 0; i < names.length; i++) slots.push(i < positional && i < given ? args[i] : undefined);
  let extra: PyDict | null = null;
  if (p.kwarg !== null) extra = new PyDict();
  if (kwargs !== null) {
    const wrong: string[] = [];
    for (const [name, value] of kwargs) {
      const index = names.indexOf(name, p.positionalOnly);
      if (index >= 0) {
        if (slots[index] !== undefined) throw typeError(`${qualname}() got multiple values for argument '${name}'`);
        slots[index] = value;
      } else if (extra !== null) {
        extra.set(name, value);
      } else if (names.indexOf(name) >= 0) {
        wrong.push(name);
      } else {
        if (wrong.length > 0) break;
        const positionalNames = [...kwargs.keys()].filter((key) => names.slice(0, p.positionalOnly).includes(key));
        if (positionalNames.length === 0) throw typeError(`${qualname}() got an unexpected keyword argument '${name}'`);
        wrong.push(...positionalNames);
        break;
      }
    }
    if (wrong.length > 0) {
      throw typeError(
        `${qualname}() got some positional-only arguments passed as keyword arguments: '${[...new Set(wrong)].join(", ")}'`,
      );
    }
  }
  if (given > positional && p.vararg === null) tooManyPositional(qualname, p, given, slots);
  const missing: string[] = [];
  const missingKeywords: string[] = [];
  for (let i = 0; i < names.length; i++) {
    if (slots[i] !== undefined) continue;
    const fallback = defaults[i];
    if (fallback !== undefined) slots[i] = fallback;
    else (i < positional ? missing : missingKeywords).push(names[i] ?? "");
  }
  const [absent, kind] = missing.length > 0 ? [missing, "positional"] : [missingKeywords, "keyword-only"];
  if (absent.length > 0) {
    throw typeError(`${qualname}() missing ${count(absent.length, `required ${kind} argument`)}: ${listNames(absent)}`);
  }
  if (p.vararg !== null) slots.push(given > positional ? new PyTuple(args.slice(positional)) : emptyTuple);
  if (extra !== null) slots.push(extra);
  return slots as Value[];
}
