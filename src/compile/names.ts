import { type Resolution, resolve } from "../analysis/scopes.ts";
import type { Name } from "../syntax/tree.ts";
import { nameError, type PyException, unboundLocalError } from "../values/exceptions.ts";
import type { Compiler } from "./compiler.ts";
import { ClassFrame, type Evaluate, type Frame, type Store } from "./frame.ts";

/** The frame `hops` out. The analysis saw to it that there is one. */
export function outward(frame: Frame, hops: number): Frame {
  let current = frame;
  for (let i = hops; i > 0 && current.outer !== null; i--) current = current.outer;
  return current;
}

function loadSlot(where: Resolution & { kind: "slot" }, name: string, at: number): Evaluate {
  const { hops, index, own } = where;
  if (hops === 0) {
    return (frame) => {
      const value = frame.slots[index];
      if (value === undefined) {
        frame.at = at;
        throw own ? unboundLocalError(name) : freeVariable(name);
      }
      return value;
    };
  }
  return (frame) => {
    const value = outward(frame, hops).slots[index];
    if (value === undefined) {
      frame.at = at;
      throw freeVariable(name);
    }
    return value;
  };
}

function freeVariable(name: string): PyException {
  return nameError(
    name,
    `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
  );
}

function loadGlobal(index: number, name: string, at: number, c: Compiler): Evaluate {
  const builtin = c.builtins.get(name);
  return (frame) => {
    const value = frame.root.slots[index];
    if (value !== undefined) return value;
    if (builtin !== undefined) return builtin;
    frame.at = at;
    throw nameError(name);
  };
}

function load(where: Resolution, name: string, at: number, c: Compiler): Evaluate {
  if (where.kind === "slot") return loadSlot(where, name, at);
  if (where.kind === "global") return loadGlobal(where.index, name, at, c);
  const beyond = load(where.beyond, name, at, c);
  return (frame) => {
    const value = frame instanceof ClassFrame ? frame.names.get(name) : undefined;
    return value === undefined ? beyond(frame) : value;
  };
}

export function compileLoad(node: Name, c: Compiler): Evaluate {
  return load(resolve(c.scope, node.id), node.id, node.start, c);
}

/**
 * Where a name is stored, as a function of the frame. `at` is for class bodies: what a metaclass prepared for the names may refuse one.
 */
export function storeName(name: string, c: Compiler, at: number | null = null): Store {
  const where = resolve(c.scope, name);
  if (where.kind === "class") {
    return (frame, value) => {
      if (at !== null) frame.at = at;
      if (frame instanceof ClassFrame) frame.names.set(name, value);
    };
  }
  const { index } = where;
  if (where.kind === "global") {
    return (frame, value) => {
      frame.root.slots[index] = value;
    };
  }
  const { hops } = where;
  if (hops === 0) {
    return (frame, value) => {
      frame.slots[index] = value;
    };
  }
  return (frame, value) => {
    outward(frame, hops).slots[index] = value;
  };
}

/** `del name`. */
export function deleteName(name: string, at: number, c: Compiler): (frame: Frame) => void {
  const where = resolve(c.scope, name);
  if (where.kind === "class") {
    return (frame) => {
      frame.at = at;
      if (frame instanceof ClassFrame && !frame.names.delete(name)) throw nameError(name);
    };
  }
  const { index } = where;
  return (frame) => {
    const owner = where.kind === "global" ? frame.root : outward(frame, where.hops);
    if (owner.slots[index] === undefined) {
      frame.at = at;
      throw where.kind === "global" ? nameError(name) : unboundLocalError(name);
    }
    owner.slots[index] = undefined;
  };
}

/** Unbinds a name quietly, as the end of an `except … as name` does. */
export function forgetName(name: string, c: Compiler): (frame: Frame) => void {
  const where = resolve(c.scope, name);
  return (frame) => {
    if (where.kind === "class") {
      if (frame instanceof ClassFrame) frame.names.delete(name);
    } else {
      const owner = where.kind === "global" ? frame.root : outward(frame, where.hops);
      owner.slots[where.index] = undefined;
    }
  };
}
