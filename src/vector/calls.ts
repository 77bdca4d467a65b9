import { BOOL, DAY, FLOAT, INT, isTagged, NONE, SPAN, TEXT } from "../columns/lanes.ts";
import type { Call, Expr } from "../syntax/tree.ts";
import { methodOf } from "../values/attributes.ts";
import { call } from "../values/calls.ts";
import { floatType, intType } from "../values/core-types.ts";
import { dateType } from "../values/dates/date.ts";
import { timedeltaType } from "../values/dates/timedelta.ts";
import { type Ahead, NativeFunction } from "../values/functions.ts";
import { str } from "../values/text.ts";
import { length } from "../values/truth.ts";
import type { PyType, Value } from "../values/value.ts";
import { EMPTINESS } from "./accumulator.ts";
import { type Builder, NUMBER, nothing } from "./builder.ts";
import * as kernels from "./kernels.ts";
import { negate, truth } from "./logic.ts";
import { type Facts, madeBy, type Operand, operandOf, type Selection } from "./registers.ts";
import { MAP } from "./words.ts";

type Compile = (node: Expr, b: Builder) => Operand;
/** What a call with so many arguments gives; they are used up. */
type Work = (b: Builder, node: Call, first: Operand, second: Operand, third: Operand) => Operand;

/** Functions by name and number of arguments. */
const functions: ReadonlyMap<string, Work> = new Map<string, Work>([
  ["default_to/2", (b, _, value, other) => defaultTo(b, value, other)],
  ["fallback/2", (b, _, value, other) => defaultTo(b, value, other)],
  ["is_empty/1", (b, _, value) => isEmpty(b, value)],
  ["is_set/1", (b, _, value) => negate(isEmpty(b, value), b)],
  ["abs/1", (b, _, value) => unary(b, value, Math.abs)],
  ["round/1", (b, _, value) => toInt(b, value, kernels.roundedToInt)],
  ["round/2", (b, node, value) => round(b, node.args[1], value)],
  [
    "int/1",
    (b, _, value) => ((value.kinds & TEXT) === 0 ? toInt(b, value, Math.trunc) : made(b, INT, intType, [value])),
  ],
  ["float/1", toFloat],
  ["bool/1", (b, _, value) => truth(value, b)],
  ["str/1", textOf],
  ["len/1", (b, _, value) => b.apply(INT, [b.only(value, TEXT)], ([text = null]) => BigInt(length(text)))],
  ["date/3", (b, _, ...parts) => made(b, DAY, dateType, parts)],
  ["substitute/3", substitute],
  ["timedelta/1", (b, _, days) => made(b, SPAN, timedeltaType, [days])],
]);

export function compileCall(node: Call, b: Builder, compile: Compile): Operand {
  b.cost++;
  const { func, args, keywords } = node;
  const [keyword] = keywords;
  if (func.kind === "Attribute") {
    if (keyword !== undefined) return b.fail();
    const self = compile(func.value, b);
    const [first] = args;
    if (
      func.attr === "join" &&
      self.kinds === TEXT &&
      b.aggregate !== null &&
      first !== undefined &&
      args.length === 1
    ) {
      const joined = b.aggregate("join", first, b, b.settle(self));
      b.release(self);
      return joined ?? b.fail();
    }
    return method(
      b,
      self,
      func.attr,
      args.map((arg) => compile(arg, b)),
    );
  }
  if (func.kind !== "Name" || b.names.has(func.id)) return b.fail();
  const { id } = func;
  if (b.aggregate !== null && args[0] !== undefined && args.length === 1 && keyword === undefined) {
    const whole = b.aggregate(id, args[0], b);
    if (whole !== undefined) return whole;
  }
  const isDays = id === "timedelta" && keyword?.arg === "days" && args.length === 0;
  if (keyword !== undefined && (!isDays || keywords.length > 1)) return b.fail();
  const given = (isDays && keyword !== undefined ? [keyword.value] : args).map((arg) => compile(arg, b));
  const extreme = id === "max" ? kernels.less.loop : id === "min" ? greater : undefined;
  const work = functions.get(`${id}/${given.length}`);
  if (given.some((operand) => operand.kinds === 0)) return nothing;
  const [first = nothing, second = nothing, third = nothing] = given;
  if (work !== undefined) return work(b, node, first, second, third);
  if (extreme === undefined || given.length < 2) return b.fail();
  return given.reduce((best, next) => better(b, extreme, best, next));
}

type Loop = kernels.Arithmetic["loop"];
const greater: Loop = (a, b, out, places, count) => kernels.less.loop(b, a, out, places, count);

/** `best` unless `next` beats it. */
function better(b: Builder, beats: Loop, best: Operand, next: Operand): Operand {
  const days = (best.kinds & DAY) !== 0;
  const [x, y] = [best, next].map((operand) => b.only(b.settle(operand), days ? DAY : NUMBER));
  if (x === undefined || y === undefined || x.kinds === 0 || y.kinds === 0) return nothing;
  const test = b.result(BOOL);
  const out = b.either(x, y);
  const [yes, no] = b.selections();
  b.push((places, count) => {
    beats(x.numbers, y.numbers, test.numbers, places, count);
    const trues = kernels.split(test, places, count, yes, no);
    kernels.copy(y, out, yes, trues);
    kernels.copy(x, out, no, count - trues);
  });
  b.release(x, y, test);
  return out;
}

/** `value` unless it is empty. */
export function defaultTo(b: Builder, value: Operand, other: Operand): Operand {
  const [x, y] = [b.settle(value), b.settle(other)];
  if ((x.kinds & (NONE | TEXT)) === 0) {
    b.release(y);
    // `other` is computed all the same, which may give a place up: the value is not all that there is to it.
    return y.origin === "given" ? x : operandOf(x, { origin: null });
  }
  const own = x.kinds & ~NONE;
  const kinds = own | y.kinds;
  const out = b.either(x, y, kinds);
  const test = b.result(BOOL);
  b.release(x, y, test);
  const simple = ((x.kinds | y.kinds) & TEXT) === 0 && !isTagged(x.kinds) && !isTagged(y.kinds);
  if (simple && (!isTagged(kinds) || (y.kinds & NONE) === 0)) {
    b.combine(kernels.orElse, x, y, out);
    out.origin = madeBy(kernels.orElse.word, x, y);
    if (isTagged(kinds)) {
      const tags = kernels.tagsIn(y);
      const tagging = (places: Selection, count: number): void =>
        kernels.tagOrElse(x.numbers, own, tags, out.tags, places, count);
      b.push(tagging);
      const facts = x.facts === undefined ? undefined : emptiesAsInts(x.facts);
      return operandOf(out, { tagging, lasting: x.register < 0, facts });
    }
    return out;
  }
  const [yes, no] = b.selections();
  b.push((places, count) => {
    kernels.emptiness(x, test.numbers, places, count);
    const empties = kernels.split(test, places, count, yes, no);
    kernels.copy(x, out, no, count - empties);
    kernels.copy(y, out, yes, empties);
  });
  return out;
}

/** What is known of numbers after ints were put into their gaps. */
function emptiesAsInts(facts: Facts): Facts {
  return {
    empties: false,
    get ints() {
      return facts.empties;
    },
  };
}

export function isEmpty(b: Builder, operand: Operand): Operand {
  const value = b.settle(operand);
  b.release(value);
  const out = b.result(BOOL);
  if ((value.kinds & TEXT) === 0) out.origin = madeBy(EMPTINESS, value, null);
  b.push((places, count) => kernels.emptiness(value, out.numbers, places, count));
  return out;
}

/** A loop over numbers that keeps ints ints. */
export function unary(b: Builder, operand: Operand, one: (x: number) => number, digits?: number): Operand {
  const value = b.only(b.numeric(operand), NUMBER | NONE);
  if (value.kinds === 0) return nothing;
  b.release(value);
  const out = b.result(value.kinds & ~NONE, false, true);
  const tags = kernels.tagsIn(value);
  b.map(one, value, out, digits);
  if (value.origin !== null) out.origin = { word: MAP, left: value, right: null, map: one };
  if (isTagged(out.kinds)) b.push((places, count) => kernels.tagArithmetic(tags, tags, out, places, count));
  return out;
}

/** `digits` has to be a number as written. */
export function round(b: Builder, digits: Expr | undefined, value: Operand): Operand {
  if (digits?.kind !== "Constant" || typeof digits.value !== "bigint" || digits.value > 20n) return b.fail();
  const places = Number(digits.value);
  const power = Number(`1e${places}`);
  return unary(b, value, (x) => kernels.rounded(x, places, power), places);
}

/** An int of each number. */
function toInt(b: Builder, operand: Operand, one: (x: number) => number): Operand {
  const value = b.only(b.numeric(operand), NUMBER | NONE);
  if (value.kinds === 0) return nothing;
  b.release(value);
  const out = b.result(INT);
  b.map(one, value, out);
  return b.bounded(out);
}

function toFloat(b: Builder, _: Call, operand: Operand): Operand {
  if ((operand.kinds & TEXT) !== 0) return made(b, FLOAT, floatType, [operand]);
  const value = b.only(b.numeric(operand), NUMBER | NONE);
  if (value.kinds === 0) return nothing;
  return operandOf(value, { kinds: FLOAT, wrapped: false, plain: true, loose: true });
}

/** What calling a type gives. Field values are refused by most types, whatever they hold. */
function made(b: Builder, kinds: number, type: PyType, args: readonly Operand[]): Operand {
  if (args.some(({ wrapped, kinds: of }) => wrapped && of !== TEXT)) return b.fail();
  if (args.every(({ constant }) => constant)) return b.fixed(kinds, args, (given) => call(type, given));
  return b.apply(kinds, args, (given) => call(type, given));
}

function textOf(b: Builder, { args: [written] }: Call, value: Operand): Operand {
  const isConstant = written?.kind === "Constant" && (typeof written.value !== "object" || written.value === null);
  if (isConstant) return b.constant(str(written.value));
  return b.apply(TEXT, [value], ([inner = null]) => str(inner));
}

/** `re.sub` as the run has it, for texts. */
function substitute(b: Builder, _: Call, pattern: Operand, repl: Operand, text: Operand): Operand {
  const { globals } = b;
  const texts = [pattern, repl, text];
  if (globals === null || texts.some(({ kinds }) => kinds !== TEXT)) return b.fail();
  const sub = globals.wanted("substitute");
  if (!pattern.constant || !repl.constant) return b.apply(TEXT, texts, (given) => call(sub(), given));
  let one: ReturnType<Ahead> | null = null;
  b.push(() => {
    one = null;
  });
  b.release(text);
  return b.each(b.result(TEXT), (i) => {
    one ??= aheadOf(sub(), [pattern.texts[i] ?? "", repl.texts[i] ?? ""]);
    return one(text.texts[i] ?? "");
  });
}

function aheadOf(callee: Value, others: Value[]): ReturnType<Ahead> {
  const { ahead } = callee instanceof NativeFunction ? callee : {};
  return ahead === undefined ? (last) => call(callee, [...others, last]) : ahead(...others);
}

const textMethods: ReadonlyMap<string, number> = new Map([
  ...[
    "upper lower strip lstrip rstrip title capitalize swapcase casefold replace zfill ljust rjust center",
    "removeprefix removesuffix",
  ].flatMap((names) => names.split(" ").map((name) => [name, TEXT] as const)),
  ...["startswith endswith isdigit isalpha isalnum isnumeric isdecimal isspace isupper islower istitle"].flatMap(
    (names) => names.split(" ").map((name) => [name, BOOL] as const),
  ),
  ...["find", "rfind", "index", "rindex", "count"].map((name) => [name, INT] as const),
]);

const dayMethods: ReadonlyMap<string, number> = new Map([
  ["strftime", TEXT],
  ["isoformat", TEXT],
  ["weekday", INT],
  ["isoweekday", INT],
  ["toordinal", INT],
]);

/** What JavaScript does with ASCII as Python does. */
const asciiMaps: ReadonlyMap<string, (text: string) => string> = new Map([
  ["upper", (text: string) => text.toUpperCase()],
  ["lower", (text: string) => text.toLowerCase()],
]);
const asciiTests: ReadonlyMap<string, (text: string, part: string) => boolean> = new Map([
  ["startswith", (text: string, part: string) => text.startsWith(part)],
  ["endswith", (text: string, part: string) => text.endsWith(part)],
]);

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

function method(b: Builder, self: Operand, name: string, args: readonly Operand[]): Operand {
  if (self.kinds === 0 || args.some((arg) => arg.kinds === 0)) return nothing;
  const isText = (self.kinds & TEXT) !== 0;
  const kinds = (isText ? textMethods : dayMethods).get(name);
  if (kinds === undefined || args.some((arg) => arg.wrapped && arg.kinds !== TEXT)) return b.fail();
  const owner = b.only(b.settle(self), isText ? TEXT : DAY);
  let found: ReturnType<typeof methodOf>;
  const invoke = ([object = null, ...given]: Value[]): Value => {
    // All the objects are of one type.
    found ??= methodOf(object, name);
    if (found === undefined) throw new TypeError(name);
    return found.invoke(object, given, null);
  };
  const [part] = args;
  const map = part === undefined ? asciiMaps.get(name) : undefined;
  const test = part?.kinds === TEXT && args.length === 1 ? asciiTests.get(name) : undefined;
  if (!isText || owner.kinds !== TEXT || (map === undefined && test === undefined)) {
    return b.apply(kinds, [owner, ...args], invoke);
  }
  b.release(owner, ...args);
  return b.each(b.result(kinds), (i) => {
    const text = owner.texts[i] ?? "";
    const other = part?.texts[i] ?? "";
    if (map !== undefined) return isAscii(text) ? map(text) : invoke([text]);
    return test !== undefined && isAscii(other) ? test(text, other) : invoke([text, other]);
  });
}
