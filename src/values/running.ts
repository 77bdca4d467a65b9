import type { PyException } from "./exceptions.ts";
import type { Value } from "./value.ts";

/** What the library asks of the program that is running. */
export interface RunningProgram {
  /** Evaluates an annotation that was kept as text, with the program's globals. */
  readonly evaluate: (text: string) => Value;
  /** The exception that is being handled: what `sys.exception()` tells. */
  readonly handling: PyException | null;
}

export const running: { program: RunningProgram | null } = { program: null };
