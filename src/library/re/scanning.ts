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
import { accepts } from "./charset.ts";
import { textOf } from "./faults.ts";
import type { Found, Mode } from "./found.ts";
import { cut, formulaMeter, PyMatch, type PyPattern, part, type Target } from "./objects.ts";
import type { Run } from "./program.ts";
import { execRegex } from "./regex.ts";
import { subjectOf } from "./subject.ts";
import type { Template } from "./template.ts";

export const matchIteratorType: PyType = iteratorType("callable_iterator");

/** Checks what is to be searched, and cuts `pos` and `endpos` to it. */
export function targetOf(pattern: PyPattern, value: Value, pos?: Value, endpos?: Value): Target {
  const start = pos === undefined ? 0 : smallIndex(pos);
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

/** Where the run ends that was found last. */
let runEnd = 0;

/** Where the next run begins; `to` for none. What the matcher would do step by step. */
function runFrom({ set, endless }: Run, text: string, from: number, to: number): number {
  let start = from;
  while (start < to && !accepts(set, text.charCodeAt(start))) start++;
  runEnd = start + 1;
  if (endless) while (runEnd < to && accepts(set, text.charCodeAt(runEnd))) runEnd++;
  formulaMeter.spend(2 + ((start - from) >> 3) + ((runEnd - start) >> 2));
  return start;
}

/** The matches one after the other; an empty match is not followed by another at the same place. */
export class Matches {
  readonly #pattern: PyPattern;
  readonly #target: Target;
  /** Begin and end of the latest match; the end is -1 when there are no more. */
  start: number;
  end: number;
  #found: Found | null = null;

  constructor(pattern: PyPattern, target: Target) {
    this.#pattern = pattern;
    this.#target = target;
    this.start = -1;
    this.end = target.pos;
  }

  /** Goes to the next one; `false` when there is none any more. */
  next(mode: Mode = "search"): boolean {
    if (this.end < 0) return false;
    const { regex } = this.#pattern;
    const { subject, endpos } = this.#target;
    const { run } = regex.program;
    if (run !== null && mode === "search" && subject.codes === null) return this.#nextRun(run, subject.text, endpos);
    const found = execRegex(regex, subject, this.end, endpos, mode, formulaMeter, this.start === this.end);
    this.#found = found;
    this.start = found?.spans[0] ?? -1;
    this.end = found?.spans[1] ?? -1;
    return found !== null;
  }

  #nextRun(run: Run, text: string, endpos: number): boolean {
    this.#found = null;
    this.start = runFrom(run, text, this.end, endpos);
    const found = this.start < endpos;
    this.end = found ? runEnd : -1;
    return found;
  }

  /** The latest match. */
  get found(): Found {
    return this.#found ?? { spans: [this.start, this.end], lastIndex: 0 };
  }
}

/** `pattern.finditer`. */
export function iterateMatches(pattern: PyPattern, target: Target): Value {
  const matches = new Matches(pattern, target);
  return new PyIterator(matchIteratorType, () => {
    return matches.next() ? new PyMatch(pattern, target, matches.found) : undefined;
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
  const matches = new Matches(pattern, target);
  while (matches.next()) {
    const { found } = matches;
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
    const matches = new Matches(pattern, target);
    while (matches.next()) {
      out.append(part(target.subject, isBytes, last, matches.start));
      const match = new PyMatch(pattern, target, matches.found);
      for (let group = 1; group <= groups; group++) out.append(match.group(group, null));
      spend(1 + (groups >> 2));
      last = matches.end;
      if (++done === limit) break;
    }
  }
  out.append(part(target.subject, isBytes, last, target.subject.length));
  return out;
}

/** What a match is replaced by, `null` for nothing; or the same text each time. */
type Replacement = string | ((match: PyMatch) => Value);

/** What `pattern.sub` does with texts. */
interface Substitution {
  readonly pattern: PyPattern;
  readonly limit: number;
  readonly replacement: Replacement;
}

export function substitutionOf(pattern: PyPattern, repl: Value, count: Value = 0n): Substitution {
  return { pattern, limit: smallIndex(count), replacement: replacementOf(pattern, repl) };
}

/** `pattern.subn`: the new text and the number of replacements. */
export function substitute(
  { pattern, limit, replacement }: Substitution,
  value: Value,
): readonly [text: Value, done: number] {
  const target = targetOf(pattern, value);
  const { subject } = target;
  const { isBytes, program } = pattern.regex;
  if (program.run !== null && typeof replacement === "string" && limit >= 0 && typeof value === "string") {
    // Neither its size nor what it is made of takes steps of their own.
    const isShort = subject.codes === null && subject.length * (replacement.length + 1) < 1000;
    if (isShort) return substituteRuns(program.run, value, replacement, limit);
  }
  const pieces = new Pieces(isBytes);
  let last = 0;
  let done = 0;
  if (limit >= 0) {
    const matches = new Matches(pattern, target);
    while (matches.next()) {
      const { start, end } = matches;
      if (last < start) pieces.addText(cut(subject, isBytes, last, start));
      if (typeof replacement === "string") pieces.addText(replacement);
      else {
        const piece = replacement(new PyMatch(pattern, target, matches.found));
        if (piece !== null) pieces.add(piece);
      }
      spend(1);
      last = end;
      if (++done === limit) break;
    }
  }
  if (last < subject.length) pieces.addText(cut(subject, isBytes, last, subject.length));
  return [pieces.join(), done];
}

/** {@link substitute} for runs, each of which becomes `piece`. */
function substituteRuns(run: Run, text: string, piece: string, limit: number): readonly [text: string, done: number] {
  let out = "";
  let last = 0;
  let done = 0;
  while (limit === 0 || done < limit) {
    const start = runFrom(run, text, last, text.length);
    if (start === text.length) break;
    out += text.slice(last, start) + piece;
    spend(1);
    last = runEnd;
    done++;
  }
  out += text.slice(last);
  allowText(out.length);
  return [out, done];
}

function replacementOf(pattern: PyPattern, repl: Value): Replacement {
  if (typeof repl !== "string" && typeOf(repl).slots.call !== undefined) return (match) => call(repl, [match]);
  const text = textOf(repl);
  const isBytes = asText(repl) === undefined;
  if (text !== undefined && !text.includes("\\")) return isBytes === pattern.regex.isBytes ? text : () => repl;
  const template = compileTemplate(pattern.regex, repl);
  return (match) => fillTemplate(match, template, isBytes);
}

/** A template with the groups of a match put in; `isBytes` is the template's own kind, which must be the pattern's. */
export function fillTemplate(match: PyMatch, template: Template, isBytes: boolean): Value {
  const [only] = template;
  if (template.length === 0) return isBytes ? new PyBytes(new Uint8Array(0)) : "";
  if (template.length === 1 && typeof only === "string") return isBytes ? new PyBytes(bytesOf(only)) : only;
  spend(template.length);
  // CPython keeps a place for the literal before the first group, also when it is empty.
  const pieces = new Pieces(isBytes, typeof only === "number" ? 1 : 0);
  for (const piece of template) {
    if (typeof piece === "string") pieces.addText(piece);
    else {
      const group = match.group(piece, null);
      if (group !== null) pieces.add(group);
    }
  }
  return pieces.join();
}

/** `"".join(pieces)` or `b"".join(pieces)`, with its error for pieces of another kind; bytes are kept as Latin-1. */
class Pieces {
  readonly #isBytes: boolean;
  #text = "";
  #counted = 0;
  #places: number;
  #wrong: string | null = null;

  /** `skipped` places come before the first. */
  constructor(isBytes: boolean, skipped = 0) {
    this.#isBytes = isBytes;
    this.#places = skipped;
  }

  addText(text: string): void {
    this.#places++;
    this.#text += text;
    const { length } = this.#text;
    if (length <= this.#counted) return;
    allowText(length);
    this.#counted = 2 * length;
  }

  add(piece: Value): void {
    const isBytes = asText(piece) === undefined;
    const text = isBytes === this.#isBytes ? textOf(piece) : undefined;
    const wanted = this.#isBytes ? "a bytes-like object" : "str instance";
    if (text !== undefined) this.addText(text);
    // CPython joins, and complains, at the end.
    else this.#wrong ??= `sequence item ${this.#places}: expected ${wanted}, ${typeName(piece)} found`;
  }

  join(): Value {
    if (this.#wrong !== null) throw typeError(this.#wrong);
    allowText(this.#text.length);
    return this.#isBytes ? new PyBytes(bytesOf(this.#text)) : this.#text;
  }
}
