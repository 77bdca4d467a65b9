import type { Match, MatchClass, MatchMapping, MatchSequence, Pattern } from "../syntax/tree.ts";
import { attributeOr, getAttribute } from "../values/attributes.ts";
import { bytearrayType } from "../values/bytes.ts";
import { call } from "../values/calls.ts";
import { isInstanceOf } from "../values/class-checks.ts";
import { equals, identical } from "../values/comparison.ts";
import {
  boolType,
  bytesType,
  dictType,
  floatType,
  frozensetType,
  intType,
  isInstance,
  listType,
  objectType,
  rangeType,
  setType,
  strType,
  tupleType,
  typeName,
} from "../values/core-types.ts";
import { PyDict } from "../values/dict.ts";
import { typeError, valueError } from "../values/exceptions.ts";
import { collect } from "../values/iteration.ts";
import { spend } from "../values/meter.ts";
import { PyList, PyTuple } from "../values/sequences.ts";
import { repr } from "../values/text.ts";
import { length } from "../values/truth.ts";
import { PyObject, PyType, type Value } from "../values/value.ts";
import type { Compiler } from "./compiler.ts";
import { compileTest } from "./expressions.ts";
import { type Execute, type Frame, NORMAL, type Store } from "./frame.ts";
import { updateMapping } from "./mappings.ts";
import { storeName } from "./names.ts";

/** Names captured by a pattern that fits so far; they are bound once all of it fits. */
type Captured = { readonly store: Store; readonly value: Value }[];

/** Whether `subject` fits a part of a pattern. */
type Matcher = (frame: Frame, subject: Value, captured: Captured) => boolean;

/** Whether `subject` fits the pattern; then its names are bound. */
export function compilePattern(node: Pattern, c: Compiler): (frame: Frame, subject: Value) => boolean {
  const fits = compilePart(node, c);
  return (frame, subject) => {
    const captured: Captured = [];
    if (!fits(frame, subject, captured)) return false;
    for (const { store, value } of captured) store(frame, value);
    return true;
  };
}

export function compileMatch(node: Match, c: Compiler): Execute {
  const subject = c.expr(node.subject);
  const cases = node.cases.map((branch) => ({
    matches: compilePattern(branch.pattern, c),
    guard: branch.guard === null ? null : compileTest(branch.guard, c),
    body: c.block(branch.body),
    at: branch.pattern.start,
  }));
  return (frame) => {
    const value = subject(frame);
    for (const { matches, guard, body, at } of cases) {
      frame.at = at;
      spend(1);
      if (matches(frame, value) && (guard === null || guard(frame))) return body(frame);
    }
    return NORMAL;
  };
}

function compilePart(node: Pattern, c: Compiler): Matcher {
  switch (node.kind) {
    case "MatchValue": {
      const value = c.expr(node.value);
      return (frame, subject) => {
        const wanted = value(frame);
        frame.at = node.start;
        return equals(subject, wanted);
      };
    }
    case "MatchSingleton":
      return (_, subject) => identical(subject, node.value);
    case "MatchAs":
      return compileCapture(node.pattern, node.name, c);
    case "MatchStar":
      return compileCapture(null, node.name, c);
    case "MatchOr": {
      const choices = node.patterns.map((pattern) => compilePart(pattern, c));
      return (frame, subject, captured) => {
        const { length: before } = captured;
        return choices.some((choice) => {
          captured.length = before;
          return choice(frame, subject, captured);
        });
      };
    }
    case "MatchSequence":
      return compileSequence(node, c);
    case "MatchMapping":
      return compileMapping(node, c);
    case "MatchClass":
      return compileClass(node, c);
  }
}

function compileCapture(pattern: Pattern | null, name: string | null, c: Compiler): Matcher {
  const inner = pattern === null ? null : compilePart(pattern, c);
  const store = name === null ? null : storeName(name, c);
  return (frame, subject, captured) => {
    if (inner !== null && !inner(frame, subject, captured)) return false;
    if (store !== null) captured.push({ store, value: subject });
    return true;
  };
}

/** How many items a sequence pattern takes: a number, or at least so many. */
interface Size {
  readonly fixed: number;
  readonly more: boolean;
}

/**
 * The items of what is a sequence of the right size. Lists, tuples and ranges are sequences to a pattern; texts, bytes and sets are not. A
 * class of the program is asked for its length and then iterated over.
 */
function sequenceItems(subject: Value, { fixed, more }: Size): readonly Value[] | undefined {
  if (subject instanceof PyList || subject instanceof PyTuple) return subject.items;
  if (isInstance(subject, rangeType)) return collect(subject);
  const type = typeof subject === "object" && subject !== null ? subject.type : undefined;
  const fits = type?.mro.some((base) => base.pattern === "sequence" || base.name === "Sequence");
  if (fits !== true) return undefined;
  if (!(subject instanceof PyObject) || !subject.type.heap) return collect(subject);
  const size = length(subject);
  if (more ? size < fixed : size !== fixed) return undefined;
  return size === 0 ? [] : collect(subject);
}

function compileSequence(node: MatchSequence, c: Compiler): Matcher {
  const parts = node.patterns.map((pattern) => compilePart(pattern, c));
  const star = node.patterns.findIndex((pattern) => pattern.kind === "MatchStar");
  const fixed = parts.length - (star < 0 ? 0 : 1);
  return (frame, subject, captured) => {
    const items = sequenceItems(subject, { fixed, more: star >= 0 });
    if (items === undefined || (star < 0 ? items.length !== fixed : items.length < fixed)) return false;
    const starLength = items.length - fixed;
    let position = 0;
    for (let i = 0; i < parts.length; i++) {
      const item = i === star ? new PyList(items.slice(position, position + starLength)) : (items[position] ?? null);
      position += i === star ? starLength : 1;
      if (!parts[i]?.(frame, item, captured)) return false;
    }
    return true;
  };
}

function compileMapping(node: MatchMapping, c: Compiler): Matcher {
  const keys = node.keys.map((key) => c.expr(key));
  const parts = node.patterns.map((pattern) => compilePart(pattern, c));
  const rest = node.rest === null ? null : storeName(node.rest, c);
  return (frame, subject, captured) => {
    if (!isMapping(subject) || length(subject) < keys.length) return false;
    const used = new PyDict();
    const values: Value[] = [];
    for (const key of keys) {
      const wanted = key(frame);
      if (used.find(wanted) !== undefined) throw valueError(`mapping pattern checks duplicate key (${repr(wanted)})`);
      const found = lookUp(subject, wanted);
      if (found === undefined) return false;
      values.push(found);
      used.set(wanted, null);
    }
    for (let i = 0; i < parts.length; i++) if (!parts[i]?.(frame, values[i] ?? null, captured)) return false;
    if (rest !== null) {
      const left = new PyDict();
      updateMapping(left, subject);
      for (const { key } of used.entries.values()) left.delete(key);
      captured.push({ store: rest, value: left });
    }
    return true;
  };
}

function isMapping(subject: Value): boolean {
  if (subject instanceof PyDict) return true;
  return subject instanceof PyObject && subject.type.mro.some((base) => base.pattern === "mapping");
}

const absent: PyObject = new PyObject(objectType);

/** The value of a key, asked for by `get`, which makes no entries; a plain dictionary is asked directly. */
function lookUp(subject: Value, key: Value): Value | undefined {
  if (subject instanceof PyDict && !subject.type.heap) return subject.get(key);
  const found = call(getAttribute(subject, "get"), [key, absent]);
  return found === absent ? undefined : found;
}

/** Types whose one positional pattern is matched against the subject itself. */
const selfMatching: ReadonlySet<PyType> = new Set([
  bytearrayType,
  boolType,
  bytesType,
  dictType,
  floatType,
  frozensetType,
  intType,
  listType,
  setType,
  strType,
  tupleType,
]);

function compileClass(node: MatchClass, c: Compiler): Matcher {
  const cls = c.expr(node.cls);
  const positional = node.patterns.map((pattern) => compilePart(pattern, c));
  const keyword = node.kwd_patterns.map((pattern) => compilePart(pattern, c));
  return (frame, subject, captured) => {
    const type = cls(frame);
    frame.at = node.start;
    if (!(type instanceof PyType)) throw typeError("called match pattern must be a class");
    if (!isInstanceOf(subject, type)) return false;
    const names: string[] = [];
    if (positional.length > 0) {
      const matchesSelf =
        type.mro.some((base) => selfMatching.has(base)) && attributeOr(type, "__match_args__") === undefined;
      if (matchesSelf) {
        if (positional.length > 1) throw tooMany(type, 1, positional.length);
        if (!positional[0]?.(frame, subject, captured)) return false;
      } else {
        names.push(...positionalNames(type, positional.length));
        const twice = names.find((name, i) => names.indexOf(name) < i);
        if (twice !== undefined) throw typeError(`${type.name}() got multiple sub-patterns for attribute '${twice}'`);
        for (let i = 0; i < positional.length; i++) {
          const value = attributeOr(subject, names[i] ?? "");
          if (value === undefined || !positional[i]?.(frame, value, captured)) return false;
        }
      }
    }
    for (let i = 0; i < keyword.length; i++) {
      const name = node.kwd_attrs[i] ?? "";
      if (names.includes(name)) throw typeError(`${type.name}() got multiple sub-patterns for attribute '${name}'`);
      const value = attributeOr(subject, name);
      if (value === undefined || !keyword[i]?.(frame, value, captured)) return false;
    }
    return true;
  };
}

function positionalNames(type: PyType, count: number): string[] {
  const args = attributeOr(type, "__match_args__");
  if (args === undefined) throw tooMany(type, 0, count);
  if (!(args instanceof PyTuple))
    throw typeError(`${type.name}.__match_args__ must be a tuple (got ${typeName(args)})`);
  if (args.items.length < count) throw tooMany(type, args.items.length, count);
  return args.items.slice(0, count).map((name) => {
    if (typeof name !== "string") throw typeError(`__match_args__ elements must be strings (got ${typeName(name)})`);
    return name;
  });
}

function tooMany(type: PyType, allowed: number, given: number): ReturnType<typeof typeError> {
  return typeError(
    `${type.name}() accepts ${allowed} positional sub-pattern${allowed === 1 ? "" : "s"} (${given} given)`,
  );
}
