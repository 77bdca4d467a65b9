import { builtinType, NotImplemented, noneType, objectType, typeOf } from "./core-types.ts";
import { typeError } from "./exceptions.ts";
import { define } from "./native.ts";
import { PyTuple } from "./sequences.ts";
import { repr } from "./text.ts";
import { PyObject, PyType, type Value } from "./value.ts";

export const unionType: PyType = builtinType("UnionType", objectType, { module: "types", sealed: true });

/** `int | str`. */
export class PyUnion extends PyObject {
  readonly members: readonly Value[];

  constructor(members: readonly Value[]) {
    super(unionType);
    this.members = members;
  }
}

/** `left | right` of classes, unions and `None`. */
export function makeUnion(left: Value, right: Value): Value {
  const members: Value[] = [];
  for (const side of [left, right]) {
    const parts = side instanceof PyUnion ? side.members : side === null ? [noneType] : [side];
    for (const part of parts) {
      if (!(part instanceof PyType) && typeOf(part).name !== "GenericAlias") return NotImplemented;
      if (!members.includes(part)) members.push(part);
    }
  }
  return members.length === 1 ? (members[0] ?? null) : new PyUnion(members);
}

export function installUnion(): void {
  define<PyUnion>(unionType, {
    slots: {
      repr: (self) =>
        self.members
          .map((part) => (part === noneType ? "None" : part instanceof PyType ? part.qualname : repr(part)))
          .join(" | "),
      or: makeUnion,
      compare: (self, other, op) => {
        if (!(other instanceof PyUnion) || (op !== "==" && op !== "!=")) return NotImplemented;
        const equal =
          self.members.length === other.members.length && self.members.every((part) => other.members.includes(part));
        return equal === (op === "==");
      },
      hash: () => 0x756e696f,
    },
    getters: { __args__: (self) => new PyTuple(self.members) },
  });
}

/** The classes that `isinstance` and `issubclass` accept, flattened: a class, a union, or tuples of them. */
export function classesOf(info: Value, wording: string): readonly PyType[] {
  if (info instanceof PyType) return [info];
  if (info instanceof PyTuple) return info.items.flatMap((item) => classesOf(item, wording));
  if (info instanceof PyUnion) return info.members.filter((part) => part instanceof PyType);
  throw typeError(wording);
}
