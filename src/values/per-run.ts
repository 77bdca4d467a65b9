import { meter } from "./meter.ts";

/** A value of each run's own, made when first asked for: what one run leaves in it no other run sees. */
export function perRun<T>(make: () => T): () => T {
  let run = -1;
  let value: T | undefined;
  return () => {
    if (value === undefined || run !== meter.run) {
      run = meter.run;
      value = make();
    }
    return value;
  };
}
