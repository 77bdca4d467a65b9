import { attributeOr, getAttribute } from "../../values/attributes.ts";
import { equals } from "../../values/comparison.ts";
import { asInt, builtinType, NotImplemented, objectType, typeName, typeOf } from "../../values/core-types.ts";
import { indexError, typeError } from "../../values/exceptions.ts";
import { hash } from "../../values/hashing.ts";
import { define } from "../../values/native.ts";
import { index } from "../../values/operators.ts";
import { bindArguments, type Parameters } from "../../values/parameters.ts";
import { tuple } from "../../values/sequences.ts";
import { truth } from "../../values/truth.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";

export const weekdayType: PyType = builtinType("weekday", objectType, { module: "dateutil._common" });

/** `MO`, `TU(+2)`: a weekday (Monday 0), and which one counted from a day; `None` for the next. */
export class PyWeekday extends PyObject {
  readonly weekday: Value;
  readonly n: Value;

  constructor(weekday: Value, n: Value = null, type: PyType = weekdayType) {
    super(type);
    this.weekday = weekday;
    this.n = n;
  }
}

const names: readonly string[] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** `MO` to `SU`, Monday first. */
export const weekdays: readonly PyWeekday[] = names.map((_, i) => new PyWeekday(BigInt(i)));

const parameters: Parameters = {
  names: ["self", "weekday", "n"],
  positionalOnly: 0,
  positional: 3,
  defaults: [undefined, undefined, null],
  vararg: null,
  kwarg: null,
};
const callParameters: Parameters = { ...parameters, names: ["self", "n"], positional: 2, defaults: [] };

function reprOf(self: PyWeekday): string {
  const number = asInt(self.weekday);
  if (number === undefined) {
    throw typeError(`tuple indices must be integers or slices, not ${typeName(self.weekday)}`);
  }
  const name = names[Number(number < 0n ? number + 7n : number)];
  if (name === undefined) throw indexError("tuple index out of range");
  if (!truth(self.n)) return name;
  const indexed = typeof self.n !== "number" && typeOf(self.n).slots.index !== undefined;
  const n = typeof self.n === "number" ? BigInt(Math.trunc(self.n)) : indexed ? index(self.n) : undefined;
  if (n === undefined) throw typeError(`%d format: a real number is required, not ${typeName(self.n)}`);
  return `${name}(${n < 0n ? "" : "+"}${n})`;
}

/** Weekday and number of another object that has them. */
function sameWeekday(self: PyWeekday, other: Value): boolean {
  const weekday = attributeOr(other, "weekday");
  const n = weekday === undefined ? undefined : attributeOr(other, "n");
  return weekday !== undefined && n !== undefined && equals(self.weekday, weekday) && equals(self.n, n);
}

export function installWeekday(): void {
  weekdayType.own.new = (type, args, kwargs) => {
    const [, weekday = null, n = null] = bindArguments("weekday.__init__", parameters, [null, ...args], kwargs);
    return new PyWeekday(weekday, n, type);
  };
  define<PyWeekday>(weekdayType, {
    slots: {
      repr: reprOf,
      call: (self, args, kwargs) => {
        const [, n = null] = bindArguments("weekday.__call__", callParameters, [self, ...args], kwargs);
        return equals(n, self.n) ? self : new PyWeekday(self.weekday, n, self.type);
      },
      hash: (self) => hash(tuple(self.weekday, self.n)),
      compare: (self, other, op) => {
        if (op !== "==" && op !== "!=") return NotImplemented;
        return sameWeekday(self, other) === (op === "==");
      },
    },
    getters: { weekday: (self) => self.weekday, n: (self) => self.n },
  });
}

/** Weekday and number of what a `weekday` argument holds. */
export function weekdayParts(value: Value): { readonly weekday: Value; readonly n: Value } {
  if (value instanceof PyWeekday) return value;
  return { weekday: getAttribute(value, "weekday"), n: getAttribute(value, "n") };
}
