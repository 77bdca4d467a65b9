import type { HeaderVector } from "../columns/header-store.ts";
import type { Document } from "../document/document.ts";
import type { FieldPlan } from "./field-plan.ts";
import type { RunState } from "./run-state.ts";
import type { Staleness } from "./staleness.ts";
import { vectorRoom } from "./vectors.ts";

/** What programs for header fields run on; `null` while there are none. */
export function headerIn(document: Document): HeaderVector | null {
  return vectorRoom()?.headerOf(document) ?? null;
}

/**
 * Evaluates an ordinary header field that is due by its program; `false` where the closures have to. Nothing has happened then.
 */
export function evaluateByProgram(
  plan: FieldPlan,
  run: RunState,
  header: HeaderVector,
  staleness: Staleness | null,
): boolean {
  const program = run.waiting.size === 0 ? plan.headerProgram() : null;
  const datapoint = program === null ? undefined : header.computable[program.place];
  if (program === null || datapoint === undefined) return false;
  const fate = program.run(header, run.limits);
  if (fate === "left") return false;
  const written = fate !== "same" && header.store(run.journal, program.place, program.result);
  run.computed.push(datapoint.id ?? -1);
  if (staleness !== null && (written || !run.stopOnEqual)) staleness.changedHeader(datapoint, plan);
  return true;
}
