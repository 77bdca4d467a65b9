/**
 * Runs the populations in processes of their own and prints the table of ratios. Build first (`npm run bench` does).
 *
 *   node bench/run.mjs [--only 2,3] [--quick] [--processes N] [--save NAME] [--compare NAME] [--peers none|all]
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measurePeers } from "./peers.mjs";
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
  },
});
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

function gathered(runs) {
  return runs[0].map((work, i) => {
    const phases = Object.entries(work.phases).map(([phase, { extra }]) => {
      const over = (key) => spread(runs.map((run) => run[i].phases[phase][key]));
      return [phase, { ours: over("ours"), floor: over("floor"), ratio: over("ratio"), ...(extra ?? {}) }];
    });
    return { ...work, phases: Object.fromEntries(phases) };
  });
}

const started = new Date();
const works = [];
for (const population of chosen) {
  process.stderr.write(`population ${population}\n`);
  works.push(...gathered(Array.from({ length: processes }, () => child(population))));
}
const peers = flags.peers === "none" ? null : await measurePeers(chosen, { quick: flags.quick, python: flags.python });
const results = {
  date: started.toISOString(),
  command: `node bench/run.mjs ${process.argv.slice(2).join(" ")}`.trim(),
  pace,
  processes,
  works,
  peers,
};

console.log(table(results));
const saved = (name) => here(`saved/${name}.json`);
if (flags.save !== undefined) {
  mkdirSync(here("saved"), { recursive: true });
  writeFileSync(saved(flags.save), JSON.stringify(results, null, 1));
}
if (flags.compare !== undefined)
  console.log(comparison(results, JSON.parse(readFileSync(saved(flags.compare), "utf8"))));
if (flags.only === undefined && !flags.quick) writeFileSync(here("RESULTS.md"), resultsPage(results));
