/** Queue folders on disk: schema with formula files, rules, hooks. For Node.js. */

export { findQueues } from "./queue/find.ts";
export { type HookOrder, orderHooks } from "./queue/hook-order.ts";
export type { CodeSource, FormulaSource, Hook, Queue, Rule, RuleAction } from "./queue/queue.ts";
export { readQueueFolder } from "./queue/read.ts";
