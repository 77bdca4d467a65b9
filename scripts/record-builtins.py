"""Records what CPython 3.12 answers to calls of numbers, built-ins and modules: the fixtures of test/values and test/library/builtins.

Run with CPython 3.12:  python scripts/record-builtins.py [AREA...]

A line is [function, arguments, keywords, type, repr], or [function, arguments, keywords, "!ExceptionType", message]. Functions are `op:add`
(module operator), `m:name` (method of the first argument), `b:name` (built-in), or `module.name`. Arguments are JSON: `i:12`, `f:<float.hex>`,
`s:text`, `b:<hex>`, `o:name` (a named object both sides know), null, booleans, and ["l"|"t"|"S"|"d", ...] for containers.
"""

import ast
import builtins
import contextlib
import importlib
import io
import itertools
import json
import operator
import pathlib
import random
import sys
import warnings

warnings.simplefilter("ignore")
ROOT = pathlib.Path(__file__).parent.parent / "test" / "fixtures"

p_random = random.Random(99)


class DerivedInt(int):
    pass


class DerivedFloat(float):
    pass


def double(x):
    return x * 2


OBJECTS = {
    "I5": DerivedInt(5),
    "I-3": DerivedInt(-3),
    "F2.5": DerivedFloat(2.5),
    "int": int, "float": float, "str": str, "bool": bool, "list": list, "tuple": tuple, "object": object, "type": type,
    "len": len, "abs": abs, "neg": operator.neg, "NotImplemented": NotImplemented, "Ellipsis": ...,
    "ValueError": ValueError, "Exception": Exception, "add": operator.add, "mul": operator.mul, "lt": operator.lt,
}
NAMES = {id(value): name for name, value in OBJECTS.items()}


def encode(value):
    if id(value) in NAMES:
        return "o:" + NAMES[id(value)]
    kind = type(value)
    if value is None or kind is bool:
        return value
    if kind is int:
        return f"i:{value:#x}" if abs(value) > 10**4000 else f"i:{value}"
    if kind is float:
        return "f:" + value.hex()
    if kind is str:
        return "s:" + value
    if kind is bytes:
        return "b:" + value.hex()
    if kind in (list, tuple, set, frozenset):
        return [{list: "l", tuple: "t", set: "S", frozenset: "Z"}[kind], *map(encode, value)]
    if kind is dict:
        return ["d", *([encode(k), encode(v)] for k, v in value.items())]
    raise TypeError(f"no encoding for {value!r}")


def resolve(name, args, kwargs):
    if name.startswith("op:"):
        return getattr(operator, name[3:]), args
    if name.startswith("m:"):
        # As a formula calls it: through the method descriptor, which error texts name.
        names = [f"a{i}" for i in range(len(args))]
        passed = names[1:] + [f"{k}={k}" for k in kwargs]
        return eval(f"lambda {', '.join(names + list(kwargs))}: a0.{name[2:]}({', '.join(passed)})"), args
    if name.startswith("b:"):
        return getattr(builtins, name[2:]), args
    module, _, function = name.partition(".")
    return getattr(importlib.import_module(module), function), args


LAZY = (map, filter, zip, enumerate, reversed, range)


def shown(result):
    """Iterators show what is in them, up to a few items."""
    if hasattr(result, "__next__"):
        return ["iterator", repr(list(itertools.islice(result, 40)))]
    return [type(result).__name__, repr(result)]


def answer(name, args, kwargs):
    try:
        function, rest = resolve(name, args, kwargs)
        return shown(function(*rest, **kwargs))
    except Exception as error:
        return ["!" + type(error).__name__, str(error)]


def oversized(name, args):
    """Calls that would fill the recording machine's memory; our own limits are tested apart."""
    if not all(isinstance(arg, int) for arg in args[:2]) or len(args) < 2:
        return False
    if name == "op:lshift":
        return args[0] != 0 and args[1] > 10000
    if name in ("op:pow", "b:pow") and not (len(args) > 2 and isinstance(args[2], int)):
        return abs(args[0]) > 1 and args[1] > 10000
    return False


class Recorder:
    def __init__(self, path, seed):
        self.path = ROOT / path
        self.random = random.Random(seed)
        self.lines = {}

    def call(self, name, *args, **kwargs):
        if oversized(name, args):
            return
        # Encoded before the call, which may change its arguments.
        key = json.dumps([name, [encode(a) for a in args], {k: encode(v) for k, v in kwargs.items()}], ensure_ascii=True)
        if key in self.lines:
            return
        result = answer(name, args, kwargs)
        if result[0] == "complex":
            return  # we have no complex numbers, and say so
        if any(" at 0x" in part for part in result):
            return
        if len(key) + len(result[1]) > 6000:
            return
        self.lines[key] = json.dumps(result, ensure_ascii=True)

    def product(self, names, *pools, **kwargs):
        for name in names:
            for args in itertools.product(*pools):
                self.call(name, *args, **kwargs)

    def sample(self, names, count, *pools):
        for name in names:
            for _ in range(count):
                self.call(name, *(self.random.choice(pool) for pool in pools))

    def save(self):
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("w") as file:
            for key, result in self.lines.items():
                file.write(f"{key[:-1]}, {result[1:]}\n")
        print(self.path.name, len(self.lines))


ARITHMETIC = ["op:" + n for n in "add sub mul truediv floordiv mod".split()] + ["b:divmod"]
BITWISE = ["op:" + n for n in "and_ or_ xor lshift rshift".split()]
COMPARE = ["op:" + n for n in "eq ne lt le gt ge".split()]
UNARY = ["op:" + n for n in "neg pos invert abs not_ truth index".split()] + ["b:" + n for n in "int float bool str repr hash abs".split()]

SMALL_INTS = [0, 1, -1, 2, 3, -7, 10, 15, 64, 255, -256, 1000]
BIG_INTS = [2**31, 2**53, 2**53 + 1, -(2**53) - 1, 2**61 - 1, 2**61, -(2**61), 2**63 - 1, 2**63, -(2**63), 2**64, 10**18 + 9, 3**50,
            -(7**40), 10**30, 2**200 - 1, -(10**100), 10**308, 10**309, 2**1023, 2**1024 - 2**970, 2**1024 - 2**970 - 1, 2**1024, 10**400, -(10**400)]
FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.5, -2.5, 0.1, -0.1, 0.3, 2.675, 1e-7, 1e16, 123456789.125, 1e22, -1e22, 1e100,
          1.7976931348623157e308, -1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, 2.0**53, 2.0**63, -(2.0**63), 2.0**61,
          float("inf"), float("-inf"), float("nan"), 3.141592653589793, -123.456]
OTHERS = [None, "a", "12", [1], (1, 2), b"ab"]


def record_numbers():
    r = Recorder("values/int.jsonl", 1)
    ints = SMALL_INTS + BIG_INTS + [True, False, OBJECTS["I5"], OBJECTS["I-3"]]
    r.product(UNARY, ints)
    r.sample(ARITHMETIC + BITWISE + COMPARE, 90, ints, SMALL_INTS + BIG_INTS + [True, False, OBJECTS["I5"]])
    r.product(ARITHMETIC + BITWISE[:3] + COMPARE, [0, 7, -7, True, OBJECTS["I-3"]], [0, 2, -2, False, OBJECTS["I5"]])
    r.product(["op:lshift", "op:rshift"], [0, 1, -1, 5, -5, 2**70, True], [0, 1, 3, 64, -1, 100, 2**70, -(2**70), True, 1.5, None])
    r.product(ARITHMETIC + BITWISE + COMPARE + ["op:pow"], [3, True, OBJECTS["I5"]], OTHERS)
    r.product(ARITHMETIC + BITWISE + COMPARE + ["op:pow"], OTHERS[:4], [3, True, OBJECTS["I5"]])
    r.product(["op:pow", "b:pow"], [0, 1, -1, 2, -3, 10, True, 2**64, OBJECTS["I5"], 10**400], [0, 1, 2, 5, -1, -2, -7, 31, True, -400])
    r.product(["b:pow"], [0, 2, -3, 10, 7**20, True], [0, 3, -1, -3, 10**20, True], [1, -1, 5, -7, 12, 0, 10**18 + 9, True, None, 2.5, "x"])
    for n in ints:
        for name in "bit_length bit_count conjugate as_integer_ratio is_integer __trunc__ __floor__ __ceil__ __index__ __int__ __float__ __bool__".split():
            r.call("m:" + name, n)
        for digits in [0, 1, -1, -2, -3, -20, -400, 400, 10**30, None, 1.5, "a"]:
            r.call("m:__round__", n, digits)
            r.call("b:round", n, digits)
        r.call("b:round", n)
        for base in ["b:bin", "b:oct", "b:hex"]:
            r.call(base, n)
    for n in [0, 1, -1, 127, 128, -128, -129, 255, 256, 2**64, -(2**64), 10**30]:
        for length in [0, 1, 2, 8, 9, 20]:
            for order in ["big", "little"]:
                for signed in [False, True]:
                    r.call("m:to_bytes", n, length, order, signed=signed)
        r.call("m:to_bytes", n)
    r.call("m:to_bytes", 1, -1), r.call("m:to_bytes", 1, 2, "x"), r.call("m:to_bytes", 1, "a"), r.call("m:to_bytes", 1, 2, 3)
    r.call("m:to_bytes", 1, length=2, byteorder="little"), r.call("m:to_bytes", 1, 2, "big", True)
    for data in [b"", b"\x01", b"\xff", b"\x01\x02\xff", b"\xff\x00", bytes(range(20)), [1, 2], (255, 255), [256], ["a"], 5, "ab", None, [-1]]:
        for order in ["big", "little", "x"]:
            for signed in [False, True]:
                r.call("m:from_bytes", int, data, order, signed=signed)
        r.call("m:from_bytes", int, data)
    texts = ["0", "12", "-12", "+5", " 7 ", "1_000", "1__0", "_1", "1_", "", " ", "x", "0x10", "0b101", "0o17", "0x", "1e3", "1.5", "٣٤", "12\n", "1 2", "--1",
             "+-1", "z", "Zz9", "0_1", "0x_f", "00", "010", "9" * 30, "1" * 4300, "1" * 4301, "１２", "1\x00", "é", "'", "\"'", "\u00a05", "\x1c5", "5\u2003", "a" * 300]
    for text in texts:
        r.call("b:int", text)
        for base in [0, 2, 8, 10, 16, 36, 3]:
            r.call("b:int", text, base)
    for text in [b"12", b" 12 ", b"x", b"1_0", b"", b"\xb2", b"\xa05", b"0x1f"]:
        r.call("b:int", text), r.call("b:int", text, 16), r.call("b:int", text, 0), r.call("b:float", text)
    for base in [1, 37, -1, 2**70, None, "a", 2.5, True]:
        r.call("b:int", "11", base)
    for args, kwargs in [((), {}), ((1, 2), {}), ((), {"base": 2}), ((1, 2, 3), {}), (("1",), {"base": 2}), (("1", 2), {"foo": 3}), ((), {"foo": 3}), ((), {"x": 3}),
                         ((1.5, 2), {}), ((None,), {}), (([],), {}), ((1.9,), {}), ((-1.9,), {}), ((float("nan"),), {}), ((float("inf"),), {}), ((1e300,), {}),
                         ((OBJECTS["I5"],), {}), ((OBJECTS["F2.5"],), {}), ((True,), {}), ((len,), {}), ((int,), {}), ((("1",),), {})]:
        r.call("b:int", *args, **kwargs)
    specs = ["", "d", "5", "<5", ">8", "^9", "=+8", "+", " ", "-", "x", "X", "#x", "#X", "o", "#o", "b", "#b", "08b", "#010x", ",", "_", "_x", ",x", "010,", "n", "c", "e", "E", "f", ".2f", "g",
             "%", ".1%", "s", "q", "5.2", ".2d", "*^10d", "0>5", "é<4", "_b", "z", "zd", "10c", "+c", "#c", "1,", ",_", "__", "+,.3f", "010.2f", "100.3f"]
    for n in [0, 5, -5, 1234567, -1234567, 97, 10**20, -(10**20), True, False, OBJECTS["I5"], 2**70, 10**400, 1114112, -1]:
        for spec in specs:
            r.call("b:format", n, spec)
    for name in "real imag numerator denominator".split():
        for n in [5, -3, True, OBJECTS["I5"]]:
            r.call("b:getattr", n, name)
    for name, args in [("bit_length", (1,)), ("__round__", (1, 2)), ("as_integer_ratio", (1,)), ("conjugate", (1,)), ("__add__", ()), ("__add__", (1.5,)), ("__add__", (1,)), ("__radd__", (1,)),
                       ("__rsub__", (1,)), ("__pow__", (2, 3)), ("__pow__", (2,)), ("__rpow__", (2,)), ("__eq__", ("a",)), ("__lt__", (7,)), ("__format__", (1,)), ("__hash__", ()), ("__divmod__", (2,)),
                       ("__and__", (True,)), ("__rand__", (2,)), ("__lshift__", (2,)), ("__rlshift__", (2,)), ("__getnewargs__", ()), ("__neg__", ()), ("__abs__", ()), ("__invert__", ()), ("__str__", ()), ("__repr__", ())]:
        for n in [5, True, OBJECTS["I5"]]:
            r.call("m:" + name, n, *args)
    r.save()

    r = Recorder("values/float.jsonl", 2)
    floats = FLOATS + [OBJECTS["F2.5"]]
    mixed = SMALL_INTS + BIG_INTS + [True, OBJECTS["I5"]]
    r.product([n for n in UNARY if n != "b:hash"], floats)
    r.product(["b:hash"], [x for x in floats if x == x])  # nan hashes by its address
    r.sample(ARITHMETIC + COMPARE, 120, floats, floats)
    r.sample(ARITHMETIC + COMPARE, 80, floats, mixed)
    r.sample(ARITHMETIC + COMPARE, 80, mixed, floats)
    r.sample(["op:pow"], 300, [x for x in floats if abs(x) != 3.5], [0, 1, 2, -1, 3, 10, -3, 0.0, 1.0, 2.0, -1.0, 0.5, 1.5, 100.0, 1e300, float("inf"), float("-inf"), float("nan"), 2**53, 10**400, True])
    r.sample(["op:pow"], 150, [0, 1, 2, 10, 3, 2**53, 10**400, True, OBJECTS["I5"]], [0.5, -0.5, 2.0, 1e10, -1e10, 0.1, float("inf"), float("nan"), OBJECTS["F2.5"]])
    r.product(ARITHMETIC + BITWISE + COMPARE + ["op:pow"], [2.5, OBJECTS["F2.5"]], OTHERS + [1.5])
    r.product(ARITHMETIC + BITWISE + COMPARE + ["op:pow"], OTHERS[:5], [2.5])
    r.product(["op:mod", "op:floordiv", "b:divmod"], [0.0, -0.0, 5.5, -5.5, 1e300, float("inf"), float("nan")], [0.0, -0.0, 2.0, -2.0, 0.3, float("inf"), float("-inf"), float("nan")])
    for _ in range(400):
        x, y = (r.random.choice([-1, 1]) * r.random.uniform(0, 10) ** r.random.randint(-8, 8) for _ in range(2))
        for name in ["op:floordiv", "op:mod", "b:divmod", "op:truediv"]:
            r.call(name, x, y)
        r.call("op:pow", abs(x), r.random.uniform(-20, 20))
        r.call("b:round", x, r.random.randint(-3, 12))
        r.call("b:hash", x), r.call("b:repr", x), r.call("m:as_integer_ratio", x)
    for _ in range(300):
        a, b = (r.random.getrandbits(r.random.randint(1, 400)) + 1 for _ in range(2))
        r.call("op:truediv", a, -b), r.call("b:hash", a), r.call("b:float", a), r.call("op:add", 0.0, a), r.call("op:lt", float(min(a, 2**1000)), a)
    for x in floats:
        for name in "hex is_integer conjugate as_integer_ratio __trunc__ __floor__ __ceil__ __int__ __float__ __bool__ __getnewargs__".split():
            r.call("m:" + name, x)
        for digits in [0, 1, 2, 3, -1, -2, 15, 16, 17, 22, 300, 400, -300, -400, 10**30, -(10**30), None, 1.5, "a", True]:
            r.call("m:__round__", x, digits)
            r.call("b:round", x, digits)
        r.call("b:round", x)
        r.call("b:getattr", x, "real"), r.call("b:getattr", x, "imag")
    texts = ["1", "1.5", "-1.5", "+.5", "5.", ".", "", " 1 ", "1e5", "1E-5", "1e", "e5", "1_0.5", "1__0", "inf", "-Infinity", "nan", "NaN", "+nan", "infin", "0x10", "٣.٥", "1,5", "1.5\n", "1 5", "1e400", "-1e400", "1e-400",
             "x", "'", "1.5f", "--1", "1\x00", "0" * 400 + "1", "é1", "\u00a02.5", "2.5\u3000", "1e1_0", "1_e5", "._1", "1._1"]
    for text in texts:
        r.call("b:float", text)
    for args, kwargs in [((), {}), ((1, 2), {}), ((), {"x": 1}), ((None,), {}), (([],), {}), ((10**400,), {}), ((b"1.5",), {}), ((b"x",), {}), ((True,), {}), ((OBJECTS["F2.5"],), {}), ((len,), {})]:
        r.call("b:float", *args, **kwargs)
    for text in ["0x1p-1", "0x1.8p3", "1.8", "-0x1p0", "inf", "nan", "zz", "", "0x", "0x1p2000", "0x1p-2000", "0x.8", " 0x1p1 ", "0x1.fffffffffffff8p0", "0x1.fffffffffffff7p0", "0x0.0000000000001p-1022", "1p", 1, None]:
        r.call("m:fromhex", float, text)
    specs = ["", "f", ".2f", ".0f", "10.3f", "<10.1f", "^12.2e", "e", ".3e", "E", "g", ".3g", "G", "n", "%", ".1%", ",", ",.2f", "_.2f", "+.1f", " .1f", "-.1f", "010.2f", "=+10.1f", "z.0f", "z", "#.0f", "#g", "d", "x", "s", "c", "5", ".5", ".10", "r", "*^15.4f", ".20f", ".50g", "0,.1f", "015,.2f"]
    for x in floats:
        for spec in specs:
            r.call("b:format", x, spec)
    for name, args in [("hex", (1,)), ("__round__", (1, 2)), ("__add__", ()), ("__add__", (1,)), ("__radd__", (1,)), ("__rsub__", (1,)), ("__pow__", (2, 3)), ("__pow__", (2,)), ("__rpow__", (2,)), ("__eq__", ("a",)), ("__lt__", (7,)),
                       ("__divmod__", (2,)), ("__rdivmod__", (7,)), ("__mod__", (0.4,)), ("__floordiv__", (0.4,)), ("__truediv__", ("a",)), ("__format__", (1,)), ("__neg__", ()), ("is_integer", (1,))]:
        for x in [2.5, OBJECTS["F2.5"]]:
            r.call("m:" + name, x, *args)
    r.save()

    r = Recorder("values/bool.jsonl", 3)
    r.product(ARITHMETIC + BITWISE + COMPARE + ["op:pow"], [True, False], [True, False, 3, 0, 2.5, "a", None])
    r.product(ARITHMETIC + BITWISE + COMPARE + ["op:pow"], [3, 0, 2.5, "a", None], [True, False])
    r.product(UNARY + ["b:format", "m:__repr__", "m:__str__", "m:bit_length", "m:__and__"], [True, False])
    for value in [0, 1, 0.0, -0.0, float("nan"), "", "a", None, [], [0], (), b"", b"0", OBJECTS["I5"], len, int, 2**70, {}, {1: 2}]:
        r.call("b:bool", value)
    for args, kwargs in [((), {}), ((1, 2), {}), ((), {"x": 1})]:
        r.call("b:bool", *args, **kwargs)
    r.save()


class Snippets:
    """Programs whose last line is an expression. The first line of the file is what stands before each; a line is [code, type, repr] or
    [code, "!ExceptionType", message]."""

    def __init__(self, path, prelude=""):
        self.path = ROOT / path
        self.prelude = prelude
        self.lines = {}

    def add(self, expressions):
        for expression in filter(None, map(str.strip, expressions.strip().splitlines())):
            code = expression.replace("\u23ce", "\n")
            body = ast.parse(self.prelude + code).body
            last = body.pop().value if isinstance(body[-1], ast.Expr) else ast.Constant(None)
            names = {"__name__": "__main__"}
            try:
                with contextlib.redirect_stdout(io.StringIO()):
                    exec(compile(ast.Module(body, []), "<module>", "exec"), names)
                    value = eval(compile(ast.fix_missing_locations(ast.Expression(last)), "<module>", "eval"), names)
                    result = [type(value).__name__, repr(value)]
            except Exception as error:
                result = ["!" + type(error).__name__, str(error)]
            if result[0] in ("complex", "ABCMeta") or any(" at 0x" in part for part in result):
                continue
            self.lines[code] = result

    def save(self):
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("w") as file:
            file.write(json.dumps(self.prelude) + "\n")
            for code, result in self.lines.items():
                file.write(json.dumps([code, *result], ensure_ascii=True) + "\n")
        print(self.path.name, len(self.lines))


CLASSES = '''
class X:
    a = 1
    def m(self): return 2
class NR:
    __round__ = None
class Rounds:
    def __round__(self, n=None): return ('rounded', n)
class Meta(type):
    def __instancecheck__(c, o): return 5
    def __subclasscheck__(c, o): return 'x'
class MC(metaclass=Meta): pass
class D:
    def __dir__(s): return ['b', 'a']
class D2:
    def __dir__(s): return 5
class Ix:
    def __index__(s): return 3
class BadIx:
    def __index__(s): return 'x'
class H:
    def __hash__(s): return 'x'
class Big:
    def __hash__(s): return 2**70
class Rev:
    def __reversed__(s): return 5
class A:
    def __abs__(s): return 'abs'
    def __bool__(s): return False
    def __len__(s): return 7
    def __repr__(s): return 'A()'
    def __format__(s, spec): return 'A:' + spec
    def __divmod__(s, o): return 'dm'
    def __rdivmod__(s, o): return 'rdm'
    def __pow__(s, o, m=None): return ('pow', o, m)
    def __radd__(s, o): return ('radd', o)
    def __int__(s): return 41
    def __float__(s): return 4.5
class BadBool:
    def __bool__(s): return 2
class BadLen:
    def __len__(s): return -1
class StrLen:
    def __len__(s): return 'x'
class BadRepr:
    def __repr__(s): return 5
class BadStr:
    def __str__(s): return 5
class BadInt:
    def __int__(s): return 'x'
class BadFloat:
    def __float__(s): return 1
class Trunc:
    def __trunc__(s): return 5
class SubI(int): pass
class SubF(float): pass
class IntI(int):
    def __int__(s): return 99
    def __index__(s): return 98
class Counter3:
    def __init__(s): s.n = 0
    def __iter__(s): return s
    def __next__(s):
        s.n += 1
        if s.n > 3: raise StopIteration('done')
        return s.n
class Getter:
    def __getattr__(s, n):
        if n == 'boom': raise ValueError('boom')
        if n == 'gone': raise AttributeError('my own text')
        return n * 2
class Seq:
    def __getitem__(s, i):
        if i > 2: raise IndexError
        return i * 10
class Less:
    def __init__(s, n): s.n = n
    def __lt__(s, o): return s.n < o.n
    def __repr__(s): return f'L{s.n}'
class Faker:
    @property
    def __class__(s): return int
def gen():
    yield 1
    return 'result'
'''

BUILTINS = r"""
abs('a')
abs()
abs(1, 2)
abs(x=1)
abs(A())
abs(True)
abs(SubI(-3))
abs(None)
all(5)
all()
all([])
all([1, [], 0])
all(x > 0 for x in [1, 2])
all(1, 2)
any(5)
any([0, 0, 1])
any([])
any([A()])
any([BadBool()])
bool(BadBool())
bool(A())
bool(BadLen())
len(StrLen())
len(BadLen())
ascii('\xe9\u1234\U0001f600')
ascii('a\nb\'"')
ascii(['\xe9'])
ascii(BadRepr())
repr(BadRepr())
str(BadStr())
str(A())
repr(A())
bin('a')
bin(1.5)
bin(Ix())
bin(BadIx())
bin(-5)
bin(True)
hex('a')
hex(255)
hex(-255)
oct(None)
oct(-8)
callable(5)
callable(len)
callable(X)
callable(X())
callable(X().m)
callable(lambda: 0)
callable()
chr(-1)
chr(1114112)
chr('a')
chr(10**30)
chr(-10**30)
chr(1.5)
chr(955)
chr(Ix())
ord('ab')
ord('')
ord(5)
ord(b'a')
ord(b'ab')
ord('\U0001f600')
ord(None)
delattr(X(), 'zz')
delattr(X(), 5)
delattr(X, 'zz')
x = X() ⏎x.b = 5 ⏎delattr(x, 'b') ⏎hasattr(x, 'b')
getattr(X(), 'zz')
getattr(X(), 5)
getattr(X(), 'zz', 7)
getattr(X())
getattr(1, 2, 3, 4)
getattr(X, 'a')
getattr(Getter(), 'ab')
getattr(Getter(), 'boom', 1)
getattr(Getter(), 'gone', 1)
getattr(Getter(), 'gone')
getattr(5, 'real')
getattr('x', 'upper')()
getattr(None, 'x', default=5)
hasattr(X(), 5)
hasattr(X(), 'a')
hasattr(X(), 'nope')
hasattr(Getter(), 'boom')
hasattr(Getter(), 'gone')
hasattr(5, 'real')
hasattr(5)
setattr(X(), 5, 1)
setattr(1, 'a', 1)
setattr(X(), 'b')
x = X() ⏎setattr(x, 'q', 5) ⏎x.q
setattr(int, 'q', 5)
dir(D())
dir(D2())
dir(1, 2)
[n for n in dir(X()) if not n.startswith('_')]
dir([])[-3:]
[n for n in dir(5) if not n.startswith('_')]
[n for n in dir(5.5) if not n.startswith('_')]
[n for n in dir('') if not n.startswith('_')]
divmod(1, 'a')
divmod(1)
divmod(1, 0.0)
divmod(1, 0)
divmod(-7, 2)
divmod(7.5, 2)
divmod(A(), 2)
divmod(2, A())
divmod('a', 2)
format(1, 2)
format(1)
format()
format(1, 'd', 3)
format(X(), 's')
format(None, 's')
format(None)
format(A(), 'zz')
format(A())
format(3.14159, '.2f')
format('x', '>5')
format([1], '')
format([1], '5')
hash([])
hash({})
hash(H())
hash(Big())
hash('a', 'b')
hash(1.0) == hash(1) == hash(True)
hash((1, 2))
hash(-1)
hash(2**61)
hash(None)
hash(int) == hash(int)
hash(X()) == hash(X)
hash({1})
hash(slice(1))
id()
id(1) == id(1)
x = [] ⏎id(x) == id(x)
id([]) == id({})
isinstance(1, 2)
isinstance(1, (int, 2))
isinstance('a', (int, 2))
isinstance(1, int | str)
isinstance(1, int | None)
isinstance(None, int | None)
isinstance(1.5, int | None)
isinstance(1, (int | str, float))
isinstance(1, ((str, (int,)),))
isinstance(1, [int])
isinstance(5, MC)
isinstance(MC(), MC)
isinstance(Faker(), int)
isinstance(Faker(), str)
isinstance(True, int)
isinstance(1, bool)
isinstance(1, ())
isinstance(1)
isinstance(X, type)
isinstance(SubI(1), int)
isinstance(1, object)
isinstance(1, None)
isinstance(ValueError(), (KeyError, ValueError))
issubclass(int, MC)
issubclass(1, int)
issubclass(int, 1)
issubclass(int, (1,))
issubclass(int, (int, 1))
issubclass(bool, int)
issubclass(bool, (str, int | None))
issubclass(1, 1)
issubclass(SubI, int)
issubclass(X, object)
issubclass(int)
int | str
int | None
int | str | int
int | 5
None | int
isinstance(int | str, type(int | str))
iter(5)
iter(5, 6)
list(iter(iter([1, 2, 3]).__next__, 2))
list(iter(Counter3().__next__, 5))
iter()
iter(1, 2, 3)
iter(X())
list(iter(Seq()))
list(Seq())
next(5)
next([])
next(iter([]))
next(iter([]), 7)
next(iter([]), None)
next(iter([]), 1, 2)
next(gen())
g = gen() ⏎next(g) ⏎next(g, 'end')
g = gen() ⏎next(g) ⏎next(g)
c = Counter3() ⏎list(c)
c = Counter3() ⏎list(c) ⏎next(c)
c = Counter3() ⏎list(c) ⏎next(c, 'default')
c = Counter3() ⏎next(c), next(c), next(c, 5), next(c, 5), next(c, 6)
next()
next(X())
len(5)
len()
len(1, 2)
len(gen())
len('a\U0001f600')
len(A())
len({1: 2})
len(range(10))
len(X)
max()
max(5)
max([])
max([], default=3)
max(1, 2, default=3)
max([1, 2], key=5)
max([1, 'a'])
max('a', 1)
max([None, 1])
max(1, None)
min('a', 1)
min([1, 'a'])
min(1, 2, foo=3)
min(1, 2, key=abs, foo=3)
min()
min(key=abs)
min([], foo=3)
max([], default=None, key=None)
max(1, 2, key=None)
max([1, 3, 2], key=lambda x: -x)
min([(1, 'b'), (1, 'a')], key=lambda p: p[0])
max([(1, 'b'), (1, 'a')], key=lambda p: p[0])
max({})
max({'a': 1, 'b': 2})
max({'a': 1, 'b': 2}, key={'a': 9, 'b': 2}.get)
min('')
max('hello')
min(float('nan'), 1)
min(1, float('nan'))
max(float('nan'), 1)
max(1, float('nan'))
max(1, True)
max(True, 1)
max(1, 1.0)
max(1.0, 1)
min([3, 1, 2], [1, 5])
min([Less(3), Less(1), Less(2)])
max([Less(3), Less(1), Less(2)])
max(X(), X())
max(range(5))
max(x * x for x in range(4))
max([], default=[])
min(2, 1, key=lambda x: 1 / 0)
max(*[1, 2, 3])
max(*[])
max([1, 2], [1, 2, 3])
pow(1)
pow()
pow(2, 3, 4, 5)
pow(base=2, exp=3)
pow(2, 3, mod=5)
pow(2, exp=3, mod=4)
pow(2, 3, foo=1)
pow(2, 0.5)
pow(0, -1)
pow('a', 2)
pow(A(), 2)
pow(A(), 2, 3)
pow(2, A(), 3)
pow(2, -1, 7)
pow(2, 3, 0)
round()
round('a')
round(None)
round(1, 2, 3)
round(number=2.5)
round(2.567, ndigits=2)
round(2.5, 'a')
round(2.5, 1.0)
round(X())
round(NR())
round(Rounds())
round(Rounds(), 2)
round(Rounds(), None)
round(0.5), round(1.5), round(2.5), round(-2.5), round(2.675, 2), round(1e22, -22)
round(True, 1)
round(12345, -2)
round(float('nan'))
round(float('inf'))
round(float('nan'), 1)
round(SubI(15), -1)
round(SubF(2.55), 1)
round(5, 10**30)
round(1.5, 10**30)
reversed(5)
reversed({1})
list(reversed({'a': 1, 'b': 2}))
list(reversed([1, 2]))
list(reversed('abc'))
list(reversed(range(3)))
reversed(Rev())
reversed(X())
sorted(5)
sorted()
sorted([1], [2])
sorted([1, 'a'])
sorted(['a', 1])
sorted([1], key=5)
sorted([3, 1], reverse='a')
sorted([3, 1], reverse=1.5)
sorted([3, 1], foo=1)
sorted('hello')
sorted({3: 1, 1: 2})
sorted([3, 1, 2], key=lambda x: -x)
sorted(['b', 'A', 'c'], key=str.lower, reverse=True)
sorted([(1, 'b'), (1, 'a'), (0, 'z')])
sorted([None, 1])
sorted([1, None, 2])
sorted([Less(3), Less(1)])
sorted([2.5, 1, True])
sorted([float('nan'), 1, 0])
sorted(iterable=[1])
sum()
sum(5)
sum(['a'])
sum(['a'], '')
sum('ab', '')
sum([b'a'], b'')
sum([[1], [2]], [])
sum([(1,), (2,)], ())
sum([1, 2], start=5)
sum([1, 2], 5, 6)
sum([0.1] * 10)
sum([1e100, 1.0, -1e100])
sum([1, 0.1, 0.1, 0.1, 10**400])
sum([1.5, None])
sum([None])
sum([1, None])
sum([None, 1])
sum([True, True])
sum([True, 1.5, True])
sum([1e308, 1e308])
sum([float('inf'), 1.0])
sum([float('inf'), float('-inf')])
sum((), None)
sum([], start=0.0)
sum([-0.0])
sum([-0.0], -0.0)
sum([0.1, 0.2, 'a'])
sum([2**63, 0.1, 0.2, 0.3])
sum([2**62, 2**62, 0.1, 0.2, 0.3])
sum([0.1, 2**63, 0.2, 0.3])
sum([0.1, SubF(0.2), 0.3])
sum([SubI(3), SubI(4)])
sum([A()])
sum([1, A()])
sum(x * 0.1 for x in range(20))
sum({1: 2, 3: 4})
sum([0.1, 0.2, 0.3], 0)
sum([0.1, 0.2, 0.3], 1)
sum([0.1, True, 0.3], 1.5)
sum(iterable=[1])
type(1, 2)
type()
type(1)
type(1) is int
type(None)
type(type)
type(1, 2, 3)
type('Q', (X,), {'b': 2})().b
type('Q', (X,), {'b': 2})().a
type('Q', (bool,), {})
vars(5)
vars(X())
vars(1, 2)
x = X() ⏎x.q = 1 ⏎vars(x)
'a' in vars(X)
super()
super(int, 'a')
super(1, 2)
list(zip([1, 2], 'ab'))
list(zip([1], [2, 3], strict=True))
list(zip([1, 2], [3], strict=True))
list(zip())
zip(1)
zip([1], foo=2)
map()
map(1)
list(map(1, [2]))
list(map(abs, [-1, 2]))
list(map(max, [1, 5], [3, 2, 9]))
map(abs, 5)
filter(1)
list(filter(None, [0, 1, '', 'a']))
list(filter(lambda x: x > 1, [1, 2, 3]))
filter(None, 5)
enumerate()
enumerate(5)
enumerate([1], 'a')
list(enumerate([1], start=5))
list(enumerate('ab'))
range()
range(1, 2, 3, 4)
range(1.5)
range(1, 2, 0)
list(range(3, 0, -1))
slice()
slice(1, 2, 3)
slice(1, 2, 3, 4)
property(1, 2, 3, 4, 5)
object(1)
print(1, sep=5)
print(1, end=5)
print(1, foo=5)
print(1, file=5)
print(1, flush=1, sep=None, end=None)
print(BadStr())
NotImplemented
Ellipsis
bool(NotImplemented)
__debug__
len
abs
int
type(len)
len.__name__
len.__module__
len.__qualname__
int('12', Ix())
int(Trunc())
int(A())
int(BadInt())
int(BadIx())
int(IntI(5))
int(SubF(2.9))
float(A())
float(BadFloat())
float(Ix())
float(SubF(2.5))
type(float(SubF(2.5)))
type(SubI(5))
type(SubI(5) + 1)
type(-SubI(5))
type(SubI(5).real)
repr(SubI(5))
SubI('12')
SubI(5) == 5
{SubI(5): 1}[5]
SubF('nan') != SubF('nan')
SubI.from_bytes(b'\x05')
type(SubI.from_bytes(b'\x05'))
type(SubF.fromhex('0x1p1'))
SubI(5).foo
SubI(5) + 'a'
int.__new__(SubI, 5)
[1, 2, 3][Ix()]
[1, 2, 3][SubI(1)]
[1, 2, 3][BadIx()]
'abc'[True]
'ab' * SubI(2)
'ab' * Ix()
5 .foo
(5).real.foo
(1.5).foo
(5).foo = 1 ⏎5
None + 1
1 + None
1 - 'a'
1 & 1.5
~1.5
-None
+'a'
1 << 1.5
1 @ 2
1 < 'a'
True < None
'a' * 1.5
1.5 * 'a'
2 ** 'a'
1 in 5
5[0]
5()
x = 5 ⏎x += 'a'
x = 5 ⏎x **= 'a'
x = 5 ⏎x <<= 'a'
x = 5 ⏎x[0] = 1
x = 5 ⏎del x[0]
for_ = 1 ⏎[y for y in 5]
a, b = 5
bytes(3)
nonexistent
EnvironmentError is OSError
IOError
ValueError.__mro__
KeyError('a')
str(KeyError('a'))
OverflowError(34, 'x')
"""


def record_builtins():
    r = Snippets("library/builtins.jsonl", CLASSES.lstrip())
    r.add(BUILTINS)
    r.save()

    r = Recorder("library/builtins-calls.jsonl", 4)
    values = [0, 1, -1, 2.5, -0.0, True, None, "", "abc", "3", [], [3, 1, 2], (1, 2), {}, {"b": 1, "a": 2}, {1}, b"", b"ab", 10**20, float("nan"), float("inf"), OBJECTS["I5"], OBJECTS["F2.5"], int, len, ...]
    ones = "abs all any ascii bin bool bytes callable chr dict enumerate float frozenset hash hex int iter len list max min next oct ord repr reversed round set slice sorted str sum tuple type range zip".split()
    for name in ones:
        for value in values:
            if name == "hash" and (value != value or value in (int, len, ..., None, "", "abc", "3", b"ab", b"")):
                continue
            if (name in ("set", "frozenset") and value == "abc") or (name in ("bytes", "range", "chr") and value == 10**20):
                continue
            r.call("b:" + name, value)
    twos = "divmod format getattr hasattr isinstance issubclass iter max min next pow round sum zip map filter enumerate int str range slice".split()
    for name in twos:
        for a in values:
            for b in values:
                if r.random.random() < 0.35 and not (name in ("pow",) and b == 10**20) and not (name == "range" and 10**20 in (a, b)):
                    r.call("b:" + name, a, b)
    floats = [0.1, 0.2, 0.3, 1e16, -1e16, 1.0, 1e-9, 1e100, -1e100, 3.3, True, 5, -7, 2**70]
    for _ in range(400):
        items = [r.random.choice(floats) for _ in range(r.random.randint(1, 12))]
        r.call("b:sum", items), r.call("b:sum", items, 0.5), r.call("b:max", items), r.call("b:min", items), r.call("b:sorted", items), r.call("b:sorted", items, reverse=True)
        r.call("b:sum", [r.random.uniform(-1e6, 1e6) for _ in range(r.random.randint(2, 30))])
    r.save()


def record_math():
    r = Recorder("library/math.jsonl", 5)
    import math
    names = [n for n in dir(math) if callable(getattr(math, n)) and not n.startswith("_")]
    odd = [0, 1, -1, 0.0, -0.0, 0.5, -0.5, 2.5, 1e-10, 1e10, 1e300, -1e300, 5e-324, 709.0, 710.0, 171.0, 172.5, float("inf"), float("-inf"), float("nan"), True, 10**20, 10**400, -(10**400), "a", None,
           OBJECTS["I5"], OBJECTS["F2.5"], [1.0]]
    plain = [n for n in names if n not in "comb dist factorial fsum gcd hypot isclose lcm perm prod sumprod nextafter".split()]
    for name in plain:
        if name in ("atan2", "copysign", "fmod", "ldexp", "pow", "remainder", "log"):
            for a in odd:
                for b in odd:
                    if r.random.random() < 0.5:
                        r.call(f"math.{name}", a, b)
        for a in odd:
            r.call(f"math.{name}", a)
        r.call(f"math.{name}"), r.call(f"math.{name}", 1.0, 2.0, 3.0), r.call(f"math.{name}", x=1.0)
    for _ in range(60):
        for name in plain:
            x = r.random.choice([-1, 1]) * r.random.uniform(0, 10) ** r.random.randint(-4, 5)
            if name == "cbrt":
                continue
            if name in ("atan2", "copysign", "fmod", "pow", "remainder"):
                r.call(f"math.{name}", x, r.random.uniform(-10, 10))
            elif name == "ldexp":
                r.call("math.ldexp", x, r.random.randint(-1100, 1100))
            else:
                r.call(f"math.{name}", x), r.call(f"math.{name}", r.random.uniform(-1, 1)), r.call(f"math.{name}", abs(x))
    for _ in range(60):
        r.call("math.log", r.random.getrandbits(r.random.randint(1, 3000)) + 1)
        r.call("math.log2", r.random.getrandbits(r.random.randint(1, 3000)) + 1)
        r.call("math.log10", r.random.getrandbits(r.random.randint(1, 3000)) + 1)
        r.call("math.log", r.random.uniform(0, 100), r.random.randint(2, 20))
        r.call("math.isqrt", r.random.getrandbits(r.random.randint(1, 400)))
        r.call("math.gcd", *(r.random.getrandbits(40) * 6 for _ in range(r.random.randint(0, 4))))
        r.call("math.lcm", *(r.random.randint(-60, 60) for _ in range(r.random.randint(0, 4))))
        r.call("math.comb", r.random.randint(0, 60), r.random.randint(0, 30)), r.call("math.perm", r.random.randint(0, 60), r.random.randint(0, 30))
        points = [[r.random.uniform(-100, 100) for _ in range(r.random.randint(1, 4))] for _ in range(2)]
        r.call("math.hypot", *points[0]), r.call("math.dist", *points), r.call("math.dist", points[0], points[0][::-1])
        numbers = [r.random.choice([1e16, 1.0, -1e16, 0.1, 1e-9, 1e100, -1e100, 3, True]) for _ in range(r.random.randint(0, 12))]
        r.call("math.fsum", numbers), r.call("math.prod", numbers), r.call("math.sumprod", numbers, numbers[::-1]), r.call("math.sumprod", numbers, [2] * len(numbers))
        r.call("math.nextafter", r.random.uniform(-1, 1), r.random.uniform(-1, 1), steps=r.random.randint(0, 20))
        a = r.random.uniform(1, 2)
        r.call("math.isclose", a, a * (1 + r.random.choice([1e-8, 1e-9, 1e-10])), rel_tol=r.random.choice([1e-9, 1e-8]))
    for name in ("floor", "ceil", "trunc"):
        for x in [2.5, -2.5, 5, 10**30, True, "a", None, OBJECTS["F2.5"], float("nan")]:
            r.call("math." + name, x)
    for args in [(5,), (0,), (-1,), (1.5,), (5.0,), ("a",), (10**20,), (200,), (True,), (), (1, 2)]:
        r.call("math.factorial", *args), r.call("math.perm", *args), r.call("math.isqrt", *args), r.call("math.comb", *args)
    for args in [(5, 2), (5, -1), (-5, 1), (5, 1.5), (5, None), (5, 7), (10**20, 2), (0, 0), (10**30, 10**25), ("a", 1)]:
        r.call("math.perm", *args), r.call("math.comb", *args)
    for args, kw in [((), {}), ((1,), {}), ((1.5,), {}), ((4, "a"), {}), ((0, 0), {}), ((-4, 6), {}), ((4,), {"x": 1})]:
        r.call("math.gcd", *args, **kw), r.call("math.lcm", *args, **kw), r.call("math.hypot", *args, **kw)
    for args, kw in [((1, 2), {}), ((1, 2, 0.1), {}), ((1,), {}), ((), {"a": 1, "b": 1}), ((1, 2), {"rel_tol": -1}), ((1, 1.05), {"abs_tol": 0.1}), ((1, "a"), {}), ((float("inf"), float("inf")), {}), ((float("inf"), 1), {}),
                     ((float("nan"), float("nan")), {}), ((1, 2), {"rel_tol": "a"}), ((1, 2), {"foo": 1})]:
        r.call("math.isclose", *args, **kw)
    for args, kw in [(([1, 2],), {}), (([1, 2], 5), {}), (([1.5, 2],), {"start": 3}), ((5,), {}), ((["a", 2],), {}), (([None],), {}), (([],), {"start": "x"}), ((), {})]:
        r.call("math.prod", *args, **kw), r.call("math.fsum", *args, **kw)
    for args in [([1], [1, 2]), (1, [2]), (["a"], [2]), ([True], [2.5]), ([2**70], [2**70]), ([10**400], [1.5]), ([], []), ([1, 2.5, "a"], [3, 4, 2]), ([1.5, "a"], [2, 2]), ((1, 2), {3: 0, 4: 0}), ([float("inf")], [0.0])]:
        r.call("math.sumprod", *args), r.call("math.dist", *args)
    for args, kw in [((1, 2), {"steps": -1}), ((1, 2), {"steps": 1.5}), ((1, 2, 3), {}), ((1, 2), {"steps": 10**30}), ((0.0, -1.0), {}), ((0, 1), {}), ((1, float("nan")), {}), ((5e-324, -1), {"steps": 1}), ((-5e-324, 1), {"steps": 1}), ((1, 1), {}), ((0.0, -0.0), {})]:
        r.call("math.nextafter", *args, **kw)
    r.save()


def operator_calls():
    r = Recorder("library/operator.jsonl", 6)
    names = [n for n in dir(operator) if callable(getattr(operator, n)) and not n.startswith("_") and n not in "attrgetter itemgetter methodcaller call".split()]
    values = [0, 3, -2, 2.5, True, None, "ab", "a", [1, 2], [2], (1, 2), {"a": 1}, {1}, b"ab"]
    for name in names:
        r.call(f"operator.{name}"), r.call(f"operator.{name}", a=1)
        for a in values:
            r.call(f"operator.{name}", a)
            for b in values:
                if name in ("is_", "is_not"):
                    continue
                r.call(f"operator.{name}", a, b)
    for args in [([1, 2], 0, 5), ({"a": 1}, "b", 2), ((1, 2), 0, 1), ([1], 5, 1)]:
        r.call("operator.setitem", *args)
    for name in "__add__ __and__ __lt__ __not__ __neg__ __concat__ __contains__ __getitem__ __iadd__ __pow__ __index__".split():
        r.call("operator." + name, 1, 2), r.call("operator." + name, [1], [2]), r.call("operator." + name, 1)
    r.save()
    p = Snippets("library/operator-programs.jsonl", "import operator\nfrom operator import *\nclass X:\n    a = 1\n    def m(self, *p, **k): return (p, k)\nclass Y:\n    x = X()\n    def __length_hint__(self): return 5\n")
    p.add(r'''
attrgetter('x.a')(Y())
attrgetter('x.a', 'x')(Y())[0]
attrgetter('a')(X)
attrgetter('zz')(X())
attrgetter(5)
attrgetter()
attrgetter('a', k=1)
attrgetter('a')()
attrgetter('a')(1, 2)
attrgetter('a', 'b.c')
itemgetter(1)([1, 2])
itemgetter(1, 0)([1, 2])
itemgetter('a')({'a': 5})
itemgetter(5)([1])
itemgetter(slice(0, 2))([1, 2, 3])
itemgetter()
itemgetter(1)(5)
itemgetter(1, 'a')
itemgetter(1)()
methodcaller('m', 1, k=2)(X())
methodcaller('m')(X())
methodcaller('upper')('abc')
methodcaller('nope')('abc')
methodcaller()
methodcaller(5)
methodcaller('m', 1, k=2)
methodcaller('m')()
sorted([(2, 'a'), (1, 'b')], key=itemgetter(0))
sorted(['b', 'A'], key=methodcaller('lower'))
type(itemgetter(1))
length_hint([1, 2])
length_hint(Y())
length_hint(5)
length_hint(5, 7)
length_hint(5, 'a')
operator.call(max, 1, 2)
operator.call(sorted, [1, 2], reverse=True)
operator.call(5)
x = [1] ⏎iadd(x, [2]) is x
x = [1] ⏎iconcat(x, (2,))
x = [1, 2] ⏎delitem(x, 0) ⏎x
x = {} ⏎setitem(x, 'a', 1) ⏎x
is_(None, None)
is_not(1, None)
indexOf([1, 2, 3], 3)
countOf('abab', 'a')
contains([1], 1)
add.__name__
''')
    p.save()


def record_itertools():
    r = Recorder("library/itertools.jsonl", 7)
    import itertools as module
    names = [n for n in dir(module) if not n.startswith("_") and n != "tee"]
    data = [[], [1, 2, 3], "abc", (3, 1), {"a": 1}, 5, None]
    numbers = [0, 1, 2, -1, 3, None, "a", 1.5]
    for name in names:
        r.call(f"itertools.{name}"), r.call(f"itertools.{name}", [1, 2], foo=1), r.call(f"itertools.{name}", [1], 1, 1, 1, 1, 1)
        for a in data:
            if not (name == "cycle" and a == []):
                r.call(f"itertools.{name}", a)
            for b in data + numbers + ["o"]:
                r.call(f"itertools.{name}", a, b)
    for f in [OBJECTS["abs"], OBJECTS["bool"], OBJECTS["neg"], None, 5]:
        for a in [[0, 1, -2, 3, 0, 4], [1, 0, 0], [], 5]:
            for name in "dropwhile takewhile filterfalse groupby accumulate starmap".split():
                r.call(f"itertools.{name}", f, a)
    for args, kw in [(([1, 2, 3],), {"initial": 10}), (([1, 2, 3], OBJECTS["mul"]), {}), (([1, 2, 3], OBJECTS["mul"]), {"initial": 2}), (([],), {"initial": 5}), (([1, "a"],), {}), (([1, 2], None), {"initial": None}), ((["a", "b"],), {})]:
        r.call("itertools.accumulate", *args, **kw)
    for a in [[1, 2, 3], "abcdefg", []]:
        for b in [0, 1, 2, 3, 5, 10, -1, None, "a", 1.5, 10**30, True]:
            r.call("itertools.islice", a, b), r.call("itertools.batched", a, b), r.call("itertools.combinations", a, b), r.call("itertools.permutations", a, b)
            r.call("itertools.product", a, repeat=b) if b not in (10, 10**30, 5) else None
            if b not in (10, 10**30):
                r.call("itertools.combinations_with_replacement", a, b)
            for c in [0, 2, 4, None, -1, "a"]:
                r.call("itertools.islice", a, b, c)
                for d in [1, 2, None, 0, -1, "a", 3]:
                    r.call("itertools.islice", a, b, c, d)
    for args, kw in [((), {}), ((5,), {}), ((5, 2), {}), ((2.5, 0.5), {}), ((5, -1), {}), ((), {"step": 3}), ((), {"start": 2}), (("a",), {}), ((1, "a"), {}), ((1, 2, 3), {}), ((True,), {}), ((10**20,), {}), ((), {"foo": 1})]:
        r.call("itertools.count", *args, **kw)
    for args, kw in [((5, 3), {}), ((5, 0), {}), ((5, -2), {}), ((5,), {"times": 2}), ((5, "a"), {}), ((5, 1.5), {}), ((), {"object": 5, "times": 1}), ((5, None), {})]:
        r.call("itertools.repeat", *args, **kw)
    for args, kw in [(([1, 2], "abc"), {}), (([1, 2], "abc"), {"fillvalue": 0}), ((), {}), (([1],), {}), ((5,), {}), (([1],), {"foo": 1})]:
        r.call("itertools.zip_longest", *args, **kw)
    for args, kw in [(([1, 2], "ab"), {}), (([1, 2],), {"repeat": 2}), (("ab", []), {}), ((), {}), ((), {"repeat": 0}), (("ab",), {"repeat": 0}), (("ab",), {"repeat": -1}), (("ab",), {"repeat": "a"}), (("ab",), {"foo": 2})]:
        r.call("itertools.product", *args, **kw)
    r.save()
    p = Snippets("library/itertools-programs.jsonl", "import itertools\nfrom itertools import *\n")
    p.add(r'''
[(k, list(g)) for k, g in groupby('AAAABBBCCDAABBB')]
[k for k, g in groupby('AAAABBBCCDAABBB')]
[(k, list(g)) for k, g in groupby([1, 2, 3, 4, 5], lambda x: x // 2)]
[(k, list(g)) for k, g in groupby([1, 1.0, True, 2], key=None)]
gs = [g for k, g in groupby('AAB')] ⏎[list(g) for g in gs]
g = groupby('AABB') ⏎k, first = next(g) ⏎next(first) ⏎k2, second = next(g) ⏎list(first), list(second)
groupby([1], key=5).__next__()
a, b = tee([1, 2, 3]) ⏎next(a), next(a), next(b), list(a), list(b)
tee([1, 2, 3], 0)
tee([1], -1)
tee(5)
tee([1], 'a')
tee()
[list(t) for t in tee(range(3), 3)]
list(chain.from_iterable(['ab', [1, 2]]))
list(chain.from_iterable([1]))
list(chain.from_iterable())
chain.from_iterable(5)
list(islice(count(), 3))
list(islice(count(10, 5), 2, 6, 2))
list(islice(cycle('ab'), 5))
list(islice(cycle([]), 5))
list(islice(repeat(7), 3))
count(5)
count(5, 2)
count(1.5, 0.5)
c = count() ⏎next(c), next(c) ⏎c
repeat(5)
repeat(5, 3)
r = repeat('a', 3) ⏎next(r) ⏎r
type(chain())
type(groupby([]))
type(tee([1])[0])
it = iter([1, 2, 3, 4, 5]) ⏎list(islice(it, 2)), list(it)
it = iter([1, 2, 3, 4, 5]) ⏎list(islice(it, 1, 3)), list(it)
it = iter([1, 2, 3, 4, 5]) ⏎list(islice(it, 0)), list(it)
it = iter([1, 2, 3, 4, 5, 6, 7]) ⏎list(islice(it, 0, 5, 2)), list(it)
it = iter([1, 2, 3]) ⏎list(takewhile(lambda x: x < 2, it)), list(it)
list(pairwise([1, 2, 3])), list(pairwise([1])), list(pairwise([]))
list(starmap(pow, [(2, 3), (3, 2)]))
list(starmap(pow, [2]))
list(compress('ABCDEF', [1, 0, 1, 0, 1, 1])), list(compress('ABC', [0, 1]))
len(list(product('abc', repeat=4))), len(list(permutations(range(6)))), len(list(combinations(range(10), 4))), len(list(combinations_with_replacement(range(6), 3)))
list(permutations('abc', 2))[:4]
sum(1 for _ in combinations('abcdef', 3))
[''.join(p) for p in product('ab', 'cd')]
list(accumulate([3, 1, 2], max))
list(accumulate([1, 2, 3], lambda a, b: a * 10 + b, initial=9))
list(zip_longest([1, 2, 3], 'a', fillvalue='-'))
list(filterfalse(lambda x: x % 2, range(6)))
list(dropwhile(lambda x: x < 3, [1, 4, 1, 5]))
next(chain())
i = batched('ABCDEFG', 3) ⏎[''.join(b) for b in i]
iter(count()) is count()
class C(count): ⏎    pass ⏎next(C(4))
''')
    p.save()


def record_heaps():
    r = Recorder("library/bisect.jsonl", 8)
    lists = [[], [1], [1, 2, 2, 3], [1.5, 2, 3, 3, 3.5], ["a", "b"], (1, 2), "abc", 5, None, [1, "a"]]
    for name in "bisect bisect_left bisect_right insort insort_left insort_right".split():
        for a in lists:
            for x in [0, 2, 3, "a", 2.5, None]:
                r.call(f"bisect.{name}", a, x)
        for args, kw in [((), {}), (([1],), {}), (([1, 2], 1, -1), {}), (([1, 2], 1, 0, 1), {}), (([1, 2], 1, 0, 5), {}), (([1, 2, 3], 2), {"lo": 2}), (([1, 2, 3], 2), {"hi": 1}), (([1, 2, 3], 2), {"hi": None}), (([1, 2, 3], 2, 0, 3, 4), {}),
                         (([3, 2, 1], 2), {"key": OBJECTS["neg"]}), (([3, 2, 1], -2), {"key": OBJECTS["neg"]}), (([1], 1, "a"), {}), (([1], 1, 0, "a"), {}), (([1], 1), {"foo": 1}), (([1, 2], 5), {"key": 5}), (([1, 2, 3], 2, 0, -1), {}), (([1], 1, 10**30), {})]:
            r.call(f"bisect.{name}", *args, **kw)
        for _ in range(40):
            items = sorted(r.random.randint(0, 20) for _ in range(r.random.randint(0, 15)))
            r.call(f"bisect.{name}", items, r.random.randint(-1, 21))
    r.save()
    p = Snippets("library/heapq-programs.jsonl", "import heapq, bisect\nfrom heapq import *\nfrom bisect import *\ndef run(data):\n    heapify(data)\n    out = [list(data)]\n    while data: out.append(heappop(data))\n    return out\n")
    for _ in range(60):
        data = [p_random.randint(0, 9) for _ in range(p_random.randint(0, 14))]
        p.add(f"run({data})\nnsmallest({p_random.randint(-1, 6)}, {data})\nnlargest({p_random.randint(-1, 6)}, {data}, key=lambda x: x % 4)\nlist(merge(sorted({data}), [2, 5], []))\n"
              f"h = {data} ⏎heapify(h) ⏎heappush(h, 4) ⏎heappushpop(h, 3), heapreplace(h, 8), h\nh = {data} ⏎heapq._heapify_max(h) ⏎h\nh = [] ⏎[heappush(h, x) for x in {data}] ⏎h")
    p.add(r'''
heappop([])
heapreplace([], 1)
heappushpop([], 1)
heapify(5)
heapify((1, 2))
heappush(5, 1)
heappush((), 1)
heappop(None)
heapify()
heappush([])
heappush([1], 'a')
heapify([1, 'a'])
nsmallest(2, 5)
nsmallest('a', [1])
nsmallest(2)
nsmallest(2, [3, 1, 2], key=lambda x: -x)
nsmallest(1, [3, 1, 2])
nlargest(1, [])
nlargest(5, 'hello')
nlargest(2, [(1, 'b'), (1, 'a'), (0, 'c')], key=lambda t: t[0])
nsmallest(2, [(1, 'b'), (1, 'a'), (0, 'c')], key=lambda t: t[0])
nsmallest(2, [1, 'a', 2])
list(merge([1, 4], [2, 3], reverse=False))
list(merge([4, 1], [3, 2], reverse=True))
list(merge(['dog', 'horse'], ['cat', 'fish', 'kangaroo'], key=len))
list(merge())
list(merge([1], 5))
list(merge([1], ['a']))
insort([], 1)
a = [1, 3] ⏎insort(a, 2) ⏎a
a = [1, 2, 2, 3] ⏎insort_left(a, 2.0) ⏎a
a = [(1, 'x'), (3, 'y')] ⏎insort(a, (2, 'z'), key=lambda t: t[0]) ⏎a
bisect([1, 2], 1, key=None)
bisect.bisect
bisect is bisect_right
class A: ⏎    def __init__(s): s.l = [] ⏎    def __len__(s): return 3 ⏎    def __getitem__(s, i): return i * 2 ⏎    def insert(s, i, x): s.l.append((i, x)) ⏎a = A() ⏎insort(a, 3) ⏎bisect_left(a, 2), a.l
''')
    p.save()


def record_random():
    p = Snippets("library/random-programs.jsonl", "import random\nfrom random import *\n")
    draws = ["random()", "randint(1, 6)", "randint(-10**30, 10**30)", "randrange(10)", "randrange(5, 50, 7)", "randrange(50, 5, -7)", "choice('abcdef')", "uniform(1, 10)", "uniform(10, -1.5)", "gauss(0, 1)", "gauss(10, 2.5)", "normalvariate(5, 2)",
             "expovariate(1.5)", "triangular(0, 10, 3)", "triangular()", "betavariate(2, 3)", "gammavariate(2.5, 1)", "gammavariate(0.5, 2)", "gammavariate(1, 2)", "lognormvariate(0, 0.5)", "vonmisesvariate(1, 2)", "paretovariate(3)",
             "weibullvariate(1, 2)", "binomialvariate(10, 0.3)", "binomialvariate(100, 0.4)", "binomialvariate(100, 0.8)", "getrandbits(10)", "getrandbits(100)", "randbytes(7)", "sample(range(100), 5)", "sample(range(100), 30)", "sample('abcdef', 3)",
             "choices([1, 2, 3], k=5)", "choices('abc', [1, 2, 5], k=6)", "choices('abc', cum_weights=[1, 2, 5], k=6)", "sample(['a', 'b'], counts=[3, 4], k=4)"]
    for seed_value in [0, 1, 42, -5, 2**70, 123456789, True, 1.5, 12345678901234567890]:
        for draw in draws:
            p.add(f"seed({seed_value}) ⏎[{draw} for _ in range(4)]")
        p.add(f"seed({seed_value}) ⏎x = list(range(20)) ⏎shuffle(x) ⏎x\nseed({seed_value}) ⏎[random() for _ in range(700)][-3:]\nr = Random({seed_value}) ⏎r.random(), r.randint(1, 100), r.choice('xyz')")
    p.add(r'''
choice([])
choice(5)
choice({1, 2})
randint(1, 0)
randint(1.5, 2)
randint('a', 2)
randint(1)
randint(1, 2, 3)
randint(a=1, b=1)
randrange(0)
randrange(5, 5)
randrange(1, 10, 0)
randrange(1.0)
randrange(1, 2.5)
randrange(1, step=2)
randrange(1, None, 2)
randrange(10, 20, -2)
randrange()
sample([1, 2, 3], 5)
sample([1, 2, 3], -1)
sample({1, 2}, 1)
sample({'a': 1}, 1)
sample(5, 1)
sample([1], 1.5)
sample([1, 2], 2, counts=[2])
sample([1, 2], 2, counts=[1.5, 2])
sample([1, 2], 2, counts=[0, 0])
sample([1, 2])
choices([1, 2, 3], [1, 1], k=3)
choices([1, 2, 3], [0, 0, 0], k=3)
choices([1, 2, 3], [1], cum_weights=[1], k=3)
choices([], k=1)
choices([1], 5)
choices([1, 2, 3], [1, -1, -5])
choices([1, 2, 3], [1, float('inf'), 1])
choices([1, 2], k=0)
choices(5)
shuffle((1, 2))
shuffle('ab')
shuffle(5)
uniform('a', 1)
uniform(1)
getrandbits(-1)
getrandbits(0)
getrandbits(1.5)
getrandbits()
gauss(5, 'a')
expovariate(0)
gammavariate(0, 1)
triangular(1, 1)
triangular(1, 1, 1)
binomialvariate(-1, 0.3)
binomialvariate(1, 2)
seed([1])
seed(5)
random.random
random(1)
Random
type(Random(1))
seed(3) ⏎s = getstate() ⏎a = random() ⏎setstate(s) ⏎a == random()
seed(3) ⏎gauss() ⏎s = getstate() ⏎a = gauss() ⏎setstate(s) ⏎a == gauss()
setstate((1, 2, 3))
getstate()[0]
class R(Random): ⏎    def random(self): return 0.25 ⏎R(1).random()
''')
    p.save()


FRACTIONS = r'''
F()
F(1,2)
F('1/2')
F('x')
F('1/0')
F(1,0)
F(1.5)
F(1.5,2)
F('1',2)
F(None)
F([])
F(float('nan'))
F(float('inf'))
F(' -1.5e3 ')
F('1_000/3')
F(' 1 / 2')
F('.5')
F('5.')
F(F(1,2),F(3,4))
F(numerator=3,denominator=6)
F(1,2,3)
str(F(1,2))
str(F(3))
repr(F(-1,2))
F(1,2)+1
F(1,2)+0.5
F(1,2)+'a'
1-F(1,2)
F(1,2)*F(2,3)
F(1,2)/0
0.5/F(1,2)
F(1,2)//F(1,3)
F(-7,2)//2
F(7,2)%2
divmod(F(7,2),2)
F(1,2)//0
F(1,2)%0
F(1,2)**2
F(1,2)**-2
F(0)**-1
F(2)**0.5
F(2)**F(1,2)
2**F(1,2)
2**F(2)
F(1,2)<1
F(1,2)<0.6
F(1,2)<'a'
F(1,2)==0.5
F(1,2)==1
F(1,2)=='a'
hash(F(1,2))
hash(F(3))==hash(3)
hash(F(1,2))==hash(0.5)
int(F(7,2))
float(F(1,3))
round(F(7,2))
round(F(7,3),2)
round(F(25),-1)
math.floor(F(-7,2))
math.ceil(F(-7,2))
math.trunc(F(-7,2))
abs(F(-1,2))
-F(1,2)
+F(1,2)
bool(F(0))
F(3.14159).limit_denominator(100)
F(1,2).limit_denominator(0)
F.from_float(0.25)
F.from_float('a')
F.from_float(3)
F.from_decimal(1)
F.from_decimal(1.5)
F(1,2).as_integer_ratio()
F(4,2).is_integer()
F(1,2).numerator
F(1,2).foo
format(F(1,3),'.3f')
format(F(1,3),'')
format(F(1,3),'10.2e')
format(F(1000000),',.1f')
format(F(1,3),'%')
format(F(1,3),'g')
format(F(1,3),'d')
format(F(1,3),'>10')
format(F(-1,3),'+08.2f')
F(10**400).__float__()
float(F(10**400,3))
float(F(1,10**400))
F(1,2).real
F(1,2).imag
F(1,2).conjugate()
F(True)
F(1,2)<=F(1,2)
F(1,2)>float('nan')
F(1,2)<float('inf')
sum([F(1,2),F(1,3)])
F(1,2)|1
F('1/-2')
F('+1/2')
F('1e-3')
F('1/2e3')
F('٣/٤')
F('inf')
F('nan')
F(1,'a')
F(1,1.5)
F('0.1')
math.sqrt(F(1,4))
F(3,1)**2
F(1,2).denominator
F(1,3)+True
round(F(1,2)), round(F(3,2)), round(F(5,2))
round(F(1,2),0)
F(7,2).__trunc__()
F(1,2)**'a'
F(1,2)-None
divmod(3,F(2,3))
5.5%F(2)
5.5//F(2)
F(11,2)%2.0
S(1, 2)
type(S(1, 2) + 1)
x = F(1, 2) ⏎x.numerator = 5
F(1, 2) in [0.5]
{F(1, 2): 1}[0.5]
sorted([F(1, 2), 0.25, 1])
max(F(1, 3), F(1, 2))
F(3).limit_denominator('a')
F(1, 2) + S(1, 2)
'''


def record_fractions():
    p = Snippets("library/fractions-programs.jsonl", "import math\nfrom fractions import Fraction as F\nclass S(F): pass\n")
    p.add(FRACTIONS)
    rnd = random.Random(11)
    operands = ["F(1, 2)", "F(-7, 3)", "F(0)", "F(5)", "2", "-3", "0", "0.5", "-2.5", "True", "F(22, 7)", "F(10**20, 3)"]
    for _ in range(250):
        a, b = rnd.choice(operands), rnd.choice(operands)
        op = rnd.choice("+ - * / // % ** == < <= > >= !=".split())
        if op == "**" and ("10**20" in b):
            continue
        p.add(f"({a}) {op} ({b})\ndivmod({a}, {b})")
    for _ in range(120):
        n, d = rnd.randint(-10**6, 10**6), rnd.randint(1, 10**4)
        spec = rnd.choice(["", "+", " "]) + rnd.choice(["", "z", "#"]) + rnd.choice(["", "0", "8", "015"]) + rnd.choice(["", ",", "_"]) + rnd.choice(["", ".0", ".1", ".3", ".12"]) + rnd.choice("eEfFgG%")
        p.add(f"format(F({n}, {d}), {spec!r})\nround(F({n}, {d}), {rnd.randint(-4, 6)})\nF({n}, {d}).limit_denominator({rnd.randint(1, 500)})\nround(F({n}, {d})), math.floor(F({n}, {d})), math.ceil(F({n}, {d})), hash(F({n}, {d})), float(F({n}, {d}))")
    p.save()


STATISTICS = r'''
mean([])
mean([1,2,4])
mean([1,'a'])
mean(['a'])
mean(5)
mean([None])
mean([True,False])
mean([1,2.5])
mean([F(1,2),1])
mean([F(1,2),1.5])
mean([float('nan'),1])
mean([float('inf'),1])
mean([float('inf'),float('-inf')])
mean('12')
fmean([])
fmean([1,2],[1])
fmean([1,2],[0,0])
fmean([1,2],[1,3])
fmean(iter([1,2]))
fmean(['a'])
geometric_mean([])
geometric_mean([1,0])
geometric_mean([1,-1])
geometric_mean([54,24,36])
geometric_mean(['a'])
harmonic_mean([])
harmonic_mean([1,0])
harmonic_mean([1,-1])
harmonic_mean([40,60])
harmonic_mean([40,60],weights=[5,30])
harmonic_mean([40,60],weights=[5])
harmonic_mean([5])
harmonic_mean(['a'])
harmonic_mean(['a','b'])
harmonic_mean([1,2],[0,0])
harmonic_mean([F(1,2),F(1,3)])
median([])
median([1,3,2])
median([1,3,2,4])
median(['a','b'])
median([1,'a'])
median_low([])
median_low([1,3,2,4])
median_high([1,3,2,4])
median_high([])
median_grouped([])
median_grouped([1,2,2,3,4,4,4,4,4,5])
median_grouped([52,52,53,54])
median_grouped([1],interval=2)
median_grouped(['a'])
median_grouped([1,3,3,5,7],interval=1)
mode([])
mode([1,1,2])
mode('aab')
mode([1,2])
multimode('aabbc')
multimode([])
variance([1])
variance([])
variance([1,2,4])
variance([1,2,4.5])
variance([1,2,4],2)
variance([F(1,2),F(1,3)])
variance(['a','b'])
pvariance([])
pvariance([1])
pvariance([1,2,4])
pvariance([1,2,4],mu=2)
stdev([1])
stdev([1,2,4])
stdev([1.5,2.5,4])
pstdev([])
pstdev([1,2,4])
pstdev([F(1,2),F(1,3)])
quantiles([1])
quantiles([])
quantiles([1,2,3])
quantiles([1,2,3,4,5],n=10)
quantiles([1,2,3,4,5],method='inclusive')
quantiles([1,2],n=0)
quantiles([1,2],method='x')
quantiles([1.5,2.5,10],n=4)
quantiles([1,2],n='a')
covariance([1,2],[3])
covariance([1],[3])
covariance([1,2,3],[1,2,4])
correlation([1,2],[3,3])
correlation([1,2,3],[1,2,4])
correlation([1,2,3],[1,2,4],method='ranked')
correlation([1,2,2],[1,2,4],method='ranked')
correlation([1,2,2],[1,2,4],method='x')
correlation([1],[2])
correlation([1,2],[2])
linear_regression([1,2,3],[2,4,7])
linear_regression([1,2,3],[2,4,7],proportional=True)
linear_regression([1,1],[2,3])
linear_regression([1],[2])
linear_regression([1,2],[2])
NormalDist()
NormalDist(5,2)
NormalDist(5,-1)
NormalDist('a',1)
NormalDist(5,2).mean
NormalDist(5,2).median
NormalDist(5,2).mode
NormalDist(5,2).stdev
NormalDist(5,2).variance
NormalDist(5,2).pdf(4)
NormalDist(5,0).pdf(4)
NormalDist(5,2).cdf(4)
NormalDist(5,0).cdf(4)
NormalDist(5,2).inv_cdf(0.3)
NormalDist(5,2).inv_cdf(0)
NormalDist(5,2).inv_cdf(0.999999)
NormalDist(5,2).inv_cdf(0.0001)
NormalDist(5,0).inv_cdf(0.5)
NormalDist(5,2).quantiles(4)
NormalDist(5,2).overlap(NormalDist(6,2))
NormalDist(5,2).overlap(NormalDist(6,3))
NormalDist(5,2).overlap(5)
NormalDist(5,0).overlap(NormalDist())
NormalDist(5,2).zscore(6)
NormalDist(5,0).zscore(6)
NormalDist.from_samples([1,2,4])
NormalDist.from_samples([1])
NormalDist(5,2)+3
NormalDist(5,2)+NormalDist(1,1)
NormalDist(5,2)-NormalDist(1,1)
NormalDist(5,2)-1
3-NormalDist(5,2)
NormalDist(5,2)*2
2*NormalDist(5,2)
NormalDist(5,2)/2
-NormalDist(5,2)
+NormalDist(5,2)
NormalDist(5,2)==NormalDist(5.0,2.0)
NormalDist(5,2)==5
hash(NormalDist(5,2))==hash((5.0,2.0))
NormalDist(5,2).samples(3,seed=1)
NormalDist(5,2)*NormalDist()
NormalDist(5,2)+'a'
NormalDist(mu=1,sigma=2)
NormalDist(1,2,3)
type(StatisticsError('x')).__mro__
mean([1,2,3,4])
mean([0.1]*3)
mean([10**400,1])
mean([1,2]) , mean([1.0,3])
pvariance([0.1,0.2,0.3])
stdev([0.1,0.2,0.3])
stdev([1,2,3,4]), pstdev([1,2,3,4])
stdev([10**20,10**20+1])
variance([float('inf'),1])
stdev([float('nan'),1])
linear_regression([1,2,3],[2,4,7])[0]
mean([1,1,2.5,F(1,2)])
mean({1:2,3:4})
mean(range(5))
median(range(5))
mode([[1],[1]])
mode(5)
fmean([1,2],weights=5)
quantiles(5)
mean()
mean([1],2)
'''


def record_statistics():
    p = Snippets("library/statistics-programs.jsonl", "import statistics\nfrom statistics import *\nfrom fractions import Fraction as F\n")
    p.add(STATISTICS)
    rnd = random.Random(12)
    for _ in range(60):
        kind = rnd.choice(["int", "float", "mixed", "fraction"])
        def one():
            if kind == "int": return str(rnd.randint(-50, 1000))
            if kind == "float": return repr(round(rnd.uniform(-100, 1000), rnd.randint(0, 6)))
            if kind == "fraction": return f"F({rnd.randint(-50, 50)}, {rnd.randint(1, 9)})"
            return rnd.choice([str(rnd.randint(0, 9)), repr(rnd.random())])
        data = "[" + ", ".join(one() for _ in range(rnd.randint(2, 12))) + "]"
        other = "[" + ", ".join(repr(rnd.uniform(0, 10)) for _ in range(data.count(",") if kind != "fraction" else 0)) + "]"
        n = rnd.randint(1, 8)
        for f in "mean fmean median median_low median_high median_grouped mode multimode variance pvariance stdev pstdev quantiles geometric_mean harmonic_mean NormalDist.from_samples".split():
            p.add(f"{f}({data})")
        p.add(f"quantiles({data}, n={n})\nquantiles({data}, n={n}, method='inclusive')\nvariance({data}, 2.5)\npstdev({data}, mu=3)")
        if kind == "float":
            size = data.count(",") + 1
            other = [round(rnd.uniform(0, 10), 2) for _ in range(size)]
            for f in "covariance correlation linear_regression fmean".split():
                p.add(f"{f}({data}, {other})")
            p.add(f"correlation({data}, {other}, method='ranked')\nlinear_regression({data}, {other}, proportional=True)\nharmonic_mean({other}, weights={other[::-1]})")
        mu, sigma, x, q = round(rnd.uniform(-5, 5), 2), round(rnd.uniform(0.1, 5), 2), round(rnd.uniform(-10, 10), 3), rnd.random()
        p.add(f"NormalDist({mu}, {sigma}).pdf({x})\nNormalDist({mu}, {sigma}).cdf({x})\nNormalDist({mu}, {sigma}).inv_cdf({q})\nNormalDist({mu}, {sigma}).overlap(NormalDist({x}, {q}))\nNormalDist({mu}, {sigma}).quantiles({n})\nNormalDist({mu}, {sigma}).inv_cdf({q / 10**9})")
    p.save()


AREAS = {"numbers": record_numbers, "builtins": record_builtins, "math": record_math, "operator": operator_calls, "itertools": record_itertools, "heaps": record_heaps, "random": record_random, "fractions": record_fractions, "statistics": record_statistics}

if __name__ == "__main__":
    for area in sys.argv[1:] or AREAS:
        AREAS[area]()
