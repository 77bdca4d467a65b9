import { builtinType, objectType } from "../../values/core-types.ts";
import { monthNames, weekdayNames } from "../../values/dates/strftime.ts";
import { iter } from "../../values/iteration.ts";
import { define } from "../../values/native.ts";
import { getItem } from "../../values/operators.ts";
import { PyList } from "../../values/sequences.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";

const monthsType: PyType = builtinType("_localized_month", objectType, { module: "calendar" });
const daysType: PyType = builtinType("_localized_day", objectType, { module: "calendar" });

/** A fixed sequence of names. */
class PyNames extends PyObject {
  readonly names: readonly string[];

  constructor(type: PyType, names: readonly string[]) {
    super(type);
    this.names = names;
  }
}

const short = (names: readonly string[]): string[] => names.map((name) => name.slice(0, 3));

export const monthName: PyNames = new PyNames(monthsType, ["", ...monthNames]);
export const monthAbbreviation: PyNames = new PyNames(monthsType, ["", ...short(monthNames)]);
export const dayName: PyNames = new PyNames(daysType, weekdayNames);
export const dayAbbreviation: PyNames = new PyNames(daysType, short(weekdayNames));

/** The item of a list of the names: what indexing and slicing them gives. */
export function nameAt(names: PyNames, key: Value): Value {
  return getItem(new PyList([...names.names]), key);
}

export function installNames(): void {
  for (const type of [monthsType, daysType]) {
    define<PyNames>(type, {
      slots: {
        getitem: nameAt,
        len: (self) => self.names.length,
        iter: (self) => iter(new PyList([...self.names])),
      },
    });
  }
}
