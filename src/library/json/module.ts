import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { asText } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { tuple } from "../../values/sequences.ts";
import { truth } from "../../values/truth.ts";
import type { Value } from "../../values/value.ts";
import { functionMembers, type ModuleDefinition } from "../module-definition.ts";
import { decodeErrorType, installDecodeError } from "./decode-error.ts";
import { decoderType, decodeText, decodeWith, installDecoder, sourceText } from "./decoder.ts";
import { encoderType, encodeText, encodeWith, installEncoder, plainOptions, writeWith } from "./encoder-type.ts";
import { plainScan } from "./scanner.ts";

const LOAD_NAMES = ["object_hook", "parse_float", "parse_int", "parse_constant", "object_pairs_hook"] as const;
const DUMP_NAMES = ["skipkeys", "ensure_ascii", "check_circular", "allow_nan"] as const;

/** Arguments by name, those that were caught by `**kw` last. */
function keywords(names: readonly string[], values: readonly Value[], extra: Value): Map<string, Value> {
  const kwargs = new Map<string, Value>();
  names.forEach((name, i) => void kwargs.set(name, values[i] ?? null));
  if (extra instanceof PyDict)
    for (const { key, value } of extra.entries.values()) kwargs.set(asText(key) ?? "", value);
  return kwargs;
}

function loads(source: Value, cls: Value, hooks: readonly Value[], extra: Value): Value {
  const text = sourceText(source);
  const given = keywords(LOAD_NAMES, hooks, extra);
  for (const name of LOAD_NAMES) if (given.get(name) === null) given.delete(name);
  if (cls === null && given.size === 0) return decodeText(text, plainScan);
  return decodeWith(cls ?? decoderType, given, text);
}

/** The keyword arguments of an encoder for those of `dump` and `dumps`; `null` when all are at their defaults. */
function encoderArguments(values: readonly Value[]): {
  readonly cls: Value;
  readonly kwargs: Map<string, Value> | null;
} {
  const [skipkeys = null, ensureAscii = null, checkCircular = null, allowNan = null, cls = null, ...rest] = values;
  const [indent = null, separators = null, fallback = null, sortKeys = null, extra = null] = rest;
  const plain = !truth(skipkeys) && truth(ensureAscii) && truth(checkCircular) && truth(allowNan) && !truth(sortKeys);
  const bare = cls === null && indent === null && separators === null && fallback === null;
  if (plain && bare && extra instanceof PyDict && extra.size === 0) return { cls, kwargs: null };
  const kwargs = keywords(DUMP_NAMES, [skipkeys, ensureAscii, checkCircular, allowNan], null);
  kwargs.set("indent", indent);
  kwargs.set("separators", separators);
  kwargs.set("default", fallback);
  kwargs.set("sort_keys", sortKeys);
  return { cls, kwargs: new Map([...kwargs, ...keywords([], [], extra)]) };
}

const DUMP_OPTIONS =
  "*, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw";
const LOAD_OPTIONS =
  "*, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw";

const FUNCTIONS: Readonly<Record<string, (...args: Value[]) => Value>> = {
  [`loads(s, ${LOAD_OPTIONS})`]: (source = null, cls = null, ...rest) =>
    loads(source, cls, rest.slice(0, -1), rest.at(-1) ?? null),
  [`load(fp, ${LOAD_OPTIONS})`]: (file = null, cls = null, ...rest) =>
    loads(call(getAttribute(file, "read"), []), cls, rest.slice(0, -1), rest.at(-1) ?? null),
  [`dumps(obj, ${DUMP_OPTIONS})`]: (value = null, ...rest) => {
    const { cls, kwargs } = encoderArguments(rest);
    return kwargs === null ? encodeText(value, plainOptions) : encodeWith(cls, kwargs, value);
  },
  [`dump(obj, fp, ${DUMP_OPTIONS})`]: (value = null, file = null, ...rest) => {
    const { cls, kwargs } = encoderArguments(rest);
    writeWith(cls, kwargs, value, file);
    return null;
  },
};

let installed = false;

function install(): void {
  if (installed) return;
  installed = true;
  installDecodeError();
  installDecoder();
  installEncoder();
}

/** Python's `json`. */
export const jsonModule: ModuleDefinition = {
  name: "json",
  loads: ["json.decoder", "json.encoder"],
  members: (): Iterable<readonly [string, Value]> => {
    install();
    return [
      ...functionMembers(FUNCTIONS, { python: true }),
      ["JSONDecoder", decoderType],
      ["JSONEncoder", encoderType],
      ["JSONDecodeError", decodeErrorType],
      ["__all__", tuple("dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder")],
      ["__version__", "2.0.9"],
    ];
  },
};

/** `json.decoder`, for those who catch `json.decoder.JSONDecodeError`. */
export const jsonDecoderModule: ModuleDefinition = {
  name: "json.decoder",
  members: (): Iterable<readonly [string, Value]> => {
    install();
    return [
      ["JSONDecoder", decoderType],
      ["JSONDecodeError", decodeErrorType],
    ];
  },
};

/** `json.encoder`. */
export const jsonEncoderModule: ModuleDefinition = {
  name: "json.encoder",
  members: (): Iterable<readonly [string, Value]> => {
    install();
    return [["JSONEncoder", encoderType]];
  },
};
