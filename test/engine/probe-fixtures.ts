import { readFileSync } from "node:fs";
import { join } from "node:path";

/** JSON objects as the recorded probes hold them. */
export type Recorded = { [key: string]: unknown };

const folder = join(import.meta.dirname, "../fixtures/probes");

function lines(name: string): Recorded[] {
  return readFileSync(join(folder, name), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Recorded);
}

interface ContentNode {
  id?: number;
  content?: object | null;
  children?: ContentNode[];
  [key: string]: unknown;
}

/** Patches (`set`) and drops (`drop`) nodes of a fixture's content, as the oracle does. */
function patched(nodes: readonly ContentNode[], patches: Recorded, drops: ReadonlySet<unknown>): ContentNode[] {
  return nodes
    .filter((node) => !drops.has(node.id))
    .map((node) => {
      const copy = { ...node };
      const patch = patches[String(node.id)];
      for (const [key, value] of Object.entries((patch ?? {}) as Recorded)) {
        if (key.startsWith("@")) copy[key.slice(1)] = value;
        else copy.content = { ...copy.content, [key]: value };
      }
      if (node.children !== undefined) copy.children = patched(node.children, patches, drops);
      return copy;
    });
}

/** A request with its fixture, `set` and `drop` worked in: the form that `txs batch` takes. */
export function expanded(request: Recorded): Recorded {
  const { fixture, set, drop, ...rest } = request;
  if (fixture === undefined) return rest;
  const parts = JSON.parse(readFileSync(join(folder, `${fixture}.json`), "utf8")) as Recorded;
  const whole: Recorded = { ...parts, ...rest };
  whole["content"] = patched(
    whole["content"] as ContentNode[],
    (set ?? {}) as Recorded,
    new Set((drop ?? []) as unknown[]),
  );
  return whole;
}

export interface Probe {
  readonly id: string;
  readonly mode: string;
  readonly request: Recorded;
  readonly expected: Recorded;
}

/** The recorded probes with the reference's answers. */
export function probes(): Probe[] {
  const answers = new Map(lines("expected.jsonl").map((answer) => [answer["id"], answer]));
  return lines("probes.jsonl").map((request) => ({
    id: String(request["id"]),
    mode: String(request["mode"] ?? "formulas"),
    request,
    expected: answers.get(request["id"]) ?? {},
  }));
}

/** The small cases of the examples. */
export function cases(): Recorded[] {
  return lines("cases.jsonl");
}

/** Object addresses differ from run to run, on either side. */
export function withoutAddresses(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/ at 0x[0-9a-f]+/g, " at 0x"));
}
