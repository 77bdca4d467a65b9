import { all, create } from "mathjs";
import { computing, functions } from "./expressions.mjs";

export function computingOf(name, state) {
  const math = create(all);
  math.import(functions);
  return computing(name, state, (text) => {
    const compiled = math.compile(text);
    return (scope) => compiled.evaluate(scope);
  });
}
