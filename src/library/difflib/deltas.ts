/** Differences of texts as lines for people: `ndiff`, unified and context. */

import { asText, typeName } from "../../values/core-types.ts";
import { typeError } from "../../values/exceptions.ts";
import { spend } from "../../values/meter.ts";
import { isSpace } from "../../values/str-categories.ts";
import { repr } from "../../values/text.ts";
import type { Value } from "../../values/value.ts";
import { Matcher, type Opcode } from "./matcher.ts";

export type Junk = ((item: Value) => boolean) | null;
type Lines = readonly string[];

function* dump(tag: string, lines: Lines, low: number, high: number): Generator<string> {
  for (let i = low; i < high; i++) {
    spend(1);
    yield `${tag} ${lines[i] ?? ""}`;
  }
}

/** The lines of both texts, each with a sign of where it comes from; similar lines are compared within. */
export function* compareLines(a: Lines, b: Lines, lineJunk: Junk, characterJunk: Junk): Generator<string> {
  const matcher = new Matcher(lineJunk, true);
  matcher.setFirst(a);
  matcher.setSecond(b);
  for (const [tag, a1, a2, b1, b2] of matcher.opcodes()) {
    if (tag === "replace") yield* similarLines(a, a1, a2, b, b1, b2, characterJunk);
    else if (tag === "insert") yield* dump("+", b, b1, b2);
    else yield* dump(tag === "delete" ? "-" : " ", a, a1, a2);
  }
}

const LEAST = 0.75;

function* similarLines(
  a: Lines,
  a1: number,
  a2: number,
  b: Lines,
  b1: number,
  b2: number,
  junk: Junk,
): Generator<string> {
  let best = { ratio: 0.74, i: -1, j: -1 };
  let equal: readonly [number, number] | null = null;
  const matcher = new Matcher(junk, true);
  for (let j = b1; j < b2; j++) {
    matcher.setSecond(Array.from(b[j] ?? ""));
    for (let i = a1; i < a2; i++) {
      spend(1);
      if (a[i] === b[j]) {
        equal ??= [i, j];
        continue;
      }
      matcher.setFirst(Array.from(a[i] ?? ""));
      if (matcher.realQuickRatio() <= best.ratio || matcher.quickRatio() <= best.ratio) continue;
      const ratio = matcher.ratio();
      if (ratio > best.ratio) best = { ratio, i, j };
    }
  }
  if (best.ratio < LEAST) {
    if (equal === null) {
      yield* plainLines(a, a1, a2, b, b1, b2);
      return;
    }
    best = { ratio: 1, i: equal[0], j: equal[1] };
  } else equal = null;
  yield* between(a, a1, best.i, b, b1, best.j, junk);
  if (equal === null) yield* pairOfLines(a[best.i] ?? "", b[best.j] ?? "", junk);
  else yield `  ${a[best.i] ?? ""}`;
  yield* between(a, best.i + 1, a2, b, best.j + 1, b2, junk);
}

function* between(a: Lines, a1: number, a2: number, b: Lines, b1: number, b2: number, junk: Junk): Generator<string> {
  if (a1 < a2 && b1 < b2) yield* similarLines(a, a1, a2, b, b1, b2, junk);
  else if (a1 < a2) yield* dump("-", a, a1, a2);
  else yield* dump("+", b, b1, b2);
}

/** The shorter block first. */
function* plainLines(a: Lines, a1: number, a2: number, b: Lines, b1: number, b2: number): Generator<string> {
  const shorter = b2 - b1 < a2 - a1;
  if (shorter) yield* dump("+", b, b1, b2);
  yield* dump("-", a, a1, a2);
  if (!shorter) yield* dump("+", b, b1, b2);
}

function* pairOfLines(a: string, b: string, junk: Junk): Generator<string> {
  const [first, second] = [Array.from(a), Array.from(b)];
  const matcher = new Matcher(junk, true);
  matcher.setFirst(first);
  matcher.setSecond(second);
  let [marksA, marksB] = ["", ""];
  for (const [tag, a1, a2, b1, b2] of matcher.opcodes()) {
    const [markA, markB] = tag === "replace" ? ["^", "^"] : tag === "equal" ? [" ", " "] : ["-", "+"];
    marksA += markA.repeat(a2 - a1);
    marksB += markB.repeat(b2 - b1);
  }
  yield `- ${a}`;
  yield* guide(first, marksA);
  yield `+ ${b}`;
  yield* guide(second, marksB);
}

/** The line that points at differences; white space stays as in the line above, so that it is as wide. */
function* guide(line: Lines, marks: string): Generator<string> {
  let kept = "";
  for (let i = 0; i < line.length && i < marks.length; i++) {
    const character = line[i] ?? "";
    kept += marks[i] === " " && isSpace(character.codePointAt(0) ?? 0) ? character : (marks[i] ?? "");
  }
  let end = kept.length;
  while (end > 0 && isSpace(kept.charCodeAt(end - 1))) end--;
  if (end > 0) yield `? ${kept.slice(0, end)}\n`;
}

export interface DeltaOptions {
  readonly fromFile: Value;
  readonly toFile: Value;
  readonly fromDate: Value;
  readonly toDate: Value;
  readonly context: number;
  readonly lineEnd: Value;
}

/** Refuses what is no text, as CPython does before the first line. */
function checkTypes(a: readonly Value[], b: readonly Value[], options: DeltaOptions): void {
  for (const [first] of [a, b]) {
    if (first !== undefined && asText(first) === undefined) {
      throw typeError(`lines to compare must be str, not ${typeName(first)} (${repr(first)})`);
    }
  }
  const { fromFile, toFile, fromDate, toDate, lineEnd } = options;
  for (const value of [fromFile, toFile, fromDate, toDate, lineEnd]) {
    if (asText(value) === undefined) throw typeError(`all arguments must be str, not: ${repr(value)}`);
  }
}

interface Delta {
  readonly groups: readonly (readonly Opcode[])[];
  readonly a: Lines;
  readonly b: Lines;
  readonly end: string;
}

function deltaOf(a: readonly Value[], b: readonly Value[], options: DeltaOptions): Delta {
  checkTypes(a, b, options);
  const matcher = new Matcher(null, true);
  matcher.setFirst(a);
  matcher.setSecond(b);
  const text = (value: Value): string => {
    const line = asText(value);
    if (line === undefined) throw typeError(`can only concatenate str (not "${typeName(value)}") to str`);
    return line;
  };
  return {
    groups: matcher.groupedOpcodes(options.context),
    a: a.map(text),
    b: b.map(text),
    end: asText(options.lineEnd) ?? "",
  };
}

function header(mark: string, file: Value, date: Value, end: string): string {
  const when = asText(date) ?? "";
  return `${mark} ${asText(file) ?? ""}${when === "" ? "" : `\t${when}`}${end}`;
}

function bounds(group: readonly Opcode[]): readonly [number, number, number, number] {
  const [first] = group;
  const last = group.at(-1);
  return [first?.[1] ?? 0, last?.[2] ?? 0, first?.[3] ?? 0, last?.[4] ?? 0];
}

export function* unifiedDiff(a: readonly Value[], b: readonly Value[], options: DeltaOptions): Generator<string> {
  const delta = deltaOf(a, b, options);
  const range = (start: number, stop: number): string => {
    const length = stop - start;
    if (length === 1) return String(start + 1);
    return `${length === 0 ? start : start + 1},${length}`;
  };
  let begun = false;
  for (const group of delta.groups) {
    if (!begun) {
      begun = true;
      yield header("---", options.fromFile, options.fromDate, delta.end);
      yield header("+++", options.toFile, options.toDate, delta.end);
    }
    const [a1, a2, b1, b2] = bounds(group);
    yield `@@ -${range(a1, a2)} +${range(b1, b2)} @@${delta.end}`;
    for (const [tag, i1, i2, j1, j2] of group) {
      if (tag === "equal") for (let i = i1; i < i2; i++) yield ` ${delta.a[i] ?? ""}`;
      if (tag === "replace" || tag === "delete") for (let i = i1; i < i2; i++) yield `-${delta.a[i] ?? ""}`;
      if (tag === "replace" || tag === "insert") for (let j = j1; j < j2; j++) yield `+${delta.b[j] ?? ""}`;
    }
  }
}

const MARKS = { insert: "+ ", delete: "- ", replace: "! ", equal: "  " } as const;

export function* contextDiff(a: readonly Value[], b: readonly Value[], options: DeltaOptions): Generator<string> {
  const delta = deltaOf(a, b, options);
  const range = (start: number, stop: number): string => {
    const length = stop - start;
    const first = length === 0 ? start : start + 1;
    return length <= 1 ? String(first) : `${first},${first + length - 1}`;
  };
  let begun = false;
  for (const group of delta.groups) {
    if (!begun) {
      begun = true;
      yield header("***", options.fromFile, options.fromDate, delta.end);
      yield header("---", options.toFile, options.toDate, delta.end);
    }
    const [a1, a2, b1, b2] = bounds(group);
    yield `***************${delta.end}`;
    yield `*** ${range(a1, a2)} ****${delta.end}`;
    if (group.some(([tag]) => tag === "replace" || tag === "delete")) {
      for (const [tag, i1, i2] of group)
        if (tag !== "insert") for (let i = i1; i < i2; i++) yield MARKS[tag] + (delta.a[i] ?? "");
    }
    yield `--- ${range(b1, b2)} ----${delta.end}`;
    if (group.some(([tag]) => tag === "replace" || tag === "insert")) {
      for (const [tag, , , j1, j2] of group)
        if (tag !== "delete") for (let j = j1; j < j2; j++) yield MARKS[tag] + (delta.b[j] ?? "");
    }
  }
}
