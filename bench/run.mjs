/**
 * Runs the populations in processes of their own and prints the table of ratios. Build first (`npm run bench` does).
 *
 *   node bench/run.mjs [--only 2,3] [--quick] [--processes N] [--save NAME] [--compare NAME] [--peers none|all]
 *                     [--clock wall|cpu]
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measurePeers, measureReference, pythonAt } from "./peers.mjs";
import { comparison, resultsPage, table } from "./report.mjs";
import { median } from "./timing.mjs";
import { populations } from "./works.mjs";

const { values: flags } = parseArgs({
  options: {
    only: { type: "string" },
    quick: { type: "boolean", default: false },
    processes: { type: "string" },
    save: { type: "string" },
    compare: { type: "string" },
    peers: { type: "string", default: "all" },
    python: { type: "string" },
    clock: { type: "string", default: "wall" },
  },
});
process.env.TXS_CLOCK = flags.clock;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const chosen = flags.only === undefined ? populations : flags.only.split(",");
const pace = flags.quick ? "quick" : "full";
const processes = Number(flags.processes ?? (flags.quick ? 1 : 5));

function child(population) {
  const options = { encoding: "utf8", maxBuffer: 1 << 30, stdio: ["ignore", "pipe", "inherit"] };
  const { status, stdout } = spawnSync(process.execPath, [here("child.mjs"), population, pace], options);
  if (status !== 0) throw new Error(`population ${population} failed`);
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** Median over the processes, with the least and the greatest. */
function spread(numbers) {
  return numbers.includes(null)
    ? null
    : { median: median(numbers), least: Math.min(...numbers), most: Math.max(...numbers) };
}

/** One result a work from those of the processes, each with the reference's milliseconds beside. */
function gathered(runs, references) {
  return runs[0].map((work, i) => {
    const phases = Object.entries(work.phases).map(([phase, { bounds = {} }]) => {
      const over = (key) => spread(runs.map((run) => run[i].phases[phase][key]));
      const faster = runs.map((run, n) => {
        const reference = references[n][work.name]?.[phase];
        return reference === undefined ? null : reference / run[i].phases[phase].ours;
      });
      return [
        phase,
        { bounds, ours: over("ours"), floor: over("floor"), ratio: over("ratio"), faster: spread(faster) },
      ];
    });
    return { ...work, phases: Object.fromEntries(phases) };
  });
}

const started = new Date();
const python = flags.peers === "none" ? null : pythonAt(flags.python);
const notes = new Set();
const works = [];
for (const population of chosen) {
  const runs = [];
  const references = [];
  for (let n = 0; n < processes; n++) {
    process.stderr.write(`population ${population}, process ${n + 1} of ${processes}\n`);
    runs.push(child(population));
    references.push(flags.peers === "none" ? {} : await measureReference(population, python, flags.quick, notes));
  }
  const peers = flags.peers === "none" ? {} : await measurePeers(population, python, flags.quick, references[0], notes);
  for (const work of gathered(runs, references)) works.push({ ...work, peers: peers[work.name] ?? {} });
}
const command = ["node bench/run.mjs", ...process.argv.slice(2)].join(" ");
const results = { date: started.toISOString(), command, pace, clock: flags.clock, processes, works, notes: [...notes] };

console.log(table(results));
const saved = (name) => here(`saved/${name}.json`);
if (flags.save !== undefined) {
  mkdirSync(here("saved"), { recursive: true });
  writeFileSync(saved(flags.save), JSON.stringify(results, null, 1));
}
if (flags.compare !== undefined)
  console.log(comparison(results, JSON.parse(readFileSync(saved(flags.compare), "utf8"))));
if (flags.only === undefined && !flags.quick) writeFileSync(here("RESULTS.md"), resultsPage(results));
