import type { Names } from "../compile/program.ts";
import type { Value } from "../values/value.ts";

/** What programs find the globals of an evaluation in. */
export type GlobalNames = Pick<Names, "get">;

/** Functions that each evaluation has its own of, as far as a program calls them; taken before it runs. */
export class Globals {
  private readonly values: Map<string, Value> = new Map();

  /** What `name` stands for while the program runs. */
  wanted(name: string): () => Value {
    this.values.set(name, null);
    return () => this.values.get(name) ?? null;
  }

  /** `false` where one of them is not to be had; the closures will say so. */
  take(names: GlobalNames): boolean {
    for (const name of this.values.keys()) {
      try {
        const value = names.get(name);
        if (value === undefined) return false;
        this.values.set(name, value);
      } catch {
        return false;
      }
    }
    return true;
  }
}
