import { asBytes, bytesOf, latin1, PyBytes } from "../../values/bytes.ts";
import { call } from "../../values/calls.ts";
import { asText, typeName, typeOf } from "../../values/core-types.ts";
import { typeError } from "../../values/exceptions.ts";
import { PyIterator } from "../../values/iteration.ts";
import { iteratorType } from "../../values/iterator-types.ts";
import { allowText, spend } from "../../values/meter.ts";
import { smallIndex } from "../../values/operators.ts";
import { PyList, PyTuple } from "../../values/sequences.ts";
import type { PyType, Value } from "../../values/value.ts";
import { compileTemplate } from "./cache.ts";
import { textOf } from "./faults.ts";
import type { Found, Mode } from "./found.ts";
import { formulaMeter, PyMatch, type PyPattern, part, type Target } from "./objects.ts";
import { execRegex } from "./regex.ts";
import { subjectOf } from "./subject.ts";
import type { Template } from "./template.ts";

export const matchIteratorType: PyType = iteratorType("callable_iterator");

/** Checks what is to be searched, and cuts `pos` and `endpos` to it. */
export function targetOf(pattern: PyPattern, value: Value, pos: Value = 0n, endpos?: Value): Target {
  const start = smallIndex(pos);
  const end = endpos === undefined ? Number.MAX_SAFE_INTEGER : smallIndex(endpos);
  const text = asText(value);
  const bytes = text === undefined ? asBytes(value) : undefined;
  if (text === undefined && bytes === undefined) {
    throw typeError(`expected string or bytes-like object, got '${typeName(value)}'`);
  }
  if (bytes !== undefined && !pattern.regex.isBytes) {
    throw typeError("cannot use a string pattern on a bytes-like object");
  }
  if (bytes === undefined && pattern.regex.isBytes) {
    throw typeError("cannot use a bytes pattern on a string-like object");
  }
  const subject = subjectOf(text ?? latin1(bytes ?? new Uint8Array(0)));
  spend(1 + (subject.length >> 6));
  const within = (n: number): number => Math.max(0, Math.min(n, subject.length));
  return { value, subject, pos: within(start), endpos: within(end) };
}

/** `pattern.match`, `fullmatch`, `search`. */
export function matchOnce(pattern: PyPattern, target: Target, mode: Mode): Value {
  const found = execRegex(pattern.regex, target.subject, target.pos, target.endpos, mode, formulaMeter);
  return found === null ? null : new PyMatch(pattern, target, found);
}

/** The matches one after the other; an empty match is not followed by another at the same place. */
function* matches(pattern: PyPattern, target: Target): Generator<Found, void, void> {
  const { regex } = pattern;
  let mustAdvance = false;
  for (let pos = target.pos; ; ) {
    const found = execRegex(regex, target.subject, pos, target.endpos, "search", formulaMeter, mustAdvance);
    if (found === null) return;
    yield found;
    const [start = 0, end = 0] = found.spans;
    mustAdvance = start === end;
    pos = end;
  }
}

/** `pattern.finditer`. */
export function iterateMatches(pattern: PyPattern, target: Target): Value {
  const found = matches(pattern, target);
  return new PyIterator(matchIteratorType, () => {
    const step = found.next();
    return step.done === true ? undefined : new PyMatch(pattern, target, step.value);
  });
}

/** `pattern.findall`: texts, texts of the group, or tuples of groups. */
export function findAll(pattern: PyPattern, target: Target): Value {
  const { groups, isBytes } = pattern.regex;
  const out = new PyList([]);
  const slice = (found: Found, group: number): Value =>
    part(
      target.subject,
      isBytes,
      Math.max(found.spans[2 * group] ?? 0, 0),
      Math.max(found.spans[2 * group + 1] ?? 0, 0),
    );
  for (const found of matches(pattern, target)) {
    if (groups < 2) out.append(slice(found, groups));
    else out.append(new PyTuple(Array.from({ length: groups }, (_, group) => slice(found, group + 1))));
    spend(1 + (groups >> 2));
  }
  return out;
}

/** `pattern.split`: the texts between matches, with the groups of each match between them. */
export function splitText(pattern: PyPattern, value: Value, maxsplit: Value): Value {
  const limit = smallIndex(maxsplit);
  const target = targetOf(pattern, value);
  const { groups, isBytes } = pattern.regex;
  const out = new PyList([]);
  let last = 0;
  let done = 0;
  if (limit >= 0) {
    for (const found of matches(pattern, target)) {
      out.append(part(target.subject, isBytes, last, found.spans[0] ?? 0));
      const match = new PyMatch(pattern, target, found);
      for (let group = 1; group <= groups; group++) out.append(match.group(group, null));
      spend(1 + (groups >> 2));
      last = found.spans[1] ?? 0;
      if (++done === limit) break;
    }
  }
  out.append(part(target.subject, isBytes, last, target.subject.length));
  return out;
}

/** What a match is replaced by; `null` for nothing. */
type Replacement = (match: PyMatch) => Value;

/** `pattern.subn`: the new text and the number of replacements. */
export function substitute(pattern: PyPattern, repl: Value, value: Value, count: Value): readonly [Value, number] {
  const limit = smallIndex(count);
  const replacement = replacementOf(pattern, repl);
  const target = targetOf(pattern, value);
  const { isBytes } = pattern.regex;
  const pieces: Value[] = [];
  const size = { length: 0, counted: 0 };
  const add = (piece: Value): void => {
    pieces.push(piece);
    size.length += typeof piece === "string" ? piece.length : (asBytes(piece)?.length ?? 0);
    if (size.length > size.counted) {
      allowText(size.length);
      size.counted = 2 * size.length;
    }
  };
  let last = 0;
  let done = 0;
  if (limit >= 0) {
    for (const found of matches(pattern, target)) {
      const [start = 0, end = 0] = found.spans;
      if (last < start) add(part(target.subject, isBytes, last, start));
      const piece = replacement(new PyMatch(pattern, target, found));
      if (piece !== null) add(piece);
      spend(1);
      last = end;
      if (++done === limit) break;
    }
  }
  if (last < target.subject.length) add(part(target.subject, isBytes, last, target.subject.length));
  return [joinPieces(pieces, isBytes), done];
}

function replacementOf(pattern: PyPattern, repl: Value): Replacement {
  if (typeOf(repl).slots.call !== undefined) return (match) => call(repl, [match]);
  const text = textOf(repl);
  if (text !== undefined && !text.includes("\\")) return () => repl;
  const template = compileTemplate(pattern.regex, repl);
  const isBytes = asText(repl) === undefined;
  return (match) => fillTemplate(match, template, isBytes);
}

/** A template with the groups of a match put in; `isBytes` is the template's own kind, which must be the pattern's. */
export function fillTemplate(match: PyMatch, template: Template, isBytes: boolean): Value {
  const [only] = template;
  if (template.length === 0) return isBytes ? new PyBytes(new Uint8Array(0)) : "";
  if (template.length === 1 && typeof only === "string") return isBytes ? new PyBytes(bytesOf(only)) : only;
  spend(template.length);
  const pieces = template.flatMap((piece): Value[] => {
    if (typeof piece === "string") return [isBytes ? new PyBytes(bytesOf(piece)) : piece];
    const group = match.group(piece, null);
    return group === null ? [] : [group];
  });
  // CPython keeps a place for the literal before the first group, also when it is empty.
  return joinPieces(pieces, isBytes, typeof only === "number" ? 1 : 0);
}

/** `"".join(pieces)` or `b"".join(pieces)`, with its error for pieces of another kind; `skipped` counts places before the first. */
function joinPieces(pieces: readonly Value[], isBytes: boolean, skipped = 0): Value {
  const texts: string[] = [];
  let length = 0;
  pieces.forEach((piece, i) => {
    const text = isBytes ? bytesText(piece) : asText(piece);
    if (text === undefined) {
      const wanted = isBytes ? "a bytes-like object" : "str instance";
      throw typeError(`sequence item ${i + skipped}: expected ${wanted}, ${typeName(piece)} found`);
    }
    texts.push(text);
    length += text.length;
  });
  allowText(length);
  const text = texts.join("");
  return isBytes ? new PyBytes(bytesOf(text)) : text;
}

function bytesText(value: Value): string | undefined {
  const bytes = asBytes(value);
  return bytes === undefined ? undefined : latin1(bytes);
}
