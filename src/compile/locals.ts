/** The variables of a scope by name: what `locals()`, `vars()`, `dir()` and code objects tell. */
import { resolve, type Scope } from "../analysis/scopes.ts";
import type { Call, FunctionDef, Lambda, Node } from "../syntax/tree.ts";
import { children } from "../syntax/walk.ts";
import { call } from "../values/calls.ts";
import { dictOf, PyDict } from "../values/dict.ts";
import { PyList } from "../values/sequences.ts";
import { sortItems } from "../values/sorting.ts";
import type { Compiler } from "./compiler.ts";
import { ClassFrame, type Evaluate, type Frame } from "./frame.ts";
import { outward } from "./names.ts";

/** Slots of hidden variables have names with a blank. */
const isWritten = (name: string): boolean => !name.includes(" ");

export function variablesOf(scope: Scope): readonly string[] {
  return [...scope.slots.keys()].filter(isWritten);
}

/** Variables of the functions around that the body, or a function in it, uses; sorted. */
export function freeNames(node: FunctionDef | Lambda, scope: Scope): readonly string[] {
  const names = new Set<string>();
  const gather = (part: Node): void => {
    if (part.kind === "Name") names.add(part.id);
    else for (const child of children(part)) gather(child);
  };
  const body: readonly Node[] = node.kind === "Lambda" ? [node.body] : node.body;
  for (const part of body) gather(part);
  if (names.has("super")) names.add("__class__");
  const isFree = (name: string): boolean => {
    const where = resolve(scope, name);
    return where.kind === "slot" && where.hops > 0;
  };
  return [...names].filter(isFree).sort();
}

/** As in CPython 3.12 the answer is one dictionary a frame, brought up to date at each call. */
const tables: WeakMap<Frame, PyDict> = new WeakMap();

/** The bound variables of the frame that a scope's code runs in, those of comprehensions around the place last. */
function localValues(scope: Scope, frame: Frame): PyDict {
  const chain = [scope];
  for (let [inner] = chain; inner !== undefined && inner.host !== inner; [inner] = chain) {
    if (inner.parent === null) break;
    chain.unshift(inner.parent);
  }
  const table = tables.get(frame) ?? new PyDict();
  tables.set(frame, table);
  for (const { slots } of chain) {
    for (const [name, index] of slots) {
      const value = frame.slots[index];
      if (!isWritten(name)) continue;
      if (value === undefined) table.delete(name);
      else table.set(name, value);
    }
  }
  return table;
}

const asking: ReadonlySet<string> = new Set(["locals", "vars", "dir"]);

/** `locals()`, `vars()` or `dir()`, which look at the frame they are called in. */
export function asksForLocals(node: Call, c: Compiler): boolean {
  if (node.func.kind !== "Name" || !asking.has(node.func.id)) return false;
  return node.args.length === 0 && node.keywords.length === 0 && isGlobal(node.func.id, c.scope);
}

function isGlobal(name: string, scope: Scope): boolean {
  const where = resolve(scope, name);
  return (where.kind === "class" ? where.beyond : where).kind === "global";
}

export function compileLocals(node: Call, c: Compiler): Evaluate {
  const callee = c.expr(node.func);
  const name = node.func.kind === "Name" ? node.func.id : "";
  const builtin = c.builtins.get(name);
  const { scope } = c;
  const free = freeOf(c);
  return (frame) => {
    const target = callee(frame);
    frame.at = node.start;
    if (target !== builtin) return call(target, []);
    const table = frame instanceof ClassFrame ? classNames(frame) : localValues(scope, frame);
    for (const [variable, hops, index] of free) {
      const value = outward(frame, hops).slots[index];
      if (value !== undefined) table.set(variable, value);
    }
    if (name !== "dir") return table;
    const names = [...table.entries.values()].map((entry) => entry.key);
    sortItems(names, null, false);
    return new PyList(names);
  };
}

/** Variables of functions around the place, with where they live. */
function freeOf(c: Compiler): (readonly [name: string, hops: number, index: number])[] {
  const host = c.scope.host;
  if (host.kind !== "function") return [];
  for (const [node, scope] of c.scopes) {
    if (scope !== host || (node.kind !== "FunctionDef" && node.kind !== "Lambda")) continue;
    return freeNames(node, scope).flatMap((name) => {
      const where = resolve(scope, name);
      return where.kind === "slot" && name !== "__class__" ? [[name, where.hops, where.index] as const] : [];
    });
  }
  return [];
}

function classNames({ names }: ClassFrame): PyDict {
  return names instanceof Map ? dictOf(names) : new PyDict();
}
