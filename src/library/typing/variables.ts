/** `TypeVar`, `ParamSpec`, `TypeVarTuple`, `ForwardRef`, `NewType`. */
import { builtinType, NotImplemented, typeOf } from "../../values/core-types.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { runningModule } from "../../values/host.ts";
import { bindPython, define, readSignature } from "../../values/native.ts";
import { PyTuple } from "../../values/sequences.ts";
import { repr, str } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";

const module = "typing";
type VariableKind = "TypeVar" | "ParamSpec" | "TypeVarTuple";
const variableTypes: Readonly<Record<VariableKind, PyType>> = {
  TypeVar: builtinType("typing.TypeVar", undefined, { sealed: true }),
  ParamSpec: builtinType("typing.ParamSpec", undefined, { sealed: true }),
  TypeVarTuple: builtinType("typing.TypeVarTuple", undefined, { sealed: true }),
};
export const forwardRefType: PyType = builtinType("ForwardRef", undefined, { module, sealed: true });
export const newTypeType: PyType = builtinType("NewType", undefined, { module, sealed: true });
export const variableTypeList: readonly PyType[] = Object.values(variableTypes);

interface Traits {
  readonly constraints: readonly Value[];
  readonly bound: Value;
  readonly covariant: boolean;
  readonly contravariant: boolean;
  readonly infer: boolean;
}

const noTraits: Traits = { constraints: [], bound: null, covariant: false, contravariant: false, infer: false };

export class TypeVariable extends PyObject {
  readonly kind: VariableKind;
  readonly name: string;
  readonly traits: Traits;
  readonly module: string;

  constructor(kind: VariableKind, name: string, traits: Traits = noTraits, owner: string = runningModule()) {
    super(variableTypes[kind]);
    this.kind = kind;
    this.name = name;
    this.traits = traits;
    this.module = owner;
  }
}

/** A type given by a text, to be looked up later. */
export class ForwardRef extends PyObject {
  readonly text: string;

  constructor(text: string) {
    super(forwardRefType);
    this.text = text;
  }
}

class NewType extends PyObject {
  readonly name: string;
  readonly supertype: Value;
  readonly module: string = runningModule();

  constructor(name: string, supertype: Value) {
    super(newTypeType);
    this.name = name;
    this.supertype = supertype;
  }
}

const typeVarSignature = readSignature(
  "typevar(name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False)",
);

function sign(self: TypeVariable): string {
  if (self.kind !== "TypeVar" || self.traits.infer) return self.kind === "TypeVarTuple" ? "" : "~";
  return self.traits.covariant ? "+" : self.traits.contravariant ? "-" : "~";
}

/** The slots of a union, which all of these can be part of. */
export type UnionOf = (left: Value, right: Value) => Value;

export function installVariables(unionOf: UnionOf): void {
  const { TypeVar, ParamSpec, TypeVarTuple } = variableTypes;
  define<TypeVariable>(TypeVar, {
    slots: {
      new: (_, args, kwargs) => {
        if (args.length === 0 && kwargs?.get("name") === undefined) {
          throw typeError("typevar() missing required argument 'name' (pos 1)");
        }
        const [name = null, bound = null, covariant = null, contravariant = null, infer = null, rest = null] =
          bindPython(typeVarSignature, "typevar", undefined, args, kwargs);
        if (typeof name !== "string")
          throw typeError(`typevar() argument 'name' must be str, not ${typeOf(name).name}`);
        const constraints = rest instanceof PyTuple ? rest.items : [];
        if (constraints.length === 1) throw typeError("A single constraint is not allowed");
        if (constraints.length > 0 && bound !== null) throw typeError("Constraints cannot be combined with bound=...");
        if (truth(covariant) && truth(contravariant)) throw valueError("Bivariant types are not supported.");
        return new TypeVariable("TypeVar", name, {
          constraints,
          bound,
          covariant: truth(covariant),
          contravariant: truth(contravariant),
          infer: truth(infer),
        });
      },
    },
    getters: {
      __constraints__: (self) => new PyTuple(self.traits.constraints),
      __bound__: (self) => self.traits.bound,
      __covariant__: (self) => self.traits.covariant,
      __contravariant__: (self) => self.traits.contravariant,
      __infer_variance__: (self) => self.traits.infer,
    },
  });
  for (const [kind, type] of [
    ["ParamSpec", ParamSpec],
    ["TypeVarTuple", TypeVarTuple],
  ] as const) {
    define<TypeVariable>(type, {
      slots: { new: (_, [name = null]) => new TypeVariable(kind, str(name)) },
      getters: kind === "ParamSpec" ? { args: (self) => self, kwargs: (self) => self } : {},
    });
  }
  for (const type of variableTypeList) {
    define<TypeVariable>(type, {
      slots: { init: () => undefined, repr: (self) => `${sign(self)}${self.name}`, or: unionOf },
      methods: {
        "__mro_entries__(bases, /)": () => {
          throw typeError(`Cannot subclass an instance of ${type.qualname}`);
        },
        "__typing_subst__(arg, /)": (_, arg: Value) => arg,
      },
      getters: { __name__: (self) => self.name, __module__: (self) => self.module },
    });
  }
  define<ForwardRef>(forwardRefType, {
    slots: {
      new: (_, [text = null]) => {
        if (typeof text !== "string") throw typeError(`Forward reference must be a string -- got ${repr(text)}`);
        return new ForwardRef(text);
      },
      init: () => undefined,
      repr: (self) => `ForwardRef(${repr(self.text)})`,
      or: unionOf,
      compare: (self, other, op) =>
        other instanceof ForwardRef && (op === "==" || op === "!=")
          ? (self.text === other.text) === (op === "==")
          : NotImplemented, // prettier-ignore
      hash: () => 0x666f7277,
    },
    getters: { __forward_arg__: (self) => self.text },
  });
  define<NewType>(newTypeType, {
    slots: {
      new: (_, args, kwargs) => {
        const [name = null, supertype = null] = bindPython(
          readSignature("__init__(name, tp)"),
          "NewType.__init__",
          null,
          args,
          kwargs,
        ); // prettier-ignore
        return new NewType(str(name), supertype);
      },
      init: () => undefined,
      call: (_, args) => {
        if (args.length === 1) return args[0] ?? null;
        throw typeError(`_typing._idfunc() takes exactly one argument (${args.length} given)`);
      },
      repr: (self) => `${self.module}.${self.name}`,
      or: unionOf,
    },
    methods: {
      "__mro_entries__(bases)": (self) => {
        throw typeError(
          `Cannot subclass an instance of NewType. Perhaps you were looking for: \`${self.name} = NewType('${self.name}', ${self.name})\``,
        );
      },
    },
    getters: {
      __name__: (self) => self.name,
      __qualname__: (self) => self.name,
      __module__: (self) => self.module,
      __supertype__: (self) => self.supertype,
    },
  });
}
