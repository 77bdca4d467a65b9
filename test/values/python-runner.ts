import { compileProgram } from "../../src/compile/program.ts";
import { builtins } from "../../src/library/builtins.ts";
import { installCore } from "../../src/library/install.ts";
import { parse } from "../../src/syntax/index.ts";
import { typeName } from "../../src/values/core-types.ts";
import { importError, pythonException } from "../../src/values/exceptions.ts";
import { defaultLimits, type Limits, metered } from "../../src/values/meter.ts";
import { repr, str } from "../../src/values/text.ts";
import type { Value } from "../../src/values/value.ts";

installCore();

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
