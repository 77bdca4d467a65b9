import { readContent } from "../document/content.ts";
import { type Datapoint, type Document, datapointsOf } from "../document/document.ts";
import { isObject, type Json, member, parseJson } from "../document/json.ts";
import { readSchema, type Schema } from "../document/schema.ts";
import { allModules } from "../library/all-modules.ts";
import type { Queue } from "../queue/queue.ts";
import { type QueueRun, type RunScript, runQueue, type SourcedMessage } from "../run/run.ts";
import type { RunFailure, RunStep } from "../run/step.ts";
import { render } from "../source/render.ts";
import type { Host } from "../values/host.ts";
import { type Cell, grid } from "./grid.ts";
import { InputError, readQueue, readText } from "./input.ts";
import { operationRows } from "./operation-table.ts";
import { list, messageLine, textOf } from "./report.ts";
import { type Colours, coloursFor, diagnosticStyle } from "./style.ts";

export interface RunFlags {
  readonly json?: boolean;
  /** `annotation_content.updated`; in place of the payload's own event. */
  readonly event?: string;
  readonly now?: string;
}

/** `txs run QUEUE PAYLOAD`. Returns the exit code: 1 when a formula, a rule or a hook failed. */
export async function runRun(queuePath: string, payloadPath: string, flags: RunFlags, host: Host): Promise<number> {
  const queue = readQueue(queuePath);
  const payload = withEvent(readPayloadFile(payloadPath), flags.event);
  const runScript: RunScript = async (hook, given) => {
    const { runScriptHook } = await import("./script-hook.ts");
    return runScriptHook(hook, given);
  };
  const quiet = { ...host, print: () => undefined };
  let run: QueueRun;
  try {
    run = await runQueue(queue, payload, { host: quiet, modules: allModules, runScript });
  } catch (error) {
    if (error instanceof Error && error.name === "MissingCompiler") throw new InputError(error.message);
    throw error;
  }
  const colours = coloursFor(process.stdout);
  process.stdout.write(`${flags.json === true ? JSON.stringify(run, null, 2) : runReport(queue, run, colours)}\n`);
  return run.failures.length > 0 ? 1 : 0;
}

function readPayloadFile(path: string): Json {
  const text = readText(path);
  const reading = parseJson(text, path);
  if (!reading.ok) throw new InputError(render(reading.diagnostic, { text }));
  if (!isObject(reading.value) || member(reading.value, "event") === undefined) {
    throw new InputError(`${path} is no hook payload: it has no 'event'`);
  }
  return reading.value;
}

/** The payload as another event; one without content stays as it is. */
function withEvent(payload: Json, given: string | undefined): Json {
  if (given === undefined || !isObject(payload)) return payload;
  const [event = "", action = ""] = given.split(".");
  if (event === "" || action === "") throw new InputError(`--event takes EVENT.ACTION, not '${given}'`);
  return { ...payload, event, action };
}

/** What each took part with, in order; then the document. */
function runReport(queue: Queue, run: QueueRun, colours: Colours): string {
  const { schema } = readSchema(queue.schema);
  const parts = run.steps.map((step) => stepReport(step, schema, colours)).filter((part) => part !== "");
  if (run.before !== null && run.content !== null) {
    const before = readContent(run.before, schema).document;
    const after = readContent(run.content, schema).document;
    parts.push(documentReport(before, after, colours));
  }
  const line = ({ kind, source, message }: SourcedMessage): string =>
    `${messageLine(message, colours)}${kind === "computed fields" ? "" : colours.dim(` by ${kind} ${source}`)}`;
  parts.push(
    list("Messages", run.messages, colours, line),
    list("Automation blockers", run.automationBlockers, colours, line),
    summary(run),
  );
  return parts.filter((part) => part !== "").join("\n\n");
}

/** A step's own section; nothing for a rule that did nothing. */
function stepReport(step: RunStep, schema: Schema, colours: Colours): string {
  const { kind, name, skipped, operations, printed, failures, requests, waiting, findings } = step;
  const before = readContent(step.before ?? [], schema).document;
  const changes = operationRows(operations, before, colours);
  const lines = [
    printed === "" ? "" : printed.trimEnd().replace(/^/gm, "  | "),
    ...failures.map((failure) => failureText(failure, colours)),
    changes.length === 0 ? "" : grid(changes, "left").replace(/^/gm, "  "),
    ...requests.map(({ type, detail }) => `  asks the platform: ${type} ${textOf(detail)}`),
    waiting.length === 0 ? "" : `  waiting for the platform: ${waiting.join(", ")}`,
    ...findings.map((finding) => render(finding, { style: diagnosticStyle(colours) }).replace(/^/gm, "  ")),
  ].filter((line) => line !== "");
  const said = step.messages.length + step.automationBlockers.length;
  if (kind === "rule" && lines.length === 0 && said === 0) return "";
  const title = kind === "computed fields" ? "Computed fields" : `${kind === "hook" ? "Hook" : "Rule"} ${name}`;
  return [
    `${colours.bold(title)} ${colours.dim(skipped === null ? noteOf(step) : `not run: ${skipped}`)}`,
    ...lines,
  ].join("\n");
}

function noteOf({ kind, computedIds, operations, messages, automationBlockers }: RunStep): string {
  const counts = [
    kind === "computed fields" ? `${computedIds.length} computed` : "",
    kind === "rule" && operations.length === 0
      ? ""
      : count(operations.length, kind === "computed fields" ? "change" : "operation"),
    messages.length === 0 ? "" : count(messages.length, "message"),
    automationBlockers.length === 0 ? "" : count(automationBlockers.length, "automation blocker"),
  ];
  return counts.filter((text) => text !== "").join(", ");
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

function failureText({ source, message, traceback }: RunFailure, colours: Colours): string {
  return [
    `  ${colours.red(message)} ${colours.dim(`(${source})`)}`,
    ...traceback.map((line) => `    ${colours.dim(line)}`),
  ].join("\n");
}

/** The document as it is in the end: filled header fields, and tables; what changed is green. */
function documentReport(before: Document, after: Document, colours: Colours): string {
  const header: Cell[][] = [];
  for (const [id, datapoint] of after.headers) {
    const [old, now] = [before.headers.get(id), datapoint].map((found) => textOf(found?.value ?? ""));
    if (now === "" && old === "") continue;
    const changed = old !== now;
    header.push([
      { text: id },
      { text: now ?? "", paint: changed ? colours.green : colours.dim },
      { text: changed ? `was ${old === "" ? "empty" : old}` : "", paint: colours.dim },
    ]);
  }
  const parts = [header.length === 0 ? "" : `${colours.bold("Document")}\n${grid(header, "left")}`];
  for (const [id, table] of after.tables) {
    if (table.rows.length + table.items.length === 0) continue;
    const columns = table.columns.filter((_, i) =>
      datapointsOf(table, i).some((cell) => textOf(cell?.value ?? "") !== ""),
    );
    const entries = table.node.kind === "simple" ? table.items : table.rows;
    const rows = entries.map((entry, i): Cell[] => [
      { text: String(i + 1), paint: colours.dim },
      ...columns.map((column) => {
        const cell = entry.kind === "row" ? (entry.cells[column.columnIndex] ?? null) : entry;
        return { text: textOf(cell?.value ?? ""), paint: isNew(cell, before) ? colours.green : colours.dim };
      }),
    ]);
    const head: Cell[] = ["#", ...columns.map((column) => column.id)].map((text) => ({ text, paint: colours.dim }));
    parts.push(`${colours.bold(id)}\n${grid([head, ...rows], "numbers right")}`);
  }
  return parts.filter((part) => part !== "").join("\n\n");
}

/** Whether a datapoint was added, or has another value than before. */
function isNew(datapoint: Datapoint | null, before: Document): boolean {
  const old = datapoint === null || datapoint.id === null ? undefined : before.entries.get(datapoint.id);
  return old?.kind !== "datapoint" || textOf(old.value) !== textOf(datapoint?.value);
}

function summary({ steps, messages, automationBlockers, failures }: QueueRun): string {
  return [
    `${count(steps.filter(({ kind, skipped }) => kind === "hook" && skipped === null).length, "hook")} run`,
    count(steps.flatMap(({ operations }) => operations).length, "operation"),
    count(messages.length, "message"),
    count(automationBlockers.length, "automation blocker"),
    `${failures.length} failed`,
  ].join(", ");
}
