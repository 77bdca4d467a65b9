import type { Names } from "../compile/program.ts";
import type { Value } from "../values/value.ts";

/** What programs find the globals of an evaluation in. */
export interface GlobalNames extends Pick<Names, "get"> {
  /** What `from module import name` binds; `undefined` if the module has no such name. Throws where there is no such module. */
  imported(module: string, name: string): Value | undefined;
}

/** Functions that each evaluation has its own of, as far as a program calls them; taken before it runs. */
export class Globals {
  private readonly values: Map<string, Value> = new Map();
  private readonly imports: (readonly [module: string, name: string])[] = [];

  /** What `name` stands for while the program runs. */
  wanted(name: string): () => Value {
    this.values.set(name, null);
    return () => this.values.get(name) ?? null;
  }

  /** Says that the program imports a name and goes on as if that changed nothing. */
  importing(module: string, name: string): void {
    this.imports.push([module, name]);
  }

  /** `false` where one of them is not to be had, or an import gives something else than the global is; the closures will say so. */
  take(names: GlobalNames): boolean {
    try {
      for (const [module, name] of this.imports) {
        if (names.imported(module, name) !== names.get(name)) return false;
      }
      for (const name of this.values.keys()) {
        const value = names.get(name);
        if (value === undefined) return false;
        this.values.set(name, value);
      }
      return true;
    } catch {
      return false;
    }
  }
}
