#!/usr/bin/env node
/**
 * `npm run conformance`: generated programs, answered by CPython (scripts/judge.py), by the package txscript
 * (scripts/reference.py) and by the engine (dist/); prints by area how many answers are equal.
 *
 *   --seed N        another set of programs (default 1)
 *   --cases N       programs an area (default 200)
 *   --area TEXT     only areas whose name holds TEXT
 *   --python PATH   the judge: CPython 3.12, with txscript 1.2.0 for the documents
 *   --failures FILE writes what differs, JSON lines
 *   --record FOLDER writes a file an area: cases that are equal, with the judges' answers, as test/conformance replays them
 *   --engine FILE   another `txs` than dist/cli/main.js
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { areas } from "./conformance/areas.mjs";
import { isEqual, verdict } from "./conformance/compare.mjs";
import { ask } from "./conformance/process.mjs";
import { randomFor } from "./conformance/random.mjs";

const { values: options } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    cases: { type: "string", default: "200" },
    area: { type: "string", default: "" },
    python: { type: "string" },
    failures: { type: "string" },
    record: { type: "string" },
    engine: { type: "string", default: join(import.meta.dirname, "../dist/cli/main.js") },
  },
});
const script = (name) => join(import.meta.dirname, name);

function runs(python, ...args) {
  try {
    execFileSync(python, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function findPython() {
  const candidates = [
    options.python ?? process.env.PYTHON,
    join(import.meta.dirname, "../.venv/bin/python"),
    "python3.12",
    "python3",
  ];
  const version = "import sys; sys.exit(sys.version_info[:2] != (3, 12))";
  return candidates.find((python) => python !== undefined && runs(python, "-c", version));
}

function stop(text) {
  process.stderr.write(`conformance: ${text}\n`);
  process.exit(2);
}

const python = findPython();
if (python === undefined) stop("no CPython 3.12 found to compare with; give one with --python PATH or in PYTHON");
if (!existsSync(options.engine)) stop(`${options.engine} is not there; run npm run build`);
const hasReference = runs(python, script("reference.py"), "--present");
if (!hasReference) process.stderr.write("conformance: no package txscript there, so documents are not compared\n");

const count = Number(options.cases);
const table = [];
const failures = [];
const records = [];

for (const area of areas) {
  if (!area.name.includes(options.area) || (area.request !== undefined && !hasReference)) continue;
  const cases = [];
  const seen = new Set();
  for (let index = 0; cases.length < count && index < count * 4; index++) {
    const made = area.generate(randomFor(options.seed, area.name, index));
    const text = JSON.stringify(made);
    if (!seen.has(text)) cases.push(made);
    seen.add(text);
  }
  const requests = cases.map((made, id) => ({ id, ...(area.request?.(made) ?? made) }));
  const judge = [python, script(area.request === undefined ? "judge.py" : "reference.py")];
  const [theirs, ours] = await Promise.all([
    ask(judge, requests, 20, { PYTHONHASHSEED: "0" }),
    ask([process.execPath, options.engine, "batch"], requests, 10),
  ]);
  const row = {
    area: area.name,
    cases: 0,
    value: [0, 0],
    kind: [0, 0],
    message: [0, 0],
    line: [0, 0],
    crashes: 0,
    timeouts: 0,
  };
  for (const [index, made] of cases.entries()) {
    const expected = theirs[index];
    // What no judge can answer in time is no case.
    if (expected.crash || expected.timeout || expected.error === "Timeout" || expected.error?.phase === "timeout")
      continue;
    const got = ours[index];
    row.cases++;
    if (got.crash || got.error?.phase === "engine") row.crashes++;
    if (got.timeout) row.timeouts++;
    const found = verdict(expected, got);
    for (const [part, good] of Object.entries(found)) {
      row[part][1]++;
      if (good) row[part][0]++;
    }
    if (!isEqual(found)) failures.push({ area: area.name, case: made, expected, got });
    const { id: _, ...answer } = expected;
    if (isEqual(found)) records.push({ area: area.name, line: { case: made, expected: answer } });
  }
  table.push(row);
}

const share = ([good, all]) => (all === 0 ? "–" : `${good}/${all} ${((100 * good) / all).toFixed(1)} %`);
const heads = [
  "area",
  "cases",
  "equal values",
  "equal exception kinds",
  "equal messages",
  "equal lines",
  "crashes",
  "time-outs",
];
const cells = (row) =>
  [
    row.area,
    row.cases,
    share(row.value),
    share(row.kind),
    share(row.message),
    share(row.line),
    row.crashes,
    row.timeouts,
  ].map(String);
const total = {
  area: "**all**",
  cases: 0,
  value: [0, 0],
  kind: [0, 0],
  message: [0, 0],
  line: [0, 0],
  crashes: 0,
  timeouts: 0,
};
for (const row of table) {
  for (const key of ["cases", "crashes", "timeouts"]) total[key] += row[key];
  for (const key of ["value", "kind", "message", "line"]) total[key] = total[key].map((sum, at) => sum + row[key][at]);
}
const lines = [heads, heads.map(() => "---"), ...[...table, total].map(cells)];
const widths = heads.map((_, at) => Math.max(...lines.map((line) => line[at].length)));
for (const line of lines) {
  const padded = line.map((cell, at) => (cell === "---" ? "-".repeat(widths[at]) : cell.padEnd(widths[at])));
  process.stdout.write(`| ${padded.join(" | ")} |\n`);
}
const jsonLines = (items) => items.map((item) => `${JSON.stringify(item)}\n`).join("");
if (options.failures !== undefined) writeFileSync(options.failures, jsonLines(failures));
if (options.record !== undefined) {
  mkdirSync(options.record, { recursive: true });
  for (const area of new Set(records.map((record) => record.area))) {
    const file = `${area.toLowerCase().replace(/\W+/g, "-")}.jsonl`;
    const chosen = records.filter((record) => record.area === area).map((record) => record.line);
    writeFileSync(join(options.record, file), jsonLines(chosen));
  }
}
process.exitCode = total.crashes + total.timeouts > 0 ? 1 : 0;
