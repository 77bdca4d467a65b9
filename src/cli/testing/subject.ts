/** Queues as subjects of tests: their schema, hooks and rules, ready to run. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isArray, isObject, type Json, type JsonObject } from "../../document/json.ts";
import { readPayload } from "../../document/payload.ts";
import { allModules } from "../../library/all-modules.ts";
import type { Hook, Queue } from "../../queue/queue.ts";
import { hookPayload, runPythonHook } from "../../run/hook-call.ts";
import { evaluateRule } from "../../run/rules.ts";
import { TestError } from "../../testing/given.ts";
import type { HookOutcome, HookUnderTest } from "../../testing/hook-case.ts";
import type { CaseSubject } from "../../testing/run-case.ts";
import { milliseconds, type Testbed, testbed } from "../../testing/testbed.ts";
import { defaultHost } from "../../values/host.ts";
import { InputError, readQueues } from "../input.ts";
import { runScriptHook } from "../script-hook.ts";
import { shownPath } from "../shown-path.ts";

export interface QueueUnderTest extends CaseSubject {
  readonly queue: Queue;
  /** Paths of the files of cases, by name. */
  readonly files: readonly string[];
}

const folderName = "tests";
const endings = /\.(?:ya?ml|json)$/;

/** The queues at the paths given, each a folder with queues below it or one file of cases. Throws {@link InputError}. */
export function queuesUnderTest(paths: readonly string[]): readonly QueueUnderTest[] {
  const found = new Map<string, QueueUnderTest>();
  for (const path of paths) {
    const isCaseFile = basename(dirname(path)) === folderName && endings.test(path) && existsSync(path);
    for (const queue of readQueues(isCaseFile ? dirname(dirname(path)) : path)) {
      const files = isCaseFile ? [path] : caseFilesOf(queue.folder);
      const known = found.get(queue.folder);
      found.set(queue.folder, { ...subjectOf(queue), files: [...new Set([...(known?.files ?? []), ...files])] });
    }
  }
  return [...found.values()];
}

function caseFilesOf(folder: string): readonly string[] {
  const tests = join(folder, folderName);
  if (!existsSync(tests) || !statSync(tests).isDirectory()) return [];
  const names = readdirSync(tests, { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => endings.test(name))
    .sort()
    .map((name) => join(tests, name));
}

/** Throws {@link InputError} for a time that is none. */
export function checkNow(now: string | undefined): void {
  try {
    if (now !== undefined) milliseconds(now);
  } catch (error) {
    throw error instanceof TestError ? new InputError(`--now: ${error.message}`) : error;
  }
}

export function subjectOf(queue: Queue): CaseSubject & { readonly queue: Queue } {
  for (const finding of queue.findings) {
    if (finding.code === "json-syntax" || finding.code === "file-unreadable") {
      throw new InputError(`${finding.origin ?? queue.folder}: ${finding.message}`);
    }
  }
  const files = new Map([...queue.formulas].map(([id, { path, pointer }]) => [id, { path: shownPath(path), pointer }]));
  const rules = queue.rules.filter((rule) => rule.enabled);
  const bed: Testbed = testbed(queue.schema, {
    files,
    after: (content, options) => {
      const reading = readPayload(payloadOf(content, queue.schema), bed.subject.program.schema);
      const steps = rules.map((rule) => evaluateRule(rule, reading, "user_update", options));
      return {
        messages: steps.flatMap(({ messages }) => messages),
        automationBlockers: steps.flatMap(({ automationBlockers }) => automationBlockers),
        failures: steps.flatMap(({ failures }) => failures),
      };
    },
  });
  const hooks = queue.hooks.flatMap((hook) => hookOf(hook, queue) ?? []);
  return { queue, bed, schema: queue.schema, hooks };
}

function payloadOf(content: readonly JsonObject[], schema: Json): JsonObject {
  const schemas = [isArray(schema) ? { content: schema } : schema];
  return { event: "annotation_content", action: "user_update", annotation: { content }, schemas };
}

/** A hook with code; webhooks cannot be run. */
function hookOf(hook: Hook, queue: Queue): HookUnderTest | null {
  const { code, language, name, events } = hook;
  if (code === null) return null;
  return {
    name,
    file: basename(hook.path, ".json"),
    events,
    prepare: (payload, action) => {
      const prepared = hookPayload(hook, queue, payload, action, []);
      return isObject(prepared) ? prepared : payload;
    },
    run: async (payload, now): Promise<HookOutcome> => {
      const host = { ...defaultHost, now: () => now };
      const { response = null, error } =
        language === "python"
          ? runPythonHook(code.text, payload, { host, modules: allModules })
          : await runScriptHook(hook, payload).catch((cause: unknown) => {
              const isMissing = cause instanceof Error && cause.name === "MissingCompiler";
              throw isMissing ? new InputError(cause.message) : cause;
            });
      const place = [shownPath(code.path), ...(error?.traceback ?? [])].join("\n  ");
      return { response, error: error?.message ?? null, place };
    },
  };
}
