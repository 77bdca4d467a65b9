import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultLimits } from "../../src/values/meter.ts";
import { differences, outcome } from "./recorded-snippets.ts";

/** A text as Python source. */
const source = (text: string): string => JSON.stringify(text);

describe("json", () => {
  it("answers recorded snippets as CPython does", () => {
    expect(differences("json")).toEqual([]);
  });

  it("reads what JSON.stringify writes, and writes what JSON.parse reads", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const got = outcome(`import json\njson.dumps(json.loads(${source(text)}))`);
        expect(got.startsWith("str: ")).toBe(true);
        const written = outcome(
          `import json\njson.loads(json.dumps(json.loads(${source(text)}))) == json.loads(${source(text)})`,
        );
        expect(written).toBe("bool: True");
      }),
      { numRuns: 100 },
    );
  });

  it("asks a class for its JSON, as the reference runtime does", () => {
    const code = "import json\nclass A:\n    def __json__(self): return {'a': [1.5]}\njson.dumps([A()])";
    expect(outcome(code)).toBe(`str: '[{"a": [1.5]}]'`);
  });

  it("prefers the default that was given", () => {
    const code = "import json\nclass A:\n    def __json__(self): return 1\njson.dumps(A(), default=lambda o: 2)";
    expect(outcome(code)).toBe("str: '2'");
  });

  it("stops at the limits", () => {
    const limits = { ...defaultLimits, textLength: 2000 };
    expect(outcome("import json\njson.dumps([0] * 1000)", [], limits)).toMatch(/^!LimitReached/);
    expect(outcome("import json\njson.dumps('é' * 500)", [], limits)).toMatch(/^!LimitReached/);
    const few = { ...defaultLimits, steps: 2000 };
    expect(outcome("import json\njson.loads('[' + '1,' * 5000 + '1]')", [], few)).toMatch(/^!LimitReached/);
  });
});
