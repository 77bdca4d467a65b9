/**
 * Rules of time zones, from the host's `Intl`, the only place where an engine without files finds them. `Intl` tells the offset of a
 * moment; all else (the offset of a wall clock, gaps, repeats, daylight saving) follows from offsets of moments nearby.
 */
import { pad } from "../../values/dates/calendar-days.ts";
import { fixedZones, zonesByNames } from "./zone-names.ts";

const DAY = 86400;

export interface Zone {
  readonly key: string;
  /** Seconds east of UTC at so many seconds since 1970 UTC. */
  readonly offsetAt: (utc: number) => number;
  /** Abbreviations by minutes east of UTC, with a `d` for daylight saving. */
  readonly names: ReadonlyMap<string, string>;
  /** The zone never changed. */
  readonly fixed: boolean;
}

/** Summer time is the standard there, and winter time goes back from it. */
const backwards: ReadonlySet<string> = new Set(["Europe/Dublin", "Eire", "Africa/Casablanca", "Africa/El_Aaiun"]);

const offsetForm = /GMT(?:([+-])(\d{1,2}):?(\d{2})?(?::(\d{2}))?)?/;

/** `GMT-03:30:52` in seconds. */
function offsetOf(text: string): number {
  const [, sign, hours = "0", minutes = "0", seconds = "0"] = offsetForm.exec(text) ?? [];
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === "-" ? -size : size;
}

/** Reads offsets through a formatter, remembering those of whole hours: moments of one document lie close together. */
function offsetReader(key: string): ((utc: number) => number) | undefined {
  let formatter: Intl.DateTimeFormat;
  try {
    formatter = new Intl.DateTimeFormat("en-US", { timeZone: key, timeZoneName: "longOffset", year: "numeric" });
  } catch {
    return undefined;
  }
  const known = new Map<number, number>();
  const read = (utc: number): number => {
    const ready = known.get(utc);
    if (ready !== undefined) return ready;
    const offset = offsetOf(formatter.format(utc * 1000));
    if (known.size > 5000) known.clear();
    known.set(utc, offset);
    return offset;
  };
  return (utc) => {
    const hour = Math.floor(utc / 3600) * 3600;
    const start = read(hour);
    return start === read(hour + 3600) ? start : read(utc);
  };
}

function namesOf(text: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [, minutes, mark = "", name = ""] of text.matchAll(/([+-]\d+)(d?)(\w+)/g)) {
    names.set(`${Number(minutes)}${mark}`, name);
  }
  return names;
}

let table: Map<string, string> | null = null;

/** Abbreviations by key. */
function keys(): ReadonlyMap<string, string> {
  if (table === null) {
    table = new Map();
    for (const [names, zones] of zonesByNames) for (const zone of zones.split(" ")) table.set(zone, names);
  }
  return table;
}

const zones = new Map<string, Zone | undefined>();

/** The zone of a key, letter for letter; `undefined` when there is none or the host does not know it. */
export function findZone(key: string): Zone | undefined {
  if (zones.has(key)) return zones.get(key);
  const names = keys().get(key);
  if (names === undefined) return undefined;
  const offsetAt = offsetReader(key);
  const fixed = fixedZones.split(" ").includes(key);
  const zone = offsetAt === undefined ? undefined : { key, offsetAt, names: namesOf(names), fixed };
  zones.set(key, zone);
  return zone;
}

/** All keys that the host knows. */
export function availableZones(): string[] {
  return [...keys().keys()].filter((key) => findZone(key) !== undefined);
}

/**
 * The offset of a wall clock, given in seconds since 1970 as if it were UTC. A clock time that does not exist, or exists twice, has the
 * offset before the change, and after it with `fold`.
 */
export function offsetOfClock(zone: Zone, clock: number, fold: number): number {
  const before = zone.offsetAt(clock - DAY);
  const after = zone.offsetAt(clock + DAY);
  if (before === after) return before;
  const early = zone.offsetAt(clock - before) === before;
  const late = zone.offsetAt(clock - after) === after;
  return early === late ? (fold === 0 ? before : after) : early ? before : after;
}

/** 1 when the clock at the UTC moment has shown the same before. */
export function foldAt(zone: Zone, utc: number): number {
  const offset = zone.offsetAt(utc);
  const before = zone.offsetAt(utc - DAY);
  return before > offset && zone.offsetAt(utc + offset - before) === before ? 1 : 0;
}

const WEEK = 7 * DAY;
/** Daylight saving never lasts longer than this. */
const LONGEST_SEASON = 36;

/** The first other offset, week by week in a direction; the same one when the season has no end there. */
function neighbour(zone: Zone, utc: number, offset: number, direction: 1 | -1): number {
  for (let weeks = 1; weeks <= LONGEST_SEASON; weeks++) {
    const other = zone.offsetAt(utc + direction * weeks * WEEK);
    if (other !== offset) return other;
  }
  return offset;
}

/**
 * Seconds of daylight saving in the offset at a UTC moment: what it has over the offset that came before and comes again after. A zone
 * that changes for good has another offset on one side only.
 */
export function daylightAt(zone: Zone, utc: number, offset: number): number {
  if (zone.fixed) return 0;
  const before = neighbour(zone, utc, offset, -1);
  if (before !== neighbour(zone, utc, offset, 1)) return 0;
  return backwards.has(zone.key) ? Math.min(offset - before, 0) : Math.max(offset - before, 0);
}

/** The abbreviation of an offset, or the offset in digits where the zone has no word for it. */
export function abbreviation(zone: Zone, offset: number, daylight: number): string {
  const name = zone.names.get(`${Math.floor(offset / 60)}${daylight === 0 ? "" : "d"}`);
  if (name !== undefined) return name;
  if (offset % 60 !== 0) return "LMT";
  const minutes = Math.abs(offset / 60);
  const rest = minutes % 60 === 0 ? "" : pad(minutes % 60, 2);
  return `${offset < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60), 2)}${rest}`;
}
