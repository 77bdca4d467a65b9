/** Classes and functions that CPython's library writes in Python, and that therefore behave as such. */
import { linearise, refreshSlots } from "../values/classes.ts";
import { objectType, typeType } from "../values/core-types.ts";
import { GetSet, PyFunction } from "../values/functions.ts";
import { bindPython, define, type Members, type NativeBody, readSignature } from "../values/native.ts";
import { bindArguments, type Parameters } from "../values/parameters.ts";
import { emptyTuple } from "../values/sequences.ts";
import { PyType, type Value } from "../values/value.ts";
import { instanceDict } from "./instance-dict.ts";

interface ClassOptions {
  readonly module: string;
  readonly meta?: PyType;
  /** Declares `__slots__ = ()`: instances have no `__dict__` of their own. */
  readonly slotted?: boolean;
  readonly sealed?: boolean;
}

/** A bare class; {@link definePython} fills it. Formulas may derive from it but not change it: all runs share it. */
export function pythonClass(name: string, bases: readonly PyType[], options: ClassOptions): PyType {
  const { module, slotted = false, sealed = false } = options;
  const actual = bases.length === 0 ? [objectType] : bases;
  const meta = options.meta ?? actual.find((base) => base.type !== typeType)?.type ?? typeType;
  const type = new PyType(meta, name, actual, { module, scripted: true, sealed });
  type.mro = linearise(type, actual);
  if (slotted) type.members.set("__slots__", emptyTuple);
  else type.members.set("__dict__", new GetSet("__dict__", type, instanceDict));
  type.members.set("__module__", module);
  return type;
}

/**
 * Fills a class. Special methods are ordinary methods here and found by name, as in a class statement, so that every one a derived
 * class overrides is seen by those it inherits.
 */
export function definePython<T extends Value>(type: PyType, members: Omit<Members<T>, "slots" | "python">): PyType {
  define<T>(type, { ...members, python: true });
  if (!type.members.has("__doc__")) type.members.set("__doc__", null);
  if (type.members.has("__eq__") && !type.members.has("__hash__")) type.members.set("__hash__", null);
  refreshSlots(type);
  return type;
}

/** A function as `def` makes it, with a body of ours. */
export function pythonFunction(
  name: string,
  parameters: Parameters,
  body: NativeBody,
  options: { readonly qualname?: string; readonly module?: Value } = {},
): PyFunction {
  const { qualname = name, module = null } = options;
  const count = parameters.names.length;
  const simple = parameters.positional === count && parameters.vararg === null && parameters.kwarg === null;
  return new PyFunction(name, qualname, module, null, parameters, (args, kwargs) =>
    simple && kwargs === null && args.length === count
      ? body(...args)
      : body(...bindArguments(qualname, parameters, args, kwargs)),
  );
}

/** The same from the text of a signature: `"total(items, /, start=0, key?)"`; what `?` marks arrives as `undefined` when absent. */
export function pythonDef(
  signature: string,
  body: NativeBody,
  options: { readonly qualname?: string; readonly module?: Value } = {},
): PyFunction {
  const read = readSignature(signature);
  const { qualname = read.name, module = null } = options;
  return new PyFunction(read.name, qualname, module, null, read, (args, kwargs) =>
    body(...bindPython(read, qualname, undefined, args, kwargs)),
  );
}
