import { asText, builtinType, isInstance, NotImplemented, typeName } from "../../values/core-types.ts";
import { newTimedelta, PyTimedelta, timedelta, timedeltaType } from "../../values/dates/timedelta.ts";
import { localOffset } from "../../values/dates/timestamps.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { hash } from "../../values/hashing.ts";
import { define, native } from "../../values/native.ts";
import { bindArguments } from "../../values/parameters.ts";
import { tuple } from "../../values/sequences.ts";
import { repr } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import { type Kwargs, PyObject, type PyType, type Value } from "../../values/value.ts";
import { copyMoment, PyDateTime } from "../datetime/moment.ts";
import { clockSeconds, localZone } from "../datetime/moment-zones.ts";
import { shiftBy, tzinfoType } from "../datetime/zones.ts";
import type { ModuleDefinition } from "../module-definition.ts";
import { abbreviation, daylightAt, findZone, foldAt, offsetOfClock, type Zone } from "../zoneinfo/zone-rules.ts";

const inModule = { module: "dateutil.tz.tz" };
export const tzutcType: PyType = builtinType("tzutc", tzinfoType, inModule);
export const tzoffsetType: PyType = builtinType("tzoffset", tzinfoType, inModule);
export const tzlocalType: PyType = builtinType("tzlocal", tzinfoType, inModule);
export const tzfileType: PyType = builtinType("tzfile", tzinfoType, inModule);

const zero = new PyTimedelta(0);

/** `tzutc()`: the only one. */
export const tzutc: PyObject = new PyObject(tzutcType);

export class PyTzOffset extends PyObject {
  readonly name: Value;
  readonly offset: PyTimedelta;

  constructor(name: Value, offset: PyTimedelta) {
    super(tzoffsetType);
    this.name = name;
    this.offset = offset;
  }
}

/** A named zone with its changes, which CPython's dateutil reads from a file. */
class PyTzFile extends PyObject {
  readonly zone: Zone;

  constructor(zone: Zone) {
    super(tzfileType);
    this.zone = zone;
  }
}

const offsets = new Map<string, PyTzOffset>();

/** `tzoffset(name, seconds)`: equal ones are one object. */
export function makeOffset(name: Value, offset: PyTimedelta): PyTzOffset {
  const { days, seconds, microseconds } = offset;
  const key = `${repr(name)} ${days} ${seconds} ${microseconds}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size > 200) offsets.clear();
  const made = new PyTzOffset(name, offset);
  offsets.set(key, made);
  return made;
}

const files = new Map<string, PyTzFile>();

/** `gettz(key)`. */
function zoneOf(key: string): Value {
  const known = files.get(key);
  if (known !== undefined) return known;
  const zone = findZone(key);
  if (zone === undefined) return null;
  const made = new PyTzFile(zone);
  files.set(key, made);
  return made;
}

/** The moment given to `fromutc`, which must carry the zone itself. */
function checkedMoment(self: PyObject, moment: Value): PyDateTime {
  if (!(moment instanceof PyDateTime)) throw typeError("fromutc() requires a datetime argument");
  if (moment.tzinfo !== self) throw valueError("dt.tzinfo is not self");
  return moment;
}

function newOffset(_: PyType, args: readonly Value[], kwargs: Kwargs): Value {
  const [, name = null, given = null] = bindArguments(
    "_TzOffsetFactory.__call__",
    { names: ["cls", "name", "offset"], positionalOnly: 0, positional: 3, defaults: [], vararg: null, kwarg: null },
    [tzoffsetType, ...args],
    kwargs,
  );
  // Equal zones are one object, found by name and distance.
  hash(tuple(name, given));
  if (given instanceof PyTimedelta) return makeOffset(name, given);
  return makeOffset(name, newTimedelta(timedeltaType, [], new Map([["seconds", given]])));
}

function sameDelta(a: PyTimedelta, b: PyTimedelta): boolean {
  return a.days === b.days && a.seconds === b.seconds && a.microseconds === b.microseconds;
}

/** The fixed offset of the zones that have one. */
function fixedOffset(zone: Value): PyTimedelta | undefined {
  if (zone === tzutc) return zero;
  if (zone instanceof PyTzOffset) return zone.offset;
  return isInstance(zone, tzlocalType) ? timedelta(0, localOffset()) : undefined;
}

function equal(self: PyObject, other: Value): Value {
  const [mine, theirs] = [fixedOffset(self), fixedOffset(other)];
  if (mine === undefined || theirs === undefined) return NotImplemented;
  return sameDelta(mine, theirs);
}

function seconds(delta: PyTimedelta): number {
  return delta.days * 86400 + delta.seconds;
}

/** Members that all zones of this file share; `offset` and `name` tell the rest. */
function defineFixed(type: PyType, show: (self: PyObject) => string, name: (self: PyObject) => Value): void {
  define<PyObject>(type, {
    slots: {
      repr: show,
      compare: (self, other, op) => {
        if (op !== "==" && op !== "!=") return NotImplemented;
        const same = equal(self, other);
        return same === NotImplemented ? same : same === (op === "==");
      },
      hash: null,
    },
    methods: {
      "utcoffset(dt)": (self) => fixedOffset(self) ?? null,
      "dst(dt)": () => zero,
      "tzname(dt)": name,
      "is_ambiguous(dt)": () => false,
      "fromutc(dt)": (self, moment = null) => {
        const checked = checkedMoment(self, moment);
        const offset = fixedOffset(self);
        return offset === undefined || self === tzutc ? checked : shiftBy(checked, offset);
      },
    },
    python: true,
  });
}

function defineFile(): void {
  const offsetFor = (self: PyTzFile, moment: Value): number | undefined => {
    if (moment instanceof PyDateTime) return offsetOfClock(self.zone, clockSeconds(moment), moment.fold);
    return self.zone.fixed ? self.zone.offsetAt(0) : undefined;
  };
  const daylight = (self: PyTzFile, moment: Value, offset: number): number =>
    daylightAt(self.zone, moment instanceof PyDateTime ? clockSeconds(moment) - offset : 0, offset);
  define<PyTzFile>(tzfileType, {
    slots: { repr: (self) => `tzfile('/usr/share/zoneinfo/${self.zone.key}')` },
    methods: {
      "utcoffset(dt)": (self, moment = null) => {
        const offset = offsetFor(self, moment);
        return offset === undefined ? null : timedelta(0, offset);
      },
      "dst(dt)": (self, moment = null) => {
        const offset = offsetFor(self, moment);
        return offset === undefined ? null : timedelta(0, daylight(self, moment, offset));
      },
      "tzname(dt)": (self, moment = null) => {
        const offset = offsetFor(self, moment);
        return offset === undefined ? null : abbreviation(self.zone, offset, daylight(self, moment, offset));
      },
      "is_ambiguous(dt)": (self, moment = null) =>
        moment instanceof PyDateTime &&
        offsetOfClock(self.zone, clockSeconds(moment), 0) > offsetOfClock(self.zone, clockSeconds(moment), 1),
      "fromutc(dt)": (self, moment = null) => {
        const checked = checkedMoment(self, moment);
        const utc = clockSeconds(checked);
        const local = shiftBy(checked, timedelta(0, self.zone.offsetAt(utc)));
        return local instanceof PyDateTime ? copyMoment(local, { fold: foldAt(self.zone, utc) }) : local;
      },
    },
    python: true,
  });
}

let installed = false;

/** Fills the zones; harmless when done already. */
export function installTz(): void {
  if (installed) return;
  installed = true;
  tzutcType.own.new = () => tzutc;
  tzoffsetType.own.new = newOffset;
  tzlocalType.own.new = (type) => new PyObject(type);
  defineFixed(
    tzutcType,
    () => "tzutc()",
    () => "UTC",
  );
  defineFixed(
    tzoffsetType,
    (self) => (self instanceof PyTzOffset ? `tzoffset(${repr(self.name)}, ${seconds(self.offset)})` : ""),
    (self) => (self instanceof PyTzOffset ? self.name : null),
  );
  defineFixed(
    tzlocalType,
    () => "tzlocal()",
    () => localZone().name,
  );
  defineFile();
}

/** A new `tzlocal()`. */
export function tzlocal(): PyObject {
  return new PyObject(tzlocalType);
}

function gettz(name: Value): Value {
  if (!truth(name)) return zoneOf("UTC");
  const key = asText(name);
  if (key === undefined) throw typeError(`expected str, bytes or os.PathLike object, not ${typeName(name)}`);
  return zoneOf(key);
}

export const tzModule: ModuleDefinition = {
  name: "dateutil.tz",
  members: () => {
    installTz();
    const python = { python: true };
    return [
      ["tzutc", tzutcType],
      ["tzoffset", tzoffsetType],
      ["tzlocal", tzlocalType],
      ["tzfile", tzfileType],
      ["UTC", tzutc],
      ["gettz", native("gettz(name=None)", (name = null) => gettz(name), python)],
      [
        "enfold",
        native(
          "enfold(dt, fold=1)",
          (moment = null, fold = null) => {
            if (!(moment instanceof PyDateTime)) throw typeError(`enfold() needs a datetime, not ${typeName(moment)}`);
            return copyMoment(moment, { fold: truth(fold) ? 1 : 0 });
          },
          python,
        ),
      ],
    ];
  },
};
