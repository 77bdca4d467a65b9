import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PlainDate } from "../../src/hook.ts";

/** Days that JavaScript's own dates count alike: in UTC, years from 1000. */
const day = fc.date({ min: new Date("1000-01-01"), max: new Date("9000-12-31"), noInvalidDate: true });
const iso = (date: Date): string => date.toISOString().slice(0, 10);

describe("PlainDate", () => {
  test("days are counted as the calendar counts them", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -100_000, max: 100_000 }), (date, days) => {
        const start = PlainDate.from(iso(date));
        expect(String(start)).toBe(iso(date));
        expect(PlainDate.of(date).equals(start)).toBe(true);
        const later = new Date(date.getTime() + days * 86_400_000);
        expect(String(start.plusDays(days))).toBe(iso(later));
        expect(start.daysUntil(start.plusDays(days))).toBe(days);
        expect(start.weekday).toBe(date.getUTCDay() || 7);
      }),
    );
  });

  test("months end with their last day", () => {
    const start = new PlainDate(2024, 1, 31);
    expect([1, 2, 13, -2, 0].map((months) => String(start.plusMonths(months)))).toEqual([
      "2024-02-29",
      "2024-03-31",
      "2025-02-28",
      "2023-11-30",
      "2024-01-31",
    ]);
    expect(String(new PlainDate(2023, 2, 3).endOfMonth())).toBe("2023-02-28");
    expect(String(start.with({ year: 2025, day: 1 }))).toBe("2025-01-01");
    expect(start.week).toBe(5);
    expect(new PlainDate(2021, 1, 3).week).toBe(53);
  });

  test("comparison", () => {
    const [a, b] = [new PlainDate(2024, 2, 29), new PlainDate(2024, 3, 1)];
    expect([a < b, a > b, a <= a, a.equals(b), a.equals(null), a.equals(new PlainDate(2024, 2, 29))]).toEqual([
      true,
      false,
      true,
      false,
      false,
      true,
    ]);
    expect(JSON.stringify([a])).toBe('["2024-02-29"]');
    expect(String(PlainDate.of(Date.parse("2024-03-01T23:30:00Z"), 60))).toBe("2024-03-02");
  });

  test.each(["2024-2-1", "2024-02-30", "2023-02-29", "0000-01-01", "2024-13-01", "01.02.2024", "2024-01-01T00:00:00"])(
    "'%s' is no day",
    (text) => {
      expect(() => PlainDate.from(text)).toThrow(RangeError);
    },
  );

  test("the calendar has an end", () => {
    expect(() => new PlainDate(9999, 12, 31).plusDays(1)).toThrow(RangeError);
    expect(() => new PlainDate(2024, 1, 1.5)).toThrow(RangeError);
  });
});
