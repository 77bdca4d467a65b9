/** Runs formulas over arbitrary documents, and shrinks what goes wrong to the smallest document. */
import fc from "fast-check";
import type { Json, JsonObject } from "../document/json.ts";
import { compare } from "../testing/expectation.ts";
import { explain } from "../testing/explain.ts";
import type { Given } from "../testing/given.ts";
import type { Testbed } from "../testing/testbed.ts";
import { type DocumentOptions, type DrawnStep, documents, type Edit, edits, folded, stepsOf } from "./documents.ts";
import { applyStep, type Fault, type FaultKind, faultsOf, keyOf } from "./faults.ts";

export interface FuzzOptions extends DocumentOptions {
  /** Documents to try; 300 unless given. */
  readonly runs?: number;
  /** The same seed makes the same documents; 1 unless given. */
  readonly seed?: number;
  /** The time that formulas see. */
  readonly now?: string | number;
  /** Only faults of this field. */
  readonly only?: string;
  readonly progress?: (done: number, total: number, what: string) => void;
}

export interface FuzzFinding {
  readonly kind: FaultKind;
  readonly schemaId: string;
  /** One sentence. */
  readonly title: string;
  /** The formula's line and the values it read, in the smallest document. */
  readonly explanation: string;
  /** A test case that fails until the formula is mended. */
  readonly testCase: JsonObject;
}

export interface FuzzReport {
  readonly seed: number;
  readonly runs: number;
  readonly findings: readonly FuzzFinding[];
}

/** Milliseconds that shrinking one fault may take. */
const LONGEST_SHRINK = 10_000;

/** Tries every formula of the schema under test on arbitrary documents that are then edited. */
export function fuzz(bed: Testbed, options: FuzzOptions = {}): FuzzReport {
  const { runs = 300, seed = 1, now = "2024-06-15", progress = () => undefined } = options;
  const { schema } = bed.subject.program;
  const drawn = fc.tuple(documents(schema, options), edits(schema));
  const faultsIn = ([given, list]: readonly [Given, readonly Edit[]]): readonly Fault[] =>
    faultsOf(bed, given, stepsOf(given, list), now).filter(({ schemaId }) => (options.only ?? schemaId) === schemaId);
  const first = new Map<string, number>();
  let run = 0;
  const collect = fc.property(drawn, (document) => {
    progress(run, runs, "documents");
    for (const fault of faultsIn(document)) if (!first.has(keyOf(fault))) first.set(keyOf(fault), run);
    run++;
  });
  fc.assert(collect, { seed, numRuns: runs });
  const findings = [...first].map(([key, at], i) => {
    progress(i, first.size, `shrinking: ${key}`);
    const property = fc.property(drawn, (document) => !faultsIn(document).some((fault) => keyOf(fault) === key));
    const { counterexample } = fc.check(property, {
      seed,
      path: String(at),
      numRuns: 1,
      interruptAfterTimeLimit: LONGEST_SHRINK,
    });
    const [smallest] = counterexample ?? fc.sample(drawn, { seed, path: String(at), numRuns: 1 });
    const [given, list] = smallest ?? [{}, []];
    const steps = stepsOf(given, list);
    // Without edits the case is simpler, unless it takes them.
    const whole = folded(given, steps);
    const isStill = faultsOf(bed, whole, [], now).some((fault) => keyOf(fault) === key);
    return isStill ? findingOf(bed, whole, [], key, now) : findingOf(bed, given, steps, key, now);
  });
  return { seed, runs, findings };
}

const titles: Readonly<Record<FaultKind, (fault: Fault) => string>> = {
  throws: ({ schemaId, mismatch }) => `${schemaId} throws ${mismatch.actual.replace(/ \(line \d+\)$/, "")}`,
  misfit: ({ schemaId, mismatch }) => `${schemaId} gives ${mismatch.actual}, which is not ${mismatch.expected}`,
  differs: ({ schemaId }) => `${schemaId} is another one after edits than when everything is computed`,
  refused: ({ mismatch }) => `nothing is computed: ${mismatch.actual}`,
};

function findingOf(
  bed: Testbed,
  given: Given,
  steps: readonly DrawnStep[],
  key: string,
  now: string | number,
): FuzzFinding {
  const faults = faultsOf(bed, given, steps, now);
  const fault = faults.find((one) => keyOf(one) === key);
  if (fault === undefined) throw new RangeError(`the fault is not there any more: ${key}`);
  const doc = bed.document(given, { now });
  void doc.result;
  const before = steps.slice(0, fault.steps);
  for (const step of before) {
    applyStep(doc, step);
    void doc.result;
  }
  const expected: JsonObject =
    fault.kind === "misfit" ? { fits: true } : fault.kind === "differs" ? { settled: true } : { errors: {} };
  const mismatches = compare(doc, fault.kind === "throws" ? {} : { [Object.keys(expected)[0] ?? ""]: true });
  const own = mismatches.filter(({ title }) => title === fault.mismatch.title);
  const title = titles[fault.kind](fault);
  return {
    kind: fault.kind,
    schemaId: fault.schemaId,
    title,
    explanation: explain(doc, own.length === 0 ? [fault.mismatch] : own),
    testCase: {
      name: title,
      now,
      given: given as Json as JsonObject,
      ...(before.length === 0
        ? { expect: expected }
        : {
            steps: before.map((step, i) => ({
              ...(step as JsonObject),
              ...(i === before.length - 1 && { expect: expected }),
            })),
          }),
    },
  };
}
