import { describe, expect, it } from "vitest";
import { run } from "./python.ts";
import { recorded } from "./recorded.ts";

interface Line {
  readonly code: string;
  /** The value's repr, or `!Type: text`. */
  readonly result: string;
}

describe("the module answers as CPython's does", () => {
  it.each(recorded<Line>("snippets"))("$code", ({ code, result }) => {
    expect(run(code)).toBe(result);
  });
});
