/** `_csv.Dialect`: the settings of readers and writers, checked; and the dialects that have a name. */
import { attributeOr } from "../../values/attributes.ts";
import { pointLength } from "../../values/code-points.ts";
import { asText, builtinType, typeName } from "../../values/core-types.ts";
import type { PyDict } from "../../values/dict.ts";
import { attributeError, exceptionType, PyException, typeError } from "../../values/exceptions.ts";
import { hash } from "../../values/hashing.ts";
import { define, type NativeBody } from "../../values/native.ts";
import { perRun } from "../../values/per-run.ts";
import { PyList, type PyTuple } from "../../values/sequences.ts";
import { intArgument } from "../../values/str-arguments.ts";
import { truth } from "../../values/truth.ts";
import { type Kwargs, PyObject, type PyType, type Value } from "../../values/value.ts";

export const MINIMAL = 0;
export const ALL = 1;
export const NONNUMERIC = 2;
export const NONE = 3;
export const STRINGS = 4;
export const NOTNULL = 5;

export const dialectType: PyType = builtinType("_csv.Dialect");
export const csvErrorType: PyType = builtinType("Error", exceptionType, { module: "_csv" });

export function csvError(message: string): PyException {
  return new PyException(csvErrorType, [message]);
}

interface Settings {
  readonly delimiter: string;
  readonly doublequote: boolean;
  readonly escapechar: string | null;
  readonly lineterminator: string;
  readonly quotechar: string | null;
  readonly quoting: number;
  readonly skipinitialspace: boolean;
  readonly strict: boolean;
}

const names = [
  "delimiter",
  "doublequote",
  "escapechar",
  "lineterminator",
  "quotechar",
  "quoting",
  "skipinitialspace",
  "strict",
] as const;
const parameters: readonly string[] = ["dialect", ...names];

export class PyDialect extends PyObject {
  readonly settings: Settings;

  constructor(settings: Settings, type: PyType = dialectType) {
    super(type);
    this.settings = settings;
  }
}

function characterOr(name: string, value: Value | undefined, fallback: string): string | null {
  if (value === undefined) return fallback;
  if (value === null) return null;
  const text = asText(value);
  if (text === undefined) {
    const wanted = name === "delimiter" ? "string" : "string or None";
    throw typeError(`"${name}" must be ${wanted}, not ${typeName(value)}`);
  }
  if (pointLength(text) !== 1) throw typeError(`"${name}" must be a 1-character string`);
  return text;
}

function quotingOf(value: Value | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== "bigint") throw typeError('"quoting" must be an integer');
  return intArgument(value);
}

/** Checked in the order of the names, then for what goes together. */
function settingsOf(given: ReadonlyMap<string, Value>): Settings {
  const flag = (name: string, fallback: boolean): boolean => {
    const value = given.get(name);
    return value === undefined ? fallback : truth(value);
  };
  const delimiter = characterOr("delimiter", given.get("delimiter"), ",");
  if (delimiter === null) throw typeError('"delimiter" must be string, not NoneType');
  const doublequote = flag("doublequote", true);
  const escapechar = given.has("escapechar") ? characterOr("escapechar", given.get("escapechar"), "") : null;
  const end = given.get("lineterminator");
  const lineterminator = end === undefined ? "\r\n" : end === null ? null : asText(end);
  if (lineterminator === undefined) throw typeError('"lineterminator" must be a string');
  const quotechar = characterOr("quotechar", given.get("quotechar"), '"');
  const wanted = quotingOf(given.get("quoting"));
  const skipinitialspace = flag("skipinitialspace", false);
  const strict = flag("strict", false);
  if (wanted !== undefined && (wanted < MINIMAL || wanted > NOTNULL)) throw typeError('bad "quoting" value');
  const quoting = wanted ?? (quotechar === null ? NONE : MINIMAL);
  if (quoting !== NONE && quotechar === null) throw typeError("quotechar must be set if quoting enabled");
  if (lineterminator === null) throw typeError("lineterminator must be set");
  return { delimiter, doublequote, escapechar, lineterminator, quotechar, quoting, skipinitialspace, strict };
}

/** The dialect that the arguments of a reader mean: one by name or by its attributes, with single settings replaced. */
export function makeDialect(args: readonly Value[], kwargs: Kwargs, type: PyType = dialectType): PyDialect {
  const given = new Map<string, Value>();
  for (const [i, value] of args.entries()) given.set(parameters[i] ?? "", value);
  for (const [name, value] of kwargs ?? []) {
    if (!parameters.includes(name)) throw typeError(`'${name}' is an invalid keyword argument for this function`);
    if (given.has(name)) {
      const at = parameters.indexOf(name) + 1;
      throw typeError(`argument for function given by name ('${name}') and position (${at})`);
    }
    given.set(name, value);
  }
  let base = given.get("dialect");
  if (base !== undefined && asText(base) !== undefined) base = dialectNamed(base);
  if (base instanceof PyDialect && given.size === 1 && type === dialectType) return base;
  if (base !== undefined) {
    for (const name of names) {
      const value = given.has(name) ? undefined : attributeOr(base, name);
      if (value !== undefined) given.set(name, value);
    }
  }
  return new PyDialect(settingsOf(given), type);
}

/** The arguments of functions that take a dialect and settings beside something else, which is checked before. */
export function dialectArguments<T>(
  given: Value,
  settings: Value,
  check: (first: Value) => T,
): { readonly first: T; readonly dialect: PyDialect } {
  const [value, ...rest] = (given as PyTuple).items;
  if (value === undefined) throw typeError(" expected at least 1 argument, got 0");
  if (rest.length > 1) throw typeError(` expected at most 2 arguments, got ${rest.length + 1}`);
  const first = check(value);
  const kwargs = new Map<string, Value>();
  for (const entry of (settings as PyDict).entries.values()) kwargs.set(asText(entry.key) ?? "", entry.value);
  return { first, dialect: makeDialect(rest, kwargs) };
}

const standard = { delimiter: ",", doublequote: true, escapechar: null, quotechar: '"' };
const excel = { ...standard, lineterminator: "\r\n", quoting: MINIMAL, skipinitialspace: false, strict: false };

const registry: () => Map<string, PyDialect> = perRun(
  () =>
    new Map([
      ["excel", new PyDialect(excel)],
      ["excel-tab", new PyDialect({ ...excel, delimiter: "\t" })],
      ["unix", new PyDialect({ ...excel, lineterminator: "\n", quoting: ALL })],
    ]),
);

function dialectNamed(name: Value): PyDialect {
  hash(name);
  const found = registry().get(asText(name) ?? "");
  if (found === undefined || asText(name) === undefined) throw csvError("unknown dialect");
  return found;
}

/** The functions of `csv` about dialects, by signature. */
export const dialectFunctions: Readonly<Record<string, NativeBody>> = {
  "register_dialect(*args, **kwargs)": (args: Value, kwargs: Value) => {
    const { first, dialect } = dialectArguments(args, kwargs, (name) => {
      const text = asText(name);
      if (text === undefined) throw typeError("dialect name must be a string");
      return text;
    });
    registry().set(first, dialect);
    return null;
  },
  "unregister_dialect(name)": (name: Value) => {
    dialectNamed(name);
    registry().delete(asText(name) ?? "");
    return null;
  },
  "get_dialect(name)": dialectNamed,
  "list_dialects()": () => new PyList([...registry().keys()]),
};

export function installDialect(): void {
  const readOnly = (name: string) => (): never => {
    throw attributeError(`attribute '${name}' of '_csv.Dialect' objects is not writable`);
  };
  define<PyDialect>(dialectType, {
    slots: { new: (type, args, kwargs) => makeDialect(args, kwargs, type) },
    getters: Object.fromEntries(
      names.map((name) => [
        name,
        ({ settings }: PyDialect): Value => (name === "quoting" ? BigInt(settings.quoting) : settings[name]),
      ]),
    ),
    setters: Object.fromEntries(names.map((name) => [name, readOnly(name)])),
  });
  define<PyException>(csvErrorType, {});
}
