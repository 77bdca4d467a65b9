/** Something computed that may depend on other computed things, by name. */
export interface Planned {
  readonly schemaId: string;
  readonly dependencies: ReadonlySet<string>;
}

export type Ordering<T> =
  | { readonly order: readonly T[] }
  | {
      /** What cannot be ordered, in input order: the cycles and everything downstream of them. */
      readonly pending: readonly T[];
      /** One cycle, as the names along it; the last depends on the first. */
      readonly cycle: readonly string[];
    };

/**
 * Orders in waves (spec 8.2): again and again all that depend on nothing still pending, in input order. A dependency of a
 * field on itself does not count.
 */
export function orderOf<T extends Planned>(items: readonly T[]): Ordering<T> {
  const names = new Set(items.map((item) => item.schemaId));
  const waiting = new Map<T, number>();
  const dependants = new Map<string, T[]>();
  for (const item of items) {
    let count = 0;
    for (const name of item.dependencies) {
      if (name === item.schemaId || !names.has(name)) continue;
      count++;
      const list = dependants.get(name);
      if (list === undefined) dependants.set(name, [item]);
      else list.push(item);
    }
    waiting.set(item, count);
  }
  const position = new Map(items.map((item, i) => [item, i]));
  const order: T[] = [];
  let wave = items.filter((item) => waiting.get(item) === 0);
  while (wave.length > 0) {
    const next: T[] = [];
    for (const item of wave) {
      order.push(item);
      for (const dependant of dependants.get(item.schemaId) ?? []) {
        const count = (waiting.get(dependant) ?? 0) - 1;
        waiting.set(dependant, count);
        if (count === 0) next.push(dependant);
      }
    }
    wave = next.sort((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0));
  }
  if (order.length === items.length) return { order };
  const done = new Set(order);
  const pending = items.filter((item) => !done.has(item));
  return { pending, cycle: findCycle(pending) };
}

/** Follows dependencies among `pending` until a name comes again. Each of them has one that is pending too. */
function findCycle(pending: readonly Planned[]): readonly string[] {
  const byName = new Map(pending.map((item) => [item.schemaId, item]));
  const path: string[] = [];
  let current = pending[0];
  while (current !== undefined && !path.includes(current.schemaId)) {
    path.push(current.schemaId);
    const { dependencies, schemaId }: Planned = current;
    const next: string | undefined = [...dependencies].find((name) => name !== schemaId && byName.has(name));
    current = next === undefined ? undefined : byName.get(next);
  }
  return current === undefined ? path : path.slice(path.indexOf(current.schemaId));
}
