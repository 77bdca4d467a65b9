import { attributeOr } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { cellType } from "../../values/cells.ts";
import { winningMetaclass } from "../../values/classes.ts";
import { codeType } from "../../values/code-objects.ts";
import * as core from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { typeError } from "../../values/exceptions.ts";
import { PyMethod } from "../../values/functions.ts";
import { genericAliasType } from "../../values/generic-alias.ts";
import { collect } from "../../values/iteration.ts";
import { installMappingProxy, mappingProxyType } from "../../values/mapping-proxy.ts";
import { define, native } from "../../values/native.ts";
import { PyTuple, tuple } from "../../values/sequences.ts";
import { frameType, tracebackType } from "../../values/tracebacks.ts";
import { unionType } from "../../values/unions.ts";
import { type Kwargs, PyType, type Value } from "../../values/value.ts";
import { keywordsOf } from "../functools/partial.ts";
import type { ModuleDefinition } from "../module-definition.ts";
import { installSimpleNamespace, simpleNamespaceType } from "./simple-namespace.ts";

/** `types.resolve_bases(bases)`: bases that are not classes may say what to use instead. */
function resolveBases(bases: Value): PyTuple {
  const given = collect(bases);
  const resolved = given.flatMap((base) => {
    const entries = base instanceof PyType ? undefined : attributeOr(base, "__mro_entries__");
    if (entries === undefined) return [base];
    const replaced = call(entries, [new PyTuple(given)]);
    if (!(replaced instanceof PyTuple)) throw typeError("__mro_entries__ must return a tuple");
    return replaced.items;
  });
  return new PyTuple(resolved);
}

function prepareClass(name: Value, bases: Value, keywords: Value): readonly [Value, Value, Kwargs] {
  const kwargs = new Map(keywordsOf(keywords) ?? []);
  const types = collect(bases).filter((base) => base instanceof PyType);
  const asked = kwargs.get("metaclass") ?? types[0]?.type ?? core.typeType;
  kwargs.delete("metaclass");
  const meta = asked instanceof PyType ? winningMetaclass(asked, types) : asked;
  const hook = attributeOr(meta, "__prepare__");
  const rest = kwargs.size === 0 ? null : kwargs;
  return [meta, hook === undefined ? new PyDict() : call(hook, [name, bases], rest), rest];
}

function newClass(name: Value, bases: Value, keywords: Value, body: Value): Value {
  const resolved = resolveBases(bases);
  const [meta, namespace, kwargs] = prepareClass(name, resolved, keywords);
  if (body !== null) call(body, [namespace]);
  if (namespace instanceof PyDict && namespace.find("__module__") === undefined) namespace.set("__module__", "types");
  return call(meta, [name, resolved, namespace], kwargs);
}

let installed = false;

export function installTypes(): void {
  if (installed) return;
  installMappingProxy();
  installSimpleNamespace();
  define(core.methodType, {
    slots: {
      new: (_, args) => {
        const [func, self] = args;
        if (func === undefined || self === undefined) {
          throw typeError(`method expected 2 arguments, got ${args.length}`);
        }
        if (core.typeOf(func).slots.call === undefined) throw typeError("first argument must be callable");
        if (self === null) throw typeError("instance must not be None");
        return new PyMethod(func, self);
      },
      init: () => undefined,
    },
  });
  installed = true;
}

function members(): Iterable<readonly [string, Value]> {
  installTypes();
  return [
    ["FunctionType", core.functionType],
    ["LambdaType", core.functionType],
    ["MethodType", core.methodType],
    ["BuiltinFunctionType", core.nativeFunctionType],
    ["BuiltinMethodType", core.nativeFunctionType],
    ["MethodDescriptorType", core.methodDescriptorType],
    ["WrapperDescriptorType", core.wrapperDescriptorType],
    ["GetSetDescriptorType", core.getsetDescriptorType],
    ["MemberDescriptorType", core.memberDescriptorType],
    ["TracebackType", tracebackType],
    ["FrameType", frameType],
    ["CodeType", codeType],
    ["CellType", cellType],
    ["GeneratorType", core.generatorType],
    ["ModuleType", core.moduleType],
    ["NoneType", core.noneType],
    ["EllipsisType", core.typeOf(core.Ellipsis)],
    ["NotImplementedType", core.typeOf(core.NotImplemented)],
    ["GenericAlias", genericAliasType],
    ["UnionType", unionType],
    ["MappingProxyType", mappingProxyType],
    ["SimpleNamespace", simpleNamespaceType],
    ["DynamicClassAttribute", core.propertyType],
    ["resolve_bases", native("resolve_bases(bases)", resolveBases, { python: true })],
    [
      "prepare_class",
      native(
        "prepare_class(name, bases=(), kwds=None)",
        (name, bases, kwds) => {
          const [meta, namespace, kwargs] = prepareClass(name, bases, kwds);
          const rest = new PyDict();
          for (const [key, value] of kwargs ?? []) rest.set(key, value);
          return tuple(meta, namespace, rest);
        },
        { python: true },
      ),
    ],
    ["new_class", native("new_class(name, bases=(), kwds=None, exec_body=None)", newClass, { python: true })],
    [
      "get_original_bases",
      native(
        "get_original_bases(cls, /)",
        (cls) => {
          if (!(cls instanceof PyType)) {
            throw typeError(`Expected an instance of type, not '${core.typeName(cls)}'`);
          }
          return cls.members.get("__orig_bases__") ?? new PyTuple(cls.bases);
        },
        { python: true },
      ),
    ],
  ];
}

export const typesModule: ModuleDefinition = { name: "types", members };
