import type { Attribute, Expr, List, Subscript, Tuple } from "../syntax/tree.ts";
import { setAttribute } from "../values/attributes.ts";
import { typeName, typeOf } from "../values/core-types.ts";
import { type PyException, typeError, valueError } from "../values/exceptions.ts";
import { collect, iter, next, plainItems } from "../values/iteration.ts";
import { spend } from "../values/meter.ts";
import { setItem } from "../values/operators.ts";
import { PyList } from "../values/sequences.ts";
import type { Value } from "../values/value.ts";
import type { Compiler } from "./compiler.ts";
import { attributeOffset } from "./expressions.ts";
import type { Frame, Store } from "./frame.ts";
import { deleteName, storeName } from "./names.ts";

export function compileTarget(node: Expr, c: Compiler): Store {
  switch (node.kind) {
    case "Name":
      return storeName(node.id, c, node.start);
    case "Attribute":
      return storeAttribute(node, c);
    case "Subscript":
      return storeItem(node, c);
    case "Tuple":
    case "List":
      return unpackInto(node, c);
    case "Starred":
      return c.target(node.value);
    default:
      return () => undefined;
  }
}

function storeAttribute(node: Attribute, c: Compiler): Store {
  const object = c.expr(node.value);
  const { attr } = node;
  const at = attributeOffset(node);
  return (frame, value) => {
    const owner = object(frame);
    frame.at = at;
    setAttribute(owner, attr, value);
  };
}

function storeItem(node: Subscript, c: Compiler): Store {
  const object = c.expr(node.value);
  const key = c.expr(node.slice);
  const at = node.start;
  return (frame, value) => {
    const owner = object(frame);
    const index = key(frame);
    frame.at = at;
    setItem(owner, index, value);
  };
}

function unpackInto(node: Tuple | List, c: Compiler): Store {
  const stores = node.elts.map((element) => c.target(element));
  const star = node.elts.findIndex((element) => element.kind === "Starred");
  const at = node.start;
  return (frame, value) => {
    frame.at = at;
    const items = star < 0 ? unpack(value, stores.length) : unpackStar(value, star, stores.length - star - 1);
    for (let i = 0; i < stores.length; i++) stores[i]?.(frame, items[i] ?? null);
  };
}

/** Exactly `count` items of `value`. */
export function unpack(value: Value, count: number): readonly Value[] {
  const items = plainItems(value);
  if (items !== undefined && items.length === count) return items;
  const iterator = unpackable(value);
  const result: Value[] = [];
  for (let item = next(iterator); item !== undefined; item = next(iterator)) {
    if (result.length === count) throw valueError(`too many values to unpack (expected ${count})`);
    spend(1);
    result.push(item);
  }
  if (result.length < count) throw tooFew(`expected ${count}`, result.length);
  return result;
}

function unpackStar(value: Value, before: number, after: number): Value[] {
  unpackable(value);
  const items = collect(value);
  if (items.length < before + after) throw tooFew(`expected at least ${before + after}`, items.length);
  const middle = items.splice(before, items.length - before - after);
  items.splice(before, 0, new PyList(middle));
  return items;
}

function tooFew(expected: string, got: number): PyException {
  return valueError(`not enough values to unpack (${expected}, got ${got})`);
}

function unpackable(value: Value): Value {
  const { iter: slot, getitem } = typeOf(value).slots;
  if ((slot === undefined || slot === null) && getitem === undefined) {
    throw typeError(`cannot unpack non-iterable ${typeName(value)} object`);
  }
  return iter(value);
}

/** `del target`. */
export function compileDelete(node: Expr, c: Compiler): (frame: Frame) => void {
  switch (node.kind) {
    case "Name":
      return deleteName(node.id, node.start, c);
    case "Attribute": {
      const object = c.expr(node.value);
      return (frame) => {
        const owner = object(frame);
        frame.at = attributeOffset(node);
        setAttribute(owner, node.attr, undefined);
      };
    }
    case "Subscript": {
      const object = c.expr(node.value);
      const key = c.expr(node.slice);
      return (frame) => {
        const owner = object(frame);
        const index = key(frame);
        frame.at = node.start;
        setItem(owner, index, undefined);
      };
    }
    case "Tuple":
    case "List": {
      const parts = node.elts.map((element) => compileDelete(element, c));
      return (frame) => {
        for (const part of parts) part(frame);
      };
    }
    default:
      return () => undefined;
  }
}
