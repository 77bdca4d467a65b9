import { isSubclass, listType, sequenceIteratorType, tupleType, typeName, typeOf } from "./core-types.ts";
import { indexErrorType, PyException, stopIterationType, typeError, typeErrorType } from "./exceptions.ts";
import { allowGrowth, allowItems, spend } from "./meter.ts";
import { PyList, PyTuple } from "./sequences.ts";
import { PyObject, type PyType, type Value } from "./value.ts";

/** An iterator made by the runtime: `step` gives the next item, or `undefined` at the end and ever after. */
export class PyIterator extends PyObject {
  step: () => Value | undefined;
  /** How many items there are to come, where that is known. */
  readonly remaining: (() => number) | null;

  constructor(type: PyType, step: () => Value | undefined, remaining: (() => number) | null = null) {
    super(type);
    this.step = step;
    this.remaining = remaining;
  }

  /** `__length_hint__`. */
  get hint(): number {
    return this.step === exhausted ? 0 : Math.max(0, this.remaining?.() ?? 0);
  }

  next(): Value | undefined {
    const item = this.step();
    if (item === undefined) this.step = exhausted;
    return item;
  }
}

const exhausted = (): undefined => undefined;

/** `iter(value)`. */
export function iter(value: Value): Value {
  const { slots } = typeOf(value);
  if (slots.iter !== undefined && slots.iter !== null) {
    const iterator = slots.iter(value);
    if (!(iterator instanceof PyIterator) && typeOf(iterator).slots.next === undefined) {
      throw typeError(`iter() returned non-iterator of type '${typeName(iterator)}'`);
    }
    return iterator;
  }
  if (slots.iter === undefined && slots.getitem !== undefined) {
    const { heap, scripted } = typeOf(value);
    if (heap || scripted) return sequenceIterator(value);
  }
  throw typeError(`'${typeName(value)}' object is not iterable`);
}

/** The old protocol: `value[0]`, `value[1]`, … up to `IndexError`. */
function sequenceIterator(value: Value): Value {
  let index = 0n;
  return new PyIterator(sequenceIteratorType, () => {
    try {
      return typeOf(value).slots.getitem?.(value, index++);
    } catch (error) {
      if (error instanceof PyException && endsSequence(error)) return undefined;
      throw error;
    }
  });
}

/** Whether an exception of `__getitem__` says that there are no more items. */
export function endsSequence(error: PyException): boolean {
  return isSubclass(error.type, indexErrorType) || isSubclass(error.type, stopIterationType);
}

/** `next(iterator)` without the exception: `undefined` at the end. */
export function next(iterator: Value): Value | undefined {
  if (iterator instanceof PyIterator && !iterator.type.heap) return iterator.next();
  const slot = typeOf(iterator).slots.next;
  if (slot === undefined) throw typeError(`'${typeName(iterator)}' object is not an iterator`);
  return slot(iterator);
}

/** Calls `visit` with each item, counting steps; stops early when it answers `false`. */
export function forEach(iterable: Value, visit: (item: Value) => unknown): void {
  const items = plainItems(iterable);
  if (items !== undefined) {
    // By index and to the length of the moment: the visitor may change the list.
    for (let i = 0; i < items.length; i++) {
      spend(1);
      const item = items[i];
      if (item !== undefined && visit(item) === false) return;
    }
    return;
  }
  const iterator = iter(iterable);
  for (let item = next(iterator); item !== undefined; item = next(iterator)) {
    spend(1);
    if (visit(item) === false) return;
  }
}

/** What gives the items of `value`. Every `TypeError` of asking for that is told as `message`, as much of CPython does. */
export function iterableOr(value: Value, message: string): Value {
  if (plainItems(value) !== undefined) return value;
  try {
    return iter(value);
  } catch (error) {
    throw error instanceof PyException && isSubclass(error.type, typeErrorType) ? typeError(message) : error;
  }
}

/** The items of a plain list or tuple, not copied; `undefined` for other values and for derived classes. */
export function plainItems(value: Value): readonly Value[] | undefined {
  return (value instanceof PyList && value.type === listType) || (value instanceof PyTuple && value.type === tupleType)
    ? value.items
    : undefined;
}

/** `list(iterable)` as an array of its own. */
export function collect(iterable: Value): Value[] {
  const items = plainItems(iterable);
  if (items !== undefined) {
    allowItems(items.length);
    return items.slice();
  }
  const { slots, heap } = typeOf(iterable);
  const expected = !heap && slots.len !== undefined ? slots.len(iterable) : 0;
  allowItems(expected);
  const result: Value[] = [];
  forEach(iterable, (item) => {
    if (result.length >= expected && (result.length & 1023) === 1023) allowGrowth(result.length + 1);
    result.push(item);
  });
  return result;
}
