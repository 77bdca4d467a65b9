/** What evaluates by programs, in one piece: it is loaded when there is something to evaluate. */
export * from "../vector/room.ts";
export { headerEvaluator } from "./header-run.ts";
export { evaluateRows } from "./row-run.ts";
