/** Coverage of formulas: a table, and `lcov` for other tools. */
import { type CoverageTotals, type FormulaCoverage, totalsOf } from "../../testing/coverage.ts";
import { type Cell, grid } from "../grid.ts";
import { InputError } from "../input.ts";
import { shownPath } from "../shown-path.ts";
import type { Colours } from "../style.ts";
import type { QueueUnderTest } from "./subject.ts";

/** A line for each formula that is not covered in full, and the totals. */
export function coverageReport(queues: readonly QueueUnderTest[], colours: Colours): string {
  const formulas = queues.flatMap(({ bed }) => bed.coverage());
  const rows: Cell[][] = [];
  for (const formula of formulas) {
    const totals = totalsOf([formula]);
    if (totals.linesHit === totals.lines && totals.branchesHit === totals.branches) continue;
    rows.push([
      { text: `  ${formula.schemaId}` },
      { text: percent(totals.linesHit, totals.lines), paint: shade(colours, totals.linesHit, totals.lines) },
      {
        text: percent(totals.branchesHit, totals.branches),
        paint: shade(colours, totals.branchesHit, totals.branches),
      },
      { text: missed(formula), paint: colours.dim },
    ]);
  }
  const totals = totalsOf(formulas);
  rows.push([
    { text: `${formulas.length} formulas`, paint: colours.bold },
    { text: percent(totals.linesHit, totals.lines), paint: shade(colours, totals.linesHit, totals.lines) },
    { text: percent(totals.branchesHit, totals.branches), paint: shade(colours, totals.branchesHit, totals.branches) },
    {
      text: `${totals.linesHit}/${totals.lines} lines, ${totals.branchesHit}/${totals.branches} branches`,
      paint: colours.dim,
    },
  ]);
  const head = ["Coverage", "lines", "branches", rows.length > 1 ? "missed" : ""].map((text) => ({
    text,
    paint: colours.dim,
  }));
  return grid([head, ...rows], "left");
}

function share(hit: number, all: number): number {
  return all === 0 ? 100 : (100 * hit) / all;
}

/** Rounded down: 100 % is everything. */
function percent(hit: number, all: number): string {
  return `${Math.floor(share(hit, all))} %`;
}

function shade(colours: Colours, hit: number, all: number): (text: string) => string {
  const value = share(hit, all);
  return value >= 90 ? colours.green : value >= 60 ? colours.yellow : colours.red;
}

/** `3-4, 7, 5 false`: lines that never ran, and ways never taken from lines that did. */
function missed({ lines, branches }: FormulaCoverage): string {
  const numbers = [...lines].filter(([, hits]) => hits === 0).map(([line]) => line);
  const ranges: string[] = [];
  for (const [i, line] of numbers.entries()) {
    if (i > 0 && numbers[i - 1] === line - 1) continue;
    let last = line;
    while (numbers.includes(last + 1)) last++;
    ranges.push(last === line ? `${line}` : `${line}-${last}`);
  }
  const ways = branches.filter(
    ({ line, hits, to }) =>
      hits === 0 && !numbers.includes(line) && (to === null || to === line || !numbers.includes(to)),
  );
  return [...ranges, ...ways.map(({ line, label }) => `${line} ${label}`)].join(", ");
}

/** Thresholds as `lines=90,branches=80`; what falls short, a sentence each. Throws {@link InputError} for other names. */
export function belowThreshold(text: string, queues: readonly QueueUnderTest[]): readonly string[] {
  const totals: CoverageTotals = totalsOf(queues.flatMap(({ bed }) => bed.coverage()));
  return text.split(",").flatMap((part) => {
    const match = /^\s*(lines|branches)=(\d+(?:\.\d+)?)\s*$/.exec(part);
    if (match === null) throw new InputError(`--threshold takes lines=90,branches=80, not '${text}'`);
    const [, kind, least] = match;
    const value = kind === "lines" ? share(totals.linesHit, totals.lines) : share(totals.branchesHit, totals.branches);
    return value >= Number(least) ? [] : [`Coverage of ${kind} is ${value.toFixed(1)} %, below ${least} %`];
  });
}

/** Coverage of the formulas that have files of their own, in the `lcov` format. */
export function lcov(queues: readonly QueueUnderTest[]): string {
  return queues
    .flatMap(({ queue, bed }) =>
      bed.coverage().flatMap((formula) => {
        const source = queue.formulas.get(formula.schemaId);
        return source === undefined || source.pointer !== null ? [] : [record(shownPath(source.path), formula)];
      }),
    )
    .join("");
}

function record(path: string, formula: FormulaCoverage): string {
  const { lines, branches } = formula;
  const totals = totalsOf([formula]);
  const counters = new Map<number, number>();
  const ways = branches.map(({ line, hits }) => {
    const index = counters.get(line) ?? 0;
    counters.set(line, index + 1);
    return `BRDA:${line},0,${index},${lines.get(line) === 0 ? "-" : hits}`;
  });
  return [
    "TN:",
    `SF:${path}`,
    ...ways,
    `BRF:${totals.branches}`,
    `BRH:${totals.branchesHit}`,
    ...[...lines].map(([line, hits]) => `DA:${line},${hits}`),
    `LF:${totals.lines}`,
    `LH:${totals.linesHit}`,
    "end_of_record",
    "",
  ].join("\n");
}
