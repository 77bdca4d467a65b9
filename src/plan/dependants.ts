import type { Planned } from "./order.ts";

/** Reverse edges: by name, the positions in `order` of what depends on it, ascending. */
export type Dependants = ReadonlyMap<string, readonly number[]>;

export function dependantsIn(order: readonly Planned[]): Dependants {
  const dependants = new Map<string, number[]>();
  order.forEach((item, position) => {
    for (const name of item.dependencies) {
      const known = dependants.get(name);
      if (known === undefined) dependants.set(name, [position]);
      else known.push(position);
    }
  });
  return dependants;
}
