/**
 * Reads dates as people write them, by the rules of dateutil's parser: a text is cut into tokens, each token is tried by a list of
 * steps in turn, and numbers that might be anything are sorted out at the end.
 */
import { pointLength } from "../../values/code-points.ts";
import { spend } from "../../values/meter.ts";
import { DateParts, type PartNumber } from "./date-parts.ts";
import { type DecimalToken, decimalOf, integerOf, sixtieths, wholeOf } from "./decimal-token.ts";
import { tokensOf } from "./tokens.ts";
import { Unreadable } from "./unreadable.ts";
import { fullYear, type Vocabulary, type WordList } from "./vocabulary.ts";

/** What a text says of a moment; `null` where it says nothing. */
export interface ReadMoment {
  year: bigint | null;
  month: bigint | null;
  day: bigint | null;
  /** Monday is 0. */
  weekday: number | null;
  hour: bigint | null;
  minute: bigint | null;
  second: bigint | null;
  microsecond: bigint | null;
  zone: string | null;
  /** Seconds east of UTC. */
  offset: bigint | null;
  /** 0 before noon, 1 after. */
  half: number | null;
  /** Stretches of text that were passed over. */
  readonly skipped: string[];
}

export interface ReadOptions {
  readonly dayFirst: boolean;
  readonly yearFirst: boolean;
  /** Pass over what is not understood. */
  readonly fuzzy: boolean;
}

const isDigits = (text: string): boolean => /^[\p{Nd}]+$/u.test(text);

class DateReader {
  private readonly tokens: string[];
  private readonly words: Vocabulary;
  private readonly fuzzy: boolean;
  private readonly parts = new DateParts();
  private readonly skipped: number[] = [];
  /** Position of the token being read. */
  private at = 0;
  readonly moment: ReadMoment = {
    year: null,
    month: null,
    day: null,
    weekday: null,
    hour: null,
    minute: null,
    second: null,
    microsecond: null,
    zone: null,
    offset: null,
    half: null,
    skipped: [],
  };

  constructor(text: string, words: Vocabulary, fuzzy: boolean) {
    this.tokens = tokensOf(text);
    this.words = words;
    this.fuzzy = fuzzy;
  }

  read(options: ReadOptions): ReadMoment {
    const steps = [this.number, this.weekday, this.month, this.half, this.zoneName, this.zoneOffset, this.jump];
    for (; this.at < this.tokens.length; this.at++) {
      spend(1);
      const token = this.must(this.at);
      if (!steps.some((step) => step.call(this, token))) throw new Unreadable();
    }
    const { moment, parts } = this;
    Object.assign(moment, parts.resolve(options.yearFirst, options.dayFirst));
    if (moment.year !== null) moment.year = fullYear(moment.year, parts.centuryGiven);
    this.settleZone();
    this.collectSkipped();
    return moment;
  }

  private token(at: number): string | undefined {
    return this.tokens[at];
  }

  /** A token that the sense of what came before asks for. */
  private must(at: number): string {
    const token = this.tokens[at];
    if (token === undefined) throw new Unreadable();
    return token;
  }

  private word(list: WordList, at: number): number | undefined {
    const token = this.tokens[at];
    return token === undefined ? undefined : this.words[list].get(token.toLowerCase());
  }

  private isJump(at: number): boolean {
    return this.word("JUMP", at) !== undefined;
  }

  /** A text of digits: more than two of them are a year. */
  private digits(text: string): PartNumber {
    return { value: integerOf(text), long: pointLength(text) > 2 };
  }

  private addMonth(index: number): void {
    this.parts.add({ value: BigInt(index + 1), long: false }, "month");
  }

  private weekday(): boolean {
    const weekday = this.word("WEEKDAYS", this.at);
    if (weekday !== undefined) this.moment.weekday = weekday;
    return weekday !== undefined;
  }

  /** A month by name, with what may hang on it: `Jan-01-99`, `Jan of 01`. */
  private month(): boolean {
    const month = this.word("MONTHS", this.at);
    if (month === undefined) return false;
    this.addMonth(month);
    const separator = this.token(this.at + 1);
    if (separator === "-" || separator === "/") {
      this.parts.add(this.digits(this.must(this.at + 2)));
      if (this.token(this.at + 3) === separator) {
        this.parts.add(this.digits(this.must(this.at + 4)));
        this.at += 2;
      }
      this.at += 2;
    } else if (
      separator === " " &&
      this.token(this.at + 3) === " " &&
      this.word("PERTAIN", this.at + 2) !== undefined
    ) {
      const year = this.token(this.at + 4);
      if (year === undefined) return true;
      if (isDigits(year)) {
        const full = fullYear(integerOf(year), false);
        this.parts.add({ value: full, long: full > 99n }, "year");
      }
      this.at += 4;
    }
    return true;
  }

  private half(): boolean {
    const half = this.word("AMPM", this.at);
    if (half === undefined) return false;
    const { hour } = this.moment;
    const fits = hour !== null && hour >= 0n && hour <= 12n;
    if (!fits && !this.fuzzy) throw new Unreadable();
    if (hour !== null && fits && !(this.fuzzy && this.moment.half !== null)) {
      this.moment.hour = this.inHalf(hour, half);
      this.moment.half = half;
    } else {
      this.skipped.push(this.at);
    }
    return true;
  }

  private inHalf(hour: bigint, half: number): bigint {
    if (hour < 12n && half === 1) return hour + 12n;
    return hour === 12n && half === 0 ? 0n : hour;
  }

  private couldBeZone(token: string, offset: bigint | null): boolean {
    const { hour, zone } = this.moment;
    if (hour === null || zone !== null || offset !== null || pointLength(token) > 5) return false;
    return /^[A-Z]*$/.test(token) || token === "z";
  }

  /** `BRST`, `UTC`, `UTC+3`: after a name the sign is turned round, since "my time +3 is UTC" is what is meant. */
  private zoneName(token: string): boolean {
    if (!this.couldBeZone(token, this.moment.offset)) return false;
    const isUtc = this.words.UTCZONE.has(token.toLowerCase());
    this.moment.zone = token;
    this.moment.offset = this.words.UTCZONE.has(token) ? 0n : null;
    const sign = this.token(this.at + 1);
    if (sign === "+" || sign === "-") {
      this.tokens[this.at + 1] = sign === "+" ? "-" : "+";
      this.moment.offset = null;
      if (isUtc) this.moment.zone = null;
    }
    return true;
  }

  /** `+0300`, `-03:00`, `-3`, and a name in brackets after it. */
  private zoneOffset(sign: string): boolean {
    if (this.moment.hour === null || (sign !== "+" && sign !== "-")) return false;
    const digits = this.must(this.at + 1);
    const length = pointLength(digits);
    let minutes = 0n;
    let hours: bigint;
    if (length === 4) {
      hours = integerOf(digits.slice(0, 2));
      minutes = integerOf(digits.slice(2));
    } else if (this.token(this.at + 2) === ":") {
      hours = integerOf(digits);
      minutes = integerOf(this.must(this.at + 3));
      this.at += 2;
    } else if (length <= 2) {
      hours = integerOf(digits);
    } else {
      throw new Unreadable();
    }
    const size = hours * 3600n + minutes * 60n;
    this.moment.offset = sign === "+" ? size : -size;
    const name = this.token(this.at + 4);
    const bracketed = this.token(this.at + 3) === "(" && this.token(this.at + 5) === ")" && this.isJump(this.at + 2);
    if (bracketed && name !== undefined && pointLength(name) >= 3 && this.couldBeZone(name, null)) {
      this.moment.zone = name;
      this.at += 4;
    }
    this.at += 1;
    return true;
  }

  private jump(): boolean {
    if (!this.isJump(this.at) && !this.fuzzy) return false;
    this.skipped.push(this.at);
    return true;
  }

  private number(token: string): boolean {
    const value = decimalOf(token);
    if (value === undefined) return false;
    const cases = [
      this.shortTime,
      this.sixDigits,
      this.longDate,
      this.unitTime,
      this.colonTime,
      this.separatedDate,
      this.standing,
      this.halfTime,
    ];
    if (cases.some((step) => step.call(this, token, value))) return true;
    if (this.parts.couldBeDay(Number(value.digits) / 10 ** value.places)) this.addDecimal(value);
    else if (!this.fuzzy) throw new Unreadable();
    return true;
  }

  private addDecimal(value: DecimalToken): void {
    this.parts.add({ value: wholeOf(value), long: value.digits > 100n * 10n ** BigInt(value.places) });
  }

  /** `0915` after a complete date. */
  private shortTime(token: string): boolean {
    const length = pointLength(token);
    if (this.parts.size !== 3 || (length !== 2 && length !== 4) || this.moment.hour !== null) return false;
    if (this.token(this.at + 1) === ":" || this.word("HMS", this.at + 1) !== undefined) return false;
    this.moment.hour = integerOf(token.slice(0, 2));
    if (length === 4) this.moment.minute = integerOf(token.slice(2));
    return true;
  }

  /** `YYMMDD` or `HHMMSS[.ss]`. */
  private sixDigits(token: string): boolean {
    const length = pointLength(token);
    if (length !== 6 && !(length > 6 && token.indexOf(".") === 6)) return false;
    if (this.parts.size === 0 && !token.includes(".")) {
      for (const part of [token.slice(0, 2), token.slice(2, 4), token.slice(4)]) this.parts.add(this.digits(part));
      return true;
    }
    this.moment.hour = integerOf(token.slice(0, 2));
    this.moment.minute = integerOf(token.slice(2, 4));
    this.seconds(token.slice(4));
    return true;
  }

  /** `YYYYMMDD[HHMM[SS]]`. */
  private longDate(token: string): boolean {
    const length = pointLength(token);
    if (length !== 8 && length !== 12 && length !== 14) return false;
    this.parts.add(this.digits(token.slice(0, 4)), "year");
    this.parts.add(this.digits(token.slice(4, 6)));
    this.parts.add(this.digits(token.slice(6, 8)));
    if (length > 8) {
      this.moment.hour = integerOf(token.slice(8, 10));
      this.moment.minute = integerOf(token.slice(10, 12));
      if (length > 12) this.moment.second = integerOf(token.slice(12));
    }
    return true;
  }

  /** `12h`, `30 minutes`; a number after a unit is of the next smaller one. */
  private unitTime(token: string, value: DecimalToken): boolean {
    const { at } = this;
    const ahead = [at + 1, this.token(at + 1) === " " ? at + 2 : -1].find((i) => this.word("HMS", i) !== undefined);
    if (ahead !== undefined) {
      this.assignUnit(token, value, this.word("HMS", ahead) ?? 0);
      this.at = ahead;
      return true;
    }
    const last = at > 1 && at === this.tokens.length - 1 && this.token(at - 1) === " ";
    const behind = this.word("HMS", at - 1) ?? (last ? this.word("HMS", at - 2) : undefined);
    if (behind === undefined) return false;
    this.assignUnit(token, value, behind + 1);
    return true;
  }

  private assignUnit(token: string, value: DecimalToken, unit: number): void {
    if (unit === 0) {
      this.moment.hour = wholeOf(value);
      const minutes = sixtieths(value);
      if (minutes !== null) this.moment.minute = minutes;
    } else if (unit === 1) {
      this.minutes(value);
    } else if (unit === 2) {
      this.seconds(token);
    }
  }

  private minutes(value: DecimalToken): void {
    this.moment.minute = wholeOf(value);
    this.moment.second = sixtieths(value);
  }

  private seconds(token: string): void {
    const [whole = "", fraction, ...more] = token.split(".");
    if (more.length > 0) throw new Unreadable();
    this.moment.second = integerOf(whole);
    this.moment.microsecond = fraction === undefined ? 0n : integerOf(fraction.padEnd(6, "0").slice(0, 6));
  }

  /** `HH:MM[:SS[.ss]]`. */
  private colonTime(_: string, value: DecimalToken): boolean {
    const { at } = this;
    const next = this.token(at + 2);
    if (this.token(at + 1) !== ":" || next === undefined) return false;
    this.moment.hour = wholeOf(value);
    const minutes = decimalOf(next);
    if (minutes === undefined) throw new Unreadable();
    this.minutes(minutes);
    const seconds = this.token(at + 4);
    if (this.token(at + 3) === ":" && seconds !== undefined) {
      this.seconds(seconds);
      this.at += 2;
    }
    this.at += 2;
    return true;
  }

  /** `01-12-2024`, `1.Dec.2024`. */
  private separatedDate(token: string): boolean {
    const { at } = this;
    const separator = this.token(at + 1);
    if (separator !== "-" && separator !== "/" && separator !== ".") return false;
    this.parts.add(this.digits(token));
    const second = this.token(at + 2);
    if (second !== undefined && !this.isJump(at + 2)) {
      const month = this.word("MONTHS", at + 2);
      if (isDigits(second)) this.parts.add(this.digits(second));
      else if (month === undefined) throw new Unreadable();
      else this.addMonth(month);
      if (this.token(at + 3) === separator) {
        const named = this.word("MONTHS", at + 4);
        if (named === undefined) this.parts.add(this.digits(this.must(at + 4)));
        else this.addMonth(named);
        this.at += 2;
      }
      this.at += 1;
    }
    this.at += 1;
    return true;
  }

  /** A number by itself: an hour when `am` or `pm` comes next but one. */
  private standing(_: string, value: DecimalToken): boolean {
    if (this.token(this.at + 1) !== undefined && !this.isJump(this.at + 1)) return false;
    const half = this.word("AMPM", this.at + 2);
    if (half === undefined) this.addDecimal(value);
    else {
      this.moment.hour = this.inHalf(wholeOf(value), half);
      this.at += 1;
    }
    this.at += 1;
    return true;
  }

  /** `10pm`. */
  private halfTime(_: string, value: DecimalToken): boolean {
    const half = this.word("AMPM", this.at + 1);
    if (half === undefined || wholeOf(value) >= 24n) return false;
    this.moment.hour = this.inHalf(wholeOf(value), half);
    this.at += 1;
    return true;
  }

  /** Names of UTC and an offset of nothing mean each other. */
  private settleZone(): void {
    const { moment } = this;
    const named = moment.zone !== null && moment.zone !== "";
    if ((moment.offset === 0n && !named) || moment.zone === "Z" || moment.zone === "z") {
      moment.zone = "UTC";
      moment.offset = 0n;
    } else if (moment.offset !== 0n && moment.zone !== null && this.words.UTCZONE.has(moment.zone.toLowerCase())) {
      moment.offset = 0n;
    }
  }

  private collectSkipped(): void {
    const { skipped } = this.moment;
    [...this.skipped]
      .sort((a, b) => a - b)
      .forEach((at, i, all) => {
        const token = this.tokens[at] ?? "";
        if (i > 0 && at - 1 === all[i - 1]) skipped.push((skipped.pop() ?? "") + token);
        else skipped.push(token);
      });
  }
}

/** What `text` says, or `undefined` when it is no date. */
export function readMoment(text: string, words: Vocabulary, options: ReadOptions): ReadMoment | undefined {
  try {
    return new DateReader(text, words, options.fuzzy).read(options);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
