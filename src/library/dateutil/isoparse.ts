import { asBytes, latin1 } from "../../values/bytes.ts";
import { asText, builtinType, objectType, typeName } from "../../values/core-types.ts";
import { makeDate } from "../../values/dates/date.ts";
import { PyTimedelta, timedelta } from "../../values/dates/timedelta.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { NativeFunction } from "../../values/functions.ts";
import { define } from "../../values/native.ts";
import { add } from "../../values/operators.ts";
import { bindArguments, type Parameters } from "../../values/parameters.ts";
import { quoteText } from "../../values/quoting.ts";
import { length, truth } from "../../values/truth.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";
import { checkClock, datetimeType, makeMoment } from "../datetime/moment.ts";
import { PyTime } from "../datetime/time-of-day.ts";
import { isoDay, isoMoment, isoOffset, isoTime } from "./iso-parser.ts";
import { makeOffset, tzutc } from "./tz.ts";

export const isoparserType: PyType = builtinType("isoparser", objectType, { module: "dateutil.parser.isoparser" });

/** A reader of ISO texts; `separator` is what must stand between date and time. */
class PyIsoParser extends PyObject {
  separator: string | null = null;
}

function asciiText(value: Value): string {
  const text = asText(value) ?? bytesText(value);
  if (text === undefined) throw typeError(`object of type '${typeName(value)}' has no len()`);
  if (!/^[\0-\x7f]*$/.test(text)) throw valueError("ISO-8601 strings should contain only ASCII characters");
  return text;
}

function bytesText(value: Value): string | undefined {
  const bytes = asBytes(value);
  return bytes === undefined ? undefined : latin1(bytes);
}

function zoneOf(offset: number | null, zeroIsUtc = true): Value {
  if (offset === null) return null;
  return offset === 0 && zeroIsUtc ? tzutc : makeOffset(null, timedelta(0, offset));
}

function isoparse(value: Value, separator: string | null): Value {
  const found = isoMoment(asciiText(value), separator);
  const zone = zoneOf(found.offset);
  if (found.hour !== 24) return makeMoment(found, found, zone, 0, datetimeType);
  return add(makeMoment(found, { ...found, hour: 0 }, zone, 0, datetimeType), new PyTimedelta(1));
}

const separatorParameters: Parameters = {
  names: ["self", "sep"],
  positionalOnly: 0,
  positional: 2,
  defaults: [undefined, null],
  vararg: null,
  kwarg: null,
};

export function installIsoparser(): void {
  isoparserType.own.new = (type) => new PyIsoParser(type);
  define<PyIsoParser>(isoparserType, {
    slots: {
      init: (self, args, kwargs) => {
        const [, value = null] = bindArguments("isoparser.__init__", separatorParameters, [self, ...args], kwargs);
        const separator = asText(value);
        if (value !== null && separator === undefined) length(value);
        if (value !== null && (separator === undefined || !/^[\0-\x7f]$/.test(separator) || /\d/.test(separator))) {
          throw valueError("Separator must be a single, non-numeric ASCII character");
        }
        self.separator = separator ?? null;
      },
    },
    methods: {
      "isoparse(str_in)": (self, text = null) => isoparse(text, self.separator),
      "parse_isodate(str_in)": (_, value = null) => {
        const text = asciiText(value);
        const { year, month, day, end } = isoDay(text);
        if (end < text.length) {
          throw valueError(`String contains unknown ISO components: ${quoteText(text)}`);
        }
        return makeDate(year, month, day);
      },
      "parse_isotime(str_in)": (_, text = null) => {
        const found = isoTime(asciiText(text));
        const clock = { ...found, hour: found.hour % 24 === 0 ? 0 : found.hour };
        checkClock(clock, 0);
        return new PyTime(clock, zoneOf(found.offset));
      },
      "parse_tzstr(str_in, zero_as_utc=True)": (_, value = null, zeroIsUtc = true) => {
        const text = asciiText(value);
        const named = text === "Z" || text === "z";
        return zoneOf(isoOffset(text, truth(zeroIsUtc)), named || truth(zeroIsUtc));
      },
    },
    python: true,
  });
}

const parameters: Parameters = {
  names: ["self", "str_in"],
  positionalOnly: 0,
  positional: 2,
  defaults: [],
  vararg: null,
  kwarg: null,
};

/** `dateutil.parser.isoparse`. */
export const isoparseFunction: NativeFunction = new NativeFunction("isoparse", "isoparser.isoparse", (args, kwargs) => {
  const [, text = null] = bindArguments("isoparser.isoparse", parameters, [null, ...args], kwargs);
  return isoparse(text, null);
});
