import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runPython } from "../../src/engine/python.ts";
import { allModules } from "../../src/library/all-modules.ts";
import { defaultHost } from "../../src/values/host.ts";
import { defaultLimits } from "../../src/values/meter.ts";

/** Programs with the answers of CPython 3.12, which scripts/record-language.py writes. */
const folder = new URL("../fixtures/language/", import.meta.url);

/** Addresses differ from run to run. */
const settled = (text: string): string => text.replace(/0x[0-9a-f]+/g, "0x");

describe("programs recorded from CPython", () => {
  it.each(readdirSync(folder).sort())("%s", (file) => {
    const lines = readFileSync(new URL(file, folder), "utf8").trimEnd().split("\n");
    const differences: string[] = [];
    for (const line of lines) {
      const { code, ...expected } = JSON.parse(line) as { readonly code: string };
      const got = runPython(code, {
        modules: allModules,
        limits: defaultLimits,
        host: { ...defaultHost, print: () => undefined },
      });
      const [wanted, given] = [expected, got].map((answer) => settled(JSON.stringify(answer)));
      if (wanted !== given) differences.push(`${code}\n  CPython: ${wanted}\n  here:    ${given}`);
    }
    expect(differences).toEqual([]);
    expect(lines.length).toBeGreaterThan(5);
  });
});
