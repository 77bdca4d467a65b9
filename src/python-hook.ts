/** Python hooks: the platform's serverless functions on saved payloads, and their operations on content. */

export { type Application, type ApplyOptions, applyOperations } from "./document/apply.ts";
export type { Json } from "./document/json.ts";
export { readSchema, type Schema, type SchemaReading } from "./document/schema.ts";
export { type HookAction, type HookOptions, type HookRun, hookImports, runHook } from "./engine/hook.ts";
export type { HookError, HookPhase } from "./engine/hook-error.ts";
export type { NetworkRequest, NetworkResponse, Transport } from "./engine/network/transport.ts";
export { loadModules } from "./library/lazy-modules.ts";
export type { ModuleTable } from "./library/module-table.ts";
export type { Plain } from "./library/plain-data.ts";
