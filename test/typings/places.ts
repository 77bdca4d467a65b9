import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";

/** Where something was found, `formula-right-3.py:7`, and what. */
export type Places = ReadonlyMap<string, string>;

/** Runs a checker of node_modules, which fails when it finds something. */
function output(folder: string, script: string, args: readonly string[]): string {
  try {
    // Without a PATH no Python is found, whether there is one or not.
    return execFileSync(process.execPath, [script, ...args], { cwd: folder, encoding: "utf8", env: { PATH: "" } });
  } catch (error) {
    if (error instanceof Error && "stdout" in error && typeof error.stdout === "string") return error.stdout;
    throw error;
  }
}

/** What pyright finds in a folder. */
export function pyrightPlaces(folder: string): Places {
  const places = new Map<string, string>();
  const script = createRequire(import.meta.url).resolve("pyright/index.js");
  const { generalDiagnostics } = JSON.parse(output(folder, script, ["--outputjson"]));
  for (const { file, message, range } of generalDiagnostics) {
    places.set(`${basename(file)}:${range.start.line + 1}`, message);
  }
  return places;
}

/** What tsc finds in the project of a folder. */
export function tscPlaces(folder: string): Places {
  const places = new Map<string, string>();
  const script = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  for (const line of output(folder, script, ["-p", "tsconfig.json", "--pretty", "false"]).split("\n")) {
    const match = /^(.*?)\((\d+),\d+\): error (.*)$/.exec(line);
    if (match !== null) places.set(`${basename(match[1] ?? "")}:${match[2]}`, match[3] ?? "");
  }
  return places;
}
