import { Environment } from "@marcbachmann/cel-js";
import { computing, functions } from "./expressions.mjs";

export function computingOf(name, state) {
  const environment = new Environment({ unlistedVariablesAreDyn: true })
    .registerFunction("round2(double): double", functions.round2)
    .registerFunction("absolute(double): double", functions.absolute)
    .registerFunction("titled(string, string, double): string", functions.titled);
  return computing(name, state, (text) => environment.parse(text));
}
