/** `typing.NamedTuple`, as a base class and as a function. */
import { setAttribute } from "../../values/attributes.ts";
import { builtinType, typeType } from "../../values/core-types.ts";
import { dictOf, PyDict } from "../../values/dict.ts";
import { attributeError, typeError } from "../../values/exceptions.ts";
import { runningModule } from "../../values/host.ts";
import { collect } from "../../values/iteration.ts";
import { bindPython, define, readSignature } from "../../values/native.ts";
import { PyTuple } from "../../values/sequences.ts";
import { str } from "../../values/text.ts";
import { PyObject, PyType, type Value } from "../../values/value.ts";
import { namedTuple } from "../collections/named-tuple.ts";
import { checkedType, variablesIn } from "./alias.ts";
import { genericType } from "./classes.ts";

const formType: PyType = builtinType("function", undefined, { sealed: true });
const metaType: PyType = builtinType("NamedTupleMeta", typeType, { module: "typing" });
const placeholderType: PyType = new PyType(metaType, "NamedTuple", [], { module: "typing" });
export const namedTupleForm: PyObject = new PyObject(formType);

const prohibited: ReadonlySet<string> = new Set([
  "__new__",
  "__init__",
  "__slots__",
  "__getnewargs__",
  "_fields",
  "_field_defaults",
  "_field_types",
  "_make",
  "_replace",
  "_asdict",
  "_source",
]); // prettier-ignore
const special: ReadonlySet<string> = new Set([
  "__module__",
  "__name__",
  "__annotations__",
  "__orig_bases__",
  "__qualname__",
]);

const checked = (type: Value, name: string): Value => checkedType(type, `field ${name} annotation must be a type`);

function make(name: string, fields: readonly (readonly [string, Value])[], defaults: Value[], module: Value): PyType {
  const names = new PyTuple(fields.map(([field]) => field));
  const made = namedTuple(name, names, false, new PyTuple(defaults), module);
  const type = made as PyType;
  type.members.set("__annotations__", dictOf(fields));
  return type;
}

/** `class Point(NamedTuple): x: int`. */
function fromBody(name: string, bases: readonly Value[], namespace: PyDict): Value {
  if (bases.some((base) => base !== placeholderType && base !== genericType)) {
    throw typeError("can only inherit from a NamedTuple type and Generic");
  }
  const annotations = namespace.get("__annotations__");
  const entries = annotations instanceof PyDict ? [...annotations.entries.values()] : [];
  const fields = entries.map(({ key, value }) => [str(key), checked(value, str(key))] as const);
  const defaulted: string[] = [];
  for (const [field] of fields) {
    if (namespace.find(field) !== undefined) defaulted.push(field);
    else if (defaulted.length > 0) {
      const many = defaulted.length > 1 ? "s" : "";
      throw typeError(
        `Non-default namedtuple field ${field} cannot follow default field${many} ${defaulted.join(", ")}`,
      );
    }
  }
  const type = make(
    name,
    fields,
    defaulted.map((field) => namespace.get(field) ?? null),
    namespace.get("__module__") ?? runningModule(),
  );
  for (const { key, value } of namespace.entries.values()) {
    const member = str(key);
    if (prohibited.has(member)) throw attributeError(`Cannot overwrite NamedTuple attribute ${member}`);
    if (special.has(member)) {
      if (member === "__qualname__") type.qualname = str(value);
      else if (member === "__orig_bases__") type.members.set(member, value);
    } else if (!fields.some(([field]) => field === member)) setAttribute(type, member, value);
  }
  const generic = bases.includes(genericType);
  const written = type.members.get("__orig_bases__");
  if (generic)
    type.members.set("__parameters__", new PyTuple(variablesIn(written instanceof PyTuple ? written.items : [])));
  if (generic) type.members.set("__class_getitem__", genericType.members.get("__class_getitem__") ?? null);
  return type;
}

const signature = readSignature("NamedTuple(typename, fields=None, /, **kwargs)");

export function installNamedTupleForm(): void {
  define<PyObject>(formType, {
    slots: {
      repr: () => "<function NamedTuple at 0x7f0000000000>",
      call: (_, args, kwargs) => {
        const [name = null, given = null, named = null] = bindPython(signature, "NamedTuple", undefined, args, kwargs);
        const pairs =
          given === null
            ? named instanceof PyDict
              ? [...named.entries.values()].map(({ key, value }): readonly Value[] => [key, value])
              : []
            : collect(given).map((pair) => collect(pair));
        const fields = pairs.map(([key = null, type = null]) => [str(key), checked(type, str(key))] as const);
        const type = make(str(name), fields, [], runningModule());
        type.members.set("__orig_bases__", new PyTuple([namedTupleForm]));
        return type;
      },
    },
    methods: { "__mro_entries__(bases)": () => new PyTuple([placeholderType]) },
    getters: { __name__: () => "NamedTuple", __qualname__: () => "NamedTuple", __module__: () => "typing" },
  });
  define<PyType>(metaType, {
    slots: {
      new: (_, [name = null, bases = null, namespace = null]) =>
        fromBody(str(name), collect(bases), namespace instanceof PyDict ? namespace : new PyDict()),
    },
  });
}
