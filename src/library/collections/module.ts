import { userListType as columnUserListType } from "../../columns/column-types.ts";
import { native } from "../../values/native.ts";
import type { Value } from "../../values/value.ts";
import { registerBuiltin } from "../abc/meta.ts";
import type { ModuleDefinition } from "../module-definition.ts";
import { installAbstractTypes } from "./abstract-module.ts";
import { mutableSequenceAbcType } from "./abstract-types.ts";
import { chainMapType, installChainMap } from "./chain-map.ts";
import { counterType, installCounter } from "./counter.ts";
import { defaultDictType, installDefaultDict } from "./default-dict.ts";
import { dequeType, installDeque } from "./deque.ts";
import { installNamedTuple, namedTuple } from "./named-tuple.ts";
import { installOrderedDict, orderedDictType } from "./ordered-dict.ts";
import { installUserDict, userDictType } from "./user-dict.ts";
import { installUserList, userListType } from "./user-list.ts";
import { installUserString, userStringType } from "./user-string.ts";

let installed = false;

export function installCollections(): void {
  if (installed) return;
  installAbstractTypes();
  for (const install of [
    installDeque,
    installDefaultDict,
    installOrderedDict,
    installCounter,
    installNamedTuple,
    installChainMap,
    installUserDict,
    installUserList,
    installUserString,
  ]) {
    install();
  }
  registerBuiltin(mutableSequenceAbcType, dequeType);
  registerBuiltin(userListType, columnUserListType);
  installed = true;
}

function members(): Iterable<readonly [string, Value]> {
  installCollections();
  const make = native("namedtuple(typename, field_names, *, rename=False, defaults=None, module=None)", namedTuple, {
    python: true,
  });
  return [
    ["namedtuple", make],
    ...[
      dequeType,
      defaultDictType,
      orderedDictType,
      counterType,
      chainMapType,
      userDictType,
      userListType,
      userStringType,
    ].map((type) => [type.qualname, type] as const),
  ];
}

export const collectionsModule: ModuleDefinition = { name: "collections", loads: ["collections.abc"], members };
