import { currentRun } from "./host.ts";

/** A value of each run's own, made when first asked for: what one run leaves in it no other run sees. */
export function perRun<T>(make: () => T): () => T {
  const values = new WeakMap<object, { readonly value: T }>();
  return () => {
    const run = currentRun();
    let known = values.get(run);
    if (known === undefined) {
      known = { value: make() };
      values.set(run, known);
    }
    return known.value;
  };
}
