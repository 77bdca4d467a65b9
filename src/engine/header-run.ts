import type { FieldPlan } from "./field-plan.ts";
import type { RunState } from "./run-state.ts";
import type { Staleness } from "./staleness.ts";
import { vectorRoom } from "./vectors.ts";

/**
 * Evaluates an ordinary header field that is due by its program; `false` where the closures have to. Nothing has happened then.
 */
export function evaluateByProgram(plan: FieldPlan, run: RunState, staleness: Staleness | null): boolean {
  const program = run.waiting.size === 0 ? plan.headerProgram() : null;
  const header = vectorRoom()?.headerOf(run.document);
  if (program === null || header === undefined) return false;
  const datapoint = header.datapoint(program.place);
  if (datapoint === undefined || datapoint.source?.["no_recalculation"] !== undefined) return false;
  const lane = program.run(header, run.limits);
  if (lane === undefined) return false;
  const written = header.store(run.journal, program.place, lane);
  run.computed.push(datapoint.id ?? -1);
  if (staleness !== null && (written || !run.stopOnEqual)) staleness.changed(datapoint);
  return true;
}
