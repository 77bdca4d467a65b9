import { readFileSync } from "node:fs";
import { compileProgram } from "../../../src/compile/program.ts";
import { builtins, installBuiltins } from "../../../src/library/builtins.ts";
import { installDateTimes } from "../../../src/library/datetime/module.ts";
import type { ModuleDefinition } from "../../../src/library/module-definition.ts";
import { parse } from "../../../src/syntax/index.ts";
import { installBool } from "../../../src/values/bool-members.ts";
import { installBytes } from "../../../src/values/bytes-members.ts";
import { installDates } from "../../../src/values/dates/install.ts";
import { installDictIterators } from "../../../src/values/dict-iterators.ts";
import { installDict } from "../../../src/values/dict-members.ts";
import { installDictViews } from "../../../src/values/dict-views.ts";
import { installExceptions } from "../../../src/values/exception-members.ts";
import { importError, pythonException } from "../../../src/values/exceptions.ts";
import { installFloat } from "../../../src/values/float-members.ts";
import { installCallables } from "../../../src/values/function-members.ts";
import { PyModule } from "../../../src/values/functions.ts";
import { installInt } from "../../../src/values/int-members.ts";
import { installIterators } from "../../../src/values/iterators.ts";
import { installList } from "../../../src/values/list-members.ts";
import { installObject, installType } from "../../../src/values/object-members.ts";
import { installRange } from "../../../src/values/range.ts";
import { installSets } from "../../../src/values/set-members.ts";
import { installSlice } from "../../../src/values/slices.ts";
import { installStr } from "../../../src/values/str-members.ts";
import { repr, str } from "../../../src/values/text.ts";
import { installTuple } from "../../../src/values/tuple-members.ts";
import { installUnion } from "../../../src/values/unions.ts";
import type { Value } from "../../../src/values/value.ts";

const installs = [
  installObject,
  installType,
  installCallables,
  installBool,
  installInt,
  installFloat,
  installStr,
  installTuple,
  installList,
  installDict,
  installSlice,
  installBytes,
  installRange,
  installSets,
  installIterators,
  installDictViews,
  installDictIterators,
  installUnion,
  installExceptions,
  installDates,
  installDateTimes,
  installBuiltins,
];
for (const install of installs) install();

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
  return program.run(names, {
    importModule: (name) => {
      const found = modules.find((module) => module.name === name);
      if (found === undefined) throw importError("ModuleNotFoundError", `No module named '${name}'`, name);
      return new PyModule(name, found.members());
    },
  });
}

/** The names that a prelude defines. */
export function runPrelude(name: string, modules: readonly ModuleDefinition[]): Map<string, Value> {
  const code = readFileSync(new URL(`${name}.py`, fixtures), "utf8");
  const left = run(code, new Map(), modules);
  const names = new Map<string, Value>();
  for (const match of code.matchAll(/^(?:class |from .* import |import .* as )?(\w[\w, ]*?)(?: =|\(|:|$)/gm)) {
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
