import { asText, NotImplemented, typeOf } from "../../values/core-types.ts";
import { dictOf } from "../../values/dict.ts";
import { attributeError, indexError } from "../../values/exceptions.ts";
import { makeAlias } from "../../values/generic-alias.ts";
import { hash } from "../../values/hashing.ts";
import { defineIterator } from "../../values/iterator-types.ts";
import { mappingProxy } from "../../values/mapping-proxy.ts";
import { allowItems } from "../../values/meter.ts";
import { define } from "../../values/native.ts";
import { smallIndex } from "../../values/operators.ts";
import { PyTuple, tuple } from "../../values/sequences.ts";
import { repr } from "../../values/text.ts";
import type { Value } from "../../values/value.ts";
import { compileTemplate } from "./cache.ts";
import * as flag from "./flags.ts";
import type { Mode } from "./found.ts";
import { matchType, type PyMatch, PyPattern, patternType, quotePart } from "./objects.ts";
import { installScanner, PyScanner } from "./scanner.ts";
import {
  fillTemplate,
  findAll,
  iterateMatches,
  matchIteratorType,
  matchOnce,
  splitText,
  substitute,
  substitutionOf,
  targetOf,
} from "./scanning.ts";
import { sliceSubject } from "./subject.ts";

/** How the repr of a pattern names its flags, in this order. */
const REPR_FLAGS: readonly (readonly [number, string])[] = [
  [flag.TEMPLATE, "re.TEMPLATE"],
  [flag.IGNORECASE, "re.IGNORECASE"],
  [flag.LOCALE, "re.LOCALE"],
  [flag.MULTILINE, "re.MULTILINE"],
  [flag.DOTALL, "re.DOTALL"],
  [flag.UNICODE, "re.UNICODE"],
  [flag.VERBOSE, "re.VERBOSE"],
  [flag.DEBUG, "re.DEBUG"],
  [flag.ASCII, "re.ASCII"],
];

/** `re.compile('a', re.IGNORECASE)`; the pattern's repr is cut at 200 characters, and a str pattern's UNICODE goes without saying. */
function showPattern({ regex, pattern }: PyPattern): string {
  const alphabet = regex.flags & flag.ALPHABET_FLAGS;
  let rest = !regex.isBytes && alphabet === flag.UNICODE ? regex.flags & ~flag.UNICODE : regex.flags;
  const names: string[] = [];
  for (const [bit, name] of REPR_FLAGS) {
    if (rest & bit) names.push(name);
    rest &= ~bit;
  }
  if (rest !== 0) names.push(`0x${(rest >>> 0).toString(16)}`);
  const shown = Array.from(repr(pattern)).slice(0, 200).join("");
  return `re.compile(${[shown, ...(names.length === 0 ? [] : [names.join("|")])].join(", ")})`;
}

const once =
  (mode: Mode) =>
  (self: PyPattern, string: Value = null, pos?: Value, endpos?: Value): Value =>
    matchOnce(self, targetOf(self, string, pos, endpos), mode);

function samePattern(a: PyPattern, b: PyPattern): boolean {
  return (
    a.regex === b.regex ||
    (a.regex.flags === b.regex.flags && a.regex.isBytes === b.regex.isBytes && a.regex.pattern === b.regex.pattern)
  );
}

/** What CPython keeps in plain fields is refused in other words than what it computes. */
function refuse(): never {
  throw attributeError("readonly attribute");
}

export function installPattern(): void {
  defineIterator(matchIteratorType);
  installScanner();
  define<PyPattern>(patternType, {
    doc: "Compiled regular expression object.",
    slots: {
      repr: showPattern,
      hash: (self) => hash(`${self.regex.flags}${self.regex.pattern}`),
      compare: (self, other, op) => {
        if ((op !== "==" && op !== "!=") || !(other instanceof PyPattern)) return NotImplemented;
        return samePattern(self, other) === (op === "==");
      },
    },
    methods: {
      "match(string, pos=0, endpos?)": once("match"),
      "fullmatch(string, pos=0, endpos?)": once("fullmatch"),
      "search(string, pos=0, endpos?)": once("search"),
      "findall(string, pos=0, endpos?)": (self, string = null, pos?: Value, endpos?: Value) =>
        findAll(self, targetOf(self, string, pos, endpos)),
      "finditer(string, pos=0, endpos?)": (self, string = null, pos?: Value, endpos?: Value) =>
        iterateMatches(self, targetOf(self, string, pos, endpos)),
      "scanner(string, pos=0, endpos?)": (self, string = null, pos?: Value, endpos?: Value) =>
        new PyScanner(self, targetOf(self, string, pos, endpos)),
      "split(string, maxsplit=0)": (self, string = null, maxsplit = 0n) => splitText(self, string, maxsplit),
      "sub(repl, string, count=0)": (self, repl = null, string = null, count = 0n) =>
        substitute(substitutionOf(self, repl, count), string)[0],
      "subn(repl, string, count=0)": (self, repl = null, string = null, count = 0n) => {
        const [text, done] = substitute(substitutionOf(self, repl, count), string);
        return tuple(text, BigInt(done));
      },
      "__copy__()": (self) => self,
      "__deepcopy__(memo, /)": (self) => self,
    },
    getters: {
      pattern: (self) => self.pattern,
      flags: (self) => BigInt(self.regex.flags),
      groups: (self) => BigInt(self.regex.groups),
      groupindex: (self) => {
        const names = dictOf([...self.regex.groupIndex].map(([name, n]) => [name, BigInt(n)]));
        return names.size === 0 ? names : mappingProxy(names);
      },
    },
    setters: { pattern: refuse, flags: refuse, groups: refuse },
    classMethods: { "__class_getitem__(item, /)": makeAlias },
  });
}

/** The number of a group given by number or name. */
function groupNumber(match: PyMatch, group: Value): number {
  const { regex } = match.pattern;
  let number: number | undefined;
  if (typeOf(group).slots.index !== undefined) number = smallIndex(group);
  else {
    hash(group);
    const name = asText(group);
    number = name === undefined ? undefined : regex.groupIndex.get(name);
  }
  if (number === undefined || number < 0 || number > regex.groups) throw indexError("no such group");
  return number;
}

function spanOf(match: PyMatch, group: Value): readonly [bigint, bigint] {
  const [start, end] = match.span(groupNumber(match, group));
  return [BigInt(start), BigInt(end)];
}

function groupsFrom<T>(match: PyMatch, first: number, read: (group: number) => T): T[] {
  const { groups } = match.pattern.regex;
  allowItems(groups);
  return Array.from({ length: groups + 1 - first }, (_, n) => read(n + first));
}

function lastGroup(match: PyMatch): Value {
  for (const [name, group] of match.pattern.regex.groupIndex) if (group === match.found.lastIndex) return name;
  return null;
}

export function installMatch(): void {
  define<PyMatch>(matchType, {
    doc: "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
    slots: {
      repr: (self) => {
        const [start, end] = self.span(0);
        // Fifty characters of the match's repr are shown.
        const text = sliceSubject(self.target.subject, start, Math.min(end, start + 50));
        const shown = Array.from(quotePart(text, self.isBytes)).slice(0, 50).join("");
        return `<${self.type.name} object; span=(${start}, ${end}), match=${shown}>`;
      },
      getitem: (self, key) => self.group(groupNumber(self, key), null),
    },
    methods: {
      "group(*args)": (self, args) => {
        const wanted = args instanceof PyTuple ? args.items : [];
        const [first = 0n] = wanted;
        if (wanted.length < 2) return self.group(groupNumber(self, first), null);
        return new PyTuple(wanted.map((group) => self.group(groupNumber(self, group), null)));
      },
      "groups(default=None)": (self, absent = null) => new PyTuple(groupsFrom(self, 1, (n) => self.group(n, absent))),
      "groupdict(default=None)": (self, absent = null) =>
        dictOf([...self.pattern.regex.groupIndex].map(([name, n]) => [name, self.group(n, absent)])),
      "start(group=0, /)": (self, group = 0n) => spanOf(self, group)[0],
      "end(group=0, /)": (self, group = 0n) => spanOf(self, group)[1],
      "span(group=0, /)": (self, group = 0n) => tuple(...spanOf(self, group)),
      "expand(template)": (self, template = null) =>
        fillTemplate(self, compileTemplate(self.pattern.regex, template), asText(template) === undefined),
      "__copy__()": (self) => self,
      "__deepcopy__(memo, /)": (self) => self,
    },
    getters: {
      string: (self) => self.target.value,
      re: (self) => self.pattern,
      pos: (self) => BigInt(self.target.pos),
      endpos: (self) => BigInt(self.target.endpos),
      lastindex: (self) => (self.found.lastIndex === 0 ? null : BigInt(self.found.lastIndex)),
      lastgroup: lastGroup,
      regs: (self) =>
        new PyTuple(
          groupsFrom(self, 0, (n) => {
            const [start, end] = self.span(n);
            return tuple(BigInt(start), BigInt(end));
          }),
        ),
    },
    setters: { string: refuse, re: refuse, pos: refuse, endpos: refuse },
    classMethods: { "__class_getitem__(item, /)": makeAlias },
  });
}
