/** Finds equal values among many without comparing each with each: positions by key, to be added in ascending order. */
export class PositionIndex<K> {
  private readonly positions: Map<K, number[]> = new Map();

  add(key: K, position: number): void {
    const list = this.positions.get(key);
    if (list === undefined) this.positions.set(key, [position]);
    else list.push(position);
  }

  /** The first position of `key` at or after `from`, -1 for none. */
  firstFrom(key: K, from: number): number {
    const list = this.positions.get(key) ?? [];
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return list[low] ?? -1;
  }
}
