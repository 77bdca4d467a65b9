import { builtinType, objectType } from "./core-types.ts";
import { valueError } from "./exceptions.ts";
import { define } from "./native.ts";
import { PyObject, type PyType, type Value } from "./value.ts";

export const cellType: PyType = builtinType("cell", objectType, { sealed: true });

/** A variable that a function shares with the one around it. */
export class PyCell extends PyObject {
  readonly read: () => Value | undefined;
  /** For the `__class__` of a class body: its class, once there is one. */
  readonly write: ((value: Value) => unknown) | null;

  constructor(read: () => Value | undefined, write: ((value: Value) => unknown) | null = null) {
    super(cellType);
    this.read = read;
    this.write = write;
  }
}

export function installCells(): void {
  define<PyCell>(cellType, {
    getters: {
      cell_contents: (self) => {
        const value = self.read();
        if (value === undefined) throw valueError("Cell is empty");
        return value;
      },
    },
  });
}
