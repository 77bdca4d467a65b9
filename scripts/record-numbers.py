"""Records test/fixtures/numbers/*.json: what CPython 3.12 does with numbers and their texts.

Run with the oracle's interpreter: python3.12 scripts/record-numbers.py [CASES_PER_FUNCTION [SEED]]. The committed files are made without arguments.
A file maps a function's name to rows; a row is the arguments and then the result. Values are written so that JSON keeps them apart:
"i12" int, "f0.5" float (its repr), "stext" str, true, false, null, [..] tuple, {"key": value} dict, {"!": [exception, text]} for a raised exception.
"""

import decimal
import fractions
import json
import math
import operator
import pathlib
import random
import struct
import sys

CASES = int(sys.argv[1]) if len(sys.argv) > 1 else 150
random_ = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 312)
TARGET = pathlib.Path(__file__).parent.parent / "test" / "fixtures" / "numbers"
INF, NAN = math.inf, math.nan
choice, randrange, uniform = random_.choice, random_.randrange, random_.uniform


def encode(value):
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return f"i{value}" if abs(value) < 10**4000 else f"i{value:#x}"
    if isinstance(value, float):
        return f"f{value!r}"
    if isinstance(value, complex):
        return "complex"
    if isinstance(value, str):
        return f"s{value}"
    if isinstance(value, dict):
        return {key: encode(item) for key, item in value.items()}
    return [encode(item) for item in value]


class File:
    def __init__(self, name):
        self.name, self.rows = name, {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        groups = []
        for name, rows in self.rows.items():
            lines = ",\n".join(json.dumps(row, ensure_ascii=True, separators=(",", ":")) for row in rows)
            groups.append(f"{json.dumps(name)}: [\n{lines}\n]")
        (TARGET / f"{self.name}.json").write_text("{" + ",\n".join(groups) + "}\n")

    def add(self, name, function, *arguments):
        try:
            result = encode(function(*arguments))
        except Exception as error:
            result = {"!": [type(error).__name__, str(error)]}
        self.rows.setdefault(name, []).append([*map(encode, arguments), result])

    def each(self, name, function, *columns):
        for _ in range(CASES):
            self.add(name, function, *(column() for column in columns))


EDGES = [0.0, -0.0, INF, -INF, NAN, 5e-324, 1.7976931348623157e308, 1e16, 1e22, 1e23, 1e-5, 1e-4, 9999999999999998.0,
         0.5, 1.5, 2.5, -0.5, 1e21, 1e15, 123456789012345680.0, 2.675, 1.005, 0.125, 1e-7, 2.2250738585072014e-308, 1.0, -1.0]


def any_bits():
    return struct.unpack(">d", struct.pack(">Q", random_.getrandbits(64)))[0]


def near_tie():
    digits = randrange(6)
    x = (randrange(10 ** randrange(1, 12)) * 10 + 5) / 10 ** (digits + 1)
    for _ in range(randrange(3)):
        x = math.nextafter(x, choice([-INF, INF]))
    return choice([x, -x])


def any_float():
    return choice([
        any_bits,
        lambda: uniform(-1000, 1000),
        lambda: round(uniform(-1e6, 1e6), randrange(6)),
        lambda: randrange(-10**6, 10**6) / 2 ** randrange(12),
        lambda: float(randrange(10 ** randrange(1, 25))),
        lambda: choice(EDGES),
        near_tie,
        lambda: math.ldexp(random_.random(), randrange(-1074, 1024)),
        lambda: float(f"{randrange(1, 1000)}e{randrange(-320, 306)}"),
        lambda: uniform(0, 1),
    ])()


def any_int():
    return choice([
        lambda: randrange(-10, 10),
        lambda: randrange(-10**6, 10**6),
        lambda: random_.getrandbits(64) - 2**63,
        lambda: random_.getrandbits(randrange(1, 300)),
        lambda: -random_.getrandbits(randrange(1, 1200)),
        lambda: (1 << randrange(1, 1100)) + randrange(-2, 3),
        lambda: 10 ** randrange(30) * randrange(-9, 10) * 5,
    ])()


def digits():
    return "".join(choice("0123456789_") if random_.random() < 0.2 else choice("0123456789") for _ in range(randrange(8)))


def number_text():
    if random_.random() < 0.1:
        return choice(["inf", "-Infinity", "NAN", "nan(1)", "+inf", " iNf ", "infin", "", " ", ".", "_", "e5", "1e", "0x", "-0",
                       "\U0001d7d9", "\u0131nf", "\u0661\u0662", "\uff11.5", "1\x00", "\x1c5", "\u00a05\u3000", "'", "\"'", "\\", "1e400", "- 5"])
    text = choice(["", "", "+", "-", " ", "\t", "\u00a0", "\x1c", "--"])
    if random_.random() < 0.2:
        text += choice(["0x", "0b", "0o", "0X", "0", "00", "_", "0_"])
    text += digits()
    if random_.random() < 0.4:
        text += "." + digits()
    if random_.random() < 0.3:
        text += choice("eE") + choice(["", "+", "-"]) + digits()
    if random_.random() < 0.1:
        text += choice(["\u0661", "\uff12", "\u00b2", "a", "f", "z", " ", "\n", "\u3000", "\x00", "\x1f"])
    return text


def hex_text():
    def run():
        return "".join(choice("0123456789abcdefABCDEF") for _ in range(randrange(20)))

    if random_.random() < 0.3:
        return any_float().hex()
    text = choice(["", "-", "+"]) + choice(["0x", "", "0X"]) + run() + choice(["", "." + run()])
    return text + choice(["", f"p{randrange(-1150, 1100)}", f"P+{randrange(99)}", "p"])


def record_texts():
    with File("texts") as file:
        for _ in range(3):
            file.each("repr", repr, any_float)
            file.each("float", float, number_text)
            file.each("int", int, number_text, lambda: choice([10, 10, 10, 0, 16, 2, 8, 36, 3, 7, 32, 4, 12]))
        for x in EDGES:
            file.add("repr", repr, x)
        for base in (1, 37, -1):
            file.add("int", int, "1", base)
        for text, base in (("1" * 4300, 10), ("1" * 4301, 10), ("1_" * 4301 + "1", 10), ("f" * 4301, 16), ("x" * 300, 10), ("0" * 5000, 7), ("1" * 5000 + "x", 10)):
            file.add("int", int, text, base)
        for n in (10**4300 - 1, 10**4300, -(10**4300), 1 - 10**4300):
            file.add("str", str, n)
        file.each("str", str, any_int)
        file.each("hex of int", hex, any_int)
        file.each("oct", oct, any_int)
        file.each("bin", bin, any_int)
        file.each("hex", float.hex, any_float)
        file.each("fromhex", float.fromhex, hex_text)
        for text in ("nan", " -inf ", "Infinity", "zz", "0x1p5000", "-0x.8p-1074", "0x1.8p-1074", "\uff11", "0x1.fffffffffffff8p1023"):
            file.add("fromhex", float.fromhex, text)
        file.each("ratio", float.as_integer_ratio, any_float)
        file.each("decimal", exact_decimal, finite_float)


def exact_decimal(x):
    return format(decimal.Decimal(x), "f")


def finite_float():
    x = any_float()
    return x if math.isfinite(x) else 0.25


def record_rounding():
    places = [0, 1, 2, 2, 2, 3, 4, 5, 6, 10, 15, 20, 22, 23, 30, 300, 400, -1, -2, -3, -10, -20, -23, -300, -308, -309, -400]
    with File("rounding") as file:
        for _ in range(3):
            file.each("round", round, any_float, lambda: choice(places))
            file.each("round", round, near_tie, lambda: randrange(6))
        for x in EDGES:
            for n in (0, 1, 2, -1, 400, -400):
                file.add("round", round, x, n)
        for name, function in (("round to int", round), ("floor", math.floor), ("ceil", math.ceil), ("trunc", math.trunc)):
            file.each(name, function, lambda: choice([any_float, near_tie])())
            for x in [*EDGES, 0.49999999999999994, -0.49999999999999994, 4503599627370497.5, -2.5, -3.5]:
                file.add(name, function, x)
        file.each("round int", round, any_int, lambda: choice([0, 1, -1, -2, -3, -4, -10, -30, -100]))


def format_spec(types):
    text = ""
    if random_.random() < 0.4:
        text += choice(["", "*", "0", "x", "\u00e9", "\U0001f600"]) + choice("<>=^")
    for chance, part in ((0.3, lambda: choice("+- ")), (0.1, lambda: "z"), (0.15, lambda: "#"), (0.25, lambda: "0"), (0.5, lambda: str(randrange(30))),
                         (0.3, lambda: choice(",_")), (0.5, lambda: f".{choice([0, 1, 2, 2, 3, 5, 6, 8, 10, 15, 17, 20, 40, 120])}"), (0.8, lambda: choice(types))):
        if random_.random() < chance:
            text += part()
    return text


def junk_spec():
    return "".join(choice("<>=^+- z#0123,_.defgxsX%nc\u0663\u00e9\x7f\x00") for _ in range(randrange(1, 7)))


def record_formats():
    with File("formats") as file:
        for _ in range(4):
            file.each("float", format, any_float, lambda: format_spec("eEfFgG%nnds"))
            file.each("int", format, any_int, lambda: format_spec("bcdoxXndddefg%s"))
        file.each("float", format, any_float, lambda: choice([".2f", ",.2f", ".0f", ".1f", ".3f", "f", "e", "g", ".3g", "", "10.2f", "+.2f", ".0e", ".17g"]))
        file.each("float", format, near_tie, lambda: f".{randrange(8)}{choice('feg%')}")
        file.each("str", format, lambda: choice(["", "abc", "h\u00e9llo", "\U0001f600x\U0001f600", "longer text here"]), lambda: format_spec("sssssssd"))
        for name, value in (("float", 1.5), ("int", 5), ("str", "abc")):
            file.each(name, format, lambda value=value: value, junk_spec)
        for value, spec in ((5, ".2d"), (5, "z"), (5, "+c"), (5, "#c"), (-5, "c"), (10**30, "c"), (0x110000, "c"), (65, "5c"), (65, "05c"), (65, ",c"), (1, ",_"), (1, "_,"), (1, ",,"),
                            (1, "99999999999999999999"), (10**5000, "d"), (10**400, "f"), (1234, "08,"), (1234567, "020_x"), (65, "\u00e9"), (3, "."), (12345678, "012,")):
            file.add("int", format, value, spec)
        for value, spec in ((1.0, ".99999999999999999999f"), (1.0, ".3000000000f"), (1.0, "\u0661\u0660.\u0662f"), (INF, "010,"), (NAN, "08,.2f"), (1e308, "%"), (1.0, "#"), (1e20, "#"),
                            (-0.0001, "z.2f"), (-0.0, "z"), (1e300, ".400"), (0.5, ".0f"), (1.5, ".0f"), (2.5, ".0f"), (1250.0, ".2e"), (1e23, ".17g"), (5e-324, ".800f"), (9.5, ".0e")):
            file.add("float", format, value, spec)


def percent_value():
    return choice([lambda: randrange(-300, 300), lambda: uniform(-1e4, 1e4), lambda: choice(["a", "abc", "\u00e9\U0001f600x", ""]), lambda: None, lambda: True,
                   lambda: choice([1e300, INF, NAN, -0.0, 0.5, 2.5, 1e22]), lambda: random_.getrandbits(90), lambda: 65])()


def conversion(rare):
    text = "%"
    if random_.random() < rare:
        text += choice(["(a)", "(b)", "((a))", "(a", "(zz)", "()"])
    text += "".join(choice("-+ #0") for _ in range(randrange(3)))
    if random_.random() < 0.5:
        text += choice(["*", str(randrange(20)), "99999999999999999999"]) if random_.random() < rare else str(randrange(20))
    if random_.random() < 0.4:
        text += "." + (choice(["", "*", "0", "3", "10", "99999999999"]) if random_.random() < 2 * rare else choice("0256"))
    if random_.random() < rare:
        text += choice("hlL")
    if random_.random() < 1 - rare / 3:
        text += choice("diuxXoeEfFgGcrsa" * 4 + "y%\u00e9\n" if random_.random() < rare else "ddixXoeEfFgGrsssa")
    return text


def record_percent():
    with File("percent") as file:
        for rare, name in ((0.1, "%"), (0.0, "%"), (0.0, "%")):
            for _ in range(CASES * 5):
                count = randrange(1, 4)
                template = "".join(choice(["", "x", "%%", "\u00e9\U0001f600"]) + conversion(rare) for _ in range(count))
                if random_.random() < rare:
                    values = {"a": percent_value(), "b": percent_value(), "(a)": percent_value()}
                else:
                    values = tuple(percent_value() for _ in range(count + (choice([0, 0, 0, 1, -1]) if rare else 0)))
                file.add(name, operator.mod, template, values)
        for template, values in (("%s", 5), ("abc", 1), ("abc", {}), ("%s", ()), ("%s", (1, 2)), ("a%", 1), ("%(a)s", 1), ("%(a)s %s", {"a": 1}), ("%(a)5.2f|", {"a": 1}), ("%*d|", (-5, 1)), ("%.*f", (2, 1)),
                                 ("%*d", (10**30, 1)), ("%.*f", (10**30, 1)), ("%.*f", (2.0, 1)), ("%5%", ()), ("%c", "ab"), ("%c", -1), ("%d", (10**5000,)), ("%x", 3.7), ("%d", NAN), ("%f", (10**400,)), ("x\U0001f600%y", 1)):
            file.add("%", operator.mod, template, values)


def record_arithmetic():
    small = lambda: choice([any_int() % 1000 - 500, randrange(-5, 5)])
    close = lambda: choice([any_float(), float(randrange(-20, 20)), choice([0.0, -0.0, INF, -INF, NAN, 0.5, -0.5]), 1 + uniform(-1e-6, 1e-6)])
    with File("arithmetic") as file:
        for name, function in (("//", operator.floordiv), ("%", operator.mod), ("divmod", divmod), ("/", operator.truediv)):
            file.each(f"int {name}", function, any_int, any_int)
            file.each(f"float {name}", function, close, close)
        file.each("<<", operator.lshift, any_int, lambda: randrange(-2, 100))
        file.each(">>", operator.rshift, any_int, lambda: choice([randrange(-2, 100), 10**30]))
        file.each("int **", operator.pow, small, lambda: randrange(-30, 60))
        file.each("float **", operator.pow, close, close)
        for _ in range(2):
            file.each("float **", operator.pow, lambda: choice([0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 0.5, INF, -INF, NAN]), lambda: choice([0.0, 1.0, -1.0, 2.0, 3.0, -3.0, 0.5, -0.5, 2e10, 1e300, INF, -INF, NAN, 1074.5, -1075.5, -1e4]))
        file.each("pow", pow, any_int, lambda: choice([any_int, lambda: randrange(-5, 100)])(), lambda: choice([any_int, lambda: randrange(-5, 1000)])())
        file.each("float of int", float, any_int)
        file.each("compare", lambda n, x: NAN if x != x else float((n > x) - (n < x)), any_int, lambda: choice([any_float(), float(any_int() % 2**1000)]))
        file.each("isqrt", math.isqrt, lambda: (lambda n: choice([n, n * n, n * n - 1, n * n + 1]))(any_int()))
        file.each("gcd", math.gcd, lambda: any_int() * 6, lambda: any_int() * 15)
        file.each("lcm", math.lcm, any_int, any_int)
        file.each("factorial", math.factorial, lambda: randrange(-2, 120))
        file.each("comb", math.comb, lambda: choice([randrange(-1, 200), abs(any_int())]), lambda: randrange(-1, 40))
        file.each("perm", math.perm, lambda: choice([randrange(-1, 200), abs(any_int())]), lambda: randrange(-1, 30))
        file.add("factorial", math.factorial, 10**30)
        file.add("comb", math.comb, 10**30, 10**29)
        file.add("perm", math.perm, 10**30, 10**29)
        file.each("bit_length", int.bit_length, any_int)
        file.each("bit_count", int.bit_count, any_int)


def spread(low, high):
    return lambda: math.exp(uniform(math.log(low), math.log(high)))


def signed(column):
    return lambda: choice((-1, 1)) * column()


def mixed(*columns):
    return lambda: choice(columns)()


def record_kernels():
    flat = lambda low, high: lambda: uniform(low, high)
    angle = signed(mixed(flat(0, 3.2), flat(0, 100), flat(0, 1e6), spread(1e-6, 1e15), spread(1, 1e308)))
    positive = mixed(flat(0, 2), flat(0, 1e6), spread(1e-300, 1e300))
    growing = signed(mixed(flat(0, 2), flat(0, 30), flat(0, 700), spread(1e-8, 1)))
    unit = signed(mixed(flat(0, 1), spread(1e-8, 1)))
    plane = signed(mixed(flat(0, 10), spread(1e-5, 1e5)))
    columns = {
        "exp": growing, "exp2": signed(flat(0, 1070)), "expm1": growing, "log": positive, "log2": positive, "log10": positive,
        "log1p": mixed(flat(-0.99, 1), flat(0, 1e6)), "sin": angle, "cos": angle, "tan": angle, "asin": unit, "acos": unit,
        "atan": signed(mixed(flat(0, 20), spread(1e-8, 1e8))), "sinh": growing, "cosh": growing, "tanh": growing,
        "asinh": signed(spread(1e-8, 1e100)), "acosh": mixed(flat(1, 2), spread(1.01, 1e100)), "atanh": unit,
        "gamma": mixed(flat(0.01, 20), flat(-20, 0), flat(0, 170)), "lgamma": mixed(flat(0.01, 20), flat(-20, 0), flat(0, 1e4)),
        "erf": signed(flat(0, 6)), "erfc": flat(-6, 26), "cbrt": signed(spread(1e-100, 1e100)),
    }
    powers = signed(mixed(flat(0, 3), flat(0, 60), lambda: float(randrange(40)), lambda: randrange(1, 400) / 12, lambda: choice([0.5, 1 / 3, 0.25, 1.5])))
    with File("kernels") as file:
        for name, column in columns.items():
            file.each(name, getattr(math, name), column)
        for _ in range(3):
            file.each("pow", math.pow, mixed(flat(0, 10), flat(0, 1e4), spread(1e-5, 1e5), flat(0.9, 1.1)), powers)
        file.each("pow", math.pow, flat(0.01, 2), flat(-1200, -900))
        file.each("atan2", math.atan2, plane, plane)
        file.each("hypot", math.hypot, plane, plane, plane)
        specials = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, INF, -INF, NAN, 1e-320, 1e308, -1e308, 2.0, -3.0, 1e-300]
        for y in specials:
            for x in specials:
                file.add("atan2", math.atan2, y, x)
                file.add("hypot", math.hypot, y, x, 0.0)
                file.add("pow", math.pow, y, x)
        for name in columns:
            for x in specials:
                file.add(name, getattr(math, name), x)


def record_sums():
    def addend(kinds):
        return choice([lambda: uniform(-1, 1), lambda: round(uniform(-100, 100), 2), lambda: choice([1e16, -1e16, 1e100, -1e100, 0.1, 1e308, -0.0]),
                       lambda: randrange(-100, 100), lambda: choice([True, False]), lambda: choice([2**62, 2**63, -(2**63), 2**70, 10**400, INF, -INF, NAN])][:kinds])()

    def addends(kinds):
        return lambda: tuple(addend(kinds) for _ in range(randrange(8)))

    with File("sums") as file:
        for kinds in (1, 2, 3, 4, 5, 6, 6):
            file.each("sum", sum, addends(kinds))
            file.each("sum from", sum, addends(kinds), lambda: choice([0.0, -0.0, 1, 2**63, 0.1]))
        for kinds in (1, 2, 3, 3):
            file.each("fsum", math.fsum, lambda kinds=kinds: tuple(float(x) for x in addends(kinds)()))
        file.each("fsum", math.fsum, lambda: tuple(choice([INF, -INF, NAN, 1.0, 1e308, 1e308]) for _ in range(3)))
        file.each("fsum", math.fsum, lambda: tuple(any_float() for _ in range(5)))
        file.each("sumprod", lambda a: math.sumprod(a, a[::-1]), lambda: tuple(uniform(-10, 10) for _ in range(randrange(1, 9))))
        file.each("sumprod", lambda a: math.sumprod(a, a[::-1]), lambda: tuple(choice([0.1, 1e16, -1e16, 3.3, -0.1]) for _ in range(4)))


def record_hashes():
    with File("hashes") as file:
        file.each("int", hash, any_int)
        for n in (-1, 2**61 - 1, -(2**61), 2**61, 2**53, 2**53 + 1, 0):
            file.add("int", hash, n)
        file.each("float", hash, finite_float)
        for x in (INF, -INF, -1.0, 5e-324):
            file.add("float", hash, x)
        file.each("fraction", lambda n, d: hash(fractions.Fraction(n, d)), any_int, lambda: abs(any_int()) + 1)
        file.add("fraction", lambda n, d: hash(fractions.Fraction(n, d)), -7, 2**61 - 1)
        file.each("tuple", hash, lambda: tuple(choice([any_int(), randrange(100), 0.5, (1, 2.5), ()]) for _ in range(randrange(6))))


sys.set_int_max_str_digits(4300)
TARGET.mkdir(parents=True, exist_ok=True)
for record in (record_texts, record_rounding, record_formats, record_percent, record_arithmetic, record_kernels, record_sums, record_hashes):
    record()
