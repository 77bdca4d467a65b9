/**
 * What the check claims is what the engine does. Samples are the same each time; `agreement.ts` says what is counted. Claims that are not
 * right come after an earlier one in the same formula, where the engine has raised before, or hang on how conditions hang together.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkSchema } from "../../src/check/schema.ts";
import { agreementOf } from "./agreement.ts";
import { schemaWith } from "./documents.ts";
import { formulas, plainFormulas } from "./programs.ts";

test("conditions over fields: what may be empty is known", () => {
  const found = agreementOf(fc.sample(plainFormulas(), { numRuns: 80, seed: 20261122 }));
  expect(found.claimed).toBeGreaterThan(150);
  expect(found.silent).toEqual([]);
  expect(found.found / found.raised).toBeGreaterThan(0.98);
  expect(found.firstRight / found.first).toBeGreaterThan(0.98);
  expect(found.right / found.claimed).toBeGreaterThan(0.92);
});

test("loops, variables, helpers, handlers: claims are right, and little is missed", () => {
  const found = agreementOf(fc.sample(formulas(), { numRuns: 80, seed: 20261122 }));
  expect(found.claimed).toBeGreaterThan(100);
  expect(found.right / found.claimed).toBeGreaterThan(0.92);
  expect(found.found / found.raised).toBeGreaterThan(0.9);
  expect(found.silent.length).toBeLessThan(4);
});

test("any text is checked without throwing", () => {
  const pieces = fc.constantFrom(
    ...[
      "field.",
      "a",
      "qty",
      "lines",
      "row",
      "(",
      ")",
      "[",
      "]",
      "if ",
      " else ",
      "for ",
      " in ",
      ":",
      "\n",
      "    ",
      "=",
      "+",
    ],
    ...[
      "lambda x: ",
      "def f(x):\n    return ",
      "is_empty(",
      "sum(",
      ".all_values",
      "None",
      "'",
      "# txs: ignore ",
      "TXS201",
      "*",
      "{",
      "}",
    ],
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join("")),
      ),
      (text) => {
        const { texts } = checkSchema(schemaWith({ f: text, r: text }));
        for (const { findings } of texts) {
          for (const { span, message } of findings) {
            expect(message).not.toBe("");
            if (span !== undefined)
              expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
          }
        }
      },
    ),
    { numRuns: 500 },
  );
});
