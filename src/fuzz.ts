/** Arbitrary documents for fast-check, and a search for what formulas cannot take. */

export { readSchema, type Schema, type SchemaNode } from "./document/schema.ts";
export { cellsOf } from "./fuzz/cells.ts";
export { type DocumentOptions, documents, type Edit, edits, entriesOf } from "./fuzz/documents.ts";
export type { FaultKind } from "./fuzz/faults.ts";
export { type FuzzFinding, type FuzzOptions, type FuzzReport, fuzz } from "./fuzz/fuzz.ts";
export { type Testbed, testbed } from "./testing/testbed.ts";
