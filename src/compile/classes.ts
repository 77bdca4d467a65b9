import type { ClassDef } from "../syntax/tree.ts";
import { attributeOr } from "../values/attributes.ts";
import { call } from "../values/calls.ts";
import { makeClass, winningMetaclass } from "../values/classes.ts";
import { asText, typeType } from "../values/core-types.ts";
import { dictOf, PyDict } from "../values/dict.ts";
import { typeError } from "../values/exceptions.ts";
import { spend } from "../values/meter.ts";
import { PyTuple } from "../values/sequences.ts";
import { PyType, type Value } from "../values/value.ts";
import type { Compiler } from "./compiler.ts";
import { compileItems } from "./expressions.ts";
import { ClassFrame, type Execute, NORMAL } from "./frame.ts";
import { storeName } from "./names.ts";
import { leave } from "./tracebacks.ts";

export function compileClassDef(node: ClassDef, c: Compiler): Execute {
  const scope = c.scopes.get(node);
  if (scope === undefined) throw new TypeError("class without a scope");
  const qualname =
    c.qualname === "" ? node.name : `${c.qualname}.${c.scope.host.kind === "class" ? "" : "<locals>."}${node.name}`;
  const inner = c.inside(scope, qualname);
  const decorators = node.decorator_list.map((decorator) => ({ value: c.expr(decorator), at: decorator.start }));
  const bases = compileItems(node.bases, c);
  const keywords = node.keywords.map((keyword) => ({ name: keyword.arg, value: c.expr(keyword.value) }));
  const body = inner.block(node.body);
  const store = storeName(node.name, c);
  return (frame) => {
    spend(1);
    const wrappers = decorators.map(({ value, at }) => ({ wrap: value(frame), at }));
    const baseValues = bases(frame);
    const kwargs = new Map<string, Value>();
    for (const { name, value } of keywords) {
      const given = value(frame);
      if (name !== null) kwargs.set(name, given);
      else if (given instanceof PyDict)
        for (const entry of given.entries.values()) kwargs.set(asText(entry.key) ?? "", entry.value);
    }
    const own = new ClassFrame(new Array<Value | undefined>(scope.size).fill(undefined), frame, frame.root);
    own.names.set("__module__", frame.root.moduleName);
    own.names.set("__qualname__", qualname);
    try {
      body(own);
    } catch (error) {
      throw leave(error, own, node.name);
    }
    frame.at = node.start;
    const made = build(node.name, baseValues, own, kwargs);
    own.slots[0] = made;
    let result = made;
    for (const { wrap, at } of wrappers.reverse()) {
      frame.at = at;
      result = call(wrap, [result]);
    }
    store(frame, result);
    return NORMAL;
  };
}

/** Bases that are not classes may say what to use instead (`__mro_entries__`: generic aliases do). */
function resolveBases(values: readonly Value[]): Value[] {
  return values.flatMap((base) => {
    if (base instanceof PyType) return [base];
    const entries = attributeOr(base, "__mro_entries__");
    const replaced = entries === undefined ? base : call(entries, [new PyTuple(values)]);
    return replaced instanceof PyTuple ? replaced.items : [replaced];
  });
}

function build(name: string, given: readonly Value[], own: ClassFrame, kwargs: Map<string, Value>): Value {
  const bases = resolveBases(given);
  const types = bases.filter((base) => base instanceof PyType);
  const asked = kwargs.get("metaclass") ?? types[0]?.type ?? typeType;
  kwargs.delete("metaclass");
  const rest = kwargs.size === 0 ? null : kwargs;
  const meta = asked instanceof PyType && types.length === bases.length ? winningMetaclass(asked, types) : asked;
  if (meta === typeType && types.length === bases.length) return makeClass(typeType, name, types, own.names, rest);
  if (types.length !== bases.length && bases.every((base) => !(base instanceof PyType)) && meta === typeType) {
    throw typeError("bases must be types");
  }
  return call(meta, [name, new PyTuple(bases), dictOf(own.names)], rest);
}
