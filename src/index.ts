/** The public face: compile a schema once, evaluate many documents, or open one for editing. */

export type { AddOperation, Operation, RemoveOperation, ReplaceOperation } from "./document/journal.ts";
export type { Json } from "./document/json.ts";
export type { Schema, SchemaNode } from "./document/schema.ts";
export { type CompiledSchema, compileSchema, type EvaluateOptions } from "./engine/compiled-schema.ts";
export type { EvaluationOptions, Refusal } from "./engine/evaluate.ts";
export type { ExceptionRecord, TracebackLine } from "./engine/exception-record.ts";
export type { EvaluationResult } from "./engine/result.ts";
export type { FieldPromise } from "./engine/run-state.ts";
export type { Session } from "./engine/session.ts";
export { loadVectors } from "./engine/vectors.ts";
export { loadModules } from "./library/lazy-modules.ts";
export type { ModuleTable } from "./library/module-table.ts";
export type { Plain } from "./library/plain-data.ts";
export type { Diagnostic } from "./source/diagnostic.ts";
export type { Span } from "./source/span.ts";
export type { Host } from "./values/host.ts";
export { defaultLimits, type Limits } from "./values/meter.ts";
