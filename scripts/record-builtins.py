"""Records what CPython 3.12 answers to calls of numbers, built-ins and modules: the fixtures of test/values and test/library/builtins.

Run with CPython 3.12:  python scripts/record-builtins.py [AREA...]

A line is [function, arguments, keywords, type, repr], or [function, arguments, keywords, "!ExceptionType", message]. Functions are `op:add`
(module operator), `m:name` (method of the first argument), `b:name` (built-in), or `module.name`. Arguments are JSON: `i:12`, `f:<float.hex>`,
`s:text`, `b:<hex>`, `o:name` (a named object both sides know), null, booleans, and ["l"|"t"|"S"|"d", ...] for containers.
"""

import builtins
import importlib
import itertools
import json
import operator
import pathlib
import random
import sys
import warnings

warnings.simplefilter("ignore")
ROOT = pathlib.Path(__file__).parent.parent / "test" / "fixtures"


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


AREAS = {"numbers": record_numbers}

if __name__ == "__main__":
    for area in sys.argv[1:] or AREAS:
        AREAS[area]()
