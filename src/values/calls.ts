import { moduleType, typeName, typeOf } from "./core-types.ts";
import { typeError } from "./exceptions.ts";
import { type Kwargs, lookup, PyObject, type PyType, type Value } from "./value.ts";

/** `callee(*args, **kwargs)`. The array is the callee's to keep. */
export function call(callee: Value, args: Value[], kwargs: Kwargs = null): Value {
  const slot = typeOf(callee).slots.call;
  if (slot === undefined) throw typeError(notCallable(callee));
  return slot(callee, args, kwargs);
}

/** What calling a value of a type that cannot be called is answered; a module often stands for what it holds by its own name. */
export function notCallable(callee: Value): string {
  const text = `'${typeName(callee)}' object is not callable`;
  const name = callee instanceof PyObject ? callee.attrs?.get("__name__") : undefined;
  if (!(callee instanceof PyObject) || callee.type !== moduleType || typeof name !== "string") return text;
  const member = callee.attrs?.get(name);
  const callable = member !== undefined && typeOf(member).slots.call !== undefined;
  return callable ? `${text}. Did you mean: '${name}.${name}(...)'?` : text;
}

/** Binds what a type's look-up found to `self`: functions become bound calls, other values stay. */
export function bind(found: Value, self: Value, owner: PyType): Value {
  const get = typeOf(found).slots.get;
  return get === undefined ? found : get(found, self, owner);
}

/** The bound special method `name` of `self`, looked up on its type only, as the language does for operators. */
export function special(self: Value, name: string): Value | undefined {
  const type = typeOf(self);
  const found = lookup(type, name);
  return found === undefined ? undefined : bind(found, self, type);
}

/** Calls the special method `name` of `self`; answers `fallback` when its type has none. */
export function callSpecial(self: Value, name: string, args: Value[]): Value | undefined;
export function callSpecial(self: Value, name: string, args: Value[], fallback: Value): Value;
export function callSpecial(self: Value, name: string, args: Value[], fallback?: Value): Value | undefined {
  const method = special(self, name);
  return method === undefined ? fallback : call(method, args);
}
