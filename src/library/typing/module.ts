import { setAttribute } from "../../values/attributes.ts";
import { bytesType, noneType, strType } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { assertionErrorType, notImplementedError, PyException } from "../../values/exceptions.ts";
import type { NativeFunction } from "../../values/functions.ts";
import { native } from "../../values/native.ts";
import { PyList, tuple } from "../../values/sequences.ts";
import { repr } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import type { PyType, Value } from "../../values/value.ts";
import { abstractMethods } from "../abc/meta.ts";
import { installContextlib } from "../contextlib/module.ts";
import type { ModuleDefinition } from "../module-definition.ts";
import { definePython, pythonClass } from "../python-class.ts";
import { installAliases, union } from "./alias.ts";
import { anyType } from "./any.ts";
import { genericType, protocolMetaType, protocolType } from "./classes.ts";
import { aliases, forms } from "./forms.ts";
import { installGeneric, runtimeCheckable } from "./generic.ts";
import { annotatedOrigin, argumentsOf, originOf, typeHints } from "./hints.ts";
import { installNamedTupleForm, namedTupleForm } from "./named-tuple.ts";
import { installTypedDict, isTypedDict, typedDictForm } from "./typed-dict.ts";
import { forwardRefType, installVariables, newTypeType, TypeVariable, variableTypeList } from "./variables.ts";

/** `SupportsInt` and the like: protocols of one method. */
const supports: readonly (readonly [string, string])[] = [
  ["SupportsInt", "__int__"],
  ["SupportsFloat", "__float__"],
  ["SupportsComplex", "__complex__"],
  ["SupportsBytes", "__bytes__"],
  ["SupportsIndex", "__index__"],
  ["SupportsAbs", "__abs__"],
  ["SupportsRound", "__round__"],
];

/** Files, which annotations may name. */
const ioType: PyType = pythonClass("IO", [genericType], { module: "typing" });
const streamTypes: readonly PyType[] = [
  ioType,
  pythonClass("TextIO", [ioType], { module: "typing" }),
  pythonClass("BinaryIO", [ioType], { module: "typing" }),
];

function installStreams(): void {
  for (const type of streamTypes) definePython(type, {});
  ioType.members.set("__parameters__", tuple(new TypeVariable("TypeVar", "AnyStr", undefined, "typing")));
}

/** What `get_origin` answers for `Annotated[…]`. */
const annotatedType: PyType = pythonClass("Annotated", [], { module: "typing", sealed: true });

let installed = false;
const supportTypes: PyType[] = [];

export function installTyping(): void {
  if (installed) return;
  installContextlib();
  installAliases();
  installVariables((left, right) => union([left, right].map((side) => (side === null ? noneType : side))));
  installGeneric();
  installNamedTupleForm();
  installTypedDict();
  annotatedOrigin.form = annotatedType;
  installStreams();
  supportTypes.length = 0;
  for (const [name, method] of supports) {
    const type = pythonClass(name, [protocolType], { module: "typing", meta: protocolMetaType, slotted: true });
    definePython<Value>(type, {
      methods: { [`${method}()`]: () => null },
      constants: { _is_protocol: true, _is_runtime_protocol: true },
    });
    abstractMethods(type, method);
    if (name === "SupportsAbs" || name === "SupportsRound") {
      type.members.set("__parameters__", tuple(new TypeVariable("TypeVar", "T", undefined, "typing")));
    }
    supportTypes.push(type);
  }
  installed = true;
}

function mark(name: string): NativeFunction {
  return native(
    `${name}(f)`,
    (f) => {
      try {
        setAttribute(f, `__${name}__`, true);
      } catch (error) {
        if (!(error instanceof PyException)) throw error;
      }
      return f;
    },
    { python: true },
  );
}

const overloadDummy: NativeFunction = native("_overload_dummy(*args, **kwds)", () => {
  throw notImplementedError(
    "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.",
  );
});

function* members(): Iterable<readonly [string, Value]> {
  installTyping();
  const python = { python: true };
  yield ["Any", anyType];
  yield ["Generic", genericType];
  yield ["Protocol", protocolType];
  for (const form of forms) yield [form.name, form];
  for (const alias of aliases) yield [alias.name.slice(7), alias];
  for (const type of [...variableTypeList, newTypeType, forwardRefType, ...supportTypes]) yield [type.qualname, type];
  for (const type of streamTypes) yield [type.name, type];
  yield ["NamedTuple", namedTupleForm];
  yield ["TypedDict", typedDictForm];
  yield ["TYPE_CHECKING", false];
  yield ["Text", strType];
  for (const name of ["T", "KT", "VT"]) yield [name, new TypeVariable("TypeVar", name, undefined, "typing")];
  yield [
    "AnyStr",
    new TypeVariable(
      "TypeVar",
      "AnyStr",
      { constraints: [bytesType, strType], bound: null, covariant: false, contravariant: false, infer: false },
      "typing",
    ),
  ]; // prettier-ignore
  yield ["cast", native("cast(typ, val)", (_, value) => value, python)];
  yield ["final", mark("final")];
  yield ["override", mark("override")];
  yield ["no_type_check", mark("no_type_check")];
  yield ["runtime_checkable", native("runtime_checkable(cls)", runtimeCheckable, python)];
  yield ["overload", native("overload(func)", () => overloadDummy, python)];
  yield ["get_overloads", native("get_overloads(func)", () => new PyList([]), python)];
  yield ["is_typeddict", native("is_typeddict(tp)", isTypedDict, python)];
  yield ["get_origin", native("get_origin(tp)", originOf, python)];
  yield ["get_args", native("get_args(tp)", argumentsOf, python)];
  yield ["reveal_type", native("reveal_type(obj, /)", (value) => value, python)];
  yield ["assert_type", native("assert_type(val, typ, /)", (value) => value, python)];
  yield [
    "assert_never",
    native(
      "assert_never(arg, /)",
      (value) => {
        throw new PyException(assertionErrorType, [`Expected code to be unreachable, but got: ${repr(value)}`]);
      },
      python,
    ),
  ];
  yield [
    "dataclass_transform",
    native("dataclass_transform(**kwargs)", () => native("decorator(cls)", (cls) => cls, python), python),
  ];
  yield [
    "get_type_hints",
    native(
      "get_type_hints(obj, globalns=None, localns=None, include_extras=False)",
      (object, globals, locals, extras) => {
        const names = new PyDict();
        for (const scope of [globals, locals]) {
          if (scope instanceof PyDict) for (const { key, value } of scope.entries.values()) names.set(key, value);
        }
        return typeHints(object, names, truth(extras));
      },
      python,
    ),
  ];
}

export const typingModule: ModuleDefinition = { name: "typing", members };
