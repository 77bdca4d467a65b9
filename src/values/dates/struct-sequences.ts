import { builtinType, tupleType, typeOf } from "../core-types.ts";
import { typeError } from "../exceptions.ts";
import { collect } from "../iteration.ts";
import { define } from "../native.ts";
import { PyTuple } from "../sequences.ts";
import { repr } from "../text.ts";
import type { PyType, Value } from "../value.ts";
import { readFields } from "./arguments.ts";
import type { IsoWeekDay } from "./calendar-days.ts";

/** Tuples whose items have names: what `date.isocalendar()` and `timetuple()` answer with. */
export const isoCalendarDateType: PyType = builtinType("datetime.IsoCalendarDate", tupleType);
export const structTimeType: PyType = builtinType("time.struct_time", tupleType, { sealed: true });

/** A `time.struct_time`: nine visible items, and the zone's name and offset beside them. */
export class PyStructTime extends PyTuple {
  readonly zone: Value;
  readonly offset: Value;

  constructor(items: readonly Value[], zone: Value = null, offset: Value = null) {
    super(items, structTimeType);
    this.zone = zone;
    this.offset = offset;
  }
}

/** The nine numbers of a moment; `daylight` is -1 when unknown. */
export function structTime(
  numbers: readonly number[],
  daylight: number,
  zone: Value = null,
  offset: Value = null,
): PyStructTime {
  return new PyStructTime([...numbers, daylight].map(BigInt), zone, offset);
}

export function isoCalendarDate(day: IsoWeekDay): PyTuple {
  return new PyTuple([BigInt(day.year), BigInt(day.week), BigInt(day.weekday)], isoCalendarDateType);
}

const structNames: readonly string[] = [
  "tm_year",
  "tm_mon",
  "tm_mday",
  "tm_hour",
  "tm_min",
  "tm_sec",
  "tm_wday",
  "tm_yday",
  "tm_isdst",
];
const isoNames: readonly string[] = ["year", "week", "weekday"];

function itemGetters(names: readonly string[]): Record<string, (self: PyTuple) => Value> {
  return Object.fromEntries(names.map((name, i) => [name, (self: PyTuple): Value => self.items[i] ?? null]));
}

function namedRepr(type: PyType, names: readonly string[]): (self: PyTuple) => string {
  return (self) => `${type.name}(${self.items.map((item, i) => `${names[i]}=${repr(item)}`).join(", ")})`;
}

/** `time.struct_time(sequence)`: 9 items, or up to 11 with zone and offset. */
function newStructTime(_: PyType, args: readonly Value[]): Value {
  const [sequence] = args;
  if (sequence === undefined) throw typeError("structseq() missing required argument 'sequence' (pos 1)");
  const { slots } = typeOf(sequence);
  if (slots.iter === undefined && slots.getitem === undefined) throw typeError("constructor requires a sequence");
  const items = collect(sequence);
  if (items.length < 9 || items.length > 11) {
    const bound = items.length < 9 ? "at least 9" : "at most 11";
    throw typeError(`time.struct_time() takes an ${bound}-sequence (${items.length}-sequence given)`);
  }
  return new PyStructTime(items.slice(0, 9), items[9] ?? null, items[10] ?? null);
}

export function installStructSequences(): void {
  isoCalendarDateType.own.new = (type, args, kwargs) => {
    const items: Value[] = [];
    readFields({ name: "IsoCalendarDate", names: isoNames, required: 3 }, args, kwargs, (value) => items.push(value));
    return new PyTuple(items, type);
  };
  const iso = namedRepr(isoCalendarDateType, isoNames);
  define<PyTuple>(isoCalendarDateType, { slots: { repr: iso, str: iso }, getters: itemGetters(isoNames) });
  structTimeType.own.new = newStructTime;
  const struct = namedRepr(structTimeType, structNames);
  define<PyStructTime>(structTimeType, {
    slots: { repr: struct, str: struct },
    getters: { ...itemGetters(structNames), tm_zone: (self) => self.zone, tm_gmtoff: (self) => self.offset },
    constants: {
      n_fields: 11n,
      n_sequence_fields: 9n,
      n_unnamed_fields: 0n,
      __match_args__: new PyTuple([...structNames]),
    },
  });
}
