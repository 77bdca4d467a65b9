import { call } from "../../values/calls.ts";
import { typeName } from "../../values/core-types.ts";
import { PyException, typeError, typeErrorType } from "../../values/exceptions.ts";
import { iter, next } from "../../values/iteration.ts";
import { installMappingProxy } from "../../values/mapping-proxy.ts";
import { spend } from "../../values/meter.ts";
import { native } from "../../values/native.ts";
import type { Value } from "../../values/value.ts";
import { installCollections } from "../collections/module.ts";
import type { ModuleDefinition } from "../module-definition.ts";
import { cachedPropertyType, installCachedProperty } from "./cached-property.ts";
import { installDispatch, singleDispatchFunction, singleDispatchMethodType } from "./dispatch.ts";
import { cacheFunction, installLruCache, lruCacheFunction } from "./lru-cache.ts";
import { installOrdering, orderingFunctions } from "./ordering.ts";
import { installPartial, partialMethodType, partialType } from "./partial.ts";
import { updateWrapperFunction, wrapperAssignments, wrapperUpdates, wrapsFunction } from "./wrapping.ts";

let installed = false;

export function installFunctools(): void {
  if (installed) return;
  installCollections();
  installMappingProxy();
  for (const install of [installPartial, installLruCache, installCachedProperty, installOrdering, installDispatch]) {
    install();
  }
  installed = true;
}

function iterator(iterable: Value): Value {
  try {
    return iter(iterable);
  } catch (error) {
    const refused = error instanceof PyException && error.type === typeErrorType;
    if (refused && error.args[0] === `'${typeName(iterable)}' object is not iterable`) {
      throw typeError("reduce() arg 2 must support iteration");
    }
    throw error;
  }
}

function reduce(func: Value, iterable: Value, initial?: Value): Value {
  const source = iterator(iterable);
  let result = initial === undefined ? next(source) : initial;
  if (result === undefined) throw typeError("reduce() of empty iterable with no initial value");
  for (let item = next(source); item !== undefined; item = next(source)) {
    spend(1);
    result = call(func, [result, item]);
  }
  return result;
}

function members(): Iterable<readonly [string, Value]> {
  installFunctools();
  return [
    ["reduce", native("reduce(function, iterable, initial?, /)", reduce)],
    ["partial", partialType],
    ["partialmethod", partialMethodType],
    ["update_wrapper", updateWrapperFunction],
    ["wraps", wrapsFunction],
    ["WRAPPER_ASSIGNMENTS", wrapperAssignments],
    ["WRAPPER_UPDATES", wrapperUpdates],
    ["lru_cache", lruCacheFunction],
    ["cache", cacheFunction],
    ["cached_property", cachedPropertyType],
    ...orderingFunctions,
    ["singledispatch", singleDispatchFunction],
    ["singledispatchmethod", singleDispatchMethodType],
  ];
}

export const functoolsModule: ModuleDefinition = { name: "functools", members };
