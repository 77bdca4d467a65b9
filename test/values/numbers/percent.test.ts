import { expect, test } from "vitest";
import { floatRepr } from "../../../src/values/numbers/float-text.ts";
import { floatOfInt } from "../../../src/values/numbers/integer-arithmetic.ts";
import { intText, plainRepr } from "../../../src/values/numbers/integer-text.ts";
import { formatPercent, type PercentProtocol, parsePercent } from "../../../src/values/numbers/percent.ts";
import { truncateFloat } from "../../../src/values/numbers/rounding.ts";
import { differences, Fault, Keyed, type Recorded, readCases, text } from "./fixture.ts";

/** Python's `repr` of what the recording holds. */
function repr(value: Recorded): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return floatRepr(value);
  if (typeof value === "bigint") return intText(value);
  if (typeof value === "string") return plainRepr(value);
  if (value instanceof Keyed)
    return `{${[...value.entries].map(([k, v]) => `${plainRepr(k)}: ${repr(v)}`).join(", ")}}`;
  throw new Error("no such value");
}

function ascii(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code < 128) return char;
  const hex = code.toString(16);
  return code < 256 ? `\\x${hex}` : code < 65536 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}

function intOf(value: Recorded): bigint | null {
  return typeof value === "bigint" ? value : typeof value === "boolean" ? BigInt(value) : null;
}

function typeName(value: Recorded): string {
  if (value === null) return "NoneType";
  if (value instanceof Keyed) return "dict";
  return { number: "float", bigint: "int", boolean: "bool", string: "str" }[typeof value as string] ?? "?";
}

const protocol: PercentProtocol<Recorded> = {
  str: (value) => (typeof value === "string" ? value : repr(value)),
  repr,
  ascii: (value) => Array.from(repr(value), ascii).join(""),
  int: intOf,
  truncated: (value) => (typeof value === "number" ? truncateFloat(value) : intOf(value)),
  index: intOf,
  float: (value) => {
    const n = intOf(value);
    return typeof value === "number" ? value : n === null ? null : floatOfInt(n);
  },
  text: (value) => (typeof value === "string" ? value : null),
  typeName,
  allow: (length) => {
    if (length > 10_000) throw new RangeError("too long");
  },
};

class KeyError {
  readonly key: string;
  constructor(key: string) {
    this.key = key;
  }
}

function percent([format, values]: readonly Recorded[]): Recorded {
  const lookup = (key: string): Recorded => {
    const found = values instanceof Keyed ? values.entries.get(key) : undefined;
    if (found === undefined) throw new KeyError(key);
    return found;
  };
  const items: readonly Recorded[] = Array.isArray(values) ? values : [values ?? null];
  try {
    return formatPercent(
      parsePercent(text(format)),
      { items, lookup: values instanceof Keyed ? lookup : null },
      protocol,
    );
  } catch (error) {
    if (error instanceof KeyError) return new Fault("KeyError", plainRepr(error.key));
    throw error;
  }
}

const cases = readCases("percent").get("%") ?? [];

test(`format % values equals CPython's, ${cases.length} cases`, () => {
  expect(cases.length).toBeGreaterThan(2000);
  expect(differences(cases, percent)).toEqual([]);
});

test("a large width or precision is asked for before it is made", () => {
  expect(() => percent(["%20000d", 1n])).toThrow(RangeError);
  expect(() => percent(["%.20000f", 1])).toThrow(RangeError);
  expect(() => percent(["%*s", [20000n, "x"]])).toThrow(RangeError);
});
