export type { CharacterByName } from "./cursor.ts";
export { type Parsed, type ParseOptions, parse } from "./parser.ts";
export { printTree } from "./print/printer.ts";
export type { SyntaxProblem, SyntaxProblemType } from "./problems.ts";
export type * from "./tree.ts";
export { children, walk } from "./walk.ts";
