export { type Parsed, type ParseOptions, parse } from "./parser.ts";
export type { SyntaxProblem, SyntaxProblemType } from "./problems.ts";
