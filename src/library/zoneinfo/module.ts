import { asText, builtinType, typeName } from "../../values/core-types.ts";
import { readFields } from "../../values/dates/arguments.ts";
import { timedelta } from "../../values/dates/timedelta.ts";
import { attributeError, keyErrorType, PyException, typeError, valueError } from "../../values/exceptions.ts";
import { hash } from "../../values/hashing.ts";
import { define, native } from "../../values/native.ts";
import { setDisplay } from "../../values/sets.ts";
import { repr } from "../../values/text.ts";
import { type Kwargs, PyObject, type PyType, type Value } from "../../values/value.ts";
import { copyMoment, PyDateTime } from "../datetime/moment.ts";
import { clockSeconds } from "../datetime/moment-zones.ts";
import { ownMoment, shiftBy, tzinfoType } from "../datetime/zones.ts";
import type { ModuleDefinition } from "../module-definition.ts";
import { abbreviation, availableZones, daylightAt, findZone, foldAt, offsetOfClock, type Zone } from "./zone-rules.ts";

export const zoneInfoType: PyType = builtinType("zoneinfo.ZoneInfo", tzinfoType);
const notFoundType: PyType = builtinType("ZoneInfoNotFoundError", keyErrorType, { module: "zoneinfo._common" });

/** A zone of the IANA data by its key. Equal keys are one object, as in CPython. */
export class PyZoneInfo extends PyObject {
  readonly zone: Zone;

  constructor(zone: Zone, type: PyType) {
    super(type);
    this.zone = zone;
  }
}

/** Keys are looked up as file names by CPython, which refuses some before it looks. */
function checkKey(key: string): void {
  const parts = key.split("/");
  if (key.startsWith("/")) throw valueError(`ZoneInfo keys may not be absolute paths, got: ${key}`);
  const above = parts.findIndex((part) => part !== "..");
  const rest = above < 0 ? [] : parts.slice(above);
  if (key !== "." && rest.some((part) => part === "" || part === "." || part === "..")) {
    throw valueError(`ZoneInfo keys must be normalized relative paths, got: ${key}`);
  }
  if (above !== 0 || key === ".") throw valueError(`ZoneInfo keys must refer to subdirectories of TZPATH, got: ${key}`);
  if (key.includes("\0")) throw valueError("embedded null byte");
}

const made = new Map<string, PyZoneInfo>();

function zoneInfo(type: PyType, value: Value, cached: boolean): PyZoneInfo {
  hash(value);
  const key = asText(value);
  if (key === undefined) throw typeError(`expected str, bytes or os.PathLike object, not ${typeName(value)}`);
  const plain = cached && type === zoneInfoType;
  const ready = plain ? made.get(key) : undefined;
  if (ready !== undefined) return ready;
  checkKey(key);
  const zone = findZone(key);
  if (zone === undefined) throw new PyException(notFoundType, [`No time zone found with key ${key}`]);
  const fresh = new PyZoneInfo(zone, type);
  if (plain) made.set(key, fresh);
  return fresh;
}

function readKey(args: readonly Value[], kwargs: Kwargs): Value {
  let key: Value = null;
  readFields({ name: "", names: ["key"], required: 1 }, args, kwargs, (value) => {
    key = value;
  });
  return key;
}

/** The offset at the moment that a clock of the zone shows; `undefined` when there is no telling. */
function offsetFor(self: PyZoneInfo, moment: Value): number | undefined {
  const { zone } = self;
  if (moment === null) return zone.fixed ? zone.offsetAt(0) : undefined;
  if (!(moment instanceof PyDateTime)) {
    throw attributeError(`'${typeName(moment)}' object has no attribute 'toordinal'`, "toordinal", moment);
  }
  return offsetOfClock(zone, clockSeconds(moment), moment.fold);
}

function daylight(self: PyZoneInfo, moment: Value, offset: number): number {
  return daylightAt(self.zone, moment instanceof PyDateTime ? clockSeconds(moment) - offset : 0, offset);
}

function fromUtc(self: PyZoneInfo, argument: Value): Value {
  const moment = ownMoment(self, argument);
  const utc = clockSeconds(moment);
  const local = shiftBy(moment, timedelta(0, self.zone.offsetAt(utc)));
  const fold = foldAt(self.zone, utc);
  return fold === 1 && local instanceof PyDateTime ? copyMoment(local, { fold }) : local;
}

let installed = false;

function install(): void {
  if (installed) return;
  installed = true;
  define<PyException>(notFoundType, {});
  zoneInfoType.own.new = (type, args, kwargs) => zoneInfo(type, readKey(args, kwargs), true);
  define<PyZoneInfo>(zoneInfoType, {
    slots: {
      repr: (self) => `${self.type.name}(key=${repr(self.zone.key)})`,
      str: (self) => self.zone.key,
    },
    methods: {
      "utcoffset(dt, /)": (self, moment = null) => {
        const offset = offsetFor(self, moment);
        return offset === undefined ? null : timedelta(0, offset);
      },
      "dst(dt, /)": (self, moment = null) => {
        const offset = offsetFor(self, moment);
        return offset === undefined ? null : timedelta(0, daylight(self, moment, offset));
      },
      "tzname(dt, /)": (self, moment = null) => {
        const offset = offsetFor(self, moment);
        return offset === undefined ? null : abbreviation(self.zone, offset, daylight(self, moment, offset));
      },
      "fromutc(dt, /)": (self, moment = null) => fromUtc(self, moment),
    },
    getters: { key: (self) => self.zone.key },
    classMethods: {
      "no_cache(key)": (type, key = null) => zoneInfo(type, key, false),
      "clear_cache(*, only_keys=None)": () => null,
    },
  });
}

export const zoneinfoModule: ModuleDefinition = {
  name: "zoneinfo",
  members: () => {
    install();
    return [
      ["ZoneInfo", zoneInfoType],
      ["ZoneInfoNotFoundError", notFoundType],
      [
        "available_timezones",
        native("available_timezones()", () => setDisplay(availableZones(), false), { python: true }),
      ],
    ];
  },
};
