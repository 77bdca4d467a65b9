import { builtinType } from "../../values/core-types.ts";
import { PyException, valueErrorType } from "../../values/exceptions.ts";
import { define } from "../../values/native.ts";
import { repr } from "../../values/text.ts";
import type { PyType, Value } from "../../values/value.ts";

/** `calendar.IllegalMonthError(13)`: carries the number, and words itself. */
export const illegalMonthErrorType: PyType = builtinType("IllegalMonthError", valueErrorType, { module: "calendar" });
export const illegalWeekdayErrorType: PyType = builtinType("IllegalWeekdayError", valueErrorType, {
  module: "calendar",
});

let installed = false;

/** Fills both types; harmless when done already. */
export function installCalendarFaults(): void {
  if (installed) return;
  installed = true;
  const worded = (self: PyException, words: (number: string) => string): string => words(repr(self.args[0] ?? null));
  define<PyException>(illegalMonthErrorType, {
    slots: { str: (self) => worded(self, (number) => `bad month number ${number}; must be 1-12`) },
    getters: { month: (self) => self.args[0] ?? null },
  });
  define<PyException>(illegalWeekdayErrorType, {
    slots: {
      str: (self) => worded(self, (number) => `bad weekday number ${number}; must be 0 (Monday) to 6 (Sunday)`),
    },
    getters: { weekday: (self) => self.args[0] ?? null },
  });
}

export function illegalMonth(month: Value): PyException {
  installCalendarFaults();
  return new PyException(illegalMonthErrorType, [month]);
}

export function illegalWeekday(weekday: Value): PyException {
  installCalendarFaults();
  return new PyException(illegalWeekdayErrorType, [weekday]);
}
