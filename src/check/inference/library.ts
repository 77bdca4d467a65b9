/** The functions that formulas find or import: what they need and what they give. */
import { argument, type CallSite, isColumn, type LibraryCall } from "./call-site.ts";
import type { Context } from "./context.ts";
import type { Env } from "./env.ts";
import { baked, elementOf } from "./iteration.ts";
import { allAny, defaultTo, emptinessOf } from "./library-emptiness.ts";
import { enumerate, extreme, filter, gathered, map, next, sorted, sum, values, zip } from "./library-sequences.ts";
import { isWrapped, need, needEach, plain, refusePlaceholder } from "./needs.ts";
import { binary, familyOf, refuseWrapped, unhashable } from "./operators.ts";
import { patternFits } from "./patterns.ts";
import { negated, refuseTruth } from "./truth.ts";
import {
  BOOL,
  DATE,
  DATETIME,
  EXACT,
  INEXACT,
  INT,
  isOnly,
  listOf,
  mapped,
  NEVER,
  only,
  TEXT,
  TIME,
  TIMEDELTA,
  type Type,
  textType,
  tupleOf,
  UNKNOWN,
  union,
} from "./type.ts";

/** The value of calling a library function or class by its dotted name. */
export function callLibrary(cx: Context, env: Env, name: string, site: CallSite): Type {
  if (clocks.has(name)) readClock(cx, name, site);
  return (library.get(name) ?? unknownCall)(cx, env, site);
}

const unknownCall: LibraryCall = () => UNKNOWN;

const clocks: ReadonlySet<string> = new Set([
  "datetime.date.today",
  ...["now", "utcnow", "today"].map((name) => `datetime.datetime.${name}`),
  ...["time", "time_ns", "localtime", "gmtime", "monotonic", "perf_counter"].map((name) => `time.${name}`),
]);

function readClock(cx: Context, name: string, site: CallSite): void {
  // `strftime` and their like take a moment; `now(zone)` still reads the clock.
  if ((name === "time.localtime" || name === "time.gmtime") && site.args.length > 0) return;
  cx.report(
    "clock-read",
    `\`${cx.source(site.node)}\` gives another value each time, and time passing computes nothing`,
    site.node,
    {
      notes: ["Compare with a date of the document, such as the day it arrived, or do it in a hook."],
    },
  );
}

/** A function of a number: it needs one, and takes a column cell by cell. */
function ofNumber(name: string, result: (type: Type, site: CallSite) => Type, columns = true): LibraryCall {
  return (cx, env, site) => {
    const first = argument(site, 0);
    if (first === undefined) return UNKNOWN;
    const doing = `\`${name}\``;
    if (refusePlaceholder(cx, first.type, first.node, doing)) return UNKNOWN;
    if (first.type.atoms.some(isColumn)) {
      if (!columns) return UNKNOWN;
      const element = elementOf(cx, first.type, cx.mark());
      needEach(cx, env, element, first.node, doing);
      return only({ kind: "vector", element: result(plain(element), site) });
    }
    need(cx, env, first.type, first.node, doing);
    return result(plain(first.type), site);
  };
}

function sameNumber(type: Type): Type {
  return mapped(type, (atom) =>
    atom.kind === "bool" ? INT : atom.kind === "int" ? INT : familyOf(atom) === null ? UNKNOWN : only(atom),
  );
}

function rounded(type: Type, site: CallSite): Type {
  const digits = argument(site, 1, "ndigits");
  if (digits === undefined) return INT;
  return mapped(type, (atom) => (atom.kind === "int" ? INT : familyOf(atom) === "number" ? EXACT : UNKNOWN));
}

/** Functions that take plain values only, and need them. */
function ofPlain(name: string, result: Type): LibraryCall {
  return (cx, _env, site) => {
    for (const { type, node } of [...site.args, ...site.keywords.values()]) {
      if (!refusePlaceholder(cx, type, node, `\`${name}\``)) refuseWrapped(cx, type, node, `\`${name}\``);
    }
    return result;
  };
}

function ofText(name: string, position: number, result: (cx: Context, env: Env, site: CallSite) => Type): LibraryCall {
  return (cx, env, site) => {
    const text = argument(site, position, "string");
    if (text !== undefined && !refusePlaceholder(cx, text.type, text.node, `\`${name}\``)) {
      refuseWrapped(cx, text.type, text.node, `\`${name}\``);
    }
    return result(cx, env, site);
  };
}

/** `re.search` and its like: a match, or `None` if the pattern can miss the text. */
function matching(cx: Context, env: Env, site: CallSite): Type {
  const fits = patternFits(cx, env, argument(site, 0, "pattern"), argument(site, 1, "string"));
  const found = only({ kind: "match" });
  return fits === "unknown" ? { ...found, unknown: true } : union(found, only({ kind: "none", origin: "written" }));
}

/** The platform takes no longer messages. */
export const LONGEST_MESSAGE = 4096;

function message(name: string): LibraryCall {
  return (cx, _env, site) => {
    const content = argument(site, 0, "content");
    const least = Math.max(0, ...(content?.type.atoms ?? []).map((atom) => (atom.kind === "str" ? atom.least : 0)));
    if (content !== undefined && least > LONGEST_MESSAGE) {
      const text = `The message has at least ${least} characters, of which the platform takes ${LONGEST_MESSAGE}`;
      cx.report("message-too-long", text, content.node);
    }
    const target = argument(site, 1, "field");
    if (target !== undefined && isOnly(target.type, isColumn)) {
      cx.report(
        "operand-types",
        `\`${name}\` attaches to a field, and \`${cx.source(target.node)}\` is a list`,
        target.node,
      );
    }
    return called(site);
  };
}

/** What a call gives that is made for its effect. */
function called(site: CallSite): Type {
  return only({ kind: "none", origin: "call", place: site.node });
}

const effect: LibraryCall = (_cx, _env, site) => called(site);

const text: LibraryCall = (cx, _env, site) => {
  const [first] = site.args;
  if (first === undefined || refusePlaceholder(cx, first.type, first.node, "`str`")) return TEXT;
  const [atom] = first.type.atoms;
  if (first.type.atoms.length !== 1 || atom === undefined) return TEXT;
  if (atom.kind === "str") return only(atom);
  return atom.kind === "date" ? textType(null, 0, "%Y-%m-%d") : TEXT;
};

const float: LibraryCall = ofNumber("float", (type) =>
  mapped(type, (atom) => (atom.kind === "float" ? only(atom) : EXACT)),
);

const isinstance: LibraryCall = (cx, _env, site) => {
  const [value, classes] = site.args;
  if (value !== undefined && isOnly(value.type, isWrapped) && classes !== undefined) {
    const plainClass = isOnly(classes.type, (atom) => atom.kind === "builtin" || atom.kind === "tuple");
    if (plainClass) {
      const message = `\`${cx.source(site.node)}\` is always False: a field's value is of a class of its own`;
      cx.report("wrapped-value", message, site.node, { notes: ["Whether it is empty tells `is_empty`."] });
    }
  }
  return BOOL;
};

const format: LibraryCall = (cx, env, site) => {
  const [value, spec] = site.args;
  const [atom] = spec?.type.atoms ?? [];
  if (value !== undefined && atom?.kind === "str" && atom.least > 0) need(cx, env, value.type, value.node, "`format`");
  return TEXT;
};

const truthOf: LibraryCall = (cx, env, site) => {
  const [value] = site.args;
  if (value === undefined) return BOOL;
  refuseTruth(cx, value.type, value.node, "`bool`");
  return negated(cx, env, negated(cx, env, value.type));
};

/** `statistics.mean` and its like: they cannot add up field values. */
function ofPlainValues(name: string): LibraryCall {
  return (cx, _env, site) => {
    const [first] = site.args;
    const element = values(cx, first, `\`${name}\``);
    if (first !== undefined && isOnly(element, isWrapped) && !cx.catches("TypeError", "Exception")) {
      cx.report(
        "wrapped-value",
        `\`${name}\` does not take field values, and \`${cx.source(first.node)}\` holds them`,
        first.node,
        {
          notes: ["`[float(value) for value in …]` makes plain numbers of them."],
        },
      );
    }
    return UNKNOWN;
  };
}

const power: LibraryCall = (cx, env, site) => {
  const [left, right] = site.args;
  return left === undefined || right === undefined || site.args.length > 2
    ? UNKNOWN
    : binary(cx, env, "Pow", left, right, site.node);
};

const divmod: LibraryCall = (cx, env, site) => {
  const [left, right] = site.args;
  if (left === undefined || right === undefined) return UNKNOWN;
  const whole = binary(cx, env, "FloorDiv", left, right, site.node);
  return tupleOf([whole, binary(cx, env, "Mod", left, right, site.node)]);
};

const closeness: LibraryCall = (cx, env, site) => {
  for (const { type, node } of site.args) {
    if (!refusePlaceholder(cx, type, node, "`math.isclose`")) need(cx, env, type, node, "`math.isclose`");
  }
  return BOOL;
};

const dict: LibraryCall = (_cx, _env, site) =>
  site.args.length === 0 && site.keywords.size === 0 && site.complete
    ? only({ kind: "dict", key: NEVER, value: NEVER })
    : UNKNOWN;

const range: LibraryCall = (cx, env, site) => {
  ofPlain("range", INT)(cx, env, site);
  const [first] = site.args;
  const [atom] = first?.type.atoms ?? [];
  const count = site.args.length === 1 && atom?.kind === "int" && atom.value !== null ? Number(atom.value) : 0;
  return only({
    kind: "iterator",
    element: INT,
    items: count > 0 && count <= 16 ? Array<Type>(count).fill(INT) : null,
  });
};

const library: ReadonlyMap<string, LibraryCall> = new Map<string, LibraryCall>([
  ["is_empty", emptinessOf("is_empty", true)],
  ["is_set", emptinessOf("is_set", false)],
  ["default_to", defaultTo],
  ...["show_error", "show_warning", "show_info", "automation_blocker"].map((name): [string, LibraryCall] => [
    name,
    message(name),
  ]),
  ["set_options", effect],
  ["set_struct", effect],
  ["print", effect],
  ["abs", ofNumber("abs", sameNumber)],
  ["round", ofNumber("round", rounded)],
  ["int", ofNumber("int", () => INT, false)],
  ["float", float],
  ["bool", truthOf],
  ["str", text],
  ["repr", () => TEXT],
  ["chr", ofPlain("chr", TEXT)],
  ["ord", () => INT],
  [
    "len",
    (cx, _env, site) => {
      const [first] = site.args;
      if (first !== undefined && !refusePlaceholder(cx, first.type, first.node, "`len`")) {
        refuseWrapped(cx, first.type, first.node, "`len`");
      }
      return INT;
    },
  ],
  ["sum", sum],
  ["min", extreme("min")],
  ["max", extreme("max")],
  ["sorted", sorted],
  ["list", gathered("list", "list")],
  ["tuple", gathered("tuple", "tuple")],
  ["iter", gathered("iter", "iterator")],
  [
    "reversed",
    (cx, env, site) =>
      only({ kind: "iterator", element: baked(cx, env, values(cx, site.args[0], "`reversed`")), items: null }),
  ],
  ["set", gathered("set", "set")],
  ["frozenset", gathered("frozenset", "set")],
  ["dict", dict],
  ["enumerate", enumerate],
  ["zip", zip],
  ["map", map],
  ["filter", filter],
  ["next", next],
  ["all", allAny("all")],
  ["any", allAny("any")],
  ["range", range],
  ["isinstance", isinstance],
  ["hasattr", () => BOOL],
  ["callable", () => BOOL],
  ["format", format],
  ["pow", power],
  ["divmod", divmod],
  ["re.sub", ofText("re.sub", 2, () => TEXT)],
  ["re.search", ofText("re.search", 1, matching)],
  ["re.match", ofText("re.match", 1, matching)],
  ["re.fullmatch", ofText("re.fullmatch", 1, matching)],
  ["re.findall", ofText("re.findall", 1, () => listOf(UNKNOWN))],
  [
    "re.finditer",
    ofText("re.finditer", 1, () => only({ kind: "iterator", element: only({ kind: "match" }), items: null })),
  ],
  ["re.split", ofText("re.split", 1, () => listOf(UNKNOWN))],
  ["re.escape", () => TEXT],
  ["math.floor", ofNumber("math.floor", () => INT)],
  ["math.ceil", ofNumber("math.ceil", () => INT)],
  ["math.trunc", ofNumber("math.trunc", () => INT)],
  ["math.fabs", ofNumber("math.fabs", sameNumber, false)],
  ...["sqrt", "exp", "log", "log2", "log10", "sin", "cos", "tan", "pow"].map((name): [string, LibraryCall] => [
    `math.${name}`,
    ofNumber(`math.${name}`, () => INEXACT, false),
  ]),
  ["math.isnan", ofNumber("math.isnan", () => BOOL, false)],
  ["math.isclose", closeness],
  ["math.fsum", sum],
  ...["gcd", "lcm", "comb", "perm", "factorial"].map((name): [string, LibraryCall] => [
    `math.${name}`,
    ofPlain(`math.${name}`, INT),
  ]),
  ["datetime.date", ofPlain("date", DATE)],
  ["datetime.date.today", () => DATE],
  ["datetime.date.fromisoformat", ofPlain("date.fromisoformat", DATE)],
  ["datetime.date.fromordinal", ofPlain("date.fromordinal", DATE)],
  ["datetime.datetime", ofPlain("datetime.datetime", DATETIME)],
  ...["now", "utcnow", "today", "strptime", "fromisoformat", "fromtimestamp", "combine"].map(
    (name): [string, LibraryCall] => [`datetime.datetime.${name}`, ofPlain(`datetime.${name}`, DATETIME)],
  ),
  ["datetime.time", ofPlain("time", TIME)],
  ["datetime.timedelta", ofPlain("timedelta", TIMEDELTA)],
  ["decimal.Decimal", ofPlain("Decimal", UNKNOWN)],
  ...["mean", "stdev", "pstdev", "variance", "pvariance"].map((name): [string, LibraryCall] => [
    `statistics.${name}`,
    ofPlainValues(`statistics.${name}`),
  ]),
  ["txscript.TxScript.from_payload", () => only({ kind: "script" })],
  ["json.dumps", () => TEXT],
  [
    "collections.Counter",
    (cx, _env, site) => {
      const [first] = site.args;
      if (first !== undefined) unhashable(cx, { type: values(cx, first, "`Counter`"), node: first.node }, "a Counter");
      return UNKNOWN;
    },
  ],
]);
