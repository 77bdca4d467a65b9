import { readFileSync } from "node:fs";
import { runPython } from "../../src/engine/python.ts";
import { builtins } from "../../src/library/builtins.ts";
import { installCore } from "../../src/library/install.ts";
import type { ModuleDefinition } from "../../src/library/module-definition.ts";
import { moduleTable } from "../../src/library/module-table.ts";
import { getAttribute } from "../../src/values/attributes.ts";
import { PyBytes } from "../../src/values/bytes.ts";
import { call } from "../../src/values/calls.ts";
import { makeClass } from "../../src/values/classes.ts";
import { floatType, intType, PyBoxed, typeName, typeOf, typeType } from "../../src/values/core-types.ts";
import { dictOf } from "../../src/values/dict.ts";
import { pythonException } from "../../src/values/exceptions.ts";
import { defaultHost } from "../../src/values/host.ts";
import { next } from "../../src/values/iteration.ts";
import { defaultLimits, metered } from "../../src/values/meter.ts";
import { floatFromHex } from "../../src/values/numbers/float-hex.ts";
import { PyList, PyTuple } from "../../src/values/sequences.ts";
import { repr, str } from "../../src/values/text.ts";
import type { Value } from "../../src/values/value.ts";

/** Lines that scripts/record-builtins.py wrote; the format is described there. */
type Coded = null | boolean | string | readonly (string | Coded)[];
type Line = readonly [string, readonly Coded[], Readonly<Record<string, Coded>>, string, string];

/** How one line fared: `null` when all is equal. */
export interface Difference {
  readonly call: string;
  readonly expected: string;
  readonly got: string;
}

installCore();
const derivedInt = makeClass(typeType, "DerivedInt", [intType], new Map([["__module__", "__main__"]]));
const derivedFloat = makeClass(typeType, "DerivedFloat", [floatType], new Map([["__module__", "__main__"]]));

/** Replays recorded programs; the file's first line is what stands before each. */
export function replayPrograms(fixture: string, modules: readonly ModuleDefinition[] = []): Difference[] {
  const differences: Difference[] = [];
  const options = { modules: moduleTable(...modules), limits: defaultLimits, host: defaultHost };
  const [prelude = '""', ...lines] = linesOf(fixture);
  const before = JSON.parse(prelude) as string;
  for (const text of lines) {
    const [code, type, shown] = JSON.parse(text) as readonly [string, string, string];
    const outcome = runPython(before + code, options);
    const got = outcome.ok ? `${outcome.type}: ${outcome.repr}` : `!${outcome.error}: ${outcome.message}`;
    const expected = `${type}: ${shown}`;
    if (got !== expected) differences.push({ call: code, expected, got });
  }
  return differences;
}

function linesOf(fixture: string): string[] {
  return readFileSync(new URL(`../fixtures/${fixture}.jsonl`, import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
}

/** Replays recorded calls against our built-ins and the given modules. */
export function replay(fixture: string, modules: readonly ModuleDefinition[] = []): Difference[] {
  const members = new Map(modules.map((module) => [module.name, new Map(module.members())]));
  const find = (name: string): Value => {
    const dot = name.indexOf(".");
    const found = members.get(name.slice(0, dot))?.get(name.slice(dot + 1));
    if (found === undefined) throw new Error(`no ${name}`);
    return found;
  };
  const differences: Difference[] = [];
  for (const text of linesOf(fixture)) {
    const line = JSON.parse(text) as Line;
    const got = metered(defaultLimits, () => answer(line, find));
    const expected = `${line[3]}: ${line[4]}`;
    if (got !== expected)
      differences.push({ call: text.slice(0, 400), expected: expected.slice(0, 300), got: got.slice(0, 300) });
  }
  return differences;
}

function answer([name, coded, keywords]: Line, find: (name: string) => Value): string {
  try {
    const decode = (item: Coded): Value => decoded(item, find);
    let args = coded.map(decode);
    const entries = Object.entries(keywords).map(([key, item]) => [key, decode(item)] as const);
    const kwargs = entries.length === 0 ? null : new Map(entries);
    let callee: Value;
    if (name.startsWith("m:")) {
      const [self = null, ...rest] = args;
      callee = getAttribute(self, name.slice(2));
      args = rest;
    } else if (name.startsWith("b:")) {
      callee = builtins.get(name.slice(2)) ?? null;
    } else {
      callee = find(name.startsWith("op:") ? `operator.${name.slice(3)}` : name);
    }
    return shown(call(callee, args, kwargs));
  } catch (error) {
    const exception = pythonException(error);
    if (exception === undefined) return `fault: ${error instanceof Error ? error.stack : String(error)}`;
    return `!${exception.type.name}: ${str(exception)}`;
  }
}

/** Iterators show what is in them, up to forty items. */
function shown(value: Value): string {
  if (typeOf(value).slots.next === undefined) return `${typeName(value)}: ${repr(value)}`;
  const items: Value[] = [];
  for (let item = next(value); item !== undefined; item = next(value)) {
    items.push(item);
    if (items.length === 40) break;
  }
  return `iterator: ${repr(new PyList(items))}`;
}

function decoded(item: Coded, find: (name: string) => Value): Value {
  if (item === null || typeof item === "boolean") return item;
  if (typeof item !== "string") return container(item, find);
  const text = item.slice(2);
  switch (item.slice(0, 2)) {
    case "i:":
      return text.startsWith("-") ? -BigInt(text.slice(1)) : BigInt(text);
    case "f:":
      return floatFromHex(text);
    case "s:":
      return text;
    case "b:":
      return new PyBytes(Uint8Array.from(Buffer.from(text, "hex")));
    default:
      return named(text, find);
  }
}

function container([kind, ...parts]: readonly (string | Coded)[], find: (name: string) => Value): Value {
  const items = kind === "d" ? [] : parts.map((part) => decoded(part, find));
  switch (kind) {
    case "l":
      return new PyList(items);
    case "t":
      return new PyTuple(items);
    case "d":
      return dictOf(
        parts.map((pair) => {
          const [key = null, value = null] = pair as readonly Coded[];
          return [decoded(key, find), decoded(value, find)] as const;
        }),
      );
    default:
      return call(builtins.get(kind === "S" ? "set" : "frozenset") ?? null, [new PyList(items)]);
  }
}

const objects: ReadonlyMap<string, Value> = new Map<string, Value>([
  ["I5", new PyBoxed(derivedInt, 5n)],
  ["I-3", new PyBoxed(derivedInt, -3n)],
  ["F2.5", new PyBoxed(derivedFloat, 2.5)],
]);

function named(name: string, find: (name: string) => Value): Value {
  const own = objects.get(name) ?? builtins.get(name);
  return own ?? find(`operator.${name}`);
}
