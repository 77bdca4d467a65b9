/** What is wrong with a document's formulas, whatever they should compute. */

import type { TestDocument } from "../testing/document.ts";
import { compare, type Mismatch } from "../testing/expectation.ts";
import type { Given, GivenRow } from "../testing/given.ts";
import type { Testbed } from "../testing/testbed.ts";
import type { DrawnStep } from "./documents.ts";

export type FaultKind = "throws" | "misfit" | "differs" | "refused";

export interface Fault {
  readonly kind: FaultKind;
  /** The field at fault; of messages that differ the word `messages`. */
  readonly schemaId: string;
  /** The exception's type and line, so that different faults of one formula stay apart. */
  readonly detail: string;
  readonly mismatch: Mismatch;
  /** After how many steps it shows. */
  readonly steps: number;
}

/** Two faults with one key are the same fault in different documents. */
export function keyOf({ kind, schemaId, detail }: Fault): string {
  return `${kind} ${schemaId} ${detail}`;
}

/** All faults of a document: as it is given, after each step, and of the last state against a full computation. */
export function faultsOf(
  bed: Testbed,
  given: Given,
  steps: readonly DrawnStep[],
  now: string | number,
): readonly Fault[] {
  const doc = bed.document(given, { now });
  const found = new Map<string, Fault>();
  const look = (count: number): void => {
    for (const mismatch of compare(doc, { fits: true })) {
      const fault = faultIn(doc, mismatch, count);
      if (!found.has(keyOf(fault))) found.set(keyOf(fault), fault);
    }
  };
  look(0);
  for (const [i, step] of steps.entries()) {
    applyStep(doc, step);
    look(i + 1);
  }
  if (steps.length > 0) {
    for (const mismatch of compare(doc, { settled: true })) {
      if (mismatch.kind !== "settled") continue;
      const fault = faultIn(doc, mismatch, steps.length);
      if (!found.has(keyOf(fault))) found.set(keyOf(fault), fault);
    }
  }
  return [...found.values()];
}

export function applyStep(doc: TestDocument, { set, add, remove }: DrawnStep): void {
  if (set !== undefined) doc.set(set);
  for (const [table, row] of Object.entries(add ?? {})) doc.addRow(table, row as GivenRow);
  if (remove !== undefined) doc.removeRow(remove);
}

function faultIn(doc: TestDocument, mismatch: Mismatch, steps: number): Fault {
  const { kind, place, actual, title } = mismatch;
  const schemaId = place === null ? title : (/\.([^.]+)$/.exec(place)?.[1] ?? place.replace(/\[\d+\]$/, ""));
  if (kind === "fit") return { kind: "misfit", schemaId, detail: "", mismatch, steps };
  if (kind === "settled") return { kind: "differs", schemaId, detail: "", mismatch, steps };
  if (place === null) return { kind: "refused", schemaId, detail: actual, mismatch, steps };
  const failed = doc.errors.find(({ on }) => on === place);
  const type = /^\w+/.exec(failed?.content ?? "")?.[0] ?? "";
  return { kind: "throws", schemaId, detail: `${type} line ${failed?.line ?? 1}`, mismatch, steps };
}
