import { perRun } from "../values/per-run.ts";
import type { Value } from "../values/value.ts";

/** Where printed text goes instead of to the host while `contextlib.redirect_stdout` and its like are entered; the last counts. */
export const outputs: () => { readonly out: Value[]; readonly error: Value[] } = perRun(() => ({ out: [], error: [] }));
