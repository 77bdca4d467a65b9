/** Arbitrary documents for fast-check, and a search for what formulas cannot take. */

export { readSchema, type Schema, type SchemaNode } from "../document/schema.ts";
export { type Testbed, testbed } from "../testing/testbed.ts";
export { cellsOf } from "./cells.ts";
export { type DocumentOptions, documents, type Edit, edits, entriesOf } from "./documents.ts";
export type { FaultKind } from "./faults.ts";
export { type FuzzFinding, type FuzzOptions, type FuzzReport, fuzz } from "./fuzz.ts";
