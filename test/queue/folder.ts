import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** Files of a folder by path; what is not text is written as JSON. */
export type Files = Readonly<Record<string, unknown>>;

/** Makes a folder that goes away after the test. Returns its path. */
export function folderOf(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), "txs-queue-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  }
  return folder;
}

/** A datapoint of a schema. */
export function datapoint(id: string, more: object = {}): object {
  return { category: "datapoint", id, label: id, type: "number", ...more };
}

export function section(...children: readonly object[]): object {
  return { category: "section", id: "basic", label: "Basic", children };
}
