import { bytesOf, PyBytes } from "../../values/bytes.ts";
import { asText, typeName } from "../../values/core-types.ts";
import { typeError } from "../../values/exceptions.ts";
import { installMappingProxy } from "../../values/mapping-proxy.ts";
import { allowText } from "../../values/meter.ts";
import { native } from "../../values/native.ts";
import { binaryOperators } from "../../values/operators.ts";
import { tuple } from "../../values/sequences.ts";
import type { Value } from "../../values/value.ts";
import { functionMembers, type ModuleDefinition } from "../module-definition.ts";
import { compilePattern, purge } from "./cache.ts";
import { escapePattern } from "./escape.ts";
import { errorType, installError, textOf } from "./faults.ts";
import type { Mode } from "./found.ts";
import { installMatch, installPattern } from "./members.ts";
import { matchType, patternType } from "./objects.ts";
import { flagNames, installRegexFlag, regexFlag, regexFlagType } from "./regex-flags.ts";
import { findAll, iterateMatches, matchOnce, splitText, substitute, substitutionOf, targetOf } from "./scanning.ts";

/** `re.escape`. */
function escapeValue(pattern: Value): Value {
  const text = textOf(pattern);
  if (text === undefined) throw typeError(`decoding to str: need a bytes-like object, ${typeName(pattern)} found`);
  allowText(2 * text.length);
  const quoted = escapePattern(text);
  return asText(pattern) === undefined ? new PyBytes(bytesOf(quoted)) : quoted;
}

const once =
  (mode: Mode) =>
  (pattern: Value, string: Value, flags: Value): Value => {
    const compiled = compilePattern(pattern, flags);
    return matchOnce(compiled, targetOf(compiled, string), mode);
  };

/** The functions of the module by signature; in CPython they are written in Python, and wrong calls are worded so. */
const FUNCTIONS: Readonly<Record<string, (...args: Value[]) => Value>> = {
  "match(pattern, string, flags=0)": once("match") as (...args: Value[]) => Value,
  "fullmatch(pattern, string, flags=0)": once("fullmatch") as (...args: Value[]) => Value,
  "search(pattern, string, flags=0)": once("search") as (...args: Value[]) => Value,
  "subn(pattern, repl, string, count=0, flags=0)": (
    pattern = null,
    repl = null,
    string = null,
    count = 0n,
    flags = 0n,
  ) => {
    const [text, done] = substitute(substitutionOf(compilePattern(pattern, flags), repl, count), string);
    return tuple(text, BigInt(done));
  },
  "split(pattern, string, maxsplit=0, flags=0)": (pattern = null, string = null, maxsplit = 0n, flags = 0n) =>
    splitText(compilePattern(pattern, flags), string, maxsplit),
  "findall(pattern, string, flags=0)": (pattern = null, string = null, flags = 0n) => {
    const compiled = compilePattern(pattern, flags);
    return findAll(compiled, targetOf(compiled, string));
  },
  "finditer(pattern, string, flags=0)": (pattern = null, string = null, flags = 0n) => {
    const compiled = compilePattern(pattern, flags);
    return iterateMatches(compiled, targetOf(compiled, string));
  },
  "compile(pattern, flags=0)": (pattern = null, flags = 0n) => compilePattern(pattern, flags),
  "template(pattern, flags=0)": (pattern = null, flags = 0n) =>
    compilePattern(pattern, binaryOperators["BitOr"]?.(flags, regexFlag(1n)) ?? flags),
  "purge()": purge,
  "escape(pattern)": (pattern = null) => escapeValue(pattern),
};

const subFunction = (): Value =>
  native(
    "sub(pattern, repl, string, count=0, flags=0)",
    (pattern = null, repl = null, string = null, count = 0n, flags = 0n) =>
      substitute(substitutionOf(compilePattern(pattern, flags), repl, count), string)[0],
    {
      python: true,
      ahead: (pattern = null, repl = null) => {
        const substitution = substitutionOf(compilePattern(pattern, 0n), repl);
        return (string) => substitute(substitution, string)[0];
      },
    },
  );

const EXPORTED = [
  "match fullmatch search sub subn split findall finditer compile purge template escape error Pattern Match A I L M S X U",
  "ASCII IGNORECASE LOCALE MULTILINE DOTALL VERBOSE UNICODE NOFLAG RegexFlag",
];

let installed = false;

function install(): void {
  if (installed) return;
  installed = true;
  installRegexFlag();
  installError();
  installMappingProxy();
  installPattern();
  installMatch();
}

/** Python's `re`. */
export const reModule: ModuleDefinition = {
  name: "re",
  members: (): Iterable<readonly [string, Value]> => {
    install();
    return [
      ...functionMembers(FUNCTIONS, { python: true }),
      ["sub", subFunction()],
      ["error", errorType],
      ["Pattern", patternType],
      ["Match", matchType],
      ["RegexFlag", regexFlagType],
      ...flagNames(),
      ["__all__", tuple(...EXPORTED.join(" ").split(" "))],
      ["__version__", "2.2.1"],
    ];
  },
};
