/** Whether a pattern can miss a text. */
import { compileRegex, execRegex } from "../../library/re/regex.ts";
import { FREE } from "../../library/re/step-meter.ts";
import { subjectOf } from "../../library/re/subject.ts";
import type { Context } from "./context.ts";
import type { Env } from "./env.ts";
import type { Operand } from "./operators.ts";

/**
 * `sometimes`: on some document there is no match. That is known only of a text field that may be empty, with a pattern that is written out
 * and matches no empty text.
 */
export function patternFits(
  cx: Context,
  env: Env,
  pattern: Operand | undefined,
  text: Operand | undefined,
): "sometimes" | "unknown" {
  const [written] = pattern?.type.atoms ?? [];
  const [subject] = text?.type.atoms ?? [];
  if (written?.kind !== "str" || written.value === null || subject?.kind !== "field") return "unknown";
  if (text?.type.atoms.length !== 1 || text.type.unknown || subject.node.valueType !== "string") return "unknown";
  if (cx.emptiness(subject, env) !== "maybe") return "unknown";
  return matchesEmpty(written.value) ? "unknown" : "sometimes";
}

function matchesEmpty(pattern: string): boolean {
  try {
    const regex = compileRegex(pattern, 0, false);
    return execRegex(regex, subjectOf(""), 0, 0, "search", FREE) !== null;
  } catch {
    return true;
  }
}
