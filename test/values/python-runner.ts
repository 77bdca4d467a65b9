import { compileProgram } from "../../src/compile/program.ts";
import { builtins, installBuiltins } from "../../src/library/builtins.ts";
import { parse } from "../../src/syntax/index.ts";
import { installBool } from "../../src/values/bool-members.ts";
import { installBytes } from "../../src/values/bytes-members.ts";
import { installContainers } from "../../src/values/containers.ts";
import { typeName } from "../../src/values/core-types.ts";
import { installExceptions } from "../../src/values/exception-members.ts";
import { importError, pythonException } from "../../src/values/exceptions.ts";
import { installFloat } from "../../src/values/float-members.ts";
import { installCallables } from "../../src/values/function-members.ts";
import { installInt } from "../../src/values/int-members.ts";
import { defaultLimits, type Limits, metered } from "../../src/values/meter.ts";
import { installObject, installType } from "../../src/values/object-members.ts";
import { installStr } from "../../src/values/str-members.ts";
import { repr, str } from "../../src/values/text.ts";
import { installUnion } from "../../src/values/unions.ts";
import type { Value } from "../../src/values/value.ts";

for (const install of [
  installObject,
  installType,
  installCallables,
  installExceptions,
  installUnion,
  installInt,
  installBool,
  installFloat,
  installStr,
  installBytes,
  installContainers,
  installBuiltins,
]) {
  install();
}

const environment = {
  importModule: (name: string): never => {
    throw importError("ModuleNotFoundError", `No module named '${name}'`, name);
  },
};

function programOf(code: string): ReturnType<typeof compileProgram> {
  const { tree, problems } = parse(code);
  const [problem] = problems;
  if (problem !== undefined) throw new SyntaxError(problem.message);
  return compileProgram(tree, { name: "<case>", text: code }, { builtins, records: true, moduleName: "m" });
}

/** Runs definitions and hands out their globals, for {@link outcome}. */
export function define(prelude: string): ReadonlyMap<string, Value> {
  const run = programOf(prelude).run(new Map(), environment);
  const names = [...prelude.matchAll(/^(?:class|def) (\w+)/gm)].map((match) => match[1] ?? "");
  return new Map(names.map((name) => [name, run.global(name) ?? null]));
}

/** The `repr` of what the last line of `code` gives, or `! Type: text` of the exception; as the recording scripts write them. */
export function outcome(code: string, names: ReadonlyMap<string, Value>, limits: Limits = defaultLimits): string {
  try {
    return shown(metered(limits, () => repr(programOf(code).run(names, environment).result)));
  } catch (error) {
    const exception = pythonException(error);
    if (exception === undefined) throw error;
    return shown(`! ${typeName(exception)}: ${str(exception)}`);
  }
}

/** Addresses differ from run to run. */
function shown(text: string): string {
  return text.replaceAll(/ at 0x[0-9a-f]+/g, " at 0x");
}
