import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalModule } from "../../src/library/decimal/module.ts";
import { mathModule } from "../../src/library/math.ts";
import { defaultLimits } from "../../src/values/meter.ts";
import { differences, outcome } from "./recorded-snippets.ts";

const run = (code: string): string => outcome(`from decimal import *\n${code}`, [decimalModule]);

const numeral = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: -20, max: 20 }))
  .map(([coefficient, exponent]) => `${coefficient}E${exponent}`);

describe("decimal", () => {
  it("answers recorded snippets as CPython does", () => {
    expect(differences("decimal", [decimalModule, mathModule])).toEqual([]);
  });

  it("keeps the laws of exact arithmetic while the precision allows", () => {
    fc.assert(
      fc.property(numeral, numeral, numeral, (a, b, c) => {
        const code = `getcontext().prec = 200\na, b, c = Decimal('${a}'), Decimal('${b}'), Decimal('${c}')
(a + b) * c == a * c + b * c and a - b == -(b - a) and (b == 0 or (a / b * b - a) * 10**150 < abs(a) + 1) and hash(a + b) == hash(b + a)`;
        expect(run(code)).toBe("bool: True");
      }),
      { numRuns: 100 },
    );
  });

  it("divides into quotient and remainder", () => {
    fc.assert(
      fc.property(numeral, numeral, (a, b) => {
        fc.pre(!b.startsWith("0E"));
        const code = `getcontext().prec = 100\na, b = Decimal('${a}'), Decimal('${b}')\nq, r = divmod(a, b)\nq * b + r == a and abs(r) < abs(b)`;
        expect(run(code)).toBe("bool: True");
      }),
      { numRuns: 100 },
    );
  });

  it("rounds correctly what it computes by series", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: 1, max: 60 }), (n, prec) => {
        const code = `x = Decimal(${n}) / 1000
wide = [f(Context(prec=90)) for f in (x.ln, x.log10, x.sqrt)]
[Context(prec=${prec}).plus(w) for w in wide] == [f(Context(prec=${prec})) for f in (x.ln, x.log10, x.sqrt)]`;
        expect(run(code)).toBe("bool: True");
      }),
      { numRuns: 60 },
    );
  });

  it("has a context of its own in every run", () => {
    expect(run("getcontext().prec = 3\nDefaultContext.prec = 5\nDecimal(1) / 3")).toBe("Decimal: Decimal('0.333')");
    expect(run("len(str(Decimal(1) / 3)), DefaultContext.prec")).toBe("tuple: (30, 28)");
  });

  it("is stopped by the limits", () => {
    const limits = { ...defaultLimits, steps: 200_000 };
    for (const code of [
      "getcontext().prec = 10**9\nDecimal(1) / 3",
      "getcontext().prec = 100000\nDecimal(2).ln()",
      "int(Decimal('1e999999999'))",
      "Decimal('1e99999999').quantize(Decimal(1), context=Context(prec=10**9, Emax=10**9))",
      "format(Decimal(1), '.999999999f')",
      "getcontext().prec = 50000\nx = Decimal(3)\nfor i in range(1000): x = x * x",
    ]) {
      expect(outcome(`from decimal import *\n${code}`, [decimalModule], limits), code).toMatch(/^!LimitReached/);
    }
  });
});
