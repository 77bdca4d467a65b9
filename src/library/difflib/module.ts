import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { compareText } from "../../values/comparison.ts";
import { asFloat, asInt, asText, typeName } from "../../values/core-types.ts";
import { dictOf } from "../../values/dict.ts";
import { attributeError, typeError, valueError } from "../../values/exceptions.ts";
import { collect, PyIterator } from "../../values/iteration.ts";
import { defineIterator, iteratorType } from "../../values/iterator-types.ts";
import { allowText } from "../../values/meter.ts";
import { native } from "../../values/native.ts";
import { smallIndex } from "../../values/operators.ts";
import { PyList, PyTuple, tuple } from "../../values/sequences.ts";
import { repr } from "../../values/text.ts";
import { length, truth } from "../../values/truth.ts";
import type { PyObject, PyType, Value } from "../../values/value.ts";
import { functionMembers, type ModuleDefinition } from "../module-definition.ts";
import { definePython, pythonClass } from "../python-class.ts";
import { defineRecord, recordType } from "../record-tuple.ts";
import { compareLines, contextDiff, type DeltaOptions, type Junk, unifiedDiff } from "./deltas.ts";
import { type Block, Matcher, type Opcode } from "./matcher.ts";

const matcherType: PyType = pythonClass("SequenceMatcher", [], { module: "difflib" });
const differType: PyType = pythonClass("Differ", [], { module: "difflib" });
const matchType: PyType = recordType("Match", "difflib");
const generatorType: PyType = iteratorType("generator");

const matchers = new WeakMap<PyObject, Matcher>();

function matcherOf(self: PyObject): Matcher {
  const found = matchers.get(self);
  if (found === undefined) throw attributeError(`'${typeName(self)}' object has no attribute 'b2j'`, "b2j", self);
  return found;
}

function junkOf(value: Value): Junk {
  return value === null ? null : (item) => truth(call(value, [item]));
}

function itemsOf(sequence: Value): Value[] {
  const text = asText(sequence);
  if (text === undefined) return collect(sequence);
  allowText(text.length);
  return Array.from(text);
}

function setSequence(self: PyObject, name: "a" | "b", sequence: Value): null {
  const matcher = matcherOf(self);
  const attrs = self.attrs ?? new Map<string, Value>();
  self.attrs = attrs;
  if (attrs.get(name) === sequence && typeof sequence === "object") return null;
  if (name === "a") matcher.setFirst(itemsOf(sequence));
  else matcher.setSecond(itemsOf(sequence));
  attrs.set(name, sequence);
  return null;
}

function match({ a, b, size }: Block): PyTuple {
  return new PyTuple([BigInt(a), BigInt(b), BigInt(size)], matchType);
}

function opcode([tag, ...places]: Opcode): PyTuple {
  return tuple(tag, ...places.map((place) => BigInt(place)));
}

/** An iterator over what a generator of ours makes. */
function iterator<T>(make: () => Generator<T>, shape: (item: T) => Value): PyIterator {
  let items: Generator<T> | null = null;
  return new PyIterator(generatorType, () => {
    items ??= make();
    const next = items.next();
    return next.done === true ? undefined : shape(next.value);
  });
}

const itself = (text: string): Value => text;

function bound(value: Value, fallback: number): number {
  return value === null ? fallback : smallIndex(value);
}

function installMatcher(): void {
  const places = (self: PyObject): Value =>
    dictOf(
      [...matcherOf(self).secondPlaces()].map(([item, at]) => [item, new PyList(at.map((i) => BigInt(i)))] as const),
    );
  definePython<PyObject>(matcherType, {
    methods: {
      "__init__(isjunk=None, a='', b='', autojunk=True)": (
        self,
        isJunk = null,
        a = null,
        b = null,
        automatic = null,
      ) => {
        matchers.set(self, new Matcher(junkOf(isJunk), truth(automatic)));
        self.attrs = new Map<string, Value>([
          ["isjunk", isJunk],
          ["autojunk", automatic],
        ]);
        call(getAttribute(self, "set_seqs"), [a, b]);
        return null;
      },
      "set_seqs(a, b)": (self, a = null, b = null) => {
        setSequence(self, "a", a);
        return setSequence(self, "b", b);
      },
      "set_seq1(a)": (self, a = null) => setSequence(self, "a", a),
      "set_seq2(b)": (self, b = null) => setSequence(self, "b", b),
      "find_longest_match(alo=0, ahi=None, blo=0, bhi=None)": (
        self,
        aLow = null,
        aHigh = null,
        bLow = null,
        bHigh = null,
      ) => {
        const matcher = matcherOf(self);
        const [aLength, bLength] = matcher.lengths;
        return match(matcher.longest(bound(aLow, 0), bound(aHigh, aLength), bound(bLow, 0), bound(bHigh, bLength)));
      },
      "get_matching_blocks()": (self) => new PyList(matcherOf(self).matchingBlocks().map(match)),
      "get_opcodes()": (self) => new PyList(matcherOf(self).opcodes().map(opcode)),
      "get_grouped_opcodes(n=3)": (self, n = null) => {
        const groups = function* (): Generator<Opcode[]> {
          yield* matcherOf(self).groupedOpcodes(smallIndex(n));
        };
        return iterator(groups, (group) => new PyList(group.map(opcode)));
      },
      "ratio()": (self) => matcherOf(self).ratio(),
      "quick_ratio()": (self) => matcherOf(self).quickRatio(),
      "real_quick_ratio()": (self) => matcherOf(self).realQuickRatio(),
    },
    getters: { b2j: places },
  });
}

function lineJunk(line: Value): boolean {
  const text = asText(line);
  return text !== undefined && /^\s*(?:#\s*)?$/.test(text);
}

const isLineJunk = native("IS_LINE_JUNK(line, pat=None)", (line = null) => lineJunk(line), { python: true });
const isCharacterJunk = native("IS_CHARACTER_JUNK(ch, ws=' \\t')", (ch = null) => ch === " " || ch === "\t", {
  python: true,
});

function lines(sequence: Value): string[] {
  return itemsOf(sequence).map((line) => {
    const text = asText(line);
    if (text === undefined) throw typeError(`can only concatenate str (not "${typeName(line)}") to str`);
    return text;
  });
}

function ndiff(a: Value, b: Value, linejunk: Value, charjunk: Value): PyIterator {
  const characters =
    charjunk === isCharacterJunk ? (item: Value): boolean => item === " " || item === "\t" : junkOf(charjunk);
  return iterator(() => compareLines(lines(a), lines(b), junkOf(linejunk), characters), itself);
}

function installDiffer(): void {
  definePython<PyObject>(differType, {
    methods: {
      "__init__(linejunk=None, charjunk=None)": (self, linejunk = null, charjunk = null) => {
        self.attrs = new Map([
          ["linejunk", linejunk],
          ["charjunk", charjunk],
        ]);
        return null;
      },
      "compare(a, b)": (self, a = null, b = null) =>
        ndiff(a, b, getAttribute(self, "linejunk"), getAttribute(self, "charjunk")),
    },
  });
}

function closeMatches(word: Value, possibilities: Value, n: Value, cutoff: Value): Value {
  const count = asInt(n);
  if (count === undefined || count <= 0n) throw valueError(`n must be > 0: ${repr(n)}`);
  const least = asFloat(cutoff) ?? Number(asInt(cutoff) ?? Number.NaN);
  if (!(least >= 0 && least <= 1)) throw valueError(`cutoff must be in [0.0, 1.0]: ${repr(cutoff)}`);
  const matcher = new Matcher(null, true);
  matcher.setSecond(itemsOf(word));
  const found: { readonly ratio: number; readonly value: Value }[] = [];
  for (const value of collect(possibilities)) {
    // Asked first for its length, as CPython does.
    length(value);
    matcher.setFirst(itemsOf(value));
    if (matcher.realQuickRatio() < least || matcher.quickRatio() < least) continue;
    const ratio = matcher.ratio();
    if (ratio >= least) found.push({ ratio, value });
  }
  found.sort((x, y) => y.ratio - x.ratio || compareText(asText(y.value) ?? "", asText(x.value) ?? ""));
  return new PyList(found.slice(0, Number(count)).map(({ value }) => value));
}

/** One of the two texts of a comparison by `ndiff`. */
function* restored(delta: Value, which: Value): Generator<Value> {
  const number = asInt(which);
  if (number !== 1n && number !== 2n) throw valueError(`unknown delta choice (must be 1 or 2): ${repr(which)}`);
  const own = number === 1n ? "- " : "+ ";
  for (const line of collect(delta)) {
    const text = asText(line) ?? "";
    if (text.startsWith("  ") || text.startsWith(own)) yield text.slice(2);
  }
}

const DELTA = "a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm?";

function delta(
  diff: (a: Value[], b: Value[], options: DeltaOptions) => Generator<string>,
): (...values: Value[]) => Value {
  return (a = null, b = null, ...rest) => {
    const [fromFile = null, toFile = null, fromDate = null, toDate = null, n = 3n, lineEnd = "\n"] = rest;
    const options = { fromFile, toFile, fromDate, toDate, lineEnd };
    return iterator(() => diff(itemsOf(a), itemsOf(b), { ...options, context: smallIndex(n) }), itself);
  };
}

let installed = false;

/** Python's `difflib`, but for its HTML. */
export const difflibModule: ModuleDefinition = {
  name: "difflib",
  members: (): Iterable<readonly [string, Value]> => {
    if (!installed) {
      defineIterator(generatorType);
      defineRecord(matchType, ["a", "b", "size"]);
      installMatcher();
      installDiffer();
    }
    installed = true;
    const functions: Record<string, (...values: Value[]) => Value> = {
      "get_close_matches(word, possibilities, n=3, cutoff=0.6)": (word = null, all = null, n = null, cutoff = null) =>
        closeMatches(word, all, n, cutoff),
      "ndiff(a, b, linejunk=None, charjunk?)": (
        a = null,
        b = null,
        linejunk = null,
        charjunk: Value = isCharacterJunk,
      ) => ndiff(a, b, linejunk, charjunk),
      [`unified_diff(${DELTA})`]: delta(unifiedDiff),
      [`context_diff(${DELTA})`]: delta(contextDiff),
      "restore(delta, which)": (given = null, which = null) =>
        iterator(
          () => restored(given, which),
          (line) => line,
        ),
    };
    return [
      ...functionMembers(functions, { python: true }),
      ["SequenceMatcher", matcherType],
      ["Differ", differType],
      ["Match", matchType],
      ["IS_LINE_JUNK", isLineJunk],
      ["IS_CHARACTER_JUNK", isCharacterJunk],
    ];
  },
};
