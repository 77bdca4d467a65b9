import { compileProgram } from "../../../src/compile/program.ts";
import { builtins } from "../../../src/library/builtins.ts";
import { installCore } from "../../../src/library/install.ts";
import { importer, moduleTable } from "../../../src/library/module-table.ts";
import { reModule } from "../../../src/library/re/module.ts";
import { parse } from "../../../src/syntax/index.ts";
import { PyException } from "../../../src/values/exceptions.ts";
import { defaultLimits, type Limits, metered } from "../../../src/values/meter.ts";
import { repr, str } from "../../../src/values/text.ts";

installCore();

/** The `repr` of the last expression of a snippet that has imported `re`, or `!Type: text` of the exception it ends with. */
export function run(code: string, limits: Limits = defaultLimits): string {
  const text = `import re\n${code}`;
  const parsed = parse(text);
  if (parsed.problems.length > 0) return `!SyntaxError: ${parsed.problems[0]?.message ?? ""}`;
  const source = { name: "<test>", text };
  const program = compileProgram(parsed.tree, source, { builtins, records: true, moduleName: "__main__" });
  const importModule = importer(moduleTable(reModule));
  return metered(limits, () => {
    try {
      return repr(program.run(new Map(), { importModule }).result);
    } catch (error) {
      if (error instanceof PyException) return `!${error.type.name}: ${str(error)}`;
      throw error;
    }
  });
}
