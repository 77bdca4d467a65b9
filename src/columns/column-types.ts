import { builtinType, objectType, strType, typeType } from "../values/core-types.ts";
import type { PyType } from "../values/value.ts";

/** The types of what a formula sees of a document, still without slots and methods. Names are the reference's: users meet them in error texts. */

const datapointModule = { module: "txscript.datapoint", sealed: true };

function made(name: string, base: PyType = objectType): PyType {
  return builtinType(name, base, datapointModule);
}

/**
 * A type with several bases, the way they are searched given in full. Only the first one's slots and members of the same name count,
 * as everywhere.
 */
function joined(name: string, ...mro: readonly PyType[]): PyType {
  const [first = objectType, ...others] = mro;
  const type = made(name, first);
  type.bases = [first, ...others.filter((base) => base !== objectType && !first.mro.includes(base))];
  type.mro = [type, ...mro];
  for (const base of mro) if (base !== first && !base.subclasses.includes(type)) base.subclasses.push(type);
  return type;
}

/** What list-likes are instances of the reference's classes of: `type(type(x))`. */
const abcMetaType: PyType = builtinType("ABCMeta", typeType, { module: "abc" });

function abstract(type: PyType): PyType {
  type.type = abcMetaType;
  return type;
}

/** What all list-likes share; `match` takes for a sequence whatever has a base of this name. */
export const sequenceType: PyType = abstract(builtinType("Sequence", objectType, { module: "collections.abc" }));
export const mutableSequenceType: PyType = abstract(
  builtinType("MutableSequence", sequenceType, { module: "collections.abc" }),
);
export const userListType: PyType = abstract(builtinType("UserList", mutableSequenceType, { module: "collections" }));

const fieldValueBaseType: PyType = made("FieldValueBase");
export const proxyBaseType: PyType = made("DatapointValueProxyBase", fieldValueBaseType);
export const numberValueType: PyType = made("NumberValue", proxyBaseType);
export const dateValueType: PyType = made("DateValue", proxyBaseType);
export const booleanValueType: PyType = made("BooleanValue", proxyBaseType);
export const noneValueType: PyType = made("NoneValue", proxyBaseType);
export const stringValueType: PyType = joined("StringValue", strType, objectType);

export const attrProxyType: PyType = made("DotAttrProxy");
export const optionType: PyType = made("EnumOption");
export const optionListType: PyType = abstract(made("EnumOptionList", userListType));
export const sourceListType: PyType = abstract(made("ValidationSourceList", userListType));

export const fieldSequenceType: PyType = abstract(made("FieldMutableSequence", mutableSequenceType));
/** The elementwise operators of columns, live and detached. */
export const columnMixinType: PyType = abstract(made("ColumnMixin"));
export const placeholderType: PyType = abstract(made("TableColumnValue", mutableSequenceType));
export const liveColumnType: PyType = abstract(
  joined("TableColumn", columnMixinType, fieldSequenceType, mutableSequenceType, sequenceType, objectType),
);
export const detachedColumnType: PyType = abstract(
  joined("ValuesColumn", columnMixinType, userListType, mutableSequenceType, sequenceType, objectType),
);
export const tableType: PyType = abstract(made("Table", fieldSequenceType));
export const tableRowsType: PyType = abstract(made("TableRows", fieldSequenceType));
export const rowType: PyType = made("TableRow");
export const headerType: PyType = builtinType("Fields", objectType, { module: "txscript.fields", sealed: true });
