/** The peers that are installed, measured on the same works: the reference package in CPython and in pyodide, and JavaScript libraries. */

import { deepStrictEqual } from "node:assert";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { payloadOf } from "./documents.mjs";
import { engineOf } from "./engine.mjs";
import { worksOf } from "./works.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What the reference is asked of a work; `null` where the work is none of its business, or would take it minutes. */
function requestOf({ name, reference = true, referenceRuns = 5 }, made, runs) {
  const { schema, content, updated, text, texts } = made.platform ?? made;
  if (!reference || (schema === undefined && texts === undefined)) return null;
  const common = { name, runs: Math.min(runs, referenceRuns) };
  return texts === undefined
    ? { ...common, schema, text, payload: payloadOf(schema, content, updated) }
    : { ...common, texts };
}

/** Works, made anew, by name, with what the reference is asked. */
async function requestsOf(chosen, quick) {
  const found = new Map();
  for (const population of chosen) {
    for (const work of await worksOf(population)) {
      if (quick && work.slow) continue;
      const request = requestOf(work, work.make(), quick ? 2 : 5);
      if (request !== null) found.set(work.name, request);
    }
  }
  return found;
}

/** The reference must have changed the same datapoints to the same texts. */
function checkEqual({ name, operations, messages }, { schema, payload }) {
  if (operations === undefined) return;
  if (messages > 0) throw new Error(`${name}: the reference has messages`);
  const ordered = (list) => [...list].sort((a, b) => a.id - b.id);
  if (payload.updated_datapoint_ids === undefined) {
    deepStrictEqual(ordered(operations), ordered(engineOf(schema).whole(payload).operations), name);
  }
}

function answersOf(command, args, requests, notes, what) {
  const input = [...requests.values()].map((request) => `${JSON.stringify(request)}\n`).join("");
  const { status, stdout, stderr } = spawnSync(command, args, { input, encoding: "utf8", maxBuffer: 1 << 30 });
  if (status !== 0) {
    notes.push(`${what} is not measured: ${stderr.trim().split("\n").at(-1)}`);
    return {};
  }
  const phases = {};
  for (const line of stdout.trim().split("\n")) {
    const answer = JSON.parse(line);
    checkEqual(answer, requests.get(answer.name));
    phases[answer.name] = answer.phases;
  }
  return phases;
}

/** `{ reference, others, notes }`: milliseconds by work and phase, and what was not there. */
export async function measurePeers(chosen, { quick, python = process.env.TXS_PYTHON }) {
  const notes = [];
  const requests = await requestsOf(chosen, quick);
  let reference = {};
  if (requests.size === 0) return { reference, others: {}, notes };
  const interpreter =
    python ?? ["../.venv-oracle/bin/python", "../../.venv-oracle/bin/python"].map(here).find(existsSync);
  if (interpreter === undefined)
    notes.push("The reference is not measured: give --python PATH, or TXS_PYTHON, with txscript installed.");
  else reference = answersOf(interpreter, [here("reference.py")], requests, notes, `The reference (${interpreter})`);
  return { reference, others: {}, notes };
}
