/** Test cases as files hold them: read from JSON, every key known and every value of its kind. */
import { isArray, isObject, type Json, type JsonObject, kindOf } from "../document/json.ts";
import { unknownKey } from "./cells.ts";
import type { Expectation, ExpectedMessage, ExpectedValues, TextMatch } from "./expectation.ts";
import { type Given, type GivenField, type GivenRow, TestError, within } from "./given.ts";
import { milliseconds } from "./testbed.ts";

/** One edit of a document after another, and what is expected then. */
export interface Step {
  readonly set: { readonly [place: string]: GivenField };
  readonly add: readonly { readonly table: string; readonly row: GivenRow | GivenField }[];
  readonly remove: readonly string[];
  readonly expect: Expectation | null;
}

/** What a hook is expected to do. */
export interface HookExpectation {
  readonly operations?: readonly ExpectedOperation[];
  /** What the response must hold; further keys of objects do not matter. */
  readonly response?: Json;
  /** The hook must fail so. */
  readonly hookError?: TextMatch;
}

/** `set` a place to a value or its attributes, `add` a row to a table, `remove` a row. */
export interface ExpectedOperation {
  readonly kind: "set" | "add" | "remove";
  readonly place: string;
  readonly values: JsonObject;
}

export interface TestCase {
  readonly name: string;
  readonly now: string | number;
  readonly given: Given;
  readonly steps: readonly Step[];
  readonly expect: (Expectation & HookExpectation) | null;
  /** The hook that is run on the document; `null`: only formulas are. */
  readonly hook: string | null;
  /** `annotation_content`, and what comes after the dot. */
  readonly event: string | null;
  /** Further keys of the hook's payload. */
  readonly payload: JsonObject;
}

type Readers<T> = { readonly [Key in keyof T & string]-?: (json: Json) => T[Key] };

const caseKeys = ["name", "now", "given", "steps", "expect", "hook", "event", "payload"] as const;

/**
 * Reads a file of cases: a list of them, or an object with `cases` and what they share: `now`, `given`, `tolerance`. Throws
 * {@link TestError} with the path of what is wrong.
 */
export function readCases(json: Json): readonly TestCase[] {
  const file = isArray(json) ? { cases: json } : objectOf(json, ["cases", "now", "given", "tolerance"]);
  const { cases, now = 0, given = {}, tolerance } = file;
  if (cases === undefined) throw new TestError("a file of cases needs 'cases'");
  const defaults = {
    now: within("now", () => nowOf(now)),
    given: within("given", () => givenOf(given)),
    ...(tolerance === undefined ? {} : { tolerance: within("tolerance", () => numberOf(tolerance)) }),
  };
  const read = (list: Json): readonly TestCase[] =>
    listOf(list).map((item, i) => within(i, () => readCase(item, `case ${i + 1}`, defaults)));
  return isArray(json) ? read(json) : within("cases", () => read(cases));
}

interface Defaults {
  readonly now: string | number;
  readonly given: Given;
  readonly tolerance?: number;
}

function readCase(json: Json, unnamed: string, defaults: Defaults): TestCase {
  const object = objectOf(json, caseKeys);
  const key = <T>(name: (typeof caseKeys)[number], read: (value: Json) => T, otherwise: T): T => {
    const value = object[name];
    return value === undefined ? otherwise : within(name, () => read(value));
  };
  const hook = key("hook", textOf, null);
  const expect = key<TestCase["expect"]>("expect", (value) => expectationOf(value, defaults, hook !== null), null);
  const steps = key<readonly Step[]>(
    "steps",
    (value) => listOf(value).map((step, i) => within(i, () => stepOf(step, defaults))),
    [],
  );
  if (expect === null && !steps.some((step) => step.expect !== null))
    throw new TestError("the case expects nothing: it needs 'expect'");
  return {
    name: key("name", textOf, unnamed),
    now: key("now", nowOf, defaults.now),
    given: { ...defaults.given, ...key("given", givenOf, {}) },
    steps,
    expect,
    hook,
    event: key("event", textOf, null),
    payload: key("payload", (value) => (isObject(value) ? value : objectOf(value, [])), {}),
  };
}

function stepOf(json: Json, defaults: Defaults): Step {
  const { set = {}, add = {}, remove = [], expect } = objectOf(json, ["set", "add", "remove", "expect"]);
  return {
    set: within("set", () => objectOf(set, null)) as Step["set"],
    add: within("add", () =>
      Object.entries(objectOf(add, null)).flatMap(([table, rows]) =>
        (isArray(rows) ? rows : [rows]).map((row) => ({ table, row: row as GivenRow })),
      ),
    ),
    remove: within("remove", () => (isArray(remove) ? remove : [remove]).map((place) => textOf(place))),
    expect: expect === undefined ? null : within("expect", () => expectationOf(expect, defaults, false)),
  };
}

const expectationReaders: Readers<Expectation> = {
  values: (json) => objectOf(json, null) as ExpectedValues,
  messages: (json) => listOf(json).map((item, i) => within(i, () => messageOf(item, ["error", "warning", "info"]))),
  blockers: (json) => listOf(json).map((item, i) => within(i, () => messageOf(item, ["blocker"]))),
  errors: (json) =>
    Object.fromEntries(
      Object.entries(objectOf(json, null)).map(([place, text]) => [place, within(place, () => matchOf(text))]),
    ),
  exact: flagOf,
  tolerance: numberOf,
  fits: flagOf,
  settled: flagOf,
};
const hookReaders: Readers<HookExpectation> = {
  operations: (json) => listOf(json).map((item, i) => within(i, () => operationOf(item))),
  response: (json) => json,
  hookError: matchOf,
};

function expectationOf(json: Json, { tolerance }: Defaults, hook: boolean): Expectation & HookExpectation {
  const readers: { readonly [key: string]: (json: Json) => unknown } = hook
    ? { ...expectationReaders, ...hookReaders }
    : { ...expectationReaders };
  const object = objectOf(json, Object.keys(readers));
  const read = Object.entries(object).map(([key, value]) => [key, within(key, () => readers[key]?.(value))]);
  return { ...(tolerance === undefined ? {} : { tolerance }), ...Object.fromEntries(read) };
}

/** `{error: text, on: place, absent: true}`; a blocker may be its text alone. */
function messageOf(json: Json, types: readonly ExpectedMessage["type"][]): ExpectedMessage {
  const [first = "blocker", ...others] = types;
  if (typeof json === "string" && others.length === 0) return { type: first, content: matchOf(json) };
  const object = objectOf(json, [...types, "on", "absent"]);
  const type = types.find((name) => object[name] !== undefined);
  if (type === undefined) throw new TestError(`a message is written as {${types[0]}: text, on: place}`);
  const { on, absent } = object;
  return {
    type,
    content: within(type, () => matchOf(object[type] ?? null)),
    ...(on === undefined ? {} : { on: on === null ? null : within("on", () => textOf(on)) }),
    ...(absent === undefined ? {} : { absent: within("absent", () => flagOf(absent)) }),
  };
}

function operationOf(json: Json): ExpectedOperation {
  const object = objectOf(json, null);
  for (const kind of ["set", "add", "remove"] as const) {
    const { [kind]: place, ...values } = object;
    if (place !== undefined) return { kind, place: within(kind, () => textOf(place)), values };
  }
  throw new TestError("an operation is written as {set: place, value: …}, {add: table, row: {…}} or {remove: place}");
}

/** A text, or a pattern written as `/…/` or `/…/i`. */
function matchOf(json: Json): TextMatch {
  const text = textOf(json);
  const match = /^\/(.+)\/(i?)$/s.exec(text);
  if (match === null) return text;
  try {
    return new RegExp(match[1] ?? "", `u${match[2]}`);
  } catch {
    throw new TestError(`the pattern cannot be read: ${text}`);
  }
}

function givenOf(json: Json): Given {
  return objectOf(json, null) as Given;
}

function nowOf(json: Json): string | number {
  if (typeof json !== "string" && typeof json !== "number")
    throw new TestError(`'now' must be an ISO time, not ${kindOf(json)}`);
  milliseconds(json);
  return json;
}

/** An object whose keys are all `known`; `null`: they are checked later. */
function objectOf(json: Json, known: readonly string[] | null): JsonObject {
  if (!isObject(json)) throw new TestError(`this must be an object, not ${kindOf(json)}`);
  for (const key of Object.keys(json)) if (known !== null && !known.includes(key)) throw unknownKey(key, known);
  return json;
}

function listOf(json: Json): readonly Json[] {
  if (!isArray(json)) throw new TestError(`this must be a list, not ${kindOf(json)}`);
  return json;
}

function textOf(json: Json): string {
  if (typeof json !== "string") throw new TestError(`this must be a text, not ${kindOf(json)}`);
  return json;
}

function flagOf(json: Json): boolean {
  if (typeof json !== "boolean") throw new TestError(`this must be true or false, not ${kindOf(json)}`);
  return json;
}

function numberOf(json: Json): number {
  if (typeof json !== "number" || json < 0) throw new TestError(`this must be a number from 0, not ${kindOf(json)}`);
  return json;
}
