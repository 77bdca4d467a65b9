/** Properties of characters by Unicode 15.0, read from the generated tables when first asked for. */
import * as data from "./character-data.ts";

/** Values of runs of code points. */
interface Runs {
  readonly starts: Uint32Array;
  readonly values: readonly string[];
}

function readRuns(text: string): Runs {
  const runs = text.split(",");
  const starts = new Uint32Array(runs.length);
  const values: string[] = [];
  let at = 0;
  runs.forEach((run, i) => {
    const [length = "", value = ""] = run.split(" ");
    starts[i] = at;
    values.push(value);
    at += Number.parseInt(length, 36);
  });
  return { starts, values };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function property(text: string): (code: number) => string {
  const runs = lazily(() => readRuns(text));
  return (code) => {
    const { starts, values } = runs();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= code) low = middle;
      else high = middle - 1;
    }
    return values[low] ?? "";
  };
}

export const category: (code: number) => string = property(data.categories);
export const bidirectional: (code: number) => string = property(data.bidirectional);
export const eastAsianWidth: (code: number) => string = property(data.widths);
const combiningText = property(data.combining);
const mirroredText = property(data.mirrored);

export function combining(code: number): number {
  return Number(combiningText(code));
}

export function mirrored(code: number): boolean {
  return mirroredText(code) === "1";
}

const decompositions = lazily(() => {
  const table = new Map<number, string>();
  let code = 0;
  for (const entry of data.decompositions.split(",")) {
    const space = entry.indexOf(" ");
    code += Number.parseInt(entry.slice(0, space), 36);
    table.set(code, entry.slice(space + 1));
  }
  return table;
});

export function decomposition(code: number): string {
  return decompositions().get(code) ?? "";
}

/** The number that a character stands for; `kind` is `d` of a decimal digit, `g` of another digit, else `n`. */
export interface Numeral {
  readonly kind: string;
  readonly value: number;
}

const numerals = lazily(() => {
  const table = new Map<number, Numeral>();
  let code = 0;
  for (const entry of data.numerals.split(",")) {
    const [distance = "", kind = "", value = ""] = entry.split(" ");
    code += Number.parseInt(distance, 36);
    table.set(code, { kind, value: Number(value) });
  }
  return table;
});

export function numeral(code: number): Numeral | undefined {
  return numerals().get(code);
}
