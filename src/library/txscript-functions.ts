import { defaultTo, isEmpty } from "../columns/emptiness.ts";
import { PyFunction } from "../values/functions.ts";
import type { Parameters } from "../values/parameters.ts";
import { bindArguments } from "../values/parameters.ts";
import { truth } from "../values/truth.ts";
import type { Value } from "../values/value.ts";

/** A function that looks and fails like one written in Python. */
function pythonFunction(
  name: string,
  names: readonly [string] | readonly [string, string],
  body: (first?: Value, second?: Value) => Value,
): Value {
  const parameters: Parameters = {
    names,
    positionalOnly: 0,
    positional: names.length,
    defaults: names.map(() => undefined),
    vararg: null,
    kwarg: null,
  };
  return new PyFunction(name, name, "txscript.builtins", null, parameters, (args, kwargs) => {
    const plain = kwargs === null && args.length === names.length;
    const bound = plain ? args : bindArguments(name, parameters, args, kwargs);
    return body(bound[0], bound[1]);
  });
}

/** `is_empty`, `default_to` and their older names (spec 3.10). */
export const emptinessFunctions: readonly (readonly [string, Value])[] = [
  ["is_empty", pythonFunction("is_empty", ["value"], (value = null) => isEmpty(value))],
  ["is_set", pythonFunction("is_set", ["value"], (value = null) => !truth(isEmpty(value)))],
  [
    "default_to",
    pythonFunction("default_to", ["value", "default"], (value = null, other = null) => defaultTo(value, other)),
  ],
  [
    "fallback",
    pythonFunction("default_to", ["value", "default"], (value = null, other = null) => defaultTo(value, other)),
  ],
];
