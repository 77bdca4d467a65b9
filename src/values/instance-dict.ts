import { asText, typeName } from "./core-types.ts";
import { type Entry, PyDict } from "./dict.ts";
import { typeError } from "./exceptions.ts";
import { isMemberSlot } from "./member-slots.ts";
import { PyObject, type Value } from "./value.ts";

/**
 * `object.__dict__`: what is changed in it changes the object's attributes. It is made anew at each look, so one that was kept does not
 * see what is set on the object later; keys that are not text stay in it alone.
 */
class InstanceDict extends PyDict {
  private readonly object: PyObject;

  constructor(object: PyObject) {
    super();
    this.object = object;
    for (const [name, value] of object.attrs ?? []) if (!isMemberSlot(object.type, name)) super.set(name, value);
  }

  override set(key: Value, value: Value): void {
    super.set(key, value);
    const name = asText(key);
    if (name === undefined) return;
    this.object.attrs ??= new Map();
    this.object.attrs.set(name, value);
  }

  override delete(key: Value): Entry | undefined {
    return this.forget(super.delete(key));
  }

  override popLast(): Entry | undefined {
    return this.forget(super.popLast());
  }

  override clear(): void {
    super.clear();
    this.object.attrs?.clear();
  }

  private forget(entry: Entry | undefined): Entry | undefined {
    const name = entry === undefined ? undefined : asText(entry.key);
    if (name !== undefined) this.object.attrs?.delete(name);
    return entry;
  }
}

/** Reads `object.__dict__`. */
export function instanceDict(self: Value): Value {
  return self instanceof PyObject ? new InstanceDict(self) : new PyDict();
}

/** Assigns `object.__dict__`. */
export function setInstanceDict(self: Value, value: Value | undefined): void {
  if (!(value instanceof PyDict)) {
    throw value === undefined
      ? typeError("cannot delete __dict__")
      : typeError(`__dict__ must be set to a dictionary, not a '${typeName(value)}'`);
  }
  if (!(self instanceof PyObject)) return;
  const attributes = new Map<string, Value>();
  for (const { key, value: item } of value.entries.values()) {
    const name = asText(key);
    if (name !== undefined) attributes.set(name, item);
  }
  self.attrs = attributes;
}
