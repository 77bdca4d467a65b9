import { describe, expect, test } from "vitest";
import * as arcs from "../../../src/values/numbers/kernel-arc.ts";
import * as errors from "../../../src/values/numbers/kernel-erf.ts";
import * as exponentials from "../../../src/values/numbers/kernel-exp.ts";
import * as gammas from "../../../src/values/numbers/kernel-gamma.ts";
import * as hyperbolic from "../../../src/values/numbers/kernel-hyperbolic.ts";
import * as logarithms from "../../../src/values/numbers/kernel-log.ts";
import { power } from "../../../src/values/numbers/kernel-pow.ts";
import * as roots from "../../../src/values/numbers/kernel-root.ts";
import * as trigonometry from "../../../src/values/numbers/kernel-trig.ts";
import { Fault, float, readCases } from "./fixture.ts";

type Kernel = (x: number, y: number, z: number) => number;

const { exp, exp2 } = exponentials;
const { log, log2, log10 } = logarithms;
const KERNELS: Readonly<Record<string, Kernel>> = {
  exp,
  exp2,
  log,
  log2,
  log10,
  ...trigonometry,
  ...hyperbolic,
  ...gammas,
  ...errors,
  ...arcs,
  cbrt: roots.cbrt,
  hypot: (x, y, z) => roots.hypot([x, y, z]),
  pow: power,
};

/** Units in the last place that a result may be off, where it is not 1; and how many of a thousand may be, where it is not 10. */
const UNITS: Readonly<Record<string, number>> = { cbrt: 4, gamma: 20, lgamma: 20, erfc: 4, tanh: 2 };
const PER_MILLE: Readonly<Record<string, number>> = { cbrt: 600, gamma: 30, tan: 20 };

function unitsApart(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  if (Math.sign(a) !== Math.sign(b)) return Number.POSITIVE_INFINITY;
  return Math.abs(a - b) / Math.max(Math.abs(b) * 2 ** -52, 5e-324);
}

describe("kernels are as near to CPython on glibc as rounding once allows", () => {
  for (const [name, cases] of readCases("kernels")) {
    test(`${name}, ${cases.length} cases`, () => {
      const kernel = KERNELS[name];
      if (kernel === undefined) throw new Error(`no kernel ${name}`);
      const far: string[] = [];
      let off = 0;
      let ordinary = 0;
      for (const { args, want } of cases) {
        const got = kernel(float(args[0]), Number(args[1] ?? 0), Number(args[2] ?? 0));
        // `math` makes faults of what C gives as infinity or nan.
        if (want instanceof Fault) {
          if (Number.isFinite(got)) far.push(`${args.join(" ")}: want ${want.message}, got ${got}`);
          continue;
        }
        ordinary++;
        const units = unitsApart(got, float(want));
        if (units > 0) off++;
        if (units > (UNITS[name] ?? 1)) far.push(`${args.join(" ")}: want ${float(want)}, got ${got}`);
      }
      expect(far).toEqual([]);
      expect(off / ordinary).toBeLessThanOrEqual((PER_MILLE[name] ?? 10) / 1000);
    });
  }
});

test("whole powers and their roots are exact", () => {
  for (let base = 2; base < 40; base++) {
    for (let exponent = 1; exponent < 10; exponent++) {
      const exact = Number(BigInt(base) ** BigInt(exponent));
      expect(power(base, exponent)).toBe(exact);
      expect(power(1 / base, -1)).toBe(1 / (1 / base));
    }
    expect(power(base * base, 0.5)).toBe(base);
    expect(exponentials.exp2(base)).toBe(2 ** base);
    expect(logarithms.log2(2 ** base)).toBe(base);
  }
  for (let n = -300; n < 300; n++) expect(logarithms.log10(Number(`1e${n}`))).toBe(n);
});
