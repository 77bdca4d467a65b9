import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { runCheck } from "../../src/cli/check.ts";
import { runFuzz } from "../../src/cli/fuzz.ts";
import { runGraph } from "../../src/cli/graph.ts";
import { runTest } from "../../src/cli/test.ts";

/** The commands on the example queue, as README shows them. */

const root = join(import.meta.dirname, "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const folder = "queues/Supplier invoices_[812345]";
const home = process.cwd();
let text = "";

beforeEach(() => {
  const copy = mkdtempSync(join(tmpdir(), "txs-"));
  cpSync(join(root, "examples/queue"), copy, { recursive: true });
  process.chdir(copy);
  text = "";
  vi.stubEnv("NO_COLOR", "1");
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.chdir(home);
});

function change(path: string, from: string, to: string): void {
  const before = readFileSync(join(folder, path), "utf8");
  expect(before).toContain(from);
  writeFileSync(join(folder, path), before.replace(from, to));
}

describe("README shows what the commands print", () => {
  test("txs check", () => {
    expect(runCheck(["queues"], {})).toBe(0);
    expect(readme).toContain(`$ txs check queues\n${text}`);
  });

  test("txs test", async () => {
    expect(await runTest(["queues"], { coverage: true })).toBe(0);
    expect(readme).toContain(`$ txs test queues --coverage\n${text}`);
  });

  test("txs test, one constant changed", async () => {
    change("formulas/total_check.py", "TOLERANCE = 0.05", "TOLERANCE = 0.005");
    expect(await runTest(["queues"], { filter: "lines add up" })).toBe(1);
    const failure = text.slice(text.indexOf("    ✗ lines add up"), text.indexOf("\n\n\n1 failed"));
    expect(failure).toContain("total_check.py:14");
    expect(readme).toContain(`${failure}\n`);
  });

  test("txs fuzz", () => {
    expect(runFuzz(["queues"], {})).toBe(0);
    expect(readme).toContain(`$ txs fuzz queues\n${text}`);
  });

  test("txs fuzz, a guard taken away", () => {
    const guarded = "is_empty(field.exchange_rate) or field.exchange_rate <= 0";
    change("formulas/exchange_rate_used.py", guarded, "field.exchange_rate <= 0");
    expect(runFuzz(["queues"], { only: "exchange_rate_used" })).toBe(1);
    expect(readme).toContain(text.slice(0, text.lastIndexOf("\nSupplier invoices:")));
  });

  test("txs graph", async () => {
    expect(await runGraph("queues", { field: "order_difference" })).toBe(0);
    expect(readme).toContain(`$ txs graph queues --field order_difference\n${text}`);
  });

  test("cases and tests", () => {
    const blocks = [...readme.matchAll(/```(yaml|ts)\n([\s\S]*?)\n```/g)].map(([, kind, block = ""]) => ({
      kind,
      block,
    }));
    const cases = readFileSync(join(folder, "tests/totals.yaml"), "utf8");
    const tests = readFileSync("test/invoices.test.ts", "utf8");
    // One of the file's cases, shown without its indentation.
    const indented = (block: string): string => block.replace(/^(?=.)/gm, "  ");
    expect(blocks.some(({ kind, block }) => kind === "yaml" && cases.includes(indented(block)))).toBe(true);
    expect(blocks.some(({ kind, block }) => kind === "ts" && tests.includes(block))).toBe(true);
  });
});

test("the example is as large as it says", () => {
  const schema: unknown = JSON.parse(readFileSync(join(folder, "schema.json"), "utf8"));
  const source = JSON.stringify(schema);
  expect(source.match(/"formula":/g)).toHaveLength(48);
  expect(source.match(/"category":"tuple"/g)).toHaveLength(2);
});
