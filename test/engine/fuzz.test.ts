import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runPython } from "../../src/engine/python.ts";
import { compileSchema, type Json } from "../../src/index.ts";
import { allModules } from "../../src/library/all-modules.ts";
import { defaultHost } from "../../src/values/host.ts";
import { defaultLimits } from "../../src/values/meter.ts";

/** What no program may come to: an error of JavaScript. Every call below fails the test by throwing one. */
const run = (code: string): ReturnType<typeof runPython> =>
  runPython(code, { modules: allModules, limits: { ...defaultLimits, steps: 300_000 }, host: defaultHost });

const prelude = `
import re, math, json, datetime, itertools, collections, operator
class Wrong:
    def __len__(s): return -1
    def __iter__(s): return 5
    def __index__(s): return 'x'
    def __str__(s): return 3
    def __repr__(s): return None
    def __bool__(s): return 7
    def __hash__(s): return 'h'
    def __eq__(s, o): raise ValueError('eq')
    def __lt__(s, o): raise KeyError('lt')
    def __getitem__(s, i): return s
    def __format__(s, x): return 1
class Loop:
    def __getattr__(s, n): return s
    def __call__(s, *a, **k): return s
class L(list): pass
class D(dict): pass
class S(str): pass
class M(type): pass
class X(metaclass=M): pass
own = []
own.append(own)
def g():
    yield (yield 1)
def f(a=1, *b, c=2, **d): return a
def quietly(work, *args):
    try: return work(*args)
    except BaseException as e:
        try: repr(e)
        except BaseException: pass
`;

const oddities =
  `None True -1 0 10**30 -(10**400) math.nan math.inf '' 'a%s{}' '\\ud800' '\\U0001F600' b'' b'\\xff' [] [3,1,2] own () (1,None)
{} {'a':1} {1,'x'} frozenset() range(9) slice(None,None,-10**30) Wrong() Loop() L([1]) D(a=1) S('s') M X X() g() f len str.upper
int type object ValueError StopIteration(3) Ellipsis NotImplemented datetime.date(1,1,1) datetime.timedelta.max re.compile('a(b)?')
collections.deque([1]) collections.Counter('ab') collections.namedtuple('N','a') property(f) staticmethod(f) {}.items() iter([1]) list[int]`
    .split(/\s+/)
    .filter((text) => text !== "");

const odd = fc.constantFrom(...oddities);

describe("hostile programs", () => {
  it("any attribute of anything takes any arguments without an error of JavaScript", () => {
    fc.assert(
      fc.property(odd, fc.array(odd, { maxLength: 3 }), fc.nat(400), (subject, args, turn) => {
        const code = `${prelude}
names = quietly(lambda: dir(${subject})) or ['__class__']
name = names[${turn} % len(names)]
value = quietly(lambda: getattr(${subject}, name)(${args.join(", ")}))
for look in (repr, str, bool, hash, len, list, sorted, dir): quietly(look, value)`;
        const outcome = run(code);
        expect(outcome.ok || outcome.error === "LimitReached" || typeof outcome.message === "string").toBe(true);
      }),
      { numRuns: 400, seed: 20240 },
    );
  });

  it.each([
    [
      "a table of a set that was emptied",
      "s = set(range(200000))\nfor i in range(200000): s.discard(i)\nwhile True:\n    for x in s: pass",
    ],
    [
      "the removed entries of a dictionary",
      "d = dict.fromkeys(range(100000))\nwhile d: del d[next(iter(d))]\nwhile True: pass",
    ],
    ["hashes of long tuples", "t = tuple(range(1000000))\nwhile True: hash(t)"],
    ["a long needle", "x = 'a' * 3000000\nwhile True: 'a' * 3000 + 'b' in x"],
    ["matches of a short needle", "x = 'ab' * 4000000\nwhile True: x.count('b')"],
    ["moves in a long list", "x = [0] * 100000\nwhile True: x.insert(0, 1)"],
  ])("counts the work of %s", (_, code) => {
    expect(run(code)).toMatchObject({ ok: false, error: "LimitReached" });
  });

  it.each([
    ["L(), D", "'D' object layout differs from 'L'"],
    ["X(), L", "'L' object layout differs from 'X'"],
  ])("keeps the layout of instances: %s", (pair, message) => {
    const outcome = run(`${prelude}\nsetattr(${pair.replace(",", ", '__class__',")})`);
    expect(outcome).toMatchObject({ error: "TypeError", message: `__class__ assignment: ${message}` });
  });
});

describe("malformed documents", () => {
  it("any JSON as schema and content ends in diagnostics", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (schema, content) => {
        const compiled = compileSchema(schema as Json);
        expect(Array.isArray(compiled.evaluate(content as Json).diagnostics)).toBe(true);
        expect(Object.prototype).not.toHaveProperty("polluted");
      }),
      { numRuns: 300, seed: 20241 },
    );
  });
});
