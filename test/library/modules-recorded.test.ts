import { expect, test } from "vitest";
import { bisectModule } from "../../src/library/bisect.ts";
import { fractionsModule } from "../../src/library/fractions.ts";
import { heapqModule } from "../../src/library/heapq.ts";
import { itertoolsModule } from "../../src/library/itertools.ts";
import { mathModule } from "../../src/library/math.ts";
import { operatorModule } from "../../src/library/operator.ts";
import { randomModule } from "../../src/library/random.ts";
import { statisticsModule } from "../../src/library/statistics.ts";
import { type Difference, replay, replayPrograms } from "./recorded-calls.ts";

/** C libraries are not exact in the last place of these; ours are, or err elsewhere. */
const inexact = /^\["math\.(cbrt|tan|tanh|asinh|atan|sin|cos|gamma|lgamma|erfc?)"/;

function lastPlace({ expected, got }: Difference): boolean {
  const [a, b] = [expected, got].map((text) => Number(text.replace("float: ", "")));
  return a !== undefined && b !== undefined && Math.abs(a - b) <= Math.abs(a) * 2 ** -51;
}

test("math answers as CPython, but for the last place of a dozen results", () => {
  const [other, close]: [Difference[], Difference[]] = [[], []];
  for (const difference of replay("library/math", [mathModule, operatorModule])) {
    (inexact.test(difference.call) && lastPlace(difference) ? close : other).push(difference);
  }
  expect(other).toEqual([]);
  expect(close.length).toBeLessThanOrEqual(12);
});

test("operator answers as CPython", () => {
  expect(replay("library/operator", [operatorModule])).toEqual([]);
  expect(replayPrograms("library/operator-programs", [operatorModule])).toEqual([]);
});

test("itertools answers as CPython", () => {
  expect(replay("library/itertools", [itertoolsModule, operatorModule])).toEqual([]);
  expect(replayPrograms("library/itertools-programs", [itertoolsModule])).toEqual([]);
});

test("bisect and heapq answer as CPython", () => {
  expect(replay("library/bisect", [bisectModule, operatorModule])).toEqual([]);
  expect(replayPrograms("library/heapq-programs", [bisectModule, heapqModule])).toEqual([]);
});

test("random gives the numbers of CPython's generator", () => {
  expect(replayPrograms("library/random-programs", [randomModule])).toEqual([]);
});

test("fractions answers as CPython", () => {
  expect(replayPrograms("library/fractions-programs", [fractionsModule, mathModule])).toEqual([]);
});

test("statistics answers as CPython", () => {
  expect(replayPrograms("library/statistics-programs", [fractionsModule, statisticsModule])).toEqual([]);
});
