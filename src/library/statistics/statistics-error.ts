import { builtinType } from "../../values/core-types.ts";
import { PyException, valueErrorType } from "../../values/exceptions.ts";
import type { PyType } from "../../values/value.ts";

export const statisticsErrorType: PyType = builtinType("StatisticsError", valueErrorType, { module: "statistics" });

export function statisticsError(message: string): PyException {
  return new PyException(statisticsErrorType, [message]);
}
