import { getAttribute } from "../../values/attributes.ts";
import { asBytes } from "../../values/bytes.ts";
import { call } from "../../values/calls.ts";
import { asInt, asText, isInstance, isSubclass, typeOf } from "../../values/core-types.ts";
import { daysInMonth } from "../../values/dates/calendar-days.ts";
import { floorDivide, PyTimedelta, timedelta } from "../../values/dates/timedelta.ts";
import { clockMicros, dayOfTimestamp, localOffset } from "../../values/dates/timestamps.ts";
import { PyDict } from "../../values/dict.ts";
import { pythonException, typeError, valueErrorType } from "../../values/exceptions.ts";
import { native } from "../../values/native.ts";
import { add, contains, getItem, index } from "../../values/operators.ts";
import { PyTuple, tuple } from "../../values/sequences.ts";
import { str } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import type { Value } from "../../values/value.ts";
import { illegalMonth } from "../calendar/faults.ts";
import { midnight } from "../datetime/iso-clock.ts";
import { PyDateTime } from "../datetime/moment.ts";
import { localZone } from "../datetime/moment-zones.ts";
import { tzinfoType } from "../datetime/zones.ts";
import type { ModuleDefinition } from "../module-definition.ts";
import { type ReadMoment, readMoment } from "./date-reader.ts";
import { installIsoparser, isoparseFunction, isoparserType } from "./isoparse.ts";
import { installParserFaults, parserError, parserErrorType } from "./parser-faults.ts";
import { installParserInfo, PyParserInfo, parserInfoType, preference } from "./parser-info.ts";
import { installTz, makeOffset, tzlocal, tzutc } from "./tz.ts";
import { english } from "./vocabulary.ts";

function textOf(value: Value): string {
  const text = asText(value);
  if (text !== undefined) return text;
  const bytes = asBytes(value);
  if (bytes === undefined) {
    const { heap, name, qualname } = typeOf(value);
    throw typeError(`Parser must be a string or character stream, not ${heap ? name : qualname}`);
  }
  return str(call(getAttribute(value, "decode"), []));
}

const clockNames = ["hour", "minute", "second", "microsecond"] as const;
const dateNames = ["year", "month", "day"] as const;

/** Midnight of the host's day: what a text leaves out is taken from it. */
function today(): PyDateTime {
  const seconds = floorDivide(clockMicros(), 1_000_000n) + BigInt(localOffset());
  return new PyDateTime(dayOfTimestamp(seconds), midnight, null);
}

function isEmpty(found: ReadMoment): boolean {
  const { skipped: _, ...parts } = found;
  return Object.values(parts).every((part) => part === null);
}

/** The default with what the text says put in; a day that the month does not have is its last. */
function naive(found: ReadMoment, start: Value): Value {
  const replaced = new Map<string, Value>();
  for (const name of [...dateNames, ...clockNames]) {
    const part = found[name];
    if (part !== null) replaced.set(name, part);
  }
  if (found.day === null) {
    const year = found.year ?? index(getAttribute(start, "year"));
    const month = found.month ?? index(getAttribute(start, "month"));
    const day = index(getAttribute(start, "day"));
    if (month < 1n || month > 12n) throw illegalMonth(month);
    const last = BigInt(daysInMonth(Number(year % 400n) + 400, Number(month)));
    if (day > last) replaced.set("day", last);
  }
  const moment = call(getAttribute(start, "replace"), [], replaced);
  if (found.weekday === null || (found.day !== null && found.day !== 0n)) return moment;
  const current = Number(index(call(getAttribute(moment, "weekday"), [])));
  return add(moment, new PyTimedelta((7 - current + found.weekday) % 7));
}

function zoneOf(zones: Value, found: ReadMoment): Value {
  const name = found.zone;
  const zone = typeOf(zones).slots.call !== undefined ? call(zones, [name, found.offset]) : getNamed(zones, name);
  if (zone === null || isInstance(zone, tzinfoType)) return zone;
  const seconds = asInt(zone);
  if (seconds === undefined) throw typeError("Offset must be tzinfo subclass, tz string, or int offset.");
  return makeOffset(name, timedelta(0, Number(seconds)));
}

function getNamed(zones: Value, name: Value): Value {
  return zones instanceof PyDict ? (zones.get(name) ?? null) : getItem(zones, name);
}

/** The moment with the zone that the text names, or that `zones` gives for it. */
function aware(moment: Value, found: ReadMoment, zones: Value): Value {
  const withZone = (zone: Value): Value => call(getAttribute(moment, "replace"), [], new Map([["tzinfo", zone]]));
  const { zone, offset } = found;
  const callable = typeOf(zones).slots.call !== undefined;
  if (callable || (truth(zones) && contains(zones, zone))) return withZone(zoneOf(zones, found));
  if (zone !== null && zone === localZone().name) return withZone(tzlocal());
  if (offset === 0n) return withZone(tzutc);
  // A name alone that nothing explains is passed over; dateutil warns of it.
  return offset === null ? moment : withZone(makeOffset(zone, timedelta(0, Number(offset))));
}

const optionNames = ["default", "ignoretz", "tzinfos", "dayfirst", "yearfirst", "fuzzy", "fuzzy_with_tokens"];

function readOptions(options: PyDict): (name: string) => Value {
  for (const { key } of options.entries.values()) {
    if (typeof key === "string" && !optionNames.includes(key)) {
      throw typeError(`parser._parse() got an unexpected keyword argument '${key}'`);
    }
  }
  return (name) => options.get(name) ?? null;
}

function parse(value: Value, info: Value, option: (name: string) => Value): Value {
  const start = option("default") ?? today();
  const given = info instanceof PyParserInfo ? info : undefined;
  const text = textOf(value);
  const withTokens = truth(option("fuzzy_with_tokens"));
  const found = readMoment(text, given?.vocabulary ?? english, {
    dayFirst: preference(option("dayfirst"), given?.dayFirst ?? false),
    yearFirst: preference(option("yearfirst"), given?.yearFirst ?? false),
    fuzzy: withTokens || truth(option("fuzzy")),
  });
  if (found === undefined) throw parserError("Unknown string format: %s", value);
  if (isEmpty(found)) throw parserError("String does not contain a date: %s", value);
  let moment = reworded(() => naive(found, start), value);
  if (!truth(option("ignoretz"))) moment = aware(moment, found, option("tzinfos"));
  return withTokens ? tuple(moment, new PyTuple(found.skipped)) : moment;
}

/** A `ValueError` of an impossible date becomes a `ParserError` that shows the text. */
function reworded(work: () => Value, text: Value): Value {
  try {
    return work();
  } catch (error) {
    const exception = pythonException(error);
    if (exception === undefined || !isSubclass(exception.type, valueErrorType)) throw error;
    const worded = parserError(`${str(exception)}: %s`, text);
    worded.cause = exception;
    throw worded;
  }
}

let installed = false;

function install(): void {
  if (installed) return;
  installed = true;
  installTz();
  installParserFaults();
  installParserInfo();
  installIsoparser();
}

export const parserModule: ModuleDefinition = {
  name: "dateutil.parser",
  members: () => {
    install();
    const parseFunction = native(
      "parse(timestr, parserinfo=None, **kwargs)",
      (value = null, info = null, options = null) =>
        parse(value, info, readOptions(options instanceof PyDict ? options : new PyDict())),
      { python: true },
    );
    return [
      ["parse", parseFunction],
      ["parserinfo", parserInfoType],
      ["ParserError", parserErrorType],
      ["isoparse", isoparseFunction],
      ["isoparser", isoparserType],
      ["__all__", new PyTuple(["parse", "parser", "parserinfo", "isoparse", "isoparser", "ParserError"])],
    ];
  },
};
