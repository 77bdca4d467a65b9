import { compileProgram } from "../compile/program.ts";
import { readProgram } from "../compile/read.ts";
import { builtins } from "../library/builtins.ts";
import { installCore } from "../library/install.ts";
import { importer, type ModuleTable } from "../library/module-table.ts";
import { lineAt, lineStarts } from "../source/span.ts";
import type { SyntaxProblem } from "../syntax/index.ts";
import { className, typeOf } from "../values/core-types.ts";
import { type PyException, pythonException } from "../values/exceptions.ts";
import { type Host, hosted } from "../values/host.ts";
import { defaultLimits, LimitReached, type Limits, metered } from "../values/meter.ts";
import { repr, str } from "../values/text.ts";

/** What plain Python code came to: the value of the last expression statement executed, or the exception. */
export type PythonOutcome =
  | { readonly ok: true; readonly repr: string; readonly type: string }
  | { readonly ok: false; readonly error: string; readonly message: string; readonly lineno: number | null };

export interface PythonOptions {
  readonly modules: ModuleTable;
  readonly limits: Limits;
  readonly host: Host;
}

/** The outcome of text that does not parse or compile. */
function syntaxOutcome(problem: SyntaxProblem): PythonOutcome {
  return { ok: false, error: problem.type, message: problem.message, lineno: problem.line };
}

/** Parses only: the first problem, or `None`. */
export function parsePython(code: string): PythonOutcome {
  const [problem] = readProgram(code).problems;
  return problem === undefined ? { ok: true, repr: "None", type: "NoneType" } : syntaxOutcome(problem);
}

/** Runs code that has nothing to do with documents, as a Python module. Never throws. */
export function runPython(code: string, options: PythonOptions): PythonOutcome {
  installCore();
  const { tree, problems } = readProgram(code);
  const [problem] = problems;
  if (problem !== undefined) return syntaxOutcome(problem);
  const source = { name: "<module>", text: code };
  const line = (offset: number): number => lineAt(lineStarts(code), offset);
  try {
    const program = compileProgram(tree, source, { builtins, records: true, moduleName: "__main__" });
    return hosted(options.host, () =>
      metered(options.limits, (): PythonOutcome => {
        const names = new Map([["__name__", "__main__"]]);
        const { result } = program.run(names, { importModule: importer(options.modules) });
        return { ok: true, repr: repr(result), type: className(typeOf(result)) };
      }),
    );
  } catch (error) {
    if (error instanceof LimitReached) {
      const lineno = error.offset === null ? null : line(error.offset);
      return { ok: false, error: "LimitReached", message: error.message, lineno };
    }
    const exception = pythonException(error);
    if (exception === undefined) throw error;
    const [innermost] = exception.traceback;
    const lineno = innermost === undefined ? null : line(innermost.offset);
    return { ok: false, error: className(exception.type), message: messageOf(exception), lineno };
  }
}

/** `str(exception)`; a class whose own `__str__` fails has no text. */
function messageOf(exception: PyException): string {
  try {
    return metered(defaultLimits, () => str(exception));
  } catch {
    return "<exception str() failed>";
  }
}
