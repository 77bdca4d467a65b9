import type { Diagnostic } from "../source/diagnostic.ts";

/** A change of text: what stands at `[start, end)` becomes `text`. Offsets are those of the finding's span. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What `txs check --fix` does about a finding. */
export interface Fix {
  /** What the fix does, as an order: "Add `.all_values`". */
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** A finding of a rule. `code` is the catalogue's id, `TXS201`; `rule` its name. */
export interface Finding extends Diagnostic {
  readonly rule: string;
  readonly fix?: Fix;
}
