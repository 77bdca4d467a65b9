import { deepStrictEqual } from "node:assert";
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { dist } from "../engine.mjs";
import { median } from "../timing.mjs";
import { work as header } from "./01-header.mjs";

function run(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** Whole processes by turns: the command, a hand-written script in one file that prints the same, and an empty script. */
function make() {
  const folder = mkdtempSync(join(tmpdir(), "txs-bench-"));
  const at = (name) => join(folder, name);
  writeFileSync(at("schema.json"), JSON.stringify(header.schema));
  writeFileSync(at("document.json"), JSON.stringify(header.content));
  writeFileSync(at("empty.mjs"), "");
  const entryPoints = [fileURLToPath(new URL("../cold-start-floor.mjs", import.meta.url))];
  buildSync({ entryPoints, outfile: at("floor.mjs"), bundle: true, format: "esm", platform: "node", minify: true });
  const documents = [at("schema.json"), at("document.json")];
  const ours = () => run([join(dist, "cli/txs.cjs"), "eval", ...documents, "--json"]);
  const floor = () => run([at("floor.mjs"), ...documents]);
  const operationsIn = (text) => JSON.parse(text).operations.sort((a, b) => a.id - b.id);
  deepStrictEqual(operationsIn(ours()), operationsIn(floor()));
  const once = (work) => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  const pairs = (work) => (pace) => {
    const rounds = Array.from({ length: pace === "quick" ? 10 : 20 }, () => [once(work), once(floor)]);
    return {
      ours: median(rounds.map(([mine]) => mine)),
      floor: median(rounds.map(([, other]) => other)),
      ratio: median(rounds.map(([mine, other]) => mine / other)),
    };
  };
  return {
    phases: [
      { name: "process", measure: pairs(ours) },
      { name: "empty script", measure: pairs(() => run([at("empty.mjs")])) },
    ],
  };
}

export const works = [{ name: "cold start of the command", bounds: { floor: 1.3 }, make }];
