/** What may become due by a change, as positions in the order. */
export interface Dependants {
  /** All, ascending. */
  readonly positions: readonly number[];
  /** Those of them that it makes due in all of a table's rows. */
  readonly inAllRows: readonly number[];
}

/** What makes something due, by name. */
export interface Triggers {
  /** In all of its places. */
  readonly anywhere: readonly string[];
  /** In the row of the change; `null` for what stands in no row. */
  readonly inRow: readonly string[] | null;
}

/** Reverse edges. */
export function dependantsIn(order: readonly Triggers[]): ReadonlyMap<string, Dependants> {
  const dependants = new Map<string, { readonly positions: number[]; readonly inAllRows: number[] }>();
  const of = (name: string): { readonly positions: number[]; readonly inAllRows: number[] } => {
    const known = dependants.get(name) ?? { positions: [], inAllRows: [] };
    dependants.set(name, known);
    return known;
  };
  order.forEach(({ anywhere, inRow }, position) => {
    for (const name of new Set([...anywhere, ...(inRow ?? [])])) of(name).positions.push(position);
    if (inRow !== null) for (const name of anywhere) of(name).inAllRows.push(position);
  });
  return dependants;
}

export const noDependants: Dependants = { positions: [], inAllRows: [] };
