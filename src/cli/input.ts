import { readFileSync } from "node:fs";
import { type Json, parseJson } from "../document/json.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { render, type Style } from "../source/render.ts";

/** Bad input or usage: printed on standard error, exit code 2. */
export class InputError extends Error {
  override readonly name: "InputError" = "InputError";
}

/** The text of a file, or of standard input for `-`. Throws {@link InputError}. */
export function readText(path: string): string {
  try {
    return readFileSync(path === "-" ? 0 : path, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^[A-Z]+: /, "") : String(error);
    throw new InputError(`cannot read ${path === "-" ? "standard input" : path}: ${reason}`);
  }
}

/** A JSON file. Throws {@link InputError} that shows the place of the fault. */
export function readJson(path: string): Json {
  const text = readText(path);
  const reading = parseJson(text, path);
  if (reading.ok) return reading.value;
  throw new InputError(render(reading.diagnostic, { text }));
}

/** Throws {@link InputError} for diagnostics that are errors of input, with their places. */
export function requireClean(path: string, diagnostics: readonly Diagnostic[], style: Style): void {
  const errors = diagnostics.filter((finding) => finding.severity === "error" && finding.pointer !== undefined);
  if (errors.length === 0) return;
  throw new InputError(errors.map((finding) => `${path}: ${render(finding, { style })}`).join("\n"));
}
