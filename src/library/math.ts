import { integerFunctions } from "./math/integer-functions.ts";
import { realFunctions } from "./math/real-functions.ts";
import { vectorFunctions } from "./math/vector-functions.ts";
import type { ModuleDefinition } from "./module-definition.ts";

export const mathModule: ModuleDefinition = {
  name: "math",
  members: () => [
    ...[...realFunctions, ...integerFunctions, ...vectorFunctions].map((made) => [made.name, made] as const),
    ["e", Math.E],
    ["inf", Number.POSITIVE_INFINITY],
    ["nan", Number.NaN],
    ["pi", Math.PI],
    ["tau", 2 * Math.PI],
  ],
};
