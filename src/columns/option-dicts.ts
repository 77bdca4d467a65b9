import { call } from "../values/calls.ts";
import { dictType } from "../values/core-types.ts";
import { dictOf, PyDict } from "../values/dict.ts";
import { collect } from "../values/iteration.ts";
import { getItem } from "../values/operators.ts";
import { PyList } from "../values/sequences.ts";
import { str } from "../values/text.ts";
import type { Value } from "../values/value.ts";
import { EnumOption } from "./model.ts";

/**
 * An option as it is stored: `label`, `value` as text, `struct` if given; other keys are dropped. Throws what subscripting
 * throws: `KeyError` for a missing key, `TypeError` for what is no dictionary.
 */
export function normalizedOption(option: Value): PyDict {
  const source = option instanceof EnumOption ? option.dict : option;
  const items: [Value, Value][] = [
    ["label", getItem(source, "label")],
    ["value", str(getItem(source, "value"))],
  ];
  const struct = source instanceof PyDict ? source.get("struct") : undefined;
  if (struct !== undefined) items.push(["struct", struct]);
  return dictOf(items);
}

/** A list of options as it is stored. */
export function normalizedOptions(options: Value): PyList {
  return new PyList(collect(options).map(normalizedOption));
}

/** What `set_struct` takes: whatever `dict()` takes. Throws as `dict()` does. */
export function structOf(struct: Value): Value {
  return call(dictType, [struct]);
}
