/** Everything that can be found in a queue. */
import { checkFormula } from "../../check/code.ts";
import type { Finding } from "../../check/finding.ts";
import { finding, fromDiagnostic } from "../../check/findings.ts";
import { checkHook, schemaMissing } from "../../check/hook.ts";
import { LONGEST_MESSAGE } from "../../check/inference/library.ts";
import { spanAt } from "../../check/json-text.ts";
import { type CheckedSchema, checkSchema } from "../../check/schema.ts";
import { isArray, member, textMember } from "../../document/json.ts";
import type { CodeSource, Hook, Queue, Rule } from "../../queue/queue.ts";
import { tableOfCondition } from "../../run/condition-mode.ts";
import { actionFinding } from "../../run/rule-findings.ts";
import { parse } from "../../syntax/parser.ts";
import { type Checked, type Found, inCode, inFile } from "./found.ts";

/** Checks a queue's schema, formulas, rules and hooks, and its files as such. */
export function checkQueue(queue: Queue): readonly Checked[] {
  const checked = checkSchema(queue.schema);
  const textOf = (path: string): string => queue.texts.get(path) ?? "";
  const files = queue.findings.map((one) =>
    inFile(fromDiagnostic(one), one.origin ?? queue.schemaPath, textOf(one.origin ?? "")),
  );
  const schema = checked.findings.map((one) => {
    const pointer = pointerIn(textOf(queue.schemaPath), one.pointer ?? "");
    return inFile({ ...one, pointer }, queue.schemaPath, textOf(queue.schemaPath));
  });
  return [
    ...byFile([...files, ...schema]),
    ...formulas(queue, checked, textOf),
    ...queue.rules.map((rule) => checkRule(rule, checked, textOf(rule.path))),
    ...queue.hooks.flatMap((hook) => hookParts(hook, checked, textOf)),
  ];
}

type TextOf = (path: string) => string;

function byFile(found: readonly Found[]): readonly Checked[] {
  const paths = new Set(found.map(({ path }) => path));
  return [...paths].map((path) => ({ path, name: "file", found: found.filter((one) => one.path === path) }));
}

function formulas(queue: Queue, { texts }: CheckedSchema, textOf: TextOf): readonly Checked[] {
  return texts.map(({ id, pointer, text, formula, findings }) => {
    const file = formula ? queue.formulas.get(id) : undefined;
    const path = file?.path ?? queue.schemaPath;
    const place = file === undefined ? pointerIn(textOf(path), pointer) : file.pointer;
    const name = formula ? id : `${id} ${pointer.split("/").at(-1)}`;
    const source = { path, pointer: place, name };
    return { path, name, found: findings.map((one) => inCode(one, text, source, textOf(path))) };
  });
}

/** A pointer in the schema as one in its file, which may be a payload. */
function pointerIn(text: string, pointer: string): string {
  if (text === "" || findable(text, pointer)) return pointer;
  const inside = ["/schemas/0", "/schemas/0/content", "/content"].map((prefix) => prefix + pointer);
  return inside.find((one) => findable(text, one)) ?? pointer;
}

function findable(text: string, pointer: string): boolean {
  try {
    return spanAt(text, pointer) !== null;
  } catch {
    return false;
  }
}

function checkRule(rule: Rule, { schema, fields }: CheckedSchema, fileText: string): Checked {
  const { condition } = rule;
  const { tree } = parse(condition.text);
  const table = schema.nodes.get(tableOfCondition(tree, schema) ?? "") ?? null;
  const { findings } = checkFormula({ text: condition.text, fields, node: null, table });
  const source = { path: condition.path, pointer: condition.pointer, name: rule.name };
  // A condition that the file does not hold is the platform's own, `True`.
  const found = findings.map((one) => inCode(one, condition.text, source, fileText));
  for (const action of rule.actions) {
    const wrong = actionFinding(rule, action, schema);
    if (wrong !== null) found.push(inFile(fromDiagnostic(wrong), rule.path, fileText));
    const content = textMember(action.payload, "content");
    if (content !== null && content.length > LONGEST_MESSAGE) {
      const message = `The message has ${content.length} characters, of which the platform takes ${LONGEST_MESSAGE}`;
      const pointer = `${action.pointer}/payload/content`;
      found.push(inFile(finding("message-too-long", message, { pointer }), rule.path, fileText));
    }
  }
  return { path: rule.path, name: `rule ${rule.name}`, found };
}

function hookParts(hook: Hook, { fields }: CheckedSchema, textOf: TextOf): readonly Checked[] {
  const { code } = hook;
  if (code === null) return [];
  const python = hook.language === "python";
  const { findings, needsSchema } = python
    ? checkHook(code.text, fields)
    : { findings: [], needsSchema: /\bfromPayload\b/.test(code.text) };
  const parts: Checked[] = [];
  if (python) parts.push(inHook(hook, code, findings, textOf));
  const asked = hook.sideload.includes("schemas");
  const missing = needsSchema && !asked ? [missingSchema(hook, textOf(hook.path))] : [];
  return [...parts, { path: hook.path, name: `hook ${hook.name}`, found: missing }];
}

function inHook(hook: Hook, code: CodeSource, findings: readonly Finding[], textOf: TextOf): Checked {
  const source = { path: code.path, pointer: code.pointer, name: hook.name };
  return {
    path: code.path,
    name: `code of ${hook.name}`,
    found: findings.map((one) => inCode(one, code.text, source, textOf(code.path))),
  };
}

function missingSchema(hook: Hook, text: string): Found {
  const listed = member(hook.raw, "sideload");
  const pointer = listed === undefined ? "" : "/sideload";
  const missing = schemaMissing(pointer);
  const span = isArray(listed) ? spanAt(text, "/sideload") : null;
  if (span === null) return inFile(missing, hook.path, text);
  const end = span.end - 1;
  const before = text.slice(0, end).trimEnd().length;
  const edit = { start: before, end: before, text: isArray(listed) && listed.length > 0 ? ', "schemas"' : '"schemas"' };
  return inFile({ ...missing, fix: { title: 'Add `"schemas"`', edits: [edit] } }, hook.path, text);
}
