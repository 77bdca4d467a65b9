import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { PyDict } from "../../values/dict.ts";
import { PyTuple } from "../../values/sequences.ts";
import { str } from "../../values/text.ts";
import type { Value } from "../../values/value.ts";
import { functionMembers, type ModuleDefinition } from "../module-definition.ts";
import { installPrinter, printerType } from "./printer.ts";

const NAMES = ["compact", "sort_dicts", "underscore_numbers"];
const KEYWORDS = "compact=False, sort_dicts=True, underscore_numbers=False";

/** `method(value)` of a printer that is made for it. */
function printed(method: string, value: Value, settings: readonly Value[], keywords: readonly Value[] = []): Value {
  const kwargs = new Map(keywords.map((keyword, i) => [NAMES[i] ?? "", keyword]));
  return call(getAttribute(call(printerType, [...settings], kwargs), method), [value]);
}

const functions: Readonly<Record<string, (...values: Value[]) => Value>> = {
  [`pprint(object, stream=None, indent=1, width=80, depth=None, *, ${KEYWORDS})`]: (
    value = null,
    stream = null,
    indent = null,
    width = null,
    depth = null,
    ...keywords
  ) => printed("pprint", value, [indent, width, depth, stream], keywords),
  [`pformat(object, indent=1, width=80, depth=None, *, ${KEYWORDS})`]: (
    value = null,
    indent = null,
    width = null,
    depth = null,
    ...keywords
  ) => printed("pformat", value, [indent, width, depth], keywords),
  "saferepr(object)": (value = null) => {
    const shown = call(getAttribute(call(printerType, []), "format"), [value, new PyDict(), 0n, 0n]);
    return shown instanceof PyTuple ? (shown.items[0] ?? null) : shown;
  },
  "isreadable(object)": (value = null) => printed("isreadable", value, []),
  "isrecursive(object)": (value = null) => printed("isrecursive", value, []),
};

let installed = false;

function* members(): Iterable<readonly [string, Value]> {
  if (!installed) installPrinter();
  installed = true;
  const all = new Map(functionMembers(functions, { python: true }));
  const print = all.get("pprint") ?? null;
  const ordered = {
    "pp(object, *args, sort_dicts=False, **kwargs)": (value: Value, sortDicts: Value, args: Value, extra: Value) => {
      const kwargs = new Map([["sort_dicts", sortDicts]]);
      if (extra instanceof PyDict) for (const entry of extra.entries.values()) kwargs.set(str(entry.key), entry.value);
      return call(print, [value, ...(args as PyTuple).items], kwargs);
    },
  };
  yield* all;
  yield* functionMembers(ordered, { python: true });
  yield ["PrettyPrinter", printerType];
}

/** Python's `pprint`. */
export const pprintModule: ModuleDefinition = { name: "pprint", members };
