import { listType, tupleType } from "./core-types.ts";
import { allowGrowth } from "./meter.ts";
import { PyObject, type PyType, type Value } from "./value.ts";

/** A `tuple`, or an instance of a class derived from it. `items` is never changed after construction. */
export class PyTuple extends PyObject {
  readonly items: readonly Value[];

  constructor(items: readonly Value[], type: PyType = tupleType) {
    super(type);
    this.items = items;
  }
}

/** A `list`, or an instance of a class derived from it. */
export class PyList extends PyObject {
  items: Value[];

  constructor(items: Value[], type: PyType = listType) {
    super(type);
    this.items = items;
  }

  /** `list.append`, counted. */
  append(value: Value): void {
    if ((this.items.length & 1023) === 1023) allowGrowth(this.items.length + 1);
    this.items.push(value);
  }
}

export function tuple(...items: Value[]): PyTuple {
  return new PyTuple(items);
}

export const emptyTuple: PyTuple = new PyTuple([]);
