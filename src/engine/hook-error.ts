import { lineAt, lineStarts, lineText } from "../source/span.ts";
import type { SyntaxProblem } from "../syntax/index.ts";
import { className } from "../values/core-types.ts";
import { type PyException, pythonException } from "../values/exceptions.ts";
import { LimitReached } from "../values/meter.ts";
import { str } from "../values/text.ts";
import { lineOf, type TracebackLine } from "./exception-record.ts";

/** Where a hook failed: while its payload was read, in its code, or while the response was made. */
export type HookPhase = "payload" | "hook" | "response";

/** An exception that left a hook. */
export interface HookError {
  readonly phase: HookPhase;
  /** Class of the exception; `LimitReached` for a limit. */
  readonly type: string;
  readonly message: string;
  /** Innermost line of the hook's code. */
  readonly lineno: number | null;
  /** Lines of the hook's code, the outermost first. */
  readonly traceback: readonly TracebackLine[];
}

/** What tracebacks call the hook's text. */
export const SOURCE_NAME = "<hook>";

/** Thrown for a text that is no Python. */
export class SyntaxFault extends Error {
  override readonly name: "SyntaxFault" = "SyntaxFault";
  readonly problem: SyntaxProblem;

  constructor(problem: SyntaxProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Describes what was caught; throws on what is a fault of ours. */
export function hookError(error: unknown, phase: HookPhase, code: string): HookError {
  if (error instanceof SyntaxFault) return syntaxError(error.problem, phase, code);
  if (error instanceof LimitReached) {
    const at = error.innermost ?? error.offset;
    const lineno = at === null ? null : lineAt(lineStarts(code), at);
    const traceback = lineno === null ? [] : [{ lineno, code: lineText(code, lineno).trim() }];
    return { phase, type: "LimitReached", message: error.message, lineno, traceback };
  }
  const exception = pythonException(error);
  if (exception === undefined) throw error;
  // Lines of modules written in Python say nothing to whoever reads the hook.
  const traceback = exception.traceback
    .filter(({ source }) => source.name === SOURCE_NAME)
    .map(lineOf)
    .reverse();
  const lineno = traceback.at(-1)?.lineno ?? null;
  return { phase, type: className(exception.type), message: textOf(exception), lineno, traceback };
}

function syntaxError(problem: SyntaxProblem, phase: HookPhase, code: string): HookError {
  const { type, message, line } = problem;
  const traceback = line === null ? [] : [{ lineno: line, code: lineText(code, line).trim() }];
  const place = line === null ? "" : ` (${SOURCE_NAME}, line ${line})`;
  return { phase, type, message: `${message}${place}`, lineno: line, traceback };
}

/** `str(exception)`; a class of the hook's may fail at it. */
function textOf(exception: PyException): string {
  try {
    return str(exception);
  } catch (error) {
    if (!(error instanceof LimitReached) && pythonException(error) === undefined) throw error;
    return "<exception str() failed>";
  }
}
