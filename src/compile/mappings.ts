import { attributeOr } from "../values/attributes.ts";
import { call } from "../values/calls.ts";
import { typeName } from "../values/core-types.ts";
import { PyDict } from "../values/dict.ts";
import { typeError } from "../values/exceptions.ts";
import { forEach } from "../values/iteration.ts";
import { getItem } from "../values/operators.ts";
import type { Value } from "../values/value.ts";

/** Calls `visit` with each item of a mapping: a dictionary, or whatever has `keys` and can be subscripted. */
export function forEachPair(mapping: Value, visit: (key: Value, value: Value) => void, refuse: () => never): void {
  if (mapping instanceof PyDict) {
    for (const { key, value } of mapping.entries.values()) visit(key, value);
    return;
  }
  const keys = attributeOr(mapping, "keys");
  if (keys === undefined) refuse();
  else forEach(call(keys, []), (key) => visit(key, getItem(mapping, key)));
}

/** `{**mapping}`. */
export function updateMapping(dict: PyDict, mapping: Value): void {
  forEachPair(
    mapping,
    (key, value) => dict.set(key, value),
    () => {
      throw typeError(`'${typeName(mapping)}' object is not a mapping`);
    },
  );
}
