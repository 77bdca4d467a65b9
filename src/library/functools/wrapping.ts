/** `functools.wraps`, `update_wrapper`: making a wrapper look like what it wraps. */
import { attributeOr, getAttribute, setAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { dictOf, PyDict } from "../../values/dict.ts";
import type { NativeFunction } from "../../values/functions.ts";
import { forEach } from "../../values/iteration.ts";
import { native } from "../../values/native.ts";
import { tuple } from "../../values/sequences.ts";
import { str } from "../../values/text.ts";
import { PyObject, type Value } from "../../values/value.ts";
import { partialType } from "./partial.ts";

const names = ["__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__"];
export const wrapperAssignments: Value = tuple(...names);
export const wrapperUpdates: Value = tuple("__dict__");

/** Copies attributes from `wrapped` to `wrapper` and answers `wrapper`. */
export function updateWrapper(
  wrapper: Value,
  wrapped: Value,
  assigned: Value = wrapperAssignments,
  updated: Value = wrapperUpdates,
): Value {
  forEach(assigned, (name) => {
    const value = attributeOr(wrapped, str(name));
    if (value !== undefined) setAttribute(wrapper, str(name), value);
  });
  forEach(updated, (name) => {
    const found = attributeOr(wrapped, str(name));
    if (name === "__dict__" && wrapper instanceof PyObject) {
      getAttribute(wrapper, "__dict__");
      const own = wrapped instanceof PyObject ? wrapped.attrs : null;
      for (const [key, value] of own ?? []) setAttribute(wrapper, key, value);
    } else
      call(getAttribute(getAttribute(wrapper, str(name)), "update"), [found instanceof PyDict ? found : dictOf([])]);
  });
  setAttribute(wrapper, "__wrapped__", wrapped);
  return wrapper;
}

export const updateWrapperFunction: NativeFunction = native(
  "update_wrapper(wrapper, wrapped, assigned?, updated?)",
  (wrapper, wrapped, assigned, updated) => updateWrapper(wrapper, wrapped, assigned, updated),
  { python: true },
);

export const wrapsFunction: NativeFunction = native(
  "wraps(wrapped, assigned?, updated?)",
  (wrapped, assigned = wrapperAssignments, updated = wrapperUpdates) =>
    call(
      partialType,
      [updateWrapperFunction],
      new Map([
        ["wrapped", wrapped],
        ["assigned", assigned],
        ["updated", updated],
      ]),
    ),
  { python: true },
);
