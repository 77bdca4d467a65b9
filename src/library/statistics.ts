/** `statistics`, exact where Python's is: sums of fractions, rounded once. */
import { PyList } from "../values/sequences.ts";
import { inheritSlots, type Value } from "../values/value.ts";
import { fractionsModule } from "./fractions.ts";
import { functionMembers, type ModuleDefinition } from "./module-definition.ts";
import * as averages from "./statistics/averages.ts";
import { converted, decimalRoot, divided, rootOfTotal, squaredDeviations } from "./statistics/exact-sums.ts";
import { installNormal } from "./statistics/normal-distribution.ts";
import { correlation, covariance, installRegression, linearRegression } from "./statistics/relations.ts";
import { statisticsError, statisticsErrorType } from "./statistics/statistics-error.ts";

/** Variances and standard deviations; those of a sample divide by one less and need two data points. */
const spread =
  (name: string, sample: boolean, root: boolean) =>
  (data: Value, center: Value): Value => {
    const { type, total, count } = squaredDeviations(data, center);
    if (count < (sample ? 2 : 1)) {
      throw statisticsError(`${name} requires at least ${sample ? "two data points" : "one data point"}`);
    }
    const mean = divided(total, sample ? count - 1 : count);
    if (!root) return converted(mean, type);
    return type.qualname === "Decimal" ? decimalRoot(mean, type) : rootOfTotal(mean);
  };

const functions: Readonly<Record<string, (...args: Value[]) => Value>> = {
  "correlation(x, y, /, *, method='linear')": correlation,
  "covariance(x, y, /)": covariance,
  "fmean(data, weights=None)": averages.fmean,
  "geometric_mean(data)": averages.geometricMean,
  "harmonic_mean(data, weights=None)": averages.harmonicMean,
  "linear_regression(x, y, /, *, proportional=False)": linearRegression,
  "mean(data)": averages.mean,
  "median(data)": averages.medianBy(averages.between),
  "median_grouped(data, interval=1.0)": averages.medianGrouped,
  "median_high(data)": averages.medianBy((_, high) => high),
  "median_low(data)": averages.medianBy((low) => low),
  "mode(data)": averages.mode,
  "multimode(data)": (data) => new PyList(averages.multimode(data)),
  "pstdev(data, mu=None)": spread("pstdev", false, true),
  "pvariance(data, mu=None)": spread("pvariance", false, false),
  "quantiles(data, *, n=4, method='exclusive')": averages.quantiles,
  "stdev(data, xbar=None)": spread("stdev", true, true),
  "variance(data, xbar=None)": spread("variance", true, false),
};

function* members(): Iterable<readonly [string, Value]> {
  // Means of fractions are fractions: the class must be filled, imported or not.
  fractionsModule.members();
  inheritSlots(statisticsErrorType);
  yield ["NormalDist", installNormal()];
  yield ["StatisticsError", statisticsErrorType];
  yield ["LinearRegression", installRegression()];
  yield* functionMembers(functions, { python: true });
}

export const statisticsModule: ModuleDefinition = { name: "statistics", members };
