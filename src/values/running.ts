import type { Value } from "./value.ts";

/** What the library asks of the program that is running. */
export const running: {
  /** Evaluates an annotation that was kept as text, with the program's globals. */
  evaluate: (text: string) => Value;
} = { evaluate: (text) => text };
