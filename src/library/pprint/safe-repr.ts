import { lessThan } from "../../values/comparison.ts";
import {
  boolType,
  bytesType,
  dictType,
  floatType,
  intType,
  isInstance,
  listType,
  noneType,
  strType,
  tupleType,
  typeName,
  typeOf,
} from "../../values/core-types.ts";
import { type Entry, PyDict } from "../../values/dict.ts";
import { PyException, typeErrorType } from "../../values/exceptions.ts";
import { identity } from "../../values/identity.ts";
import { allowItems, spend } from "../../values/meter.ts";
import { PyList, PyTuple } from "../../values/sequences.ts";
import { format, joinTexts, repr, str } from "../../values/text.ts";
import { timsort } from "../../values/timsort.ts";
import { lookup, type PyType, type Value } from "../../values/value.ts";

/** A value as text, and what is known of the text. */
export interface Shown {
  readonly text: string;
  /** It can be evaluated again. */
  readonly readable: boolean;
  readonly recursive: boolean;
}

/** What shows the values in a container: the printer's own method `format`, which a derived class may have replaced. */
export type Show = (value: Value, context: Context, level: number) => Shown;

/** The containers that are being shown, by `id`. */
export type Context = ReadonlySet<bigint>;

export interface ReprOptions {
  /** Deeper containers are shown as `...`; 0: all are shown. */
  readonly depth: number;
  readonly sortDicts: boolean;
  readonly underscores: boolean;
  readonly show: Show;
}

/** Whether the value is of the type or one derived from it, and shown as the type shows it. */
export function showsAs(value: Value, type: PyType): boolean {
  return isInstance(value, type) && lookup(typeOf(value), "__repr__") === lookup(type, "__repr__");
}

/** `<`, but for values that do not compare, which stand by their types. */
export function safeLess(a: Value, b: Value): boolean {
  spend(1);
  try {
    return lessThan(a, b);
  } catch (error) {
    if (!(error instanceof PyException && isInstance(error, typeErrorType))) throw error;
    const [first, second] = [str(typeOf(a)), str(typeOf(b))];
    return first === second ? identity(a) < identity(b) : first < second;
  }
}

/** The items of a dictionary in the order that they are shown in. */
export function shownEntries(dictionary: PyDict, sorted: boolean): Entry[] {
  allowItems(dictionary.size);
  const entries = [...dictionary.walk()];
  if (sorted) timsort(entries, (a, b) => safeLess(a.key, b.key));
  return entries;
}

export function recursionText(value: Value): string {
  return `<Recursion on ${typeName(value)} with id=${identity(value)}>`;
}

const scalars: ReadonlySet<PyType> = new Set([strType, bytesType, floatType, boolType, noneType]);

/** `repr`, with dictionaries in order, and with what contains itself or lies too deep not shown. */
export function safeRepr(value: Value, context: Context, level: number, options: ReprOptions): Shown {
  if (scalars.has(typeOf(value))) return { text: repr(value), readable: true, recursive: false };
  if (showsAs(value, intType)) {
    return { text: options.underscores ? format(value, "_d") : repr(value), readable: true, recursive: false };
  }
  if (value instanceof PyDict && showsAs(value, dictType)) {
    const inside = (show: (item: Value) => string): string =>
      joinTexts(shownEntries(value, options.sortDicts), (entry) => `${show(entry.key)}: ${show(entry.value)}`);
    return contained(value, value.size, ["{", "}"], inside, context, level, options);
  }
  const list = value instanceof PyList && showsAs(value, listType);
  if (list || (value instanceof PyTuple && showsAs(value, tupleType))) {
    const { items } = value;
    const brackets = list ? ["[", "]"] : ["(", items.length === 1 ? ",)" : ")"];
    return contained(value, items.length, brackets, (show) => joinTexts(items, show), context, level, options);
  }
  const text = repr(value);
  return { text, readable: text !== "" && !text.startsWith("<"), recursive: false };
}

function contained(
  container: Value,
  size: number,
  [open = "", close = ""]: readonly string[],
  inside: (show: (item: Value) => string) => string,
  context: Context,
  level: number,
  { depth, show }: ReprOptions,
): Shown {
  if (size === 0) return { text: `${open}${close}`, readable: true, recursive: false };
  const id = identity(container);
  if (depth > 0 && level >= depth) {
    return { text: `${open}...${close}`, readable: false, recursive: context.has(id) };
  }
  if (context.has(id)) return { text: recursionText(container), readable: false, recursive: true };
  const within = new Set(context).add(id);
  let readable = true;
  let recursive = false;
  const text = inside((item) => {
    const shown = show(item, within, level + 1);
    readable &&= shown.readable;
    recursive ||= shown.recursive;
    return shown.text;
  });
  return { text: `${open}${text}${close}`, readable, recursive };
}
