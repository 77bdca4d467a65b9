import { BOOL, DAY, FLOAT, INT, isTagged, type Lane, NONE, SPAN, TEXT, valueIn } from "../columns/lanes.ts";
import { dateType, PyDate } from "../values/dates/date.ts";
import { PyTimedelta, timedeltaType } from "../values/dates/timedelta.ts";
import { meter } from "../values/meter.ts";
import type { Value } from "../values/value.ts";
import { LARGEST, LONGEST, loseAll } from "./kernels.ts";
import type { Lost, Step } from "./registers.ts";

/** What has no loop of its own: one value at a time, as Python would compute it. */

/** Kind of a value that lanes can hold, 0 for others. */
export function kindOf(value: Value): number {
  switch (typeof value) {
    case "number":
      return Number.isNaN(value) ? 0 : FLOAT;
    case "bigint":
      return value <= LARGEST && value >= -LARGEST ? INT : 0;
    case "boolean":
      return BOOL;
    case "string":
      return value.length > LONGEST ? 0 : TEXT;
    default: {
      if (value === null) return NONE;
      if (value instanceof PyDate) return value.type === dateType ? DAY : 0;
      const whole = value instanceof PyTimedelta && value.seconds === 0 && value.microseconds === 0;
      return whole && value.type === timedeltaType ? SPAN : 0;
    }
  }
}

/** Puts a value into place `i`; `false` if the lane is not for its kind. */
export function put(lane: Lane, i: number, value: Value): boolean {
  const kind = kindOf(value);
  if ((kind & lane.kinds) === 0) return false;
  if (isTagged(lane.kinds)) lane.tags[i] = kind;
  if (typeof value === "string") lane.texts[i] = value;
  else if (value instanceof PyDate) lane.numbers[i] = value.ordinal;
  else if (value instanceof PyTimedelta) lane.numbers[i] = value.days;
  else lane.numbers[i] = value === null ? Number.NaN : Number(value);
  return true;
}

/** A step that computes each place's value apart; rows for which that raises, or gives what lanes cannot hold, are given up. */
export function eachRow(out: Lane, lost: Lost, work: (i: number) => Value): Step {
  const { kinds, numbers, texts } = out;
  return (places, count) => {
    for (let k = 0; k < count; k++) {
      const i = places[k] ?? 0;
      if (lost.any && lost.flags[i] === 1) continue;
      try {
        const value = work(i);
        if (kinds === TEXT && typeof value === "string" && value.length <= LONGEST) {
          texts[i] = value;
          continue;
        }
        if (kinds === BOOL && typeof value === "boolean") {
          numbers[i] = value ? 1 : 0;
          continue;
        }
        if (put(out, i, value)) continue;
      } catch {
        // Raised again, with everything that belongs to it, when the closures come to this row.
        if (meter.steps > meter.limits.steps) {
          loseAll(lost, places, count);
          return;
        }
      }
      lost.add(i);
    }
  };
}

/** A function of the values at place `i`. */
export function ofValues(lanes: readonly Lane[], work: (values: Value[]) => Value): (i: number) => Value {
  const [first, second, third] = lanes;
  if (lanes.length === 1 && first !== undefined) return (i) => work([valueIn(first, i)]);
  if (lanes.length === 2 && first !== undefined && second !== undefined) {
    return (i) => work([valueIn(first, i), valueIn(second, i)]);
  }
  if (lanes.length === 3 && first !== undefined && second !== undefined && third !== undefined) {
    return (i) => work([valueIn(first, i), valueIn(second, i), valueIn(third, i)]);
  }
  return (i) => work(lanes.map((lane) => valueIn(lane, i)));
}
