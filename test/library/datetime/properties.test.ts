import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dayOfOrdinal,
  daysInMonth,
  isoCalendarOf,
  MAX_ORDINAL,
  ordinalOf,
  ordinalOfIsoWeek,
  weekdayOf,
} from "../../../src/values/dates/calendar-days.ts";
import { parseIsoDay } from "../../../src/values/dates/iso-day.ts";
import { microsOf, timedeltaOfMicros } from "../../../src/values/dates/timedelta.ts";

const ordinals = fc.integer({ min: 1, max: MAX_ORDINAL });

describe("the calendar", () => {
  it("counts days and back", () => {
    fc.assert(
      fc.property(ordinals, (ordinal) => {
        const { year, month, day } = dayOfOrdinal(ordinal);
        expect(ordinalOf(year, month, day)).toBe(ordinal);
        expect(day >= 1 && day <= daysInMonth(year, month)).toBe(true);
      }),
    );
  });

  it("agrees with the host's UTC calendar", () => {
    fc.assert(
      fc.property(ordinals, (ordinal) => {
        const host = new Date((ordinal - 719163) * 86400000);
        const { year, month, day } = dayOfOrdinal(ordinal);
        expect([year, month, day]).toEqual([host.getUTCFullYear(), host.getUTCMonth() + 1, host.getUTCDate()]);
        expect((weekdayOf(ordinal) + 1) % 7).toBe(host.getUTCDay());
      }),
    );
  });

  it("finds the day of its own ISO week", () => {
    fc.assert(
      fc.property(ordinals, (ordinal) => {
        const { year, week, weekday } = isoCalendarOf(dayOfOrdinal(ordinal).year, ordinal);
        expect(year < 1 || year > 9999 || ordinalOfIsoWeek(year, week, weekday) === ordinal).toBe(true);
      }),
    );
  });

  it("reads what it writes, and never throws on other text", () => {
    fc.assert(
      fc.property(ordinals, fc.string({ maxLength: 12 }), (ordinal, text) => {
        const { year, month, day } = dayOfOrdinal(ordinal);
        const written = [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")];
        expect(parseIsoDay(written.join("-"))).toEqual({ year, month, day });
        expect(parseIsoDay(written.join(""))).toEqual({ year, month, day });
        expect(["string", "object"]).toContain(typeof parseIsoDay(text));
      }),
    );
  });
});

describe("durations", () => {
  it("keep their microseconds through normalisation", () => {
    const limit = 86_400_000_000n * 999_999_999n;
    fc.assert(
      fc.property(fc.bigInt({ min: -limit, max: limit }), (micros) => {
        const delta = timedeltaOfMicros(micros);
        expect(microsOf(delta)).toBe(micros);
        expect(delta.seconds >= 0 && delta.seconds < 86400).toBe(true);
        expect(delta.microseconds >= 0 && delta.microseconds < 1000000).toBe(true);
      }),
    );
  });
});
