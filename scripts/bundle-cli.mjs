// Bundles `txs eval` (src/cli/quick.ts) into dist/cli/quick.cjs, runs it once, and keeps what V8 compiled on the way for the next starts.
// Part of `npm run build`.
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

const out = resolve(process.argv[2] ?? fileURLToPath(new URL("../dist", import.meta.url)), "cli");
const bundle = join(out, "quick.cjs");

/** Runs the bundle with the arguments, and writes V8's code of all functions that ran. */
function warm(args) {
  const source = `(function (exports, require, module) {${readFileSync(bundle, "latin1")}\n})`;
  const script = new Script(source, { filename: bundle });
  const quick = { exports: {} };
  script.runInThisContext()(quick.exports, createRequire(bundle), quick);
  quick.exports.run(args);
  writeFileSync(join(out, `quick-${process.versions.v8}-${process.arch}.cache`), script.createCachedData());
}

async function build() {
  const { build: bundled } = await import("esbuild");
  await bundled({
    entryPoints: [join(out, "quick.js")],
    outfile: bundle,
    bundle: true,
    minify: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    charset: "ascii",
    logLevel: "warning",
  });
  copyFileSync(new URL("txs.cjs", import.meta.url), join(out, "txs.cjs"));
  chmodSync(join(out, "txs.cjs"), 0o755);
  const folder = mkdtempSync(join(tmpdir(), "txs-"));
  const at = (name, json) => {
    writeFileSync(join(folder, name), JSON.stringify(json));
    return join(folder, name);
  };
  const fields = [
    ["a", "number", "4"],
    ["b", "number", "", 'default_to(field.a, 0) * 2 if field.t == "x" else round(field.a / 3, 2)'],
    ["t", "string", "x"],
    ["u", "string", "", 'if is_empty(field.a):\n    x = "none"\nelse:\n    x = f"{field.t.upper()} {field.b:.2f}"\nx'],
    ["d", "date", "2024-05-06"],
    ["e", "date", "", "field.d + timedelta(days=3)"],
    ["n", "number", "", "sum(default_to(field.p.all_values, 0) * 2)"],
  ];
  const datapoint = ([id, type, , formula]) => ({ category: "datapoint", id, label: id, type, formula });
  const column = ["p", "number", "3"];
  const sum = ["q", "number", "", "field.p + 1"];
  const tuple = { category: "tuple", id: "r", label: "r", children: [column, sum].map(datapoint) };
  const lines = { category: "multivalue", id: "l", label: "l", children: tuple };
  const schema = [{ category: "section", id: "s", label: "s", children: [...fields.map(datapoint), lines] }];
  let id = 0;
  const cell = ([schema_id, , value]) => ({
    id: ++id,
    category: "datapoint",
    schema_id,
    content: { value, normalized_value: value },
  });
  const row = () => ({ id: ++id, category: "tuple", schema_id: "r", children: [column, sum].map(cell) });
  const table = { id: ++id, category: "multivalue", schema_id: "l", children: [row(), row()] };
  const content = [{ id: ++id, category: "section", schema_id: "s", children: [...fields.map(cell), table] }];
  const files = [at("schema.json", schema), at("content.json", content)];
  const self = fileURLToPath(import.meta.url);
  const run = spawnSync(process.execPath, [self, resolve(out, ".."), "--warm", ...files, "--json"], {
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  const { values, exceptions } = run.status === 0 ? JSON.parse(run.stdout) : {};
  if (values?.u !== "X 8.00" || exceptions.length > 0) throw new Error(`the bundle fails: ${run.stderr}${run.stdout}`);
}

if (process.argv[3] === "--warm") warm(process.argv.slice(4));
else await build();
