import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { strType } from "../../src/values/core-types.ts";
import { MethodDescriptor } from "../../src/values/functions.ts";
import { defaultLimits, metered } from "../../src/values/meter.ts";
import { installStr } from "../../src/values/str-members.ts";
import type { Value } from "../../src/values/value.ts";

beforeAll(installStr);

/** Checksums of the answers of Python's methods, one for each block of 1024 code points up to U+1FFFF. */
const recorded = JSON.parse(
  readFileSync(new URL("../fixtures/values/str-points.json", import.meta.url), "utf8"),
) as Record<string, number[]>;

function method(name: string): (text: string) => Value {
  const descriptor = strType.members.get(name);
  if (!(descriptor instanceof MethodDescriptor)) throw new Error(`no method ${name}`);
  return (text) => descriptor.invoke(text, [], null);
}

/** Beside the methods themselves: inside an identifier, and what a sigma becomes after and before the character. */
const others: Readonly<Record<string, (character: string) => Value>> = {
  part: (character) => method("isidentifier")(`a${character}`),
  final: (character) => method("lower")(`A${character}\u03a3`),
  before: (character) => method("lower")(`A\u03a3${character}a`),
};

function digest(start: number, text: string): number {
  let sum = start;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0) + 1) % 2147483647;
  return sum;
}

function written(answer: Value): string {
  return typeof answer === "string" ? answer : answer === true ? "1" : "0";
}

describe("every code point of the first two planes", () => {
  it.each(Object.keys(recorded))("%s", (name) => {
    const answer = others[name] ?? method(name);
    const sums: number[] = [];
    metered({ ...defaultLimits, steps: Infinity }, () => {
      for (let block = 0; block < 0x20000; block += 1024) {
        let sum = 0;
        for (let code = block; code < block + 1024; code++) {
          sum = digest(sum, written(answer(String.fromCodePoint(code))));
        }
        sums.push(sum);
      }
    });
    expect(sums).toEqual(recorded[name]);
  });
});
