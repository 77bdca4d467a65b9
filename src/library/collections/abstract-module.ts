import {
  mutableSequenceType as columnMutableSequenceType,
  sequenceType as columnSequenceType,
} from "../../columns/column-types.ts";
import { bytearrayType } from "../../values/bytes.ts";
import {
  bytesType,
  dictType,
  frozensetType,
  generatorType,
  listType,
  rangeType,
  setType,
  strType,
  tupleType,
} from "../../values/core-types.ts";
import { dictItemsType, dictKeysType, dictValuesType } from "../../values/dict-views.ts";
import type { Value } from "../../values/value.ts";
import { registerBuiltin } from "../abc/meta.ts";
import { installAbc } from "../abc/module.ts";
import type { ModuleDefinition } from "../module-definition.ts";
import { installAbstractMappings } from "./abstract-mappings.ts";
import { installProtocols } from "./abstract-protocols.ts";
import { installAbstractSequences } from "./abstract-sequences.ts";
import { installAbstractSets } from "./abstract-sets.ts";
import * as t from "./abstract-types.ts";

let installed = false;

/** Fills the abstract base classes of containers. */
export function installAbstractTypes(): void {
  if (installed) return;
  installAbc();
  installProtocols();
  installAbstractSets();
  installAbstractMappings();
  installAbstractSequences();
  registerBuiltin(t.generatorAbcType, generatorType);
  registerBuiltin(t.setAbcType, frozensetType, dictKeysType, dictItemsType);
  registerBuiltin(t.mutableSetType, setType);
  registerBuiltin(t.keysViewType, dictKeysType);
  registerBuiltin(t.itemsViewType, dictItemsType);
  registerBuiltin(t.valuesViewType, dictValuesType);
  registerBuiltin(t.mutableMappingType, dictType);
  registerBuiltin(t.sequenceAbcType, tupleType, strType, rangeType, bytesType, columnSequenceType);
  registerBuiltin(t.mutableSequenceAbcType, listType, bytearrayType, columnMutableSequenceType);
  registerBuiltin(t.byteStringType, bytesType, bytearrayType);
  registerBuiltin(t.bufferType, bytesType, bytearrayType);
  installed = true;
}

function members(): Iterable<readonly [string, Value]> {
  installAbstractTypes();
  return t.abstractTypes.map((type) => [type.name, type] as const);
}

export const collectionsAbcModule: ModuleDefinition = { name: "collections.abc", members };
