import { perRun } from "./per-run.ts";
import type { PyType } from "./value.ts";

/** Classes that formulas derive from built-in types, which all runs share, are known to their own run only. */
const derived: () => Map<PyType, PyType[]> = perRun(() => new Map());

/** Notes that `type`, just made by a formula, derives from `base`. */
export function recordSubclass(base: PyType, type: PyType): void {
  if (base.heap) {
    base.subclasses.push(type);
    return;
  }
  const known = derived().get(base);
  if (known === undefined) derived().set(base, [type]);
  else known.push(type);
}

/** `type.__subclasses__()`. */
export function subclassesOf(type: PyType): readonly PyType[] {
  return [...type.subclasses, ...(derived().get(type) ?? [])];
}
