import { showAs } from "./inspection.ts";
import { TxScriptError } from "./script-error.ts";

/** What an object with names from data does. Names stay data: nothing is ever looked up in JavaScript's own objects. */
export interface Names {
  readonly list: () => readonly string[];
  /** `undefined` for a name that is not there. */
  readonly find: (name: string) => unknown;
  /** What is wrong with a name that is not there, or may not be assigned. */
  readonly fault: (name: string, assigned: boolean) => string;
}

/** Names that JavaScript itself asks objects for, to see whether they are promises or how to print them. */
const probes: ReadonlySet<string> = new Set([
  "then",
  "toJSON",
  "constructor",
  "asymmetricMatch",
  "nodeType",
  "$$typeof",
]);

/** An object whose members are looked up by name. Reading a name that is not there throws, as does assigning. */
export function namedMembers(names: Names): object {
  const target: object = Object.create(null);
  // What `console.log` shows; it asks the target.
  showAs(target, () => Object.fromEntries(names.list().map((name) => [name, names.find(name)])));
  return new Proxy(target, {
    get: (_, name) => {
      if (typeof name === "symbol") return undefined;
      const found = names.find(name);
      if (found !== undefined || probes.has(name)) return found;
      throw new TxScriptError(names.fault(name, false));
    },
    set: (_, name) => {
      throw new TxScriptError(names.fault(String(name), true));
    },
    has: (_, name) => typeof name === "string" && names.list().includes(name),
    ownKeys: () => [...names.list()],
    getOwnPropertyDescriptor: (_, name) => {
      if (typeof name === "symbol" || !names.list().includes(name)) return undefined;
      return { configurable: true, enumerable: true, value: names.find(name) };
    },
    defineProperty: () => false,
    deleteProperty: () => false,
  });
}
