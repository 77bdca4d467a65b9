import type { Host } from "../values/host.ts";
import { InputError } from "./input.ts";

/** The host that commands run formulas on: a clock that may stand still, and standard error for what is printed. */
export function clock(text: string | undefined): Host {
  const fixed = text === undefined ? null : Date.parse(text);
  if (fixed !== null && Number.isNaN(fixed)) throw new InputError(`--now takes an ISO date and time, not '${text}'`);
  return {
    now: () => fixed ?? Date.now(),
    utcOffset: 0,
    seed: 0,
    print: (printed) => void process.stderr.write(printed),
  };
}
