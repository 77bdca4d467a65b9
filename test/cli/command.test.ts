import { spawnSync } from "node:child_process";
import { mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";

/** The command as it is installed, but for modules gathered into chunks. */
const folder = mkdtempSync(join(tmpdir(), "txs-"));
const root = resolve(import.meta.dirname, "../..");

function txs(
  args: readonly string[],
  input = "",
  command = "cli/main.js",
): { readonly status: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, "dist", command), ...args], {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { status, out: stdout, err: stderr };
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const field = (id: string, formula?: string): object => ({
  category: "datapoint",
  id,
  label: id,
  type: "number",
  ...(formula === undefined ? {} : { formula }),
});
const schemaOf = (...children: readonly object[]): object[] => [{ category: "section", id: "s", label: "S", children }];
const contentOf = (value: string): object[] => [
  {
    id: 1,
    schema_id: "s",
    category: "section",
    children: ["a", "b"].map((schema_id, i) => {
      const text = i === 0 ? value : "";
      return { id: 2 + i, schema_id, category: "datapoint", content: { value: text, normalized_value: text } };
    }),
  },
];

const schema = file("schema.json", schemaOf(field("a"), field("b", "field.a * 2")));
const document = file("document.json", contentOf("4"));

beforeAll(async () => {
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const at = (name: string): string => join(root, "src/cli", name);
  await build({
    entryPoints: [at("main.ts"), at("quick.ts"), at("wide.ts")],
    outdir: join(folder, "dist/cli"),
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    packages: "external",
    // Threads are found beside the file that starts them, as they are in a build.
    chunkNames: "[name]-[hash]",
  });
  const packed = spawnSync(process.execPath, [join(root, "scripts/bundle-cli.mjs"), join(folder, "dist")], {
    encoding: "utf8",
  });
  expect(packed.stderr).toBe("");
}, 120_000);

describe("txs", { timeout: 60_000 }, () => {
  test("eval answers the same, started quick or whole", () => {
    const sets = [["--json"], [], ["--json", "--set", "a=5"], ["--json", "--updated", "2"]];
    for (const flags of sets) {
      const quick = txs(["eval", schema, document, ...flags], "", "cli/txs.cjs");
      expect(quick).toEqual(txs(["eval", schema, document, ...flags]));
      expect(quick.status).toBe(0);
    }
  });

  test("what is not plain is left to the whole program", () => {
    const fractions = file("math.json", schemaOf(field("a"), field("b", "import math\nmath.floor(field.a / 3)")));
    const found = txs(["eval", fractions, document, "--json"], "", "cli/txs.cjs");
    expect(JSON.parse(found.out)).toMatchObject({ values: { b: "1" } });
    expect(txs(["eval", "--help"], "", "cli/txs.cjs").out).toContain("Usage: txs eval [options] <schema> <document>");
    expect(txs(["eval", schema], "", "cli/txs.cjs").status).toBe(2);
    expect(txs(["eval", schema, join(folder, "none.json")], "", "cli/txs.cjs").err).toContain("cannot read");
  });

  test("batch --jobs answers in order, also what cannot be read", () => {
    const lines = Array.from({ length: 60 }, (_, i) =>
      i % 10 === 7 ? "{oops" : JSON.stringify({ id: i, mode: "python", code: `sum(range(${(60 - i) * 500}))` }),
    );
    const input = lines.map((line) => `${line}\n`).join("\n");
    const alone = txs(["batch"], input);
    expect(alone.out.split("\n")).toHaveLength(61);
    expect(txs(["batch", "--jobs", "2"], input)).toEqual(alone);
    expect(txs(["batch", "--now", "2024-01-01"], input, "cli/txs.cjs")).toEqual(alone);
    expect(txs(["batch", "--jobs", "2"], input, "cli/txs.cjs")).toEqual(alone);
    expect(txs(["batch", "--help"], "", "cli/txs.cjs").out).toContain("Usage: txs batch [options]");
    expect(txs(["batch", "--now", "never"], input, "cli/txs.cjs").err).toContain("--now takes an ISO date");
    expect(txs(["thread"], "", "cli/txs.cjs").status).toBe(2);
    expect(txs(["batch", "--jobs", "none"], input)).toMatchObject({ status: 2, out: "" });
  });

  test("eval --lines goes over documents, with jobs too", () => {
    const input = Array.from({ length: 20 }, (_, i) => `${JSON.stringify(contentOf(String(i)))}\n`).join("");
    const { out, status } = txs(["eval", schema, "-", "--lines"], input);
    expect(status).toBe(0);
    const values = out
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as { values: { b: string } }).values.b);
    expect(values).toEqual(Array.from({ length: 20 }, (_, i) => `${i * 2}.0`));
    expect(txs(["eval", schema, "-", "--lines", "--jobs", "2"], input).out).toBe(out);
  });
});
