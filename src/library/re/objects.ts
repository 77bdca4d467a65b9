import { bytesOf, PyBytes } from "../../values/bytes.ts";
import { builtinType } from "../../values/core-types.ts";
import { allowText, spend } from "../../values/meter.ts";
import { quoteBytes, quoteText } from "../../values/quoting.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";
import type { Found } from "./found.ts";
import type { Regex } from "./regex.ts";
import type { StepMeter } from "./step-meter.ts";
import { type Subject, sliceSubject } from "./subject.ts";

export const patternType: PyType = builtinType("re.Pattern", undefined, { sealed: true });
export const matchType: PyType = builtinType("re.Match", undefined, { sealed: true });

/** A `re.Pattern`. `pattern` is the text or bytes it was compiled from. */
export class PyPattern extends PyObject {
  readonly regex: Regex;
  readonly pattern: Value;

  constructor(regex: Regex, pattern: Value) {
    super(patternType);
    this.regex = regex;
    this.pattern = pattern;
  }
}

/** What is searched: the value given, its text, and the part looked at. */
export interface Target {
  readonly value: Value;
  readonly subject: Subject;
  readonly pos: number;
  readonly endpos: number;
}

/** A `re.Match`. */
export class PyMatch extends PyObject {
  readonly pattern: PyPattern;
  readonly target: Target;
  readonly found: Found;

  constructor(pattern: PyPattern, target: Target, found: Found) {
    super(matchType);
    this.pattern = pattern;
    this.target = target;
    this.found = found;
  }

  get isBytes(): boolean {
    return this.pattern.regex.isBytes;
  }

  /** Begin and end of a group; group 0 is the match. */
  span(group: number): readonly [number, number] {
    return [this.found.spans[2 * group] ?? -1, this.found.spans[2 * group + 1] ?? -1];
  }

  /** A group's text or bytes, or `absent` where it took no part. */
  group(group: number, absent: Value): Value {
    const [start, end] = this.span(group);
    return start < 0 ? absent : part(this.target.subject, this.isBytes, start, end);
  }
}

/** A slice as a value: `str` from text, `bytes` from bytes. */
export function part(subject: Subject, isBytes: boolean, start: number, end: number): Value {
  const text = cut(subject, isBytes, start, end);
  return isBytes ? new PyBytes(bytesOf(text)) : text;
}

/** A slice as text, counted as what it takes. */
export function cut(subject: Subject, isBytes: boolean, start: number, end: number): string {
  allowText(end - start);
  // Without surrogates a slice shares the text; otherwise it is a copy.
  if (isBytes || subject.codes !== null) spend((end - start) >> 2);
  return sliceSubject(subject, start, end);
}

/** `repr` of text that stands for a `str` or, as Latin-1, for `bytes`. */
export function quotePart(text: string, isBytes: boolean): string {
  return isBytes ? quoteBytes(bytesOf(text)) : quoteText(text);
}

/** A step of the matcher takes some 20 ns: this many of the steps that formulas are counted by, so that the default limit ends it in good time. */
const STEP_COST = 6;

/** Counts the matcher's steps against the running formula's limit. */
export const formulaMeter: StepMeter = { spend: (steps) => spend(steps * STEP_COST) };
