/** Making findings. */
import type { Diagnostic } from "../source/diagnostic.ts";
import type { Span } from "../source/span.ts";
import { problems } from "./catalogue.ts";
import type { Finding, Fix } from "./finding.ts";
import { type RuleCode, rules } from "./rules.ts";

export interface Parts {
  readonly span?: Span;
  readonly pointer?: string;
  readonly notes?: readonly string[];
  readonly fix?: Fix;
}

/** A finding with the rule's own severity. */
export function finding(rule: RuleCode, message: string, parts: Parts = {}): Finding {
  const { id, severity } = rules[rule];
  return { code: id, rule, severity, message, ...parts };
}

/** A diagnostic of another room, under the id of its code. */
export function fromDiagnostic(diagnostic: Diagnostic): Finding {
  return { ...diagnostic, rule: diagnostic.code, code: problems.get(diagnostic.code)?.id ?? diagnostic.code };
}
