export type VectorRoom = typeof import("./at-once.ts");

let room: VectorRoom | null = null;
let loading: Promise<void> | null = null;

/** Formulas as programs over bare numbers and texts; `null` while that part of the engine is on its way. */
export function vectorRoom(): VectorRoom | null {
  return room;
}

/** Gives the room at once, where its size does not matter. */
export function useVectors(loaded: VectorRoom): void {
  room = loaded;
  loading = Promise.resolve();
}

/**
 * Loads the part of the engine that computes whole columns at a time. It comes by itself soon after a schema is compiled; what is evaluated
 * before is evaluated row by row, more slowly and with the same results. Await this where the first evaluation counts.
 */
export function loadVectors(): Promise<void> {
  loading ??= import("./at-once.ts").then((loaded) => {
    room = loaded;
  });
  return loading;
}

/** From now on nothing is loaded: for a program that ends with its first small document. */
export function withoutVectors(): void {
  loading ??= Promise.resolve();
}

/** Begins to load; without it everything works, too. */
export function wantVectors(): void {
  loadVectors().catch(() => undefined);
}
