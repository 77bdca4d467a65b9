/** The peers that are installed, measured on the same works: the reference package in CPython and in pyodide, and JavaScript libraries. */

import { deepStrictEqual } from "node:assert";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { payloadOf } from "./documents.mjs";
import { engineOf } from "./engine.mjs";
import { worksOf } from "./works.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const run = (command, args, input) => spawnSync(command, args, { input, encoding: "utf8", maxBuffer: 1 << 30 });

/** What the reference is asked of a work; `null` where the work is none of its business, or would take it minutes. */
function requestOf({ name, reference = true }, made, runs) {
  const { schema, content, updated, text, texts } = made.platform ?? made;
  if (!reference || (schema === undefined && texts === undefined)) return null;
  return {
    name,
    runs,
    ...(texts === undefined ? { schema, text, payload: payloadOf(schema, content, updated) } : { texts }),
  };
}

/** The works' requests by name. */
async function requestsOf(population, runs) {
  const found = new Map();
  for (const work of await worksOf(population)) {
    const request = requestOf(work, work.make(), runs);
    if (request !== null) found.set(work.name, request);
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

/** Milliseconds by work and phase. */
function answersOf(command, args, requests, notes, what) {
  const phases = {};
  const input = [...requests.values()].map((request) => `${JSON.stringify(request)}\n`).join("");
  const { status, stdout, stderr } = run(command, args, input);
  if (status !== 0) {
    const reason = stderr.split("\n").find((line) => line.includes("Error")) ?? stderr.trim().split("\n").at(-1);
    notes.add(`${what} is not measured on ${[...requests.keys()].join(", ")}: ${reason}`);
    return phases;
  }
  for (const line of stdout.trim().split("\n")) {
    const answer = JSON.parse(line);
    checkEqual(answer, requests.get(answer.name));
    phases[answer.name] = answer.phases;
  }
  return phases;
}

/** The interpreter that has the reference package; `null` when there is none. */
export function pythonAt(given = process.env.TXS_PYTHON) {
  const likely = ["../.venv-oracle/bin/python", "../../.venv-oracle/bin/python"].map(here);
  const [found = null] = (given === undefined ? likely : [given]).filter(existsSync);
  return found;
}

/** Once for each process of ours, so that both met the machine in the same mood. */
export async function measureReference(population, python, quick, notes) {
  if (python === null) {
    notes.add(
      "The reference is not measured: give --python PATH or TXS_PYTHON, an interpreter with txscript installed.",
    );
    return {};
  }
  const requests = await requestsOf(population, quick ? 1 : 2);
  return requests.size === 0
    ? {}
    : answersOf(python, [here("reference.py")], requests, notes, `The reference (${python})`);
}

/** `{ work: { peer: milliseconds } }` of phase compute, for the libraries that are installed; `reference` as measured before. */
export async function measurePeers(population, python, quick, reference, notes) {
  const found = {};
  if (!existsSync(here("node_modules"))) {
    notes.add("The JavaScript peers are not measured: npm ci --prefix bench installs them.");
    return found;
  }
  const { status, stdout, stderr } = run(process.execPath, [
    here("peers/child.mjs"),
    population,
    quick ? "quick" : "full",
  ]);
  if (status !== 0) throw new Error(stderr);
  for (const line of stdout.split("\n").filter((text) => text !== "")) {
    const { name, peer, problem, compute } = JSON.parse(line);
    if (problem === undefined) found[name] = { ...found[name], [peer]: compute };
    else notes.add(`${peer} on ${name}: ${problem}`);
  }
  if (python === null) return found;
  const packages = run(python, [
    "-c",
    "import os, txscript; print(os.path.dirname(os.path.dirname(txscript.__file__)))",
  ]);
  const requests = await requestsOf(population, 1);
  // pyodide is several times slower: no minutes for what takes CPython seconds.
  for (const name of requests.keys()) if (!(reference[name]?.compute < 500)) requests.delete(name);
  if (requests.size === 0) return found;
  const answers = answersOf(
    process.execPath,
    [here("peers/pyodide.mjs"), packages.stdout.trim()],
    requests,
    notes,
    "pyodide",
  );
  for (const [name, { compute }] of Object.entries(answers)) found[name] = { ...found[name], pyodide: compute };
  return found;
}
