/** A document's way through its queue: computed fields, hooks, computed fields again, rules. */
import { isObject, type Json, member, textMember } from "../document/json.ts";
import { readPayload } from "../document/payload.ts";
import { type CompiledSchema, compileSchema } from "../engine/compiled-schema.ts";
import type { EvaluationOptions } from "../engine/evaluate.ts";
import type { EvaluationResult } from "../engine/result.ts";
import { actionHeard, orderHooks } from "../queue/hook-order.ts";
import type { Hook, Queue } from "../queue/queue.ts";
import { contentOf, idsOf, withContent, withOperations } from "./content.ts";
import { type HookAnswer, hookPayload, outcomeOf, runPythonHook } from "./hook-call.ts";
import { evaluateRule } from "./rules.ts";
import { emptyStep, type RunFailure, type RunStep } from "./step.ts";

/** Runs the code of one hook in JavaScript or TypeScript. Rejects only for faults of its own. */
export type RunScript = (hook: Hook, payload: Json) => Promise<HookAnswer>;

export interface QueueRunOptions extends EvaluationOptions {
  /** Runs hooks that are not Python; without it they are passed over. */
  readonly runScript?: RunScript;
}

export interface QueueRun {
  /** In the order in which they ran. */
  readonly steps: readonly RunStep[];
  /** The payload with the content as it is in the end. */
  readonly payload: Json;
  /** The content as it came, and as it is in the end; `null` when the payload has none. */
  readonly before: Json | null;
  readonly content: Json | null;
  /** All messages, blockers and failures that hold in the end: not those of formulas that were computed again, or whose row is gone. */
  readonly messages: readonly SourcedMessage[];
  readonly automationBlockers: readonly SourcedMessage[];
  readonly failures: readonly RunFailure[];
}

/** A message or blocker with who gave it. */
export interface SourcedMessage {
  readonly kind: RunStep["kind"];
  /** The name of a hook or rule, the schema id of a computed field. */
  readonly source: string;
  readonly message: Json;
}

/**
 * Runs a payload through a queue, as the platform does on the payload's event: all computed fields; then the hooks that listen, each after its
 * `run_after`, on the document as the ones before left it, and after each of them the computed fields that depend on what it changed; then the
 * rules, with the actions that the event calls. Webhooks are passed over. Rejects only on misuse.
 */
export async function runQueue(queue: Queue, payload: Json, options: QueueRunOptions = {}): Promise<QueueRun> {
  const run = new Run(queue, payload, options);
  await run.all();
  return run.result();
}

class Run {
  private readonly queue: Queue;
  private readonly given: Json;
  private readonly options: QueueRunOptions;
  private readonly compiled: CompiledSchema;
  private readonly steps: RunStep[] = [];
  /** Ids changed by the hooks so far, by hook. */
  private readonly changed = new Map<string, readonly number[]>();
  private payload: Json;
  /** The platform would compute nothing at all: fields depend on each other in a circle, or the payload lacks something. */
  private refused = false;

  constructor(queue: Queue, payload: Json, options: QueueRunOptions) {
    this.queue = queue;
    this.given = payload;
    this.payload = payload;
    this.options = options;
    this.compiled = compileSchema(queue.schema);
  }

  async all(): Promise<void> {
    const hasContent = contentOf(this.payload) !== null;
    if (hasContent) this.compute(undefined);
    const event = textIn(this.payload, "event");
    const action = textIn(this.payload, "action");
    const order = orderHooks(this.queue.hooks);
    for (const hook of order.ok ? order.order : this.queue.hooks) {
      const heard = actionHeard(hook, event, action);
      if (heard !== null) await this.runHook(hook, heard);
    }
    if (hasContent && !this.refused) this.runRules(action);
  }

  result(): QueueRun {
    const content = contentOf(this.payload);
    const present = content === null ? new Set<number>() : idsOf(content);
    const messages: SourcedMessage[] = [];
    const automationBlockers: SourcedMessage[] = [];
    const failures: RunFailure[] = [];
    for (const [i, step] of this.steps.entries()) {
      const later = new Set(this.steps.slice(i + 1).flatMap(({ computedIds }) => computedIds));
      const lasts: Lasts = (id) => !later.has(id) && present.has(id);
      messages.push(...lasting(step, step.messages, lasts));
      automationBlockers.push(...lasting(step, step.automationBlockers, lasts));
      failures.push(...step.failures.filter(({ sourceId }) => sourceId === null || lasts(sourceId)));
    }
    return {
      steps: this.steps,
      payload: this.payload,
      before: contentOf(this.given),
      content,
      messages,
      automationBlockers,
      failures,
    };
  }

  /** Computes what depends on `updated`, or everything, and applies the changes. */
  private compute(updated: readonly number[] | undefined): void {
    const result = this.compiled.evaluate(this.payload, {
      ...this.options,
      updatedDatapointIds: updated ?? [],
    });
    this.refused = result.refusal !== null;
    this.add(computedStep(result), result.operations);
  }

  private async runHook(hook: Hook, action: string): Promise<void> {
    const step = { ...emptyStep, kind: "hook" as const, name: hook.name };
    const { runScript } = this.options;
    if (hook.type !== "function" || hook.code === null) {
      const reason = hook.type === "function" ? "it has no code here" : `a ${hook.type} is not called from here`;
      this.steps.push({ ...step, skipped: reason });
      return;
    }
    if (hook.language !== "python" && runScript === undefined) {
      this.steps.push({ ...step, skipped: `hooks in ${hook.language ?? "other languages"} are not run here` });
      return;
    }
    const before = new Set(hook.runAfter.flatMap((path) => this.changed.get(path) ?? []));
    const payload = hookPayload(hook, this.queue, this.payload, action, [...before]);
    const answer =
      hook.language === "python" || runScript === undefined
        ? runPythonHook(hook.code.text, payload, this.options)
        : await runScript(hook, payload);
    const outcome = outcomeOf(hook, answer);
    const changed = this.add({ ...step, ...outcome }, outcome.operations);
    this.changed.set(hook.path, [...before, ...changed]);
    if (changed.length > 0) this.compute(changed);
  }

  /** Conditions see the document as it is, not what other rules do to it. */
  private runRules(action: string): void {
    const reading = readPayload(this.payload, this.compiled.schema);
    const rules = this.queue.rules.filter(({ enabled }) => enabled);
    const steps = rules.map((rule) => evaluateRule(rule, reading, action, this.options));
    for (const step of steps) this.add(step, step.operations);
  }

  /** Adds a step and applies its operations. Returns the ids of what it changed. */
  private add(step: RunStep, operations: readonly Json[]): readonly number[] {
    const before = contentOf(this.payload);
    if (before === null || operations.length === 0) {
      this.steps.push({ ...step, before });
      return [];
    }
    const { content, changed, diagnostics } = withOperations(before, this.compiled.schema, operations);
    this.payload = withContent(this.payload, content);
    this.steps.push({ ...step, before, findings: [...step.findings, ...diagnostics] });
    return changed;
  }
}

function computedStep(result: EvaluationResult): RunStep {
  const failures: RunFailure[] = result.exceptions.map(({ content, traceback, detail }) => ({
    source: detail.source_schema_id,
    sourceId: detail.source_id,
    message: content,
    traceback: traceback.map(({ lineno, code }) => `line ${lineno}: ${code}`),
  }));
  const { refusal } = result;
  if (refusal !== null) {
    failures.push({
      source: "computed fields",
      sourceId: null,
      message: `${refusal.type}: ${refusal.message}`,
      traceback: [],
    });
  }
  return {
    ...emptyStep,
    kind: "computed fields",
    name: "computed fields",
    messages: result.messages,
    automationBlockers: result.automationBlockers,
    operations: result.operations,
    failures,
    computedIds: result.computedIds,
    waiting: result.promises.map(({ type, schema_id }) => `${schema_id} (${type})`),
  };
}

/** Whether what a datapoint's formula said still holds. */
type Lasts = (datapointId: number) => boolean;

function lasting(step: RunStep, messages: readonly Json[], lasts: Lasts): readonly SourcedMessage[] {
  const { kind, name } = step;
  if (kind !== "computed fields") return messages.map((message) => ({ kind, source: name, message }));
  return messages
    .filter((message) => !isObject(message) || lasts(Number(member(message, "source_id"))))
    .map((message) => ({ kind, source: sourceOf(message) ?? name, message }));
}

function sourceOf(message: Json): string | null {
  const detail = isObject(message) ? member(message, "detail") : undefined;
  return isObject(detail) ? textMember(detail, "source_schema_id") : null;
}

function textIn(json: Json, key: string): string {
  return isObject(json) ? (textMember(json, key) ?? "") : "";
}
