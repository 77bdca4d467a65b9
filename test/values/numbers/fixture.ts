import { readFileSync } from "node:fs";
import { NumberFault } from "../../../src/values/numbers/number-fault.ts";

/** What the recorded files hold, see scripts/record-numbers.py. */
export type Recorded = bigint | number | string | boolean | null | Fault | Keyed | readonly Recorded[];

/** A raised exception, recorded or ours. */
export class Fault {
  readonly kind: string;
  readonly message: string;

  constructor(kind: string, message: string) {
    this.kind = kind;
    this.message = message;
  }
}

/** A dict. */
export class Keyed {
  readonly entries: ReadonlyMap<string, Recorded>;

  constructor(entries: ReadonlyMap<string, Recorded>) {
    this.entries = entries;
  }
}

export interface Case {
  readonly args: readonly Recorded[];
  readonly want: Recorded;
}

/** Reads one of test/fixtures/numbers/*.json: cases by function name. */
export function readCases(file: string): ReadonlyMap<string, readonly Case[]> {
  const url = new URL(`../../fixtures/numbers/${file}.json`, import.meta.url);
  const groups: Record<string, unknown[][]> = JSON.parse(readFileSync(url, "utf8"));
  const cases = new Map<string, readonly Case[]>();
  for (const [name, rows] of Object.entries(groups)) {
    cases.set(
      name,
      rows.map((row) => ({ args: row.slice(0, -1).map(decode), want: decode(row.at(-1)) })),
    );
  }
  return cases;
}

const SPECIAL_FLOATS: ReadonlyMap<string, number> = new Map([
  ["inf", Number.POSITIVE_INFINITY],
  ["-inf", Number.NEGATIVE_INFINITY],
  ["nan", Number.NaN],
]);

function decode(json: unknown): Recorded {
  if (Array.isArray(json)) return json.map(decode);
  if (typeof json === "string") {
    const rest = json.slice(1);
    if (json.startsWith("i")) return rest.startsWith("-0x") ? -BigInt(rest.slice(1)) : BigInt(rest);
    if (json.startsWith("f")) return SPECIAL_FLOATS.get(rest) ?? Number(rest);
    return json.startsWith("s") ? rest : json;
  }
  if (typeof json === "boolean" || json === null) return json;
  const entries = Object.entries(json as object);
  const [first] = entries;
  if (first?.[0] === "!" && Array.isArray(first[1])) return new Fault(String(first[1][0]), String(first[1][1]));
  return new Keyed(new Map(entries.map(([key, value]) => [key, decode(value)])));
}

/** Runs `work`; a NumberFault becomes a {@link Fault}. */
export function outcome(work: () => Recorded): Recorded {
  try {
    return work();
  } catch (error) {
    if (error instanceof NumberFault) return new Fault(error.kind, error.message);
    throw error;
  }
}

/** One line that tells values apart, also -0.0 from 0.0 and ints from floats. */
export function shown(value: Recorded): string {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (value instanceof Fault) return `${value.kind}: ${value.message}`;
  if (value instanceof Keyed) return JSON.stringify([...value.entries].map(([key, item]) => [key, shown(item)]));
  if (Array.isArray(value)) return `[${value.map(shown).join(", ")}]`;
  return JSON.stringify(value);
}

/** The cases, at most twenty, in which `run` and CPython differ. */
export function differences(cases: readonly Case[], run: (args: readonly Recorded[]) => Recorded): string[] {
  const found: string[] = [];
  for (const { args, want } of cases) {
    const got = outcome(() => run(args));
    if (shown(got) === shown(want)) continue;
    if (found.length < 20) found.push(`${args.map(shown).join(" ")}: want ${shown(want)}, got ${shown(got)}`);
  }
  return found;
}

/** Arguments as the types a function wants; a wrong one is a mistake in the recording. */
export function float(value: Recorded | undefined): number {
  if (typeof value !== "number") throw new Error(`no float: ${value}`);
  return value;
}

export function int(value: Recorded | undefined): bigint {
  if (typeof value !== "bigint") throw new Error(`no int: ${value}`);
  return value;
}

export function text(value: Recorded | undefined): string {
  if (typeof value !== "string") throw new Error(`no text: ${value}`);
  return value;
}

export function items(value: Recorded | undefined): readonly Recorded[] {
  if (!Array.isArray(value)) throw new Error(`no tuple: ${value}`);
  return value;
}
