import { BOOL } from "../columns/lanes.ts";
import type { Builder } from "./builder.ts";
import { inverted, split } from "./kernels.ts";
import type { Operand } from "./registers.ts";

/** `bool(x)`; the operand is used up. */
export function truth(operand: Operand, b: Builder): Operand {
  const value = b.settle(operand);
  if (value.kinds === BOOL || value.kinds === 0) return value;
  b.release(value);
  const out = b.result(BOOL);
  const [yes, no] = b.selections();
  b.push((places, count) => {
    const trues = split(value, places, count, yes, no);
    for (let k = 0; k < trues; k++) out.numbers[yes[k] ?? 0] = 1;
    for (let k = 0; k < count - trues; k++) out.numbers[no[k] ?? 0] = 0;
  });
  return out;
}

/** `not x` of truth values; the operand is used up. */
export function negate(operand: Operand, b: Builder): Operand {
  if (operand.kinds === 0) return operand;
  b.release(operand);
  const out = b.result(BOOL);
  b.map(inverted, operand, out);
  return out;
}
