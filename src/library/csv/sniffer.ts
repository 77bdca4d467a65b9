/** `csv.Sniffer`: guesses the dialect of a text from its quotes, or else from characters that are equally frequent in all lines. */
import { getAttribute, setAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { makeClass } from "../../values/classes.ts";
import { pointLength, work } from "../../values/code-points.ts";
import { complexType } from "../../values/complex.ts";
import { asText, isInstance, typeType } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { PyException, stopIterationType, valueErrorType } from "../../values/exceptions.ts";
import { collect, forEach, next } from "../../values/iteration.ts";
import { allowItems, spend } from "../../values/meter.ts";
import { contains } from "../../values/operators.ts";
import { PyList, tuple } from "../../values/sequences.ts";
import { str } from "../../values/text.ts";
import type { PyObject, PyType, Value } from "../../values/value.ts";
import { definePython, pythonClass } from "../python-class.ts";
import { compilePattern } from "../re/cache.ts";
import { escapePattern } from "../re/escape.ts";
import { reModule } from "../re/module.ts";
import { csvError } from "./dialect.ts";
import { dialectBase } from "./dialects.ts";
import { newReader } from "./reader.ts";

export const snifferType: PyType = pythonClass("Sniffer", [], { module: "csv" });

interface Guess {
  /** Empty: there is none. */
  readonly delimiter: string;
  readonly quotechar: string;
  readonly doublequote: boolean;
  readonly skipinitialspace: boolean;
}

const MULTILINE = 8n;
const DOTALL = 16n;

const separator = `(?P<delim>[^\\w\\n"'])(?P<space> ?)`;
const quoted = `(?P<quote>["']).*?(?P=quote)`;
const [from, to] = ["(?:^|\\n)", "(?:$|\\n)"];
/** Quoted fields: between separators, first of a line, last of a line, alone in a line. The first that is found at all counts. */
const quotedFields: readonly string[] = [
  `${separator}${quoted}(?P=delim)`,
  `${from}${quoted}${separator}`,
  `${separator}${quoted}${to}`,
  `${from}${quoted}${to}`,
];

/** Adds one to a count. */
function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The key counted most often; of equal ones the first. */
function mostOften<K>(counts: ReadonlyMap<K, number>): readonly [K, number] | undefined {
  let best: readonly [K, number] | undefined;
  for (const entry of counts) if (best === undefined || entry[1] > best[1]) best = entry;
  return best;
}

const isWanted = (delimiters: Value, character: string): boolean =>
  delimiters === null || contains(delimiters, character);

function guessByQuotes(sample: Value, delimiters: Value): Guess | null {
  for (const source of quotedFields) {
    const found = collect(call(getAttribute(compilePattern(source, MULTILINE | DOTALL), "finditer"), [sample]));
    if (found.length === 0) continue;
    const separated = source.includes(separator);
    const [quotes, separators] = [new Map<string, number>(), new Map<string, number>()];
    let spaces = 0;
    for (const match of found) {
      const group = (name: string): string => str(call(getAttribute(match, "group"), [name]));
      count(quotes, group("quote"));
      if (!separated) continue;
      if (isWanted(delimiters, group("delim"))) count(separators, group("delim"));
      if (group("space") !== "") spaces++;
    }
    const quotechar = mostOften(quotes)?.[0] ?? '"';
    const [delimiter, times] = mostOften(separators) ?? ["", -1];
    const doublequote = hasDoubledQuotes(sample, quotechar, escapePattern(delimiter));
    return { delimiter, quotechar, doublequote, skipinitialspace: times === spaces };
  }
  return null;
}

/** Whether a field has a quote between its quotes. */
function hasDoubledQuotes(sample: Value, quote: string, delimiter: string): boolean {
  const inner = `[^${delimiter}\\n]*`;
  const source = `(?:${delimiter}|^)\\W*${quote}${inner}${quote}${inner}${quote}\\W*(?:${delimiter}|$)`;
  return call(getAttribute(compilePattern(source, MULTILINE), "search"), [sample]) !== null;
}

const LINES_AT_ONCE = 10;
const CHARACTERS = 127;

/** How often a character is in a line, and in how many more lines it is so than not. */
type Mode = readonly [frequency: number, lines: number];

/** Counts the characters of some more lines: for each, how many lines have it how often. */
function countLines(lines: readonly string[], frequencies: readonly Map<number, number>[]): void {
  for (const line of lines) {
    spend(CHARACTERS >> 3);
    const counts = new Uint32Array(CHARACTERS);
    for (let i = 0; i < line.length; i++) {
      const code = line.charCodeAt(i);
      if (code < CHARACTERS) counts[code] = (counts[code] ?? 0) + 1;
    }
    for (const [code, frequency] of frequencies.entries()) count(frequency, counts[code] ?? 0);
  }
}

function modeOf(frequency: ReadonlyMap<number, number>): Mode {
  const [often, lines] = mostOften(frequency) ?? [0, 0];
  let others = -lines;
  for (const other of frequency.values()) others += other;
  return [often, lines - others];
}

/** Characters that are in most lines equally often, the first lines first. */
function steadyCharacters(lines: readonly string[], delimiters: Value): ReadonlyMap<string, Mode> {
  const frequencies = Array.from({ length: CHARACTERS }, () => new Map<number, number>());
  const steady = new Map<string, Mode>();
  for (let start = 0; start < lines.length && steady.size !== 1; start += LINES_AT_ONCE) {
    countLines(lines.slice(start, start + LINES_AT_ONCE), frequencies);
    const total = Math.min(start + LINES_AT_ONCE, lines.length);
    const modes = frequencies.map(modeOf);
    for (let consistency = 1; steady.size === 0 && consistency >= 0.9; consistency -= 0.01) {
      for (const [code, mode] of modes.entries()) {
        const [often, times] = mode;
        const character = String.fromCharCode(code);
        if (often > 0 && times > 0 && times / total >= consistency && isWanted(delimiters, character)) {
          steady.set(character, mode);
        }
      }
    }
  }
  return steady;
}

function guessByFrequency(
  self: PyObject,
  sample: string,
  delimiters: Value,
): Pick<Guess, "delimiter" | "skipinitialspace"> {
  work(sample.length * 64);
  const lines = sample.split("\n").filter((line) => line !== "");
  allowItems(lines.length);
  const steady = steadyCharacters(lines, delimiters);
  const preferred = steady.size > 1 ? collect(getAttribute(self, "preferred")).map((one) => asText(one) ?? "") : [];
  const ranked = [...steady].sort(([a, [x, m]], [b, [y, n]]) => y - x || n - m || (a < b ? 1 : -1));
  const delimiter = preferred.find((character) => steady.has(character)) ?? ranked[0]?.[0] ?? "";
  const first = lines[0] ?? "";
  const times = (part: string): number => first.split(part).length;
  return { delimiter, skipinitialspace: delimiter !== "" && times(delimiter) === times(`${delimiter} `) };
}

function sniff(self: PyObject, sample: Value, delimiters: Value): Value {
  const quotes = guessByQuotes(sample, delimiters);
  const byQuotes = quotes !== null && quotes.delimiter !== "";
  const { delimiter, skipinitialspace } = byQuotes ? quotes : guessByFrequency(self, str(sample), delimiters);
  if (delimiter === "") throw csvError("Could not determine delimiter");
  const settings: Record<string, Value> = {
    __module__: "csv",
    __qualname__: "Sniffer.sniff.<locals>.dialect",
    _name: "sniffed",
    lineterminator: "\r\n",
    quoting: 0n,
    doublequote: quotes?.doublequote ?? false,
    delimiter,
    quotechar: quotes?.quotechar ?? '"',
    skipinitialspace,
  };
  return makeClass(typeType, "dialect", [dialectBase], new Map(Object.entries(settings)));
}

/** What a column holds: numbers, or texts of one length. */
type ColumnKind = "number" | number;

function kindOf(text: Value): ColumnKind {
  try {
    call(complexType, [text]);
    return "number";
  } catch (error) {
    if (!(error instanceof PyException && isInstance(error, valueErrorType))) throw error;
    return pointLength(str(text));
  }
}

/** Whether the first row differs from what the columns hold in the next twenty: more columns say so than deny it. */
function hasHeader(self: PyObject, sample: Value): boolean {
  const dialect = call(getAttribute(self, "sniff"), [sample]);
  const lines = str(sample).split(/(?<=\n)/);
  allowItems(lines.length);
  const reader = newReader(tuple(new PyList(lines), dialect), new PyDict());
  const first = next(reader);
  if (first === undefined) throw new PyException(stopIterationType, []);
  const header = collect(first);
  const kinds = new Map<number, ColumnKind | null>(header.map((_, column) => [column, null]));
  let checked = 0;
  forEach(reader, (row) => {
    if (checked++ > 20) return false;
    const values = collect(row);
    if (values.length !== header.length) return true;
    for (const [column, known] of [...kinds]) {
      const kind = kindOf(values[column] ?? null);
      if (known === null) kinds.set(column, kind);
      else if (kind !== known) kinds.delete(column);
    }
    return true;
  });
  let votes = 0;
  for (const [column, kind] of kinds) {
    const text = header[column] ?? null;
    const differs = typeof kind === "number" ? pointLength(str(text)) !== kind : kindOf(text) !== "number";
    votes += differs || kind === null ? 1 : -1;
  }
  return votes > 0;
}

export function installSniffer(): void {
  // Quoted fields are found by means of patterns.
  reModule.members();
  definePython<PyObject>(snifferType, {
    methods: {
      "__init__()": (self) => {
        setAttribute(self, "preferred", new PyList([",", "\t", ";", " ", ":"]));
        return null;
      },
      "sniff(sample, delimiters=None)": sniff,
      "has_header(sample)": hasHeader,
    },
  });
}
