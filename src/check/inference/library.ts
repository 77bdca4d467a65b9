/** The functions that formulas find or import: what they need and what they give. */
import type { Expr } from "../../syntax/tree.ts";
import type { CallSite } from "./call-site.ts";
import type { Context } from "./context.ts";
import type { Env } from "./env.ts";
import { baked, elementOf } from "./iteration.ts";
import { isWrapped, need, needEach, plain, refusePlaceholder } from "./needs.ts";
import { binary, familyOf, type Operand, refuseWrapped, unhashable } from "./operators.ts";
import { patternFits } from "./patterns.ts";
import { allOrAny, apply, emptinessAnswer, factsOf, factsWhen, negated, part, refuseTruth } from "./truth.ts";
import {
  type Atom,
  BOOL,
  DATE,
  DATETIME,
  EXACT,
  type Facts,
  filtered,
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
  withGiven,
} from "./type.ts";

type Call = (cx: Context, env: Env, site: CallSite) => Type;

/** The value of calling a library function or class by its dotted name. */
export function callLibrary(cx: Context, env: Env, name: string, site: CallSite): Type {
  if (clocks.has(name)) readClock(cx, name, site);
  return (library.get(name) ?? unknownCall)(cx, env, site);
}

const unknownCall: Call = () => UNKNOWN;

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

/** The argument at a position or of a name. */
function argument(site: CallSite, position: number, name?: string): Operand | undefined {
  return site.args[position] ?? (name === undefined ? undefined : site.keywords.get(name));
}

function isColumn(atom: Atom): boolean {
  return atom.kind === "column" || atom.kind === "vector";
}

/** A function of a number: it needs one, and takes a column cell by cell. */
function ofNumber(name: string, result: (type: Type, site: CallSite) => Type, columns = true): Call {
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
function ofPlain(name: string, result: Type): Call {
  return (cx, _env, site) => {
    for (const { type, node } of [...site.args, ...site.keywords.values()]) {
      if (!refusePlaceholder(cx, type, node, `\`${name}\``)) refuseWrapped(cx, type, node, `\`${name}\``);
    }
    return result;
  };
}

function ofText(name: string, position: number, result: (cx: Context, env: Env, site: CallSite) => Type): Call {
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
  if (fits === "always") return found;
  return fits === "unknown" ? { ...found, unknown: true } : union(found, only({ kind: "none", origin: "written" }));
}

function values(cx: Context, operand: Operand | undefined, doing: string): Type {
  if (operand === undefined) return UNKNOWN;
  if (refusePlaceholder(cx, operand.type, operand.node, doing)) return UNKNOWN;
  return elementOf(cx, operand.type, cx.mark());
}

const sum: Call = (cx, env, site) => {
  const [first] = site.args;
  const element = values(cx, first, "`sum`");
  if (first === undefined) return UNKNOWN;
  needEach(cx, env, element, first.node, "`sum`");
  if (isOnly(element, (atom) => familyOf(atom) === "text") && argument(site, 1, "start") === undefined) {
    cx.report("operand-types", `\`sum\` adds numbers, and \`${cx.source(first.node)}\` holds texts`, first.node, {
      notes: ['Texts are put together by `"".join(…)`.'],
    });
    return UNKNOWN;
  }
  const inner = plain(element);
  if (argument(site, 1, "start") !== undefined) return isOnly(inner, isNumber) ? INEXACT : UNKNOWN;
  if (isOnly(inner, (atom) => atom.kind === "int" || atom.kind === "bool")) return INT;
  return isOnly(inner, isNumber) ? INEXACT : UNKNOWN;
};

function isNumber(atom: Atom): boolean {
  return familyOf(atom) === "number";
}

/** `min`, `max`: of several arguments, or of what one holds. */
function extreme(name: string): Call {
  return (cx, env, site) => {
    const key = site.keywords.get("key");
    const doing = `\`${name}\``;
    if (site.args.length > 1) {
      for (const { type, node } of site.args) {
        if (!refusePlaceholder(cx, type, node, doing) && key === undefined) need(cx, env, type, node, doing);
      }
      return union(...site.args.map(({ type }) => filtered(type, (atom) => atom.kind !== "none")));
    }
    const [first] = site.args;
    if (first === undefined || !site.complete) return UNKNOWN;
    const element = values(cx, first, doing);
    ordering(cx, env, element, first.node, key, site, doing);
    const fallback = site.keywords.get("default")?.type ?? NEVER;
    return union(baked(cx, env, element), fallback);
  };
}

/** What is put in order must be there: the values, or what `key` makes of them. */
function ordering(
  cx: Context,
  env: Env,
  element: Type,
  node: Expr,
  key: Operand | undefined,
  site: CallSite,
  doing: string,
): void {
  if (key === undefined) {
    needEach(cx, env, element, node, doing);
    return;
  }
  const inner = env.inner();
  const keys = mapped(key.type, (atom) => cx.attempt(() => cx.call(inner, atom, siteWith(site, [element])), NEVER));
  needEach(cx, inner, keys, key.node.kind === "Lambda" ? key.node.body : key.node, doing);
}

/** The call of a function that was handed over, with values that stand nowhere in the program. */
function siteWith(site: CallSite, args: readonly Type[]): CallSite {
  return {
    node: site.node,
    args: args.map((type) => ({ type, node: site.node })),
    keywords: new Map(),
    complete: true,
  };
}

const sorted: Call = (cx, env, site) => {
  const [first] = site.args;
  const element = values(cx, first, "`sorted`");
  if (first !== undefined) ordering(cx, env, element, first.node, site.keywords.get("key"), site, "`sorted`");
  return listOf(baked(cx, env, element));
};

function gathered(name: string, kind: "list" | "tuple" | "iterator" | "set"): Call {
  return (cx, env, site) => {
    const [first] = site.args;
    if (first === undefined) return only({ kind, element: NEVER, items: site.complete ? [] : null });
    const element = values(cx, first, `\`${name}\``);
    if (kind === "set") unhashable(cx, { type: element, node: first.node }, "a set");
    const [source] = first.type.atoms;
    const items = first.type.atoms.length === 1 && source !== undefined && "items" in source ? source.items : null;
    return only({ kind, element: baked(cx, env, element), items });
  };
}

const enumerate: Call = (cx, env, site) =>
  only({
    kind: "iterator",
    element: tupleOf([INT, baked(cx, env, values(cx, argument(site, 0, "iterable"), "`enumerate`"))]),
    items: null,
  });

const zip: Call = (cx, env, site) =>
  site.complete
    ? only({
        kind: "iterator",
        element: tupleOf(site.args.map((arg) => baked(cx, env, values(cx, arg, "`zip`")))),
        items: null,
      })
    : UNKNOWN;

const map: Call = (cx, env, site) => {
  const [fn, ...rest] = site.args;
  if (fn === undefined || !site.complete) return UNKNOWN;
  const elements = rest.map((arg) => values(cx, arg, "`map`"));
  const inner = env.inner();
  const element = mapped(fn.type, (atom) => cx.attempt(() => cx.call(inner, atom, siteWith(site, elements)), NEVER));
  return only({ kind: "iterator", element: baked(cx, inner, element), items: null });
};

const filter: Call = (cx, env, site) => {
  const [fn, iterable] = site.args;
  const element = values(cx, iterable, "`filter`");
  if (fn === undefined) return UNKNOWN;
  const inner = env.inner();
  if (isOnly(fn.type, (atom) => atom.kind === "none")) {
    return only({ kind: "iterator", element: part(cx, env, element, true), items: null });
  }
  const passed = mapped(fn.type, (atom) => cx.attempt(() => cx.call(inner, atom, siteWith(site, [element])), NEVER));
  apply(cx, inner, factsWhen(cx, inner, passed, true));
  return passed.unknown
    ? only({
        kind: "iterator",
        element: { ...filtered(element, (atom) => atom.kind !== "none"), unknown: true },
        items: null,
      })
    : only({ kind: "iterator", element: baked(cx, inner, element), items: null });
};

const next: Call = (cx, _env, site) => {
  const [first, fallback] = site.args;
  if (first === undefined) return UNKNOWN;
  return union(elementOf(cx, first.type, cx.mark()), fallback?.type ?? NEVER);
};

/** `default_to(value, other)`. */
const defaultTo: Call = (cx, env, site) => {
  const [value, other] = site.args;
  if (value === undefined || other === undefined) return UNKNOWN;
  if (refusePlaceholder(cx, value.type, value.node, "`default_to`")) return UNKNOWN;
  const whenThere = factsOf(value.type, value.node, "set");
  const whenEmpty = factsOf(value.type, value.node, "empty");
  if (value.type.atoms.some(isColumn)) {
    const element = elementOf(cx, value.type, cx.mark());
    const instead = other.type.atoms.some(isColumn) ? elementOf(cx, other.type, cx.mark()) : other.type;
    return only({ kind: "vector", element: eitherOr(cx, env, element, instead, none, none) });
  }
  return eitherOr(cx, env, value.type, other.type, whenThere, whenEmpty);
};

const none: Facts = new Map();

/** `value`, or `other` where it is empty; each with what holds then. */
function eitherOr(cx: Context, env: Env, value: Type, other: Type, whenThere: Facts, whenEmpty: Facts): Type {
  let empty = false;
  let unsure = value.unknown;
  const there = mapped(value, (atom) => {
    if (atom.kind === "none") {
      empty = true;
      return NEVER;
    }
    if (atom.kind === "str") empty ||= atom.value === "" || (atom.value === null && atom.least === 0);
    if (atom.kind !== "field") return only(atom);
    const found = cx.emptiness(atom, env);
    empty ||= found === "empty" || found === "maybe";
    unsure ||= found === "unknown";
    return found === "empty" ? NEVER : only({ ...atom, empty: "set" });
  });
  const instead = empty ? other : unsure ? unsureOf(other) : NEVER;
  return union(alsoGiven(there, whenThere), alsoGiven(instead, whenEmpty));
}

function alsoGiven(type: Type, facts: Facts): Type {
  if (facts.size === 0) return type;
  return { ...type, atoms: type.atoms.map((atom) => withGiven(atom, new Map([...(atom.given ?? []), ...facts]))) };
}

/** A value of which it is not known whether it is ever taken: that it may be empty is no claim of ours then. */
function unsureOf(type: Type): Type {
  const atoms = type.atoms.flatMap((atom): Atom[] => {
    if (atom.kind === "none") return [];
    return [atom.kind === "field" && atom.empty === "maybe" ? { ...atom, empty: "unknown" } : atom];
  });
  return { atoms, unknown: type.unknown || atoms.length < type.atoms.length };
}

function emptinessOf(name: string, wanted: boolean): Call {
  return (cx, env, site) => {
    const [value] = site.args;
    if (value === undefined) return BOOL;
    if (refusePlaceholder(cx, value.type, value.node, `\`${name}\``)) return BOOL;
    if (value.type.atoms.some(isColumn)) {
      if (!wanted) {
        refuseTruth(cx, value.type, value.node, `\`${name}\``);
        return UNKNOWN;
      }
      const element = elementOf(cx, value.type, cx.mark());
      return only({ kind: "vector", element: emptinessAnswer(cx, env, element, site.node) });
    }
    const answer = emptinessAnswer(cx, env, value.type, value.node);
    return wanted ? answer : negated(cx, env, answer);
  };
}

function allAny(which: "all" | "any"): Call {
  return (cx, env, site) => {
    const [values] = site.args;
    if (values === undefined || refusePlaceholder(cx, values.type, values.node, `\`${which}\``)) return BOOL;
    return allOrAny(cx, env, values.type, which);
  };
}

/** The platform takes no longer messages. */
export const LONGEST_MESSAGE = 4096;

function message(name: string): Call {
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

const effect: Call = (_cx, _env, site) => called(site);

const text: Call = (cx, _env, site) => {
  const [first] = site.args;
  if (first === undefined || refusePlaceholder(cx, first.type, first.node, "`str`")) return TEXT;
  const [atom] = first.type.atoms;
  if (first.type.atoms.length !== 1 || atom === undefined) return TEXT;
  if (atom.kind === "str") return only(atom);
  return atom.kind === "date" ? textType(null, 0, "%Y-%m-%d") : TEXT;
};

const float: Call = ofNumber("float", (type) => mapped(type, (atom) => (atom.kind === "float" ? only(atom) : EXACT)));

const isinstance: Call = (cx, _env, site) => {
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

const format: Call = (cx, env, site) => {
  const [value, spec] = site.args;
  const [atom] = spec?.type.atoms ?? [];
  if (value !== undefined && atom?.kind === "str" && atom.least > 0) need(cx, env, value.type, value.node, "`format`");
  return TEXT;
};

const truthOf: Call = (cx, env, site) => {
  const [value] = site.args;
  if (value === undefined) return BOOL;
  refuseTruth(cx, value.type, value.node, "`bool`");
  return negated(cx, env, negated(cx, env, value.type));
};

/** `statistics.mean` and its like: they cannot add up field values. */
function ofPlainValues(name: string): Call {
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

const power: Call = (cx, env, site) => {
  const [left, right] = site.args;
  return left === undefined || right === undefined || site.args.length > 2
    ? UNKNOWN
    : binary(cx, env, "Pow", left, right, site.node);
};

const divmod: Call = (cx, env, site) => {
  const [left, right] = site.args;
  if (left === undefined || right === undefined) return UNKNOWN;
  const whole = binary(cx, env, "FloorDiv", left, right, site.node);
  return tupleOf([whole, binary(cx, env, "Mod", left, right, site.node)]);
};

const closeness: Call = (cx, env, site) => {
  for (const { type, node } of site.args) {
    if (!refusePlaceholder(cx, type, node, "`math.isclose`")) need(cx, env, type, node, "`math.isclose`");
  }
  return BOOL;
};

const dict: Call = (_cx, _env, site) =>
  site.args.length === 0 && site.keywords.size === 0 && site.complete
    ? only({ kind: "dict", key: NEVER, value: NEVER })
    : UNKNOWN;

const range: Call = (cx, env, site) => {
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

const library: ReadonlyMap<string, Call> = new Map<string, Call>([
  ["is_empty", emptinessOf("is_empty", true)],
  ["is_set", emptinessOf("is_set", false)],
  ["default_to", defaultTo],
  ...["show_error", "show_warning", "show_info", "automation_blocker"].map((name): [string, Call] => [
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
      if (first !== undefined) refusePlaceholder(cx, first.type, first.node, "`len`");
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
  ...["sqrt", "exp", "log", "log2", "log10", "sin", "cos", "tan", "pow"].map((name): [string, Call] => [
    `math.${name}`,
    ofNumber(`math.${name}`, () => INEXACT, false),
  ]),
  ["math.isnan", ofNumber("math.isnan", () => BOOL, false)],
  ["math.isclose", closeness],
  ["math.fsum", sum],
  ...["gcd", "lcm", "comb", "perm", "factorial"].map((name): [string, Call] => [
    `math.${name}`,
    ofPlain(`math.${name}`, INT),
  ]),
  ["datetime.date", ofPlain("date", DATE)],
  ["datetime.date.today", () => DATE],
  ["datetime.date.fromisoformat", ofPlain("date.fromisoformat", DATE)],
  ["datetime.date.fromordinal", ofPlain("date.fromordinal", DATE)],
  ["datetime.datetime", ofPlain("datetime.datetime", DATETIME)],
  ...["now", "utcnow", "today", "strptime", "fromisoformat", "fromtimestamp", "combine"].map((name): [string, Call] => [
    `datetime.datetime.${name}`,
    ofPlain(`datetime.${name}`, DATETIME),
  ]),
  ["datetime.time", ofPlain("time", TIME)],
  ["datetime.timedelta", ofPlain("timedelta", TIMEDELTA)],
  ["decimal.Decimal", ofPlain("Decimal", UNKNOWN)],
  ...["mean", "stdev", "pstdev", "variance", "pvariance"].map((name): [string, Call] => [
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
