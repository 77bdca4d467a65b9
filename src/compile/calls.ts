import { resolve } from "../analysis/scopes.ts";
import type { Attribute, Call, Expr } from "../syntax/tree.ts";
import { getAttribute, methodOf } from "../values/attributes.ts";
import { call, notCallable } from "../values/calls.ts";
import { asText, superType, typeName, typeOf } from "../values/core-types.ts";
import { PyException, runtimeError, typeError } from "../values/exceptions.ts";
import { makeSuper } from "../values/function-members.ts";
import { NativeFunction, PyFunction, PyMethod } from "../values/functions.ts";
import { forEach, iter } from "../values/iteration.ts";
import { allowGrowth, spend } from "../values/meter.ts";
import { str } from "../values/text.ts";
import { PyType, type Value } from "../values/value.ts";
import type { Compiler } from "./compiler.ts";
import { attributeOffset, compileItems } from "./expressions.ts";
import type { Evaluate, Frame } from "./frame.ts";
import { asksForLocals, compileLocals } from "./locals.ts";
import { forEachPair } from "./mappings.ts";
import { compileLoad } from "./names.ts";

export function compileCall(node: Call, c: Compiler): Evaluate {
  if (isBareSuper(node, c)) return compileSuper(node, c);
  if (asksForLocals(node, c)) return compileLocals(node, c);
  const plain = node.keywords.length === 0 && node.args.every((arg) => arg.kind !== "Starred");
  if (node.func.kind === "Attribute") return compileMethodCall(node, node.func, plain, c);
  const callee = c.expr(node.func);
  const at = node.start;
  if (!plain) return compileGeneralCall(node, callee, c);
  const [first, second] = node.args.length > 2 ? [] : node.args.map((arg) => c.expr(arg));
  if (node.args.length === 1 && first !== undefined) {
    return (frame) => {
      const target = callee(frame);
      const args = [first(frame)];
      frame.at = at;
      spend(1);
      return call(target, args);
    };
  }
  if (node.args.length === 2 && first !== undefined && second !== undefined) {
    return (frame) => {
      const target = callee(frame);
      const args = [first(frame), second(frame)];
      frame.at = at;
      spend(1);
      return call(target, args);
    };
  }
  const items = compileItems(node.args, c);
  return (frame) => {
    const target = callee(frame);
    const args = items(frame);
    frame.at = at;
    spend(1);
    return call(target, args);
  };
}

/** `object.method(…)`: a built-in method is called straight, without a bound method in between. */
function compileMethodCall(node: Call, func: Attribute, plain: boolean, c: Compiler): Evaluate {
  const object = c.expr(func.value);
  const { attr } = func;
  const at = attributeOffset(func);
  if (!plain) {
    return compileGeneralCall(
      node,
      (frame) => {
        const value = object(frame);
        frame.at = at;
        return getAttribute(value, attr);
      },
      c,
    );
  }
  const items = compileItems(node.args, c);
  return (frame) => {
    const self = object(frame);
    frame.at = at;
    spend(1);
    const method = methodOf(self, attr);
    if (method !== undefined) {
      const args = items(frame);
      frame.at = at;
      return method.invoke(self, args, null);
    }
    const target = getAttribute(self, attr);
    const args = items(frame);
    frame.at = at;
    return call(target, args);
  };
}

function compileGeneralCall(node: Call, callee: Evaluate, c: Compiler): Evaluate {
  const items = compileArguments(node.args, c);
  const keywords = node.keywords.map((keyword) => ({ name: keyword.arg, value: c.expr(keyword.value) }));
  const at = node.func.kind === "Attribute" ? attributeOffset(node.func) : node.start;
  return (frame) => {
    const target = callee(frame);
    const args = items(frame, target);
    let kwargs: Map<string, Value> | null = null;
    for (const { name, value } of keywords) {
      kwargs ??= new Map();
      const given = value(frame);
      frame.at = at;
      if (name === null) spreadKeywords(given, kwargs, target);
      else if (kwargs.has(name)) throw repeated(target, name);
      else kwargs.set(name, given);
    }
    frame.at = at;
    spend(1);
    return call(target, args, kwargs !== null && kwargs.size > 0 ? kwargs : null);
  };
}

function compileArguments(nodes: readonly Expr[], c: Compiler): (frame: Frame, target: Value) => Value[] {
  if (nodes.every((node) => node.kind !== "Starred")) return compileItems(nodes, c);
  const parts = nodes.map((node) => ({
    value: c.expr(node.kind === "Starred" ? node.value : node),
    at: node.start,
    starred: node.kind === "Starred",
  }));
  return (frame, target) => {
    const items: Value[] = [];
    for (const { value, at, starred } of parts) {
      const item = value(frame);
      frame.at = at;
      if (starred) spreadArguments(item, items, target);
      else items.push(item);
    }
    return items;
  };
}

/** The callee as error texts of calls name it: `f()`, `Class.method()`. */
function calleeName(target: Value): string {
  if (target instanceof PyMethod) return calleeName(target.func);
  if (target instanceof PyFunction) return `${moduleOf(target)}${target.qualname}()`;
  if (target instanceof NativeFunction) return `${target.qualname}()`;
  return target instanceof PyType ? `${target.qualname}()` : str(target);
}

function moduleOf(target: PyFunction): string {
  return typeof target.module === "string" && target.module !== "builtins" ? `${target.module}.` : "";
}

function spreadArguments(value: Value, items: Value[], target: Value): void {
  try {
    iter(value);
  } catch (error) {
    if (error instanceof PyException && String(error.args[0]).endsWith("object is not iterable")) {
      throw typeError(`${calleeName(target)} argument after * must be an iterable, not ${typeName(value)}`);
    }
    throw error;
  }
  forEach(value, (item) => {
    if ((items.length & 1023) === 1023) allowGrowth(items.length + 1);
    items.push(item);
  });
}

function spreadKeywords(mapping: Value, kwargs: Map<string, Value>, target: Value): void {
  forEachPair(
    mapping,
    (key, value) => {
      const name = asText(key);
      if (name === undefined) {
        // It takes them and never finds them.
        if (target instanceof NativeFunction && target.qualname === "str.format") return;
        throw typeError(typeOf(target).slots.call === undefined ? notCallable(target) : "keywords must be strings");
      }
      if (kwargs.has(name)) throw repeated(target, name);
      kwargs.set(name, value);
    },
    () => {
      throw typeError(`${calleeName(target)} argument after ** must be a mapping, not ${typeName(mapping)}`);
    },
  );
}

function repeated(target: Value, name: string): PyException {
  return typeError(`${calleeName(target)} got multiple values for keyword argument '${name}'`);
}

/** `super()` in a method: the compiler knows the class and the first argument. */
function isBareSuper(node: Call, c: Compiler): boolean {
  if (node.func.kind !== "Name" || node.func.id !== "super" || node.args.length > 0 || node.keywords.length > 0)
    return false;
  return c.scope.kind !== "module" && c.scope.kind !== "class" && resolve(c.scope, "super").kind === "global";
}

function compileSuper(node: Call, c: Compiler): Evaluate {
  const callee = c.expr(node.func);
  const at = node.start;
  const cell = resolve(c.scope, "__class__");
  if (cell.kind !== "slot") {
    return (frame) => {
      frame.at = at;
      const target = callee(frame);
      if (target !== superType) return call(target, []);
      throw runtimeError("super(): __class__ cell not found");
    };
  }
  const owner = compileLoad({ kind: "Name", id: "__class__", ctx: "Load", start: node.start, end: node.end }, c);
  return (frame) => {
    frame.at = at;
    const target = callee(frame);
    if (target !== superType) return call(target, []);
    const self = frame.slots[0];
    if (self === undefined) throw runtimeError("super(): no arguments");
    return makeSuper(owner(frame), self);
  };
}
