import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { getAttribute } from "../../src/values/attributes.ts";
import { bytesOf, PyBytes } from "../../src/values/bytes.ts";
import { installBytes } from "../../src/values/bytes-members.ts";
import { call } from "../../src/values/calls.ts";
import { indexAt, offsetAt, pointLength, pointSlice } from "../../src/values/code-points.ts";
import { installContainers } from "../../src/values/containers.ts";
import { bytesType } from "../../src/values/core-types.ts";
import { dictOf } from "../../src/values/dict.ts";
import { PyException } from "../../src/values/exceptions.ts";
import { installFloat } from "../../src/values/float-members.ts";
import { installCallables } from "../../src/values/function-members.ts";
import { installInt } from "../../src/values/int-members.ts";
import { defaultLimits, LimitReached, type Limits, meter, metered } from "../../src/values/meter.ts";
import { NumberFault } from "../../src/values/numbers/number-fault.ts";
import { installObject, installType } from "../../src/values/object-members.ts";
import { contains, getItem, mod, mul } from "../../src/values/operators.ts";
import { PyList, tuple } from "../../src/values/sequences.ts";
import { installStr } from "../../src/values/str-members.ts";
import { format, repr } from "../../src/values/text.ts";
import { countOf, findBackward, findForward, replaced } from "../../src/values/text-search.ts";
import type { Value } from "../../src/values/value.ts";

beforeAll(() => {
  for (const install of [installObject, installType, installCallables, installInt, installFloat, installContainers])
    install();
  installStr();
  installBytes();
});

const method = (self: Value, name: string, ...args: Value[]): Value => call(getAttribute(self, name), args);
const million = "a".repeat(1_000_000);
const manyBytes = new PyBytes(bytesOf(million));
const huge = 10n ** 9n;
const wide = "{:1000000000}";

const excessive: Readonly<Record<string, () => Value>> = {
  "' ' * 10**9": () => mul(" ", huge),
  "'ab' * 10**15": () => mul("ab", 10n ** 15n),
  ljust: () => method("a", "ljust", huge),
  center: () => method("a", "center", 10n ** 12n, "😀"),
  zfill: () => method("a", "zfill", huge),
  expandtabs: () => method("\t", "expandtabs", 2n ** 31n - 1n),
  "expandtabs of many": () => method("\t".repeat(1000), "expandtabs", 1_000_000n),
  replace: () => method(million, "replace", "a", "b".repeat(1000)),
  "replace of nothing": () => method(million, "replace", "", "b".repeat(1000)),
  join: () => method(million, "join", new PyList(Array.from({ length: 1000 }, () => "x"))),
  "join itself": () => method("", "join", new PyList(Array.from({ length: 1000 }, () => million))),
  "split into many": () => method(million.repeat(5), "split", "a"),
  "list of lines": () => method("\n".repeat(5_000_000), "splitlines"),
  translate: () => method(million, "translate", dictOf([[97n, "x".repeat(1000)]])),
  format: () => method(wide, "format", 5n),
  "format of a float": () => method(wide, "format", 1.5),
  "format of a text": () => method(wide, "format", "a"),
  "format of a precise float": () => method("{:.1000000000f}", "format", 1.5),
  "many fields": () => method("{0}".repeat(1000), "format", million),
  "format a text": () => format("a", "1000000000"),
  "% with a width": () => mod("%1000000000d", 5n),
  "% with a star": () => mod("%*d", tuple(huge, 5n)),
  "% with a precision": () => mod("%.1000000000f", 1.5),
  "% many times": () => mod("%(a)s".repeat(1000), dictOf([["a", million]])),
  "% of large ints": () => mod("%(a)x".repeat(1000), dictOf([["a", 1n << 300_000n]])),
  repr: () => repr("\u0001".repeat(9_000_000)),
  encode: () => method("é".repeat(9_000_000), "encode"),
  "encode with references": () => method("é".repeat(4_000_000), "encode", "ascii", "xmlcharrefreplace"),
  "upper case": () => method("ΐ".repeat(9_000_000), "upper"),
  "bytes repeated": () => mul(manyBytes, 1000n),
  "bytes(10**9)": () => call(bytesType, [huge]),
  "bytes.ljust": () => method(manyBytes, "ljust", huge),
  "bytes.replace": () => method(manyBytes, "replace", new PyBytes(bytesOf("a")), manyBytes),
  "bytes.join": () => method(manyBytes, "join", new PyList(Array.from({ length: 1000 }, () => manyBytes))),
  "bytes %": () => mod(new PyBytes(bytesOf("%1000000000d")), 5n),
};

describe("what would grow without bound ends at once", () => {
  it.each(Object.keys(excessive))("%s", (name) => {
    const work = excessive[name];
    const start = performance.now();
    expect(() => metered(defaultLimits, () => work?.())).toThrow(LimitReached);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe("searching takes time in proportion to the lengths", () => {
  const patient: Limits = { ...defaultLimits, steps: 10_000_000 };
  const long = "a".repeat(4_000_000);
  const needle = `b${"a".repeat(1_000_000)}`;
  it.each(["find", "rfind", "count", "split", "partition", "replace"])("%s", (name) => {
    for (const sought of [needle, `${needle.slice(1)}b`]) {
      metered(patient, () => method(long, name, ...(name === "replace" ? [sought, "x"] : [sought])));
    }
  });

  it("reads odd formats once", () => {
    for (const piece of ["%y", "%(", "%5", "%(a)y", "{", "{{", "{0[", "{0:{", "{!"]) {
      const template = piece.repeat(200_000);
      const start = performance.now();
      metered(patient, () => {
        for (const work of [() => mod(template, 5n), () => method(template, "format", 5n)]) {
          try {
            work();
          } catch (error) {
            if (!(error instanceof PyException || error instanceof NumberFault)) throw error;
          }
        }
      });
      expect(performance.now() - start).toBeLessThan(3000);
    }
  });

  it("counts the work", () => {
    metered(patient, () => {
      contains(long, "b");
      expect(meter.steps).toBeGreaterThan(10_000);
    });
  });

  it("indexing a long text is not linear each time", () => {
    const text = `${"é".repeat(300_000)}😀${"x".repeat(300_000)}`;
    metered(patient, () => {
      for (let i = 0; i < 100_000; i++) getItem(text, BigInt(i * 6));
      expect(getItem(text, 300_000n)).toBe("😀");
      expect(getItem(text, -1n)).toBe("x");
    });
  });
});

const small = fc.string({ unit: fc.constantFrom("a", "b", "😀"), maxLength: 12 });

describe("against plain JavaScript", () => {
  it("positions", () => {
    fc.assert(
      fc.property(small, fc.nat(20), fc.nat(20), fc.constantFrom(1, 200), (text, from, to, times) => {
        const whole = text.repeat(times);
        const characters = [...whole];
        const start = Math.min(from * times, characters.length);
        const stop = Math.min(to * times, characters.length);
        expect(pointLength(whole)).toBe(characters.length);
        expect(offsetAt(whole, start)).toBe(characters.slice(0, start).join("").length);
        expect(indexAt(whole, offsetAt(whole, start))).toBe(start);
        expect(pointSlice(whole, start, stop)).toBe(characters.slice(start, stop).join(""));
      }),
    );
  });

  it("searches, short and long", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 40 });
    fc.assert(
      fc.property(letters, letters, fc.constantFrom(1, 300), (part, piece, times) => {
        const text = part.repeat(times);
        const needle = times === 1 ? piece : piece + part.repeat(20) + piece;
        expect(findForward(text, needle, 0, text.length)).toBe(text.indexOf(needle));
        expect(findBackward(text, needle, 0, text.length)).toBe(text.lastIndexOf(needle));
        if (needle === "") return;
        expect(countOf(text, needle, 0, text.length)).toBe(text.split(needle).length - 1);
        expect(replaced(text, needle, "xyz", Infinity)).toBe(text.replaceAll(needle, "xyz"));
      }),
    );
  });
});
