import { dateType } from "../../values/dates/date.ts";
import { timedeltaType } from "../../values/dates/timedelta.ts";
import { tuple } from "../../values/sequences.ts";
import type { Value } from "../../values/value.ts";
import type { ModuleDefinition } from "../module-definition.ts";
import { datetimeType } from "./moment.ts";
import { installDateTime } from "./moment-members.ts";
import { installTime, timeType } from "./time-of-day.ts";
import { installZones, timezoneType, tzinfoType, utc } from "./zones.ts";

/** Fills `datetime`, `time`, `tzinfo` and `timezone`. Call once, after the types of values. */
export function installDateTimes(): void {
  installZones();
  installTime();
  installDateTime();
}

export const datetimeModule: ModuleDefinition = {
  name: "datetime",
  members: (): Iterable<readonly [string, Value]> => [
    ["date", dateType],
    ["datetime", datetimeType],
    ["time", timeType],
    ["timedelta", timedeltaType],
    ["timezone", timezoneType],
    ["tzinfo", tzinfoType],
    ["MINYEAR", 1n],
    ["MAXYEAR", 9999n],
    ["UTC", utc],
    ["__all__", tuple("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")],
  ],
};
