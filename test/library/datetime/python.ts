import { readFileSync } from "node:fs";
import { compileProgram } from "../../../src/compile/program.ts";
import { builtins } from "../../../src/library/builtins.ts";
import { installCore } from "../../../src/library/install.ts";
import type { ModuleDefinition } from "../../../src/library/module-definition.ts";
import { importer, moduleTable } from "../../../src/library/module-table.ts";
import { parse } from "../../../src/syntax/index.ts";
import { pythonException } from "../../../src/values/exceptions.ts";
import { repr, str } from "../../../src/values/text.ts";
import type { Value } from "../../../src/values/value.ts";

installCore();

/** A line of a fixture: an expression and what CPython answered, a `repr` or `!Type` and a message. */
export type Case = readonly [expression: string, answer: string, message?: string];

const fixtures = new URL("../../fixtures/datetime/", import.meta.url);

export function readCases(name: string): Case[] {
  const lines = readFileSync(new URL(`${name}.jsonl`, fixtures), "utf8")
    .trimEnd()
    .split("\n");
  return lines.map((line) => JSON.parse(line));
}

/** Runs `code` with `names`; answers with what expression statements left. */
export function run(
  code: string,
  names: ReadonlyMap<string, Value>,
  modules: readonly ModuleDefinition[] = [],
): ReturnType<ReturnType<typeof compileProgram>["run"]> {
  const { tree, problems } = parse(code);
  if (problems.length > 0) throw new TypeError(`${code}: ${problems[0]?.message}`);
  const program = compileProgram(
    tree,
    { name: "<test>", text: code },
    { builtins, records: true, moduleName: "__main__" },
  );
  return program.run(names, { importModule: importer(moduleTable(...modules)) });
}

/** The names that a prelude defines. */
export function runPrelude(name: string, modules: readonly ModuleDefinition[]): Map<string, Value> {
  const code = readFileSync(new URL(`${name}.py`, fixtures), "utf8");
  const left = run(code, new Map(), modules);
  const names = new Map<string, Value>();
  for (const match of code.matchAll(
    /^(?:class |def |from .* import |import .* as |import )?(\w[\w, ]*?)(?: =|\(|:|$)/gm,
  )) {
    for (const word of (match[1] ?? "").split(", ")) {
      const value = left.global(word);
      if (value !== undefined) names.set(word, value);
    }
  }
  return names;
}

/** What evaluating the case's expression gives, in the shape of the fixture. */
export function answerOf(expression: string, names: ReadonlyMap<string, Value>): Case {
  try {
    return [expression, repr(run(expression, names).result)];
  } catch (error) {
    const exception = pythonException(error);
    if (exception === undefined) throw error;
    return [expression, `!${exception.type.name}`, str(exception)];
  }
}
