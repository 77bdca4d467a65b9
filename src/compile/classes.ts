import type { ClassDef, Node } from "../syntax/tree.ts";
import { children } from "../syntax/walk.ts";
import { attributeOr } from "../values/attributes.ts";
import { call } from "../values/calls.ts";
import { PyCell } from "../values/cells.ts";
import { makeClass, winningMetaclass } from "../values/classes.ts";
import { asText, isSubclass, typeName, typeOf, typeType } from "../values/core-types.ts";
import { dictOf, PyDict } from "../values/dict.ts";
import { keyErrorType, PyException, typeError } from "../values/exceptions.ts";
import { spend } from "../values/meter.ts";
import { getItem, setItem } from "../values/operators.ts";
import { PyTuple } from "../values/sequences.ts";
import { lookup, PyType, type Value } from "../values/value.ts";
import type { Compiler } from "./compiler.ts";
import { compileItems } from "./expressions.ts";
import { ClassFrame, type Execute, type Namespace, NORMAL } from "./frame.ts";
import { docstring } from "./functions.ts";
import { storeName } from "./names.ts";
import { writtenName } from "./private-names.ts";
import { leave } from "./tracebacks.ts";

export function compileClassDef(node: ClassDef, c: Compiler): Execute {
  const scope = c.scopes.get(node);
  if (scope === undefined) throw new TypeError("class without a scope");
  const name = writtenName(node);
  const qualname =
    c.qualname === "" ? name : `${c.qualname}.${c.scope.host.kind === "class" ? "" : "<locals>."}${name}`;
  const inner = c.inside(scope, qualname);
  const decorators = node.decorator_list.map((decorator) => ({ value: c.expr(decorator), at: decorator.start }));
  const bases = compileItems(node.bases, c);
  const keywords = node.keywords.map((keyword) => ({ name: keyword.arg, value: c.expr(keyword.value) }));
  const doc = docstring(node.body);
  const body = inner.block(node.body);
  const store = storeName(node.name, c);
  const usesCell = namesClass(node.body);
  const annotated = holdsAnnotation(node.body);
  return (frame) => {
    spend(800);
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
    frame.at = node.start;
    const { bases: resolved, meta, namespace } = prepare(name, baseValues, kwargs);
    if (namespace !== null) own.names = namespaceOf(namespace);
    // Methods that name it find the class in a cell, which is filled as soon as there is one.
    const cell = usesCell
      ? new PyCell(
          () => own.slots[0],
          (made) => own.slots.splice(0, 1, made),
        )
      : null;
    own.names.set("__module__", frame.root.moduleName);
    own.names.set("__qualname__", qualname);
    if (doc !== null) own.names.set("__doc__", doc);
    if (annotated) own.names.set("__annotations__", new PyDict());
    try {
      body(own);
    } catch (error) {
      throw leave(error, own, name);
    }
    if (cell !== null) own.names.set("__classcell__", cell);
    frame.at = node.start;
    if (resolved !== baseValues) own.names.set("__orig_bases__", new PyTuple(baseValues));
    const made = build(name, resolved, meta, namespace, own, kwargs);
    own.slots[0] ??= made;
    let result = made;
    for (const { wrap, at } of wrappers.reverse()) {
      frame.at = at;
      result = call(wrap, [result]);
    }
    store(frame, result);
    return NORMAL;
  };
}

/** Whether a function in the body may look for the class that it is in. */
function namesClass(body: readonly Node[]): boolean {
  return body.some((node) =>
    node.kind === "Name" ? node.id === "super" || node.id === "__class__" : namesClass([...children(node)]),
  );
}

/** Whether the class has annotations of its own, for which there is a table from the start. */
function holdsAnnotation(body: readonly Node[]): boolean {
  return body.some((node) => {
    if (node.kind === "AnnAssign") return true;
    const scoped = node.kind === "FunctionDef" || node.kind === "ClassDef" || node.kind === "Lambda";
    return !scoped && isBlock(node.kind) && holdsAnnotation([...children(node)]);
  });
}

const isBlock = (kind: string): boolean =>
  /^(?:If|For|While|With|Try|TryStar|Match|match_case|ExceptHandler)$/.test(kind);

/** Bases that are not classes may say what to use instead (`__mro_entries__`: generic aliases do). */
function resolveBases(values: readonly Value[]): readonly Value[] {
  if (values.every((base) => base instanceof PyType)) return values;
  const resolved = values.flatMap((base) => {
    if (base instanceof PyType) return [base];
    const entries = attributeOr(base, "__mro_entries__");
    const replaced = entries === undefined ? base : call(entries, [new PyTuple(values)]);
    if (entries !== undefined && !(replaced instanceof PyTuple)) throw typeError("__mro_entries__ must return a tuple");
    return replaced instanceof PyTuple ? replaced.items : [replaced];
  });
  return resolved.every((base, i) => base === values[i]) ? values : resolved;
}

interface Prepared {
  readonly bases: readonly Value[];
  readonly meta: Value;
  /** What the metaclass's `__prepare__` gave; `null` for the plain table that `type` itself would give. */
  readonly namespace: Value | null;
}

/** Bases and metaclass, which are settled before the body runs. */
function prepare(name: string, given: readonly Value[], kwargs: Map<string, Value>): Prepared {
  const bases = resolveBases(given);
  const types = bases.filter((base) => base instanceof PyType);
  const [first = null] = bases;
  const named = kwargs.get("metaclass");
  const asked = named === undefined ? (bases.length === 0 ? typeType : typeOf(first)) : named;
  kwargs.delete("metaclass");
  const meta = asked instanceof PyType && types.length === bases.length ? winningMetaclass(asked, types) : asked;
  const hook = meta === typeType ? undefined : attributeOr(meta, "__prepare__");
  if (
    hook === undefined ||
    (meta instanceof PyType && lookup(meta, "__prepare__") === typeType.members.get("__prepare__"))
  )
    return { bases, meta, namespace: null };
  const namespace = call(hook, [name, new PyTuple(bases)], kwargs.size === 0 ? null : kwargs);
  if (!(namespace instanceof PyDict) && typeOf(namespace).slots.getitem === undefined) {
    const owner = meta instanceof PyType ? meta.name : "<metaclass>";
    throw typeError(`${owner}.__prepare__() must return a mapping, not ${typeName(namespace)}`);
  }
  return { bases, meta, namespace };
}

/** A class body's view of a prepared mapping. */
function namespaceOf(mapping: Value): Namespace {
  const missing = (error: unknown): boolean => error instanceof PyException && isSubclass(error.type, keyErrorType);
  return {
    get: (name) => {
      try {
        return getItem(mapping, name);
      } catch (error) {
        if (missing(error)) return undefined;
        throw error;
      }
    },
    set: (name, value) => setItem(mapping, name, value),
    delete: (name) => {
      try {
        setItem(mapping, name, undefined);
        return true;
      } catch (error) {
        if (missing(error)) return false;
        throw error;
      }
    },
  };
}

function build(
  name: string,
  bases: readonly Value[],
  meta: Value,
  namespace: Value | null,
  own: ClassFrame,
  kwargs: Map<string, Value>,
): Value {
  const rest = kwargs.size === 0 ? null : kwargs;
  const plain = own.names instanceof Map ? own.names : new Map<string, Value>();
  const types = bases.filter((base) => base instanceof PyType);
  if (meta === typeType && types.length === bases.length) return makeClass(typeType, name, types, plain, rest);
  return call(meta, [name, new PyTuple(bases), namespace ?? dictOf(plain)], rest);
}
