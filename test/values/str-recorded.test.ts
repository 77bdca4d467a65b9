import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { getAttribute } from "../../src/values/attributes.ts";
import { installBool } from "../../src/values/bool-members.ts";
import { bytearrayType, PyByteArray, PyBytes } from "../../src/values/bytes.ts";
import { installBytes } from "../../src/values/bytes-members.ts";
import { call } from "../../src/values/calls.ts";
import { richCompare } from "../../src/values/comparison.ts";
import { installContainers } from "../../src/values/containers.ts";
import { bytesType, NotImplemented, strType, typeOf } from "../../src/values/core-types.ts";
import { dictOf, PyDict } from "../../src/values/dict.ts";
import { installExceptions } from "../../src/values/exception-members.ts";
import { pythonException } from "../../src/values/exceptions.ts";
import { installFloat } from "../../src/values/float-members.ts";
import { installCallables } from "../../src/values/function-members.ts";
import { hash } from "../../src/values/hashing.ts";
import { installInt } from "../../src/values/int-members.ts";
import { collect, iter } from "../../src/values/iteration.ts";
import { defaultLimits, metered } from "../../src/values/meter.ts";
import { floatRepr } from "../../src/values/numbers/float-text.ts";
import { installObject, installType } from "../../src/values/object-members.ts";
import { add, contains, getItem, mod, mul, setItem } from "../../src/values/operators.ts";
import { PyList, PyTuple } from "../../src/values/sequences.ts";
import { PySlice } from "../../src/values/slices.ts";
import { installStr } from "../../src/values/str-members.ts";
import { ascii, format, repr, str } from "../../src/values/text.ts";
import { length, truth } from "../../src/values/truth.ts";
import type { Comparison, Value } from "../../src/values/value.ts";

for (const install of [
  installObject,
  installType,
  installCallables,
  installExceptions,
  installInt,
  installBool,
  installFloat,
  installContainers,
  installStr,
  installBytes,
]) {
  install();
}

/** Values as the recording script writes them. */
type Coded = null | boolean | string | readonly Coded[] | { readonly [kind: string]: unknown };

type Case = readonly [op: string, self: Coded, args: readonly Coded[], kwargs: Record<string, Coded>, outcome: Coded];

function unhex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

const readers: Readonly<Record<string, (content: never) => Value>> = {
  n: () => NotImplemented,
  i: (digits: string) => BigInt(digits),
  f: (text: string) => (text === "inf" ? Infinity : Number(text)),
  b: (hex: string) => new PyBytes(unhex(hex)),
  ba: (hex: string) => new PyByteArray(unhex(hex)),
  t: (items: readonly Coded[]) => new PyTuple(items.map(read)),
  d: (items: readonly [Coded, Coded][]) => dictOf(items.map(([key, value]) => [read(key), read(value)] as const)),
  s: ([start, stop, step]: readonly [Coded, Coded, Coded]) => new PySlice(read(start), read(stop), read(step)),
};

function read(coded: Coded): Value {
  if (coded === null || typeof coded === "boolean" || typeof coded === "string") return coded;
  if (Array.isArray(coded)) return new PyList(coded.map(read));
  const [kind = "", content] = Object.entries(coded)[0] ?? [];
  const reader = readers[kind];
  if (reader === undefined) throw new Error(`unknown kind ${kind}`);
  return reader(content as never);
}

const hex = (data: Uint8Array): string => Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");

function write(value: Value): Coded {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "bigint") return { i: value.toString() };
  if (typeof value === "number") return { f: floatRepr(value) };
  if (value === NotImplemented) return { n: 1 };
  if (value instanceof PyBytes) return { b: hex(value.data) };
  if (value instanceof PyByteArray) return { ba: hex(value.data) };
  if (value instanceof PyTuple) return { t: value.items.map(write) };
  if (value instanceof PyList) return value.items.map(write);
  if (value instanceof PyDict) return { d: [...value.entries.values()].map((e) => [write(e.key), write(e.value)]) };
  throw new Error(`cannot write a ${value.type.name}`);
}

const operations: Readonly<Record<string, (self: Value, ...args: Value[]) => Value>> = {
  "+": (self, other = null) => add(self, other),
  "*": (self, other = null) => mul(self, other),
  "%": (self, other = null) => mod(self, other),
  "[]": (self, key = null) => getItem(self, key),
  in: (self, item = null) => contains(self, item),
  repr,
  str,
  ascii,
  len: (self) => BigInt(length(self)),
  bool: truth,
  list: (self) => new PyList(collect(self)),
  fmt: (self, spec) => format(self, String(spec)),
  itertype: (self) => typeOf(iter(self)).name,
  hash: (self) => {
    const first = hash(self);
    return first === hash(self);
  },
  del: (self, key = null) => {
    setItem(self, key, undefined);
    return null;
  },
  set: (self, key = null, value = null) => {
    setItem(self, key, value);
    return null;
  },
};
const comparisons = ["==", "!=", "<", "<=", ">", ">="];
const types = new Map([strType, bytesType, bytearrayType].map((type) => [type.name, type] as const));

function run(op: string, self: Value, args: Value[], kwargs: ReadonlyMap<string, Value> | null): Value {
  if (comparisons.includes(op)) return richCompare(self, args[0] ?? null, op as Comparison);
  const operation = operations[op];
  if (operation !== undefined) return operation(self, ...args);
  if (op.startsWith("type:")) {
    const [name = "", ...rest] = op.slice(5).split(".");
    const start: Value = types.get(name) ?? null;
    return call(rest.reduce<Value>(getAttribute, start), args, kwargs);
  }
  return call(getAttribute(self, op), args, kwargs);
}

function outcomeOf([op, self, args, kwargs]: Case): Coded {
  const receiver = read(self);
  const before = JSON.stringify(write(receiver));
  try {
    const named = new Map(Object.entries(kwargs).map(([name, value]) => [name, read(value)]));
    const result = write(run(op, receiver, args.map(read), named.size === 0 ? null : named));
    const after = write(receiver);
    return JSON.stringify(after) === before ? result : { after, is: result };
  } catch (error) {
    const exception = pythonException(error);
    if (exception === undefined) throw error;
    return { "!": [exception.type.name, str(exception)] };
  }
}

const root = new URL("../fixtures/values/", import.meta.url);

function differences(name: string): string[] {
  const lines = readFileSync(new URL(`str-${name}.jsonl`, root), "utf8")
    .trimEnd()
    .split("\n");
  const found: string[] = [];
  for (const line of lines) {
    const recorded = JSON.parse(line) as Case;
    const expected = JSON.stringify(recorded[4]);
    const actual = JSON.stringify(metered(defaultLimits, () => outcomeOf(recorded)));
    if (actual !== expected) found.push(`${JSON.stringify(recorded.slice(0, 4))}: ${actual} instead of ${expected}`);
  }
  return found;
}

describe("recorded calls", () => {
  it.each(["text", "format", "codec", "bytes"])("%s", (name) => {
    expect(differences(name)).toEqual([]);
  });
});
