import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

/** The rooms of `src/` in the order of the data's way, and what each may import. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  source: [],
  syntax: ["source"],
  values: [],
  document: ["source", "values"],
  analysis: ["source", "syntax", "document"],
  columns: ["values", "document"],
  plan: ["source", "analysis", "document"],
  compile: ["source", "syntax", "analysis", "values"],
  library: ["syntax", "values", "columns"],
  vector: ["source", "syntax", "values", "document", "analysis", "columns", "compile"],
  engine: ["source", "syntax", "values", "document", "analysis", "columns", "plan", "compile", "library", "vector"],
  queue: ["source", "document"],
  check: ["source", "syntax", "document", "analysis", "plan", "library"],
  dialect: ["values", "document"],
  testing: ["source", "syntax", "document", "columns", "values", "library", "engine"],
  fuzz: ["source", "document", "columns", "engine", "testing"],
  graph: ["source", "document", "engine"],
  typings: ["document"],
  run: ["source", "syntax", "document", "engine", "queue"],
  cli: [
    "hook.ts",
    "run",
    "typings",
    "testing",
    "fuzz",
    "graph",
    "queue",
    "check",
    "source",
    "document",
    "engine",
    "library",
    "values",
    "compile",
    "analysis",
    "syntax",
  ],
};

const root = resolve(import.meta.dirname, "../../src");

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

const imports = /(?:^|\n)\s*(?:import|export)[^;"']*?["']([^"']+)["']|import\(["']([^"']+)["']\)/g;

function importsOf(path: string): { readonly target: string; readonly outside: boolean }[] {
  return [...readFileSync(path, "utf8").matchAll(imports)].map((match) => {
    const target = match[1] ?? match[2] ?? "";
    return target.startsWith(".")
      ? { target: relative(root, resolve(dirname(path), target)), outside: false }
      : { target, outside: true };
  });
}

const all = files(root).filter((path) => path.endsWith(".ts"));
const roomOf = (path: string): string => path.split("/")[0] ?? "";

describe("rooms import in one direction", () => {
  test("every file lies in a known room", () => {
    const strays = all
      .map((path) => relative(root, path))
      .filter((path) => path.includes("/") && !(roomOf(path) in rooms));
    expect(strays).toEqual([]);
  });

  test.each(Object.keys(rooms))("%s", (room) => {
    const wrong: string[] = [];
    for (const path of all.filter((candidate) => roomOf(relative(root, candidate)) === room)) {
      for (const { target, outside } of importsOf(path)) {
        if (outside) continue;
        const other = roomOf(target);
        if (other !== room && !rooms[room]?.includes(other)) wrong.push(`${relative(root, path)} imports ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("only the command line and the reader of queue folders touch Node.js", () => {
    const wrong = all
      .filter((path) => !["cli", "queue"].includes(roomOf(relative(root, path))))
      .flatMap((path) =>
        importsOf(path)
          .filter(({ outside, target }) => outside && target.startsWith("node:"))
          .map(() => path),
      );
    expect(wrong).toEqual([]);
  });

  test("nothing generates code", () => {
    const wrong = all.filter((path) =>
      /\beval\(|new Function\b/.test(
        readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*|`[^`]*`|"[^"\n]*"/g, ""),
      ),
    );
    expect(wrong).toEqual([]);
  });
});
