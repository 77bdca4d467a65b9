import { bind } from "./calls.ts";
import { typeOf } from "./core-types.ts";
import { lookup, type PyType, type Value } from "./value.ts";

/** `Class.name`: data descriptors of the metaclass, then what the class and its bases define, then the metaclass's rest. */
export function classAttribute(type: PyType, name: string): Value | undefined {
  const meta = lookup(type.type, name);
  if (meta !== undefined && typeOf(meta).slots.set !== undefined) return bind(meta, type, type.type);
  const own = findClassAttribute(type, name, 0);
  if (own !== undefined) return own;
  return meta === undefined ? undefined : bind(meta, type, type.type);
}

/** What the classes from position `from` of the resolution order define for `name`, bound to the class. */
export function findClassAttribute(type: PyType, name: string, from: number): Value | undefined {
  for (let i = from; i < type.mro.length; i++) {
    const found = type.mro[i]?.members.get(name);
    if (found === undefined) continue;
    const get = typeOf(found).slots.get;
    return get === undefined ? found : get(found, undefined, type);
  }
  return undefined;
}
