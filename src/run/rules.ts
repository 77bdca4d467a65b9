/** A rule on a document. */
import type { Json } from "../document/json.ts";
import type { PayloadReading } from "../document/payload.ts";
import { evaluateCondition, readCondition } from "../engine/condition.ts";
import type { EvaluationOptions } from "../engine/evaluate.ts";
import type { Rule } from "../queue/queue.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { tableOfCondition } from "./condition-mode.ts";
import { type ActionEvent, actionTypes, type Effects } from "./rule-actions.ts";
import { actionFinding } from "./rule-findings.ts";
import { emptyStep, type RunFailure, type RunRequest, type RunStep } from "./step.ts";

/** The events of rule actions that a payload's action stands for. After import the document is validated, too. */
const eventsOfAction: ReadonlyMap<string, readonly ActionEvent[]> = new Map([
  ["initialize", ["validation", "annotation_imported"]],
  ["confirm", ["validation", "annotation_confirmed"]],
  ["export", ["annotation_exported"]],
]);

/**
 * What a rule does on a document: its condition is asked, and where it holds the actions of the event run. Messages, blockers and emails
 * that are equal are given once.
 */
export function evaluateRule(
  rule: Rule,
  reading: PayloadReading,
  action: string,
  options: EvaluationOptions = {},
): RunStep {
  const { schema, document } = reading;
  const table = tableOfCondition(readCondition(rule.condition.text, null).tree, schema);
  const condition = readCondition(rule.condition.text, table);
  const { answers, messages, automationBlockers } = evaluateCondition(condition, table, reading, options);
  const gathered = newGathering(rule);
  for (const message of messages) gathered.message(message);
  for (const blocker of automationBlockers) gathered.blocker(blocker);
  for (const { failure, row } of answers) {
    if (failure === null) continue;
    const place = row === null ? "" : ` (row ${row.index + 1} of '${table ?? ""}')`;
    gathered.fail({
      source: rule.name,
      sourceId: null,
      message: `${failure.content}${place}`,
      traceback: failure.traceback.map(({ lineno, code }) => `line ${lineno}: ${code}`),
    });
  }
  const asked = answers.filter(({ failure }) => failure === null);
  const places = { asked, holding: asked.filter(({ holds }) => holds) };
  const events = eventsOfAction.get(action) ?? ["validation"];
  for (const item of rule.actions) {
    const finding = actionFinding(rule, item, schema);
    if (finding !== null) gathered.find(finding);
    if (!item.enabled || !events.some((event) => event === item.event)) continue;
    actionTypes.get(item.type)?.run({ document, ...gathered }, item.payload, places);
  }
  return gathered.step();
}

interface Gathering extends Omit<Effects, "document"> {
  readonly fail: (failure: RunFailure) => void;
  readonly find: (finding: Diagnostic) => void;
  readonly step: () => RunStep;
}

/** Lists in which what is equal occurs once. */
function newGathering({ name }: Rule): Gathering {
  const messages = new Map<string, Json>();
  const blockers = new Map<string, Json>();
  const operations = new Map<string, Json>();
  const requests = new Map<string, RunRequest>();
  const failures: RunFailure[] = [];
  const findings: Diagnostic[] = [];
  const add = <T>(list: Map<string, T>, item: T): void => void list.set(JSON.stringify(item), item);
  return {
    message: (message) => add(messages, message),
    blocker: (blocker) => add(blockers, blocker),
    operation: (operation) => add(operations, operation),
    request: (type, detail) => add(requests, { source: name, type, detail }),
    fail: (failure) => failures.push(failure),
    find: (finding) => findings.push(finding),
    step: () => ({
      ...emptyStep,
      kind: "rule",
      name,
      messages: [...messages.values()],
      automationBlockers: [...blockers.values()],
      operations: [...operations.values()],
      requests: [...requests.values()],
      failures,
      findings,
    }),
  };
}
