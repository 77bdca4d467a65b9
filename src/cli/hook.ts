import { isObject, type Json, parseJson } from "../document/json.ts";
import { readPayload } from "../document/payload.ts";
import { runHook } from "../engine/hook.ts";
import type { HookError } from "../engine/hook-error.ts";
import { allModules } from "../library/all-modules.ts";
import type { HookAnswer } from "../run/hook-call.ts";
import { render } from "../source/render.ts";
import type { Host } from "../values/host.ts";
import { grid } from "./grid.ts";
import { InputError, readQueue, readText } from "./input.ts";
import { operationRows } from "./operation-table.ts";
import { list, member, messageLine, textOf } from "./report.ts";
import { type Colours, coloursFor } from "./style.ts";

export interface HookFlags {
  readonly json?: boolean;
  /** A schema that goes in place of the payload's. */
  readonly schema?: string;
  readonly now?: string;
}

/** `txs hook CODE PAYLOAD` for Python. Returns the exit code: 1 when the hook failed. */
export function runHookCommand(codePath: string, payloadPath: string, flags: HookFlags, host: Host): number {
  const code = readText(codePath);
  const { text, json } = payloadIn(payloadPath, flags);
  return show(runHook(code, text, { host: { ...host, print: () => undefined }, modules: allModules }), json, flags);
}

/** Files that are hooks in JavaScript or TypeScript; anything else is Python. */
export const scriptName: RegExp = /\.[cm]?[jt]s$/;

/** `txs hook CODE PAYLOAD` for JavaScript and TypeScript. Returns the exit code: 1 when the hook failed. */
export async function runScriptCommand(codePath: string, payloadPath: string, flags: HookFlags): Promise<number> {
  const text = readText(codePath);
  const { json } = payloadIn(payloadPath, flags);
  const { runScriptHook } = await import("./script-hook.ts");
  const language = codePath.endsWith("ts") ? "typescript" : "javascript";
  try {
    return show(await runScriptHook({ code: { path: codePath, text }, language }, json), json, flags);
  } catch (error) {
    if (error instanceof Error && error.name === "MissingCompiler") throw new InputError(error.message);
    throw error;
  }
}

function payloadIn(path: string, { schema }: HookFlags): { readonly text: string; readonly json: Json } {
  const given = readText(path);
  const text = schema === undefined ? given : withSchema(given, readQueue(schema).schema);
  const reading = parseJson(text, path);
  if (!reading.ok) throw new InputError(render(reading.diagnostic, { text }));
  return { text, json: reading.value };
}

/** What is shown of a hook's run, in whatever language. */
interface ShownRun {
  readonly response: Json | undefined;
  readonly partial?: Json;
  readonly error: HookError | ScriptError | null;
  readonly printed: string;
  readonly actions: readonly { readonly verb: Json; readonly args: Json }[];
}

type ScriptError = NonNullable<HookAnswer["error"]>;

function show(run: ShownRun, payload: Json, flags: HookFlags): number {
  if (flags.json === true) {
    if (run.error === null) process.stdout.write(`${JSON.stringify(run.response, null, 2)}\n`);
    process.stderr.write(run.printed);
    if (run.error !== null) process.stderr.write(`${failure(run.error, coloursFor(process.stderr))}\n`);
  } else {
    process.stdout.write(`${hookReport(run, readPayload(payload).document, coloursFor(process.stdout))}\n`);
  }
  return run.error === null ? 0 : 1;
}

/**
 * A payload's text with a schema side-loaded, in place of its own. The text is kept, since it tells `5.0` from `5`; of two members with one
 * name the later counts, for JavaScript and for Python.
 */
export function withSchema(payload: string, schema: Json): string {
  const reading = parseJson(payload);
  const end = payload.lastIndexOf("}");
  if (!reading.ok || !isObject(reading.value) || end < 0) return payload;
  const comma = Object.keys(reading.value).length === 0 ? "" : ",";
  const schemas = JSON.stringify([isObject(schema) ? schema : { content: schema }]);
  return `${payload.slice(0, end)}${comma}"schemas":${schemas}${payload.slice(end)}`;
}

/** What a hook did, for people. `before` is the document as the payload has it. */
function hookReport(run: ShownRun, before: ReturnType<typeof readPayload>["document"], colours: Colours): string {
  const response = run.response ?? run.partial ?? null;
  const operations = listIn(response, "operations");
  const messages = listIn(response, "messages");
  const blockers = listIn(response, "automation_blockers");
  const rows = operationRows(operations, before, colours);
  const title = run.error === null ? "Operations" : "Operations until then";
  const parts = [
    run.printed === "" ? "" : `${colours.bold("Printed")}\n${run.printed.trimEnd().replace(/^/gm, "  ")}`,
    run.error === null ? "" : failure(run.error, colours),
    rows.length === 0 ? "" : `${colours.bold(title)}\n${grid(rows, "left")}`,
    list("Messages", messages, colours, (message) => messageLine(message, colours)),
    list("Automation blockers", blockers, colours, (message) => messageLine(message, colours)),
    list("Asked of the platform", run.actions, colours, ({ verb, args }) => `${textOf(verb)} ${textOf(args)}`),
    summary(run, [operations.length, messages.length, blockers.length]),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function listIn(response: Json, key: string): readonly Json[] {
  const value = member(response, key);
  return Array.isArray(value) ? value : [];
}

/** The traceback as Python prints it, the lines of the hook only. */
function failure(error: HookError | ScriptError, colours: Colours): string {
  if (!("type" in error)) return [...error.traceback, colours.red(error.message)].join("\n");
  const { type, message, traceback } = error;
  const lines = traceback.map(({ lineno, loc, code }) => {
    const place = loc === undefined || loc === "<hook>" ? "" : `, in ${loc}`;
    return `  line ${lineno}${place}\n    ${colours.dim(code)}`;
  });
  const head = lines.length === 0 ? [] : ["Traceback (most recent call last):"];
  return [...head, ...lines, colours.red(message === "" ? type : `${type}: ${message}`)].join("\n");
}

function summary(run: ShownRun, [operations = 0, messages = 0, blockers = 0]: readonly number[]): string {
  const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
  const counts = [
    count(operations, "operation"),
    count(messages, "message"),
    count(blockers, "automation blocker"),
  ].join(", ");
  return run.error === null ? counts : `The hook failed; until then: ${counts}`;
}
