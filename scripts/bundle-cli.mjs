// Bundles `txs eval` and `txs batch` (src/cli/quick.ts and wide.ts) into dist/cli, runs each once, and keeps what V8 compiled on the way for the next starts.
// Part of `npm run build`.
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

const out = resolve(process.argv[2] ?? fileURLToPath(new URL("../dist", import.meta.url)), "cli");
const bundleOf = (name) => join(out, `${name}.cjs`);

/** Runs a bundle with the arguments, and writes V8's code of all functions that ran. */
async function warm(name, args) {
  const filename = bundleOf(name);
  const source = `(function (exports, require, module) {${readFileSync(filename, "latin1")}\n})`;
  const script = new Script(source, { filename });
  const started = { exports: {} };
  script.runInThisContext()(started.exports, createRequire(filename), started);
  await started.exports.run(name === "wide" ? ["eval", ...args] : args);
  writeFileSync(join(out, `${name}-${process.versions.v8}-${process.arch}.cache`), script.createCachedData());
}

/** The wide one is what it starts threads with, too. */
const withHere = {
  banner: { js: 'const here = require("node:url").pathToFileURL(require.resolve("./txs.cjs"));' },
  define: { "import.meta.url": "here" },
};

/** The quick one has nothing in it that is loaded only when wanted. */
const withoutLazy = {
  name: "without-lazy",
  setup: (bundle) => {
    bundle.onResolve({ filter: /.*/ }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path, external: true } : null,
    );
  },
};

async function bundle(name, options) {
  const { build } = await import("esbuild");
  await build({
    entryPoints: [join(out, `${name}.js`)],
    outfile: bundleOf(name),
    bundle: true,
    minify: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    charset: "ascii",
    logLevel: "warning",
    ...options,
  });
}

async function build() {
  await bundle("quick", { plugins: [withoutLazy] });
  await bundle("wide", withHere);
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
    ["f", "number", "", "(field.e - field.d).days"],
    ["n", "number", "", "sum(default_to(field.p.all_values, 0) * 2)"],
    ["c", "string", "", '"ok" if abs(field.b - field.n) < 0.01 else "check"'],
    ["w", "string", "", 'if field.n > 100 and field.f < 15:\n    "a"\nelif field.n > 10:\n    "b"\nelse:\n    "c"'],
  ];
  const datapoint = ([id, type, , formula]) => ({ category: "datapoint", id, label: id, type, formula });
  const column = ["p", "number", "3"];
  const sum = ["q", "number", "", "field.p + 1"];
  const tuple = { category: "tuple", id: "r", label: "r", children: [column, sum].map(datapoint) };
  const lines = { category: "multivalue", id: "l", label: "l", children: tuple };
  const schemaOf = (nodes) => [
    { category: "section", id: "s", label: "s", children: [...nodes.map(datapoint), lines] },
  ];
  let id = 0;
  const cell = ([schema_id, , value]) => ({
    id: ++id,
    category: "datapoint",
    schema_id,
    content: { value, normalized_value: value },
  });
  const row = () => ({ id: ++id, category: "tuple", schema_id: "r", children: [column, sum].map(cell) });
  const contentOf = (nodes, count) => {
    const table = { id: ++id, category: "multivalue", schema_id: "l", children: Array.from({ length: count }, row) };
    return [{ id: ++id, category: "section", schema_id: "s", children: [...nodes.map(cell), table] }];
  };
  const self = fileURLToPath(import.meta.url);
  const warmed = (name, nodes, count) => {
    const files = [at(`${name}-schema.json`, schemaOf(nodes)), at(`${name}-content.json`, contentOf(nodes, count))];
    const run = spawnSync(process.execPath, [self, resolve(out, ".."), "--warm", name, ...files, "--json"], {
      encoding: "utf8",
      maxBuffer: 1 << 30,
    });
    const { values, exceptions } = run.status === 0 ? JSON.parse(run.stdout) : {};
    if (values?.u !== "X 8.00" || exceptions.length > 0) throw new Error(`${name} fails: ${run.stderr}${run.stdout}`);
  };
  warmed("quick", fields, 2);
  warmed("wide", [...fields, ["m", "number", "", "import math\nmath.floor(field.b)"]], 1500);
  rmSync(folder, { recursive: true });
}

if (process.argv[3] === "--warm") await warm(process.argv[4], process.argv.slice(5));
else await build();
