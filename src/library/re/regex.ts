import { compileProgram } from "./compiler.ts";
import { Matcher } from "./matcher.ts";
import { type NameRules, PLAIN_NAME_RULES } from "./pattern-reader.ts";
import type { Program } from "./program.ts";
import { FREE, type StepMeter } from "./step-meter.ts";
import type { Subject } from "./subject.ts";
import { type ParsedPattern, parsePattern } from "./syntax.ts";

/** A compiled pattern. */
export interface Regex {
  readonly pattern: string;
  readonly isBytes: boolean;
  /** The flags asked for and those the pattern sets itself. */
  readonly flags: number;
  /** Number of capturing groups. */
  readonly groups: number;
  readonly groupIndex: ReadonlyMap<string, number>;
  readonly parsed: ParsedPattern;
  readonly program: Program;
  readonly matcher: Matcher;
}

/** `match`: begins at the start; `fullmatch`: and reaches the end; `search`: begins anywhere. */
export type Mode = "match" | "fullmatch" | "search";

/** Where a match and its groups stand, in code points: begin and end of the match, then of each group, -1 where one took no part. */
export interface Found {
  readonly spans: readonly number[];
  /** Number of the group closed last, 0 when none was. */
  readonly lastIndex: number;
}

/**
 * Compiles a pattern; bytes patterns come as Latin-1.
 *
 * Throws PatternError with CPython's texts. The work is counted by `meter`; it grows with the
 * pattern's length times the depth of its groups.
 */
export function compileRegex(
  pattern: string,
  flags: number,
  isBytes: boolean,
  rules: NameRules = PLAIN_NAME_RULES,
  meter: StepMeter = FREE,
): Regex {
  const parsed = parsePattern(pattern, flags, isBytes, rules, meter);
  const program = compileProgram(parsed, meter);
  return {
    pattern,
    isBytes,
    flags: flags | parsed.flags,
    groups: parsed.groups,
    groupIndex: parsed.groupIndex,
    parsed,
    program,
    matcher: new Matcher(program),
  };
}

/**
 * Matches between the code points `pos` and `endpos` of `subject`. What lies before `pos` is still seen by look-behinds and
 * boundaries, what lies after `endpos` is not. `mustAdvance` refuses an empty match at `pos`, as searching on after an empty match does.
 */
export function execRegex(
  regex: Regex,
  subject: Subject,
  pos: number,
  endpos: number,
  mode: Mode,
  meter: StepMeter,
  mustAdvance = false,
): Found | null {
  if (pos > endpos && mode === "search") return null;
  const kind = { search: mode === "search", whole: mode === "fullmatch", mustAdvance };
  const spans = regex.matcher.run(subject, pos, endpos, kind, meter);
  return spans === null ? null : { spans, lastIndex: regex.matcher.lastIndex };
}
