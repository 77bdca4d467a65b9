import { PyTuple } from "../../values/sequences.ts";
import type { Value } from "../../values/value.ts";
import type { ModuleDefinition } from "../module-definition.ts";
import { defineRecord } from "../record-tuple.ts";
import { CLAMPED, DIVISION_BY_ZERO, INVALID, MAX_PREC, MIN_ETINY, OVERFLOW, ROUNDINGS, UNDERFLOW } from "./context.ts";
import { getContext, installContext, localContext, setContext } from "./context-members.ts";
import { installDecimal } from "./members.ts";
import { contextType, decimalTupleType, decimalType, defaultContext, PyContext } from "./objects.ts";
import { decimalExceptions } from "./signals.ts";

let installed = false;

function install(): void {
  if (installed) return;
  installed = true;
  defineRecord(decimalTupleType, ["sign", "digits", "exponent"]);
  installDecimal();
  installContext();
}

const errors = INVALID | DIVISION_BY_ZERO | OVERFLOW;

/** Python's `decimal`. */
export const decimalModule: ModuleDefinition = {
  name: "decimal",
  members: (): Iterable<readonly [string, Value]> => {
    install();
    const basic = { prec: 9, rounding: "ROUND_HALF_UP", traps: errors | CLAMPED | UNDERFLOW } as const;
    const members: (readonly [string, Value])[] = [
      ["Decimal", decimalType],
      ["Context", contextType],
      ["DecimalTuple", decimalTupleType],
      ["DefaultContext", defaultContext],
      ["BasicContext", new PyContext(basic, { shared: true })],
      ["ExtendedContext", new PyContext({ prec: 9, traps: 0 }, { shared: true })],
      ...decimalExceptions.map((type) => [type.name, type] as const),
      ...ROUNDINGS.map((name) => [name, name] as const),
      ["setcontext", setContext],
      ["getcontext", getContext],
      ["localcontext", localContext],
      ["MAX_PREC", MAX_PREC],
      ["MAX_EMAX", MAX_PREC],
      ["MIN_EMIN", -MAX_PREC],
      ["MIN_ETINY", MIN_ETINY],
      ["HAVE_THREADS", true],
      ["HAVE_CONTEXTVAR", true],
      ["__version__", "1.70"],
      ["__libmpdec_version__", "2.5.1"],
    ];
    return [
      ...members,
      ["__all__", new PyTuple(members.map(([name]) => name).filter((name) => !name.startsWith("_")))],
    ];
  },
};
