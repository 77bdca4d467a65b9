import { headerOf } from "../columns/header-store.ts";
import type { FieldPlan } from "./field-plan.ts";
import type { RunState } from "./run-state.ts";
import type { Staleness } from "./staleness.ts";

/**
 * Evaluates an ordinary header field that is due by its program; answers `false` where the closures have to. Nothing has happened then.
 */
export function headerEvaluator(run: RunState, staleness: Staleness | null): (plan: FieldPlan) => boolean {
  const header = headerOf(run.document);
  return (plan) => {
    const program = run.waiting.size === 0 ? plan.headerProgram() : null;
    const datapoint = program === null ? undefined : header.computable[program.place];
    if (program === null || datapoint === undefined) return false;
    const fate = program.run(header, run.limits, run.names);
    if (fate === "left") return false;
    const written = fate !== "same" && header.store(run.journal, program.place, program.result);
    run.computed.push(datapoint.id ?? -1);
    if (staleness !== null && (written || !run.stopOnEqual)) staleness.changedHeader(datapoint, plan);
    return true;
  };
}
