/** The classes of `collections.abc`, bare; the files beside fill them. */
import type { PyType } from "../../values/value.ts";
import { abcMetaType } from "../abc/meta.ts";
import { pythonClass } from "../python-class.ts";

function abstract(name: string, ...bases: readonly PyType[]): PyType {
  return pythonClass(name, bases, { module: "collections.abc", meta: abcMetaType, slotted: true });
}

export const hashableType: PyType = abstract("Hashable");
export const awaitableType: PyType = abstract("Awaitable");
export const coroutineType: PyType = abstract("Coroutine", awaitableType);
export const asyncIterableType: PyType = abstract("AsyncIterable");
export const asyncIteratorType: PyType = abstract("AsyncIterator", asyncIterableType);
export const asyncGeneratorType: PyType = abstract("AsyncGenerator", asyncIteratorType);
export const iterableType: PyType = abstract("Iterable");
export const iteratorAbcType: PyType = abstract("Iterator", iterableType);
export const reversibleType: PyType = abstract("Reversible", iterableType);
export const generatorAbcType: PyType = abstract("Generator", iteratorAbcType);
export const sizedType: PyType = abstract("Sized");
export const containerType: PyType = abstract("Container");
export const collectionType: PyType = abstract("Collection", sizedType, iterableType, containerType);
export const bufferType: PyType = abstract("Buffer");
export const callableType: PyType = abstract("Callable");
export const setAbcType: PyType = abstract("Set", collectionType);
export const mutableSetType: PyType = abstract("MutableSet", setAbcType);
export const mappingType: PyType = abstract("Mapping", collectionType);
export const mutableMappingType: PyType = abstract("MutableMapping", mappingType);
export const mappingViewType: PyType = abstract("MappingView", sizedType);
export const keysViewType: PyType = abstract("KeysView", mappingViewType, setAbcType);
export const itemsViewType: PyType = abstract("ItemsView", mappingViewType, setAbcType);
export const valuesViewType: PyType = abstract("ValuesView", mappingViewType, collectionType);
export const sequenceAbcType: PyType = abstract("Sequence", reversibleType, collectionType);
export const mutableSequenceAbcType: PyType = abstract("MutableSequence", sequenceAbcType);
export const byteStringType: PyType = abstract("ByteString", sequenceAbcType);

/** All of them, in the order of the module's `__all__`. */
export const abstractTypes: readonly PyType[] = [
  awaitableType,
  coroutineType,
  asyncIterableType,
  asyncIteratorType,
  asyncGeneratorType,
  hashableType,
  iterableType,
  iteratorAbcType,
  generatorAbcType,
  reversibleType,
  sizedType,
  containerType,
  callableType,
  collectionType,
  setAbcType,
  mutableSetType,
  mappingType,
  mutableMappingType,
  mappingViewType,
  keysViewType,
  itemsViewType,
  valuesViewType,
  sequenceAbcType,
  mutableSequenceAbcType,
  byteStringType,
  bufferType,
];
