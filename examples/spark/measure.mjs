// One process, threads and Spark over the same requests, by turns: node measure.mjs [COUNT] [WORKERS] [ROUNDS]. PYTHON names a Python with pyspark,
// COMMAND another txs than that of this folder.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [count = "100000", workers = String(availableParallelism()), rounds = "3"] = process.argv.slice(2);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const command = process.env.COMMAND ?? here("../../dist/cli/txs.cjs");
const folder = mkdtempSync(join(tmpdir(), "txs-spark-"));
const at = (name) => join(folder, name);

function run(program, args, { input = "/dev/null", output = "/dev/null" } = {}) {
  const stdio = [openSync(input, "r"), openSync(output, "w"), "inherit"];
  const env = { ...process.env, TXS: `${process.execPath} ${command}` };
  const { status } = spawnSync(program, args, { stdio, env });
  for (const file of stdio.slice(0, 2)) closeSync(file);
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} failed`);
}

const digest = (paths) => {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(readFileSync(path));
  return hash.digest("hex");
};

run(process.execPath, [here("generate.mjs"), count], { output: at("requests.jsonl") });
console.log(`${count} requests, ${Math.round(statSync(at("requests.jsonl")).size / 1e6)} MB`);

const ways = {
  "one process": () => {
    run(process.execPath, [command, "batch"], { input: at("requests.jsonl"), output: at("one.jsonl") });
    return digest([at("one.jsonl")]);
  },
  [`--jobs ${workers}`]: () => {
    run(process.execPath, [command, "batch", "--jobs", workers], {
      input: at("requests.jsonl"),
      output: at("jobs.jsonl"),
    });
    return digest([at("jobs.jsonl")]);
  },
  [`Spark, local[${workers}]`]: () => {
    rmSync(at("spark"), { recursive: true, force: true });
    run(process.env.PYTHON ?? "python3", [here("evaluate.py"), at("requests.jsonl"), at("spark"), workers]);
    const parts = readdirSync(at("spark")).filter((name) => name.startsWith("part-"));
    return digest(parts.sort().map((name) => join(at("spark"), name)));
  },
};

const times = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));
const answers = new Set();
for (let i = 0; i < Number(rounds); i++) {
  for (const [way, work] of Object.entries(ways)) {
    const start = performance.now();
    answers.add(work());
    times[way].push((performance.now() - start) / 1000);
  }
}
if (answers.size !== 1) throw new Error("the ways give different answers");
for (const [way, seconds] of Object.entries(times)) {
  const median = seconds.sort((a, b) => a - b)[seconds.length >> 1];
  console.log(
    `${way.padEnd(20)} ${median.toFixed(1).padStart(7)} s ${Math.round(Number(count) / median)
      .toString()
      .padStart(7)} documents/s`,
  );
}
rmSync(folder, { recursive: true });
