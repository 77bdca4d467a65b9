import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { runTypes } from "../../src/cli/types.ts";
import { pyrightPlaces } from "./places.ts";

test("pyright has nothing against the formulas and hooks of the example queue", () => {
  const folder = mkdtempSync(join(tmpdir(), "txs-types-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const queue = "queues/Supplier invoices_[812345]";
  cpSync(join(import.meta.dirname, "../../examples/queue", queue), folder, { recursive: true });
  const said = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  runTypes(folder, {});
  said.mockRestore();
  writeFileSync(join(folder, "formulas/wrong.py"), "field.amount_totl\n");
  expect([...pyrightPlaces(folder).keys()]).toEqual(["wrong.py:1"]);
}, 60_000);
