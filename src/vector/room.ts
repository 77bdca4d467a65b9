/** What the engine uses of this room, in one piece: it is loaded when there is something to evaluate. */
export { vectorsOf } from "../columns/column-store.ts";
export { headerOf } from "../columns/header-store.ts";
export { headerProgram } from "./header-program.ts";
export { rowProgram } from "./row-program.ts";
