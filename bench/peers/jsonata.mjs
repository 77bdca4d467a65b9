import jsonata from "jsonata";
import { formulasOf, functions } from "./expressions.mjs";

/** The same expressions in JSONata's spelling; a formula goes over all scopes at once, since each evaluation is a promise. */
export function computingOf(name, state) {
  const found = formulasOf(name, state);
  if (found === null) return null;
  const compiled = found.formulas.map(([field, text]) => {
    const spelled = text.replaceAll("==", "=").replace(/\b(round2|absolute|titled)\(/g, "$$$1(");
    const expression = jsonata(`[$.(${spelled})]`);
    for (const [known, body] of Object.entries(functions)) expression.registerFunction(known, body);
    return [field, expression];
  });
  return async () => {
    for (const [field, expression] of compiled) {
      const values = await expression.evaluate(found.scopes);
      for (const [i, scope] of found.scopes.entries()) scope[field] = values[i];
    }
    return state;
  };
}
