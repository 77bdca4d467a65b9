/** Runs one test case. */
import { applyOperations } from "../document/apply.ts";
import { isObject, type Json, type JsonObject, member } from "../document/json.ts";
import type { Step, TestCase } from "./case.ts";
import type { TestDocument } from "./document.ts";
import { compare, type Expectation, type Mismatch } from "./expectation.ts";
import { explain } from "./explain.ts";
import { type KeyPath, TestError, within } from "./given.ts";
import { compareHook, type HookUnderTest, hookPayload, updatedHookKeys } from "./hook-case.ts";
import { milliseconds, type Testbed } from "./testbed.ts";
import { updatedKeys } from "./update.ts";

export interface CaseSubject {
  readonly bed: Testbed;
  /** The schema as it was given to the testbed. */
  readonly schema: Json;
  readonly hooks: readonly HookUnderTest[];
}

/** A place of a case where something was expected, and what was found wrong. */
export interface Verdict {
  /** From the case to the expectation. */
  readonly path: KeyPath;
  readonly mismatches: readonly Mismatch[];
  /** Empty when nothing is wrong. */
  readonly explanation: string;
  /** Keys of the expectation as they would have to be. */
  readonly updated: JsonObject;
}

/** Runs a case to its end. Throws {@link TestError} with a path from the case for what does not fit the schema. */
export async function runCase(subject: CaseSubject, test: TestCase): Promise<readonly Verdict[]> {
  const doc = within("given", () => subject.bed.document(test.given, { now: test.now }));
  const verdicts: Verdict[] = [];
  const judge = (path: KeyPath, expected: Expectation): void => {
    const mismatches = at(path, () => compare(doc, expected));
    verdicts.push({
      path,
      mismatches,
      explanation: explain(doc, mismatches),
      updated: updatedKeys(doc, expected, mismatches),
    });
  };
  // The first look at a document computes everything, as when it arrives; edits then compute what they made stale.
  if (test.steps.length > 0) void doc.result;
  if (test.steps.length > 0 && test.expect !== null && test.hook === null) judge(["expect"], test.expect);
  for (const [i, step] of test.steps.entries()) {
    at(["steps", i], () => edit(doc, step));
    void doc.result;
    if (step.expect !== null) judge(["steps", i, "expect"], step.expect);
  }
  if (test.steps.length === 0 && test.expect !== null && test.hook === null) judge(["expect"], test.expect);
  if (test.hook !== null) verdicts.push(await runHookCase(subject, test, test.hook, doc));
  return verdicts;
}

function at<T>(path: KeyPath, work: () => T): T {
  const [key, ...rest] = path;
  return key === undefined ? work() : within(key, () => at(rest, work));
}

function edit(doc: TestDocument, { set, add, remove }: Step): void {
  within("set", () => doc.set(set));
  for (const { table, row } of add) within("add", () => within(table, () => doc.addRow(table, row)));
  for (const place of remove) within("remove", () => doc.removeRow(place));
}

async function runHookCase(subject: CaseSubject, test: TestCase, name: string, doc: TestDocument): Promise<Verdict> {
  const hook = subject.hooks.find((one) => one.name === name || one.file === name);
  if (hook === undefined) {
    const names = subject.hooks.map((one) => `'${one.name}'`).join(", ");
    throw new TestError(`there is no hook '${name}' that could be run${names === "" ? "" : `; there is ${names}`}`, [
      "hook",
    ]);
  }
  const payload = hookPayload(doc, subject.schema, hook, test.event, test.payload);
  const outcome = await hook.run(payload, milliseconds(test.now));
  const expected = test.expect ?? {};
  const after = subject.bed.saved(applied(doc, payload, outcome.response), { now: test.now });
  const { messages: _, blockers: __, exact: ___, ...own } = expected;
  const mismatches = within("expect", () => [
    ...compareHook(doc, outcome, expected),
    ...(outcome.error === null ? compare(after, own) : []),
  ]);
  const { values } = updatedKeys(after, own, mismatches);
  return {
    path: ["expect"],
    mismatches,
    explanation: explain(after, mismatches),
    updated: { ...(values === undefined ? {} : { values }), ...updatedHookKeys(doc.document, outcome, mismatches) },
  };
}

/** The document's content with the hook's operations worked in. */
function applied(doc: TestDocument, payload: JsonObject, response: Json): Json {
  const annotation = member(payload, "annotation");
  const content = isObject(annotation) ? (member(annotation, "content") ?? []) : [];
  const operations = isObject(response) ? member(response, "operations") : undefined;
  if (operations === undefined) return content;
  return applyOperations(content, doc.document.schema, operations).content;
}
