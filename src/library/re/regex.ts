import { compileProgram } from "./compiler.ts";
import type { Found, Mode } from "./found.ts";
import { execOnHost, type HostPattern, hostBound, hostPattern } from "./host.ts";
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
  /** Made when first wanted; null: not for the host. */
  host: HostPattern | null | undefined;
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
    host: undefined,
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
  if (subject.latin1 && !mustAdvance && endpos - pos >= SHORTEST_FOR_HOST) {
    const host = hostFor(regex, endpos, mode);
    if (host !== null) {
      meter.spend(1 + Math.ceil(hostBound(host, endpos, mode === "search") / HOST_SPEED));
      const found = execOnHost(host, subject.text, pos, endpos, mode);
      if (found !== undefined) return found;
    }
  }
  return regex.matcher.run(subject, pos, endpos, mode, mustAdvance, meter);
}

/** Below, calling the host takes longer than matching. */
const SHORTEST_FOR_HOST = 128;
/** Above, the host's own stack may not suffice. */
const LONGEST_FOR_HOST = 100_000;
const LONGEST_PATTERN_FOR_HOST = 300;
/** The host may take this many steps for each character, at worst. */
const HOST_STEPS = 32;
/** Steps the host takes while our matcher takes one. */
const HOST_SPEED = 32;

/** The pattern for the host, if it is bound to be quick on a text of this length. */
function hostFor(regex: Regex, length: number, mode: Mode): HostPattern | null {
  if (length > LONGEST_FOR_HOST) return null;
  if (regex.host === undefined) {
    regex.host = regex.pattern.length > LONGEST_PATTERN_FOR_HOST ? null : hostPattern(regex.parsed);
  }
  const { host } = regex;
  return host !== null && hostBound(host, length, mode === "search") <= HOST_STEPS * length ? host : null;
}
