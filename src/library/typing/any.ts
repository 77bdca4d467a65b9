/** `typing.Any`, which formulas find without importing it. */
import { builtinType, isSubclass, objectType, typeOf, typeType } from "../../values/core-types.ts";
import { typeError } from "../../values/exceptions.ts";
import { define } from "../../values/native.ts";
import type { PyType, Value } from "../../values/value.ts";
import { definePython, pythonClass } from "../python-class.ts";

const anyMetaType: PyType = builtinType("_AnyMeta", typeType, { module: "typing" });
export const anyType: PyType = pythonClass("Any", [], { module: "typing", meta: anyMetaType });

let installed = false;

export function installAny(): void {
  if (installed) return;
  define<PyType>(anyMetaType, {
    slots: { repr: (self) => (self === anyType ? "typing.Any" : (typeType.slots.repr?.(self) ?? "")) },
    methods: {
      "__instancecheck__(obj)": (self, obj: Value) => {
        if (self === anyType) throw typeError("typing.Any cannot be used with isinstance()");
        return isSubclass(typeOf(obj), self);
      },
    },
    python: true,
  });
  definePython(anyType, {
    staticMethods: {
      "__new__(cls, *args, **kwargs)": (cls) => {
        if (cls === anyType) throw typeError("Any cannot be instantiated");
        return objectType.slots.new?.(cls as PyType, [], null) ?? null;
      },
    },
  });
  installed = true;
}
