"""Records what CPython 3.12 answers to snippets that use json, decimal, string, textwrap and other modules about text.

    python scripts/record-stdlib-text.py test/fixtures/library            # all modules, the committed size
    python scripts/record-stdlib-text.py --tables src/library             # the generated tables
    python scripts/record-stdlib-text.py /tmp/out --factor 10 --seed 7 json decimal

One JSON line a snippet: its code and the `Type: repr` of its last expression statement, or `!Type: text` of the exception.
Run it with CPython 3.12 only: texts differ between versions. The snippets come from seeded generators beside tables written by hand.
"""

import argparse
import ast
import decimal
import json
import pathlib
import random
import re
import signal

rng = random.Random(1)
GENERATORS = {}


def generator(name, size):
    def keep(function):
        GENERATORS[name] = function, size
        return function

    return keep


class TooLong(BaseException):
    """CPython took too long, or for ever."""


def alarmed(*_):
    raise TooLong


signal.signal(signal.SIGALRM, alarmed)


def answer(code):
    tree = ast.parse(code)
    decimal.setcontext(decimal.Context())
    names = {"__name__": "__main__"}
    signal.alarm(2)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    try:
        exec(compile(tree, "<case>", "exec"), names)
        value = eval(compile(ast.Expression(last.value), "<case>", "eval"), names) if last else None
        return f"{type(value).__name__}: {value!r}"
    except (SyntaxError, TooLong):
        raise
    except Exception as error:
        return f"!{type(error).__name__}: {error}"


def some(items, low, high):
    return [rng.choice(items) for _ in range(rng.randint(low, high))]


# json ---------------------------------------------------------------------------------------------------------------

JSON_TEXTS = [
    "", " ", "nul", "null", "true", "false", "tru", "NaN", "Infinity", "-Infinity", "-", "-I", "-Infinit", "0", "-0", "00", "01", "1.", "1.5",
    "1e5", "1E+5", "1e-5", "1e", "1.e5", ".5", "+1", "1e400", "-1e400", "1e-400", "12345678901234567890", "123456789012345678901234567890.5",
    "0.1", "1.0", "-0.0", "1_0", '"', '""', '"a', '"\\', '"\\u', '"\\u12', '"\\u1234', '"\\u1234"', '"\\u12G4"', '"\\ud83d\\ude00"', '"\\ud83d"',
    '"\\ud83d\\u0041"', '"\\ud83d\\', '"\\ud83d\\u"', '"\\ud83d\\ud"', '"\\x41"', '"\\n\\t\\r\\b\\f\\/\\\\\\""', '"\t"', '"\n"', '"\x7f"', '"é😀"', '"\\u0000"',
    "[", "[]", "[1", "[1,", "[1,]", "[1 2]", "[,]", "[1,2", "[[]", "[ 1 , 2 ]", "]", "{", "{}", "{]", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}',
    '{"a" 1}', '{"a":}', "{1:2}", "{'a':1}", '{"a":1 "b":2}', '{"a":1,"a":2}', '{"a":{"b":[1,{"c":null}]}}', " [1] ", "[1] x", "1 2", "\ufeff1", "[1]\n\n]",
    '{\n "a": 1,\n "b": }', '["😀", x]', '\n\n "abc', "nullx", "[true false]", "\x0b1", "\xa01", "٣", '"\\u00e9\\u20AC"', "[1.5e3,-2E-2]", "[NaN,-Infinity]", '{"":""}',
]
JSON_ATOMS = ["null", "true", "false", "0", "-1", "3.25", "1e3", '"a"', '"\\u00e9"', '"x\\ny"', "[]", "{}", "NaN", "12345678901234567890", "-0.0"]


def json_text(depth):
    kind = rng.random()
    if depth == 0 or kind < 0.4:
        return rng.choice(JSON_ATOMS)
    blank = rng.choice(["", "", " ", "\n  "])
    if kind < 0.7:
        return "[" + blank + ("," + blank).join(json_text(depth - 1) for _ in range(rng.randint(0, 3))) + blank + "]"
    pairs = (f'"{rng.choice("abc")}"{blank}:{blank}{json_text(depth - 1)}' for _ in range(rng.randint(0, 3)))
    return "{" + blank + ("," + blank).join(pairs) + blank + "}"


def spoiled(text):
    text = list(text)
    for _ in range(rng.randint(0, 2)):
        at = rng.randrange(len(text) + 1)
        if rng.random() < 0.5 and at < len(text):
            del text[at]
        else:
            text.insert(at, rng.choice(['"', "\\", ",", ":", "[", "]", "{", "}", "1", "-", ".", "e", " ", "\n", "u", "t", "😀", "\x01"]))
    return "".join(text)


JSON_VALUES = [
    "None", "True", "False", "0", "-5", "10**30", "1.5", "-0.0", "1e16", "1e-7", "1e22", "float('nan')", "float('inf')", "-float('inf')", "'a'", "'é\\n\"\\\\/'", "'\\x00\\x1f\\x7f\\x80'",
    "'😀'", "'\\ud800'", "''", "[]", "()", "{}", "[1, [2, [3]]]", "(1, 'a')", "{'a': 1, 'b': [1, {}]}", "{1: 2, None: 3, True: 4, 1.5: 5}", "{'b': 1, 'a': {'d': 1, 'c': 2}}",
    "{1: 'a', 'b': 2}", "{(1,): 2}", "{b'x': 1}", "{float('nan'): 1}", "{1, 2}", "b'x'", "object", "len", "range(3)", "1j" if False else "frozenset()", "[None, [], {}, '']", "{'a': []}", "{'a': {}, 'b': ()}",
    "[True, False]", "[1.0, 2.50, 1e100]", "{'x': b''}", "[set()]", "type('D', (dict,), {})(a=1)", "type('L', (list,), {})([1])", "type('S', (str,), {})('q')", "type('I', (int,), {})(7)", "type('F', (float,), {})(7)",
]
JSON_OPTIONS = [
    "indent=2", "indent=0", "indent=-1", "indent='\\t'", "indent=True", "indent=1.5", "separators=(',', ':')", "separators=(',',)", "separators=5", "separators=(1, 2)", "separators=',:'", "sort_keys=True",
    "ensure_ascii=False", "skipkeys=True", "allow_nan=False", "default=str", "default=lambda o: [type(o).__name__]", "default=lambda o: o", "check_circular=False", "foo=1", "cls=json.JSONEncoder", "default=5",
]
JSON_HOOKS = [
    "parse_int=float", "parse_int=str", "parse_float=str", "parse_float=int", "parse_constant=str", "parse_constant=lambda c: 1/0", "object_hook=len", "object_hook=lambda d: sorted(d.items())", "object_pairs_hook=list",
    "object_pairs_hook=lambda p: p[::-1]", "strict=False", "cls=json.JSONDecoder", "foo=1", "parse_int=int", "parse_float=float", "object_hook=lambda d: tuple(d)",
]
JSON_CASES = r"""
json.loads(5)
json.loads(None)
json.loads(b'[1, "\xc3\xa9"]')
json.loads(bytearray(b'{}'))
json.loads('[1]'.encode('utf-16'))
json.loads('[1]'.encode('utf-16-le'))
json.loads('[1]'.encode('utf-32-be'))
json.loads('"é"'.encode('utf-8-sig'))
json.loads(b'"\xff"')
json.loads()
json.dumps()
json.loads('1' * 5000)
json.dumps(10**5000)
json.loads('[' * 2000 + ']' * 2000)
json.loads('{"a":' * 2000)
a = []; a.append(a); json.dumps(a)
a = {}; a['x'] = [a]; json.dumps(a)
a = []; a.append(a); json.dumps(a, indent=1)
a = []; json.dumps([a, a])
class A: pass
json.dumps(A(), default=lambda o: o)
class A: pass
json.dumps({'a': A()}, default=lambda o: {'is': type(o).__name__})
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return sorted(o)
        return super().default(o)
json.dumps({'a': {3, 1, 2}, 'b': [set()]}, cls=E)
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return sorted(o)
        return super().default(o)
json.dumps([b'x'], cls=E)
class E(json.JSONEncoder):
    item_separator = ';'
    def __init__(self, **kw): super().__init__(**kw); self.extra = 1
E().encode([1, 2]), E(indent=1).encode([1, 2]), E().extra
class E(json.JSONEncoder):
    def iterencode(self, o, _one_shot=False):
        for c in super().iterencode(o): yield c.upper()
json.dumps(['a', True], cls=E)
class E(json.JSONEncoder):
    def encode(self, o): return 'enc' + super().encode(o)
json.dumps([1], cls=E), json.dumps('x', cls=E)
class D(json.JSONDecoder):
    def decode(self, s): return ('got', super().decode(s))
json.loads('[1]', cls=D)
class D(json.JSONDecoder):
    def __init__(self, *a, **k): super().__init__(object_hook=self.hook, *a, **k)
    def hook(self, d): return list(d)
json.loads('[{"a": {"b": 1}}]', cls=D)
class D(json.JSONDecoder):
    def raw_decode(self, s, idx=0): return super().raw_decode(s, idx + 1)
D().decode(' x[1]')
json.JSONDecoder().raw_decode('[1] tail')
json.JSONDecoder().raw_decode('😀[1] tail', 1)
json.JSONDecoder().raw_decode('  [1]')
json.JSONDecoder().raw_decode('x', 1)
json.JSONDecoder().raw_decode('x', 5)
json.JSONDecoder().raw_decode('x', -1)
json.JSONDecoder().raw_decode(5)
json.JSONDecoder().decode(5)
json.JSONDecoder().decode(b'1')
json.JSONDecoder(strict=False).decode('"\n"')
json.JSONDecoder(5)
json.JSONEncoder(5)
json.JSONDecoder(foo=5)
json.JSONEncoder().default(5)
json.JSONEncoder().encode('a')
list(json.JSONEncoder().iterencode([1, [2, {'a': 3, 'b': [] }], 'x']))
list(json.JSONEncoder(indent=1).iterencode([1, [2, {'a': 3, 'b': {}}], 'x']))
list(json.JSONEncoder().iterencode('x'))
e = json.JSONEncoder(indent=2, separators=('a', 'b')); e.indent, e.item_separator, e.key_separator, e.skipkeys, e.sort_keys
d = json.JSONDecoder(parse_float=str); d.strict, d.parse_float, d.parse_int, d.object_hook
try: json.loads('{\n"a": x}')
except json.JSONDecodeError as e: r = e.msg, e.doc, e.pos, e.lineno, e.colno, str(e), e.args, isinstance(e, ValueError)
r
try: json.loads('{\n"😀": x}')
except ValueError as e: r = repr(e), e.pos, e.lineno, e.colno
r
json.JSONDecodeError('a', 'b\nc', 3)
str(json.JSONDecodeError('a', 'b\nc', 3))
json.JSONDecodeError('a')
json.JSONDecodeError('a', 5, 3)
json.JSONDecodeError, json.JSONDecoder, json.JSONEncoder, json.JSONDecodeError.__module__
json.decoder.JSONDecodeError is json.JSONDecodeError
class F:
    def __init__(self): self.parts = []
    def write(self, t): self.parts.append(t)
f = F(); json.dump({'a': [1, 2]}, f); f.parts
class F:
    def read(self): return '[1]'
json.load(F())
json.dump(1, 5)
json.load(5)
class A:
    def __json__(self): return 1
json.dumps({3: 1, 2: 5, 10: 2}, sort_keys=True)
json.dumps({3: 1, 'a': 5}, sort_keys=True)
json.dumps({'b': 1, 'a': 2, '😀': 0, '\uffff': 1}, sort_keys=True)
json.dumps({'a': 1, (1,): 2, 'b': 3}, skipkeys=True)
json.dumps({(1,): 2}, skipkeys=True, indent=1)
json.dumps(float('nan'), allow_nan=False)
json.dumps({float('inf'): 1}, allow_nan=False)
class D(dict):
    def items(self): return [('z', 1), ('y', 2)]
json.dumps(D(a=1)), json.dumps(D(a=1), indent=1), json.dumps(D(a=1), sort_keys=True)
class D(dict):
    def items(self): return [1]
json.dumps(D(a=1), indent=1)
json.dumps('é', ensure_ascii=False), json.dumps('\u2028\x7f')
json.loads(json.dumps(list(map(chr, range(0, 300))))) == list(map(chr, range(0, 300)))
tuple(json.__all__)
"""


def blocks(text):
    """Snippets of a hand-written table: a line begins a snippet unless it continues one, as the body of a class or function does."""
    lines = text.strip("\n").split("\n")
    current = []
    open_block = False
    for line in lines:
        starts = re.match(r"(class|def|try|for|with|if|@)", line)
        continues = line.startswith((" ", "except", "else", "finally")) or open_block
        if current and not continues:
            yield "\n".join(current)
            current = []
        current.append(line)
        if starts:
            open_block = True
        elif open_block and not line.startswith((" ", "except", "else", "finally")):
            open_block = bool(re.match(r"@", line))
            if not open_block:
                yield "\n".join(current)
                current = []
    if current:
        yield "\n".join(current)


@generator("json", 600)
def json_snippets(count):
    for text in JSON_TEXTS:
        yield f"json.loads({text!r})"
    for value in JSON_VALUES:
        yield f"json.dumps({value})"
        yield f"json.dumps([{value}], indent=1)"
    yield from blocks(JSON_CASES)
    for _ in range(count):
        kind = rng.random()
        if kind < 0.35:
            yield f"json.loads({spoiled(json_text(3))!r})"
        elif kind < 0.6:
            hooks = ", ".join(dict.fromkeys(some(JSON_HOOKS, 1, 2)))
            yield f"json.loads({json_text(3)!r}, {hooks})"
        else:
            options = ", ".join(dict.fromkeys(some(JSON_OPTIONS, 0, 2)))
            values = ", ".join(some(JSON_VALUES, 0, 3))
            shape = rng.choice([f"[{values}]", f"({values}{',' if values else ''})", "{'k': [" + values + "]}"])
            yield f"json.dumps({shape}, {options})"


# decimal ------------------------------------------------------------------------------------------------------------

DECIMALS = [
    "0", "-0", "0E+3", "0E-5", "-0.00", "1", "-1", "1.0", "1.00", "10", "1E+1", "100", "0.1", "-0.5", "1.5", "2.5", "-2.5", "0.05", "1E-10", "1E+10", "9.99", "99999", "1234.5678", "1e28", "123456789012345678901234567890",
    "9999999999999999999999999999", "0.9999999999999999999999999999", "1.000000000000000000000000001", "1E-30", "1E+30", "5E-28", "3.14159265358979323846264338327950288", "2", "3", "7", "-7", "0.3333333333333333333333333333", "1E-999999", "1E+999999", "9.9E+999999",
    "1E-1000020", "Infinity", "-Infinity", "NaN", "-NaN12", "sNaN", "1011", "1101", "110", "1E+2", "-1E-3", "12345E-3", "0.5", "4", "1024", "0.25", "1E-6", "1E-7", "123E-9",
]
DECIMAL_UNARIES = [
    "-{a}", "+{a}", "abs({a})", "int({a})", "float({a})", "bool({a})", "hash({a})", "str({a})", "round({a})", "round({a}, 2)", "round({a}, -1)", "{a}.normalize()", "{a}.sqrt()", "{a}.exp()", "{a}.ln()", "{a}.log10()", "{a}.logb()",
    "{a}.adjusted()", "{a}.as_tuple()", "{a}.as_integer_ratio()", "{a}.to_integral()", "{a}.to_integral_exact()", "{a}.to_integral_value(rounding='ROUND_UP')", "{a}.to_eng_string()", "{a}.next_plus()", "{a}.next_minus()", "{a}.number_class()",
    "{a}.copy_abs()", "{a}.copy_negate()", "{a}.is_normal()", "{a}.is_subnormal()", "{a}.is_zero()", "{a}.is_nan()", "{a}.is_qnan()", "{a}.is_snan()", "{a}.is_signed()", "{a}.is_finite()", "{a}.is_infinite()", "{a}.logical_invert()", "{a}.canonical()",
    "{a}.radix()", "{a}.conjugate()", "{a}.real", "{a}.imag", "math.floor({a})", "math.ceil({a})", "math.trunc({a})", "{a} == float({a})", "{a} < 1.5", "{a} == 1", "1 <= {a}", "{a} + 1", "2 * {a}", "{a} + 1.5", "'x' + {a}", "{a} ** 2", "{a} ** -3", "2 ** {a}", "{a} // 3", "10 % {a}", "divmod({a}, 3)",
]
DECIMAL_BINARIES = ["{a} + {b}", "{a} - {b}", "{a} * {b}", "{a} / {b}", "{a} // {b}", "{a} % {b}", "divmod({a}, {b})", "{a} ** {b}", "{a} == {b}", "{a} < {b}", "{a} >= {b}", "{a} != {b}", "hash({a}) == hash({b})"] + [
    "{a}." + name + "({b})"
    for name in "compare compare_signal compare_total compare_total_mag copy_sign logical_and logical_or logical_xor max max_mag min min_mag next_toward remainder_near rotate scaleb shift quantize same_quantum".split()
] + ["{a}.quantize({b}, rounding=ROUND_HALF_UP)", "{a}.fma({b}, 3)", "pow({a}, {b}, 97)"]
ROUNDINGS = ["ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP"]
DECIMAL_CASES = r"""
Decimal('abc')
Decimal(' 12.50\n'), Decimal('1_000.5'), Decimal('١٢٣'), Decimal('+.5e-3'), Decimal('5.'), Decimal('inf'), Decimal('-iNfInItY'), Decimal('nan0012'), Decimal('-sNaN5')
Decimal('.')
Decimal('1e')
Decimal('1 2')
Decimal('')
Decimal('infin')
Decimal((2, (1,), 0))
Decimal((0, 1, 0))
Decimal((0, (1,), 'x'))
Decimal((0, (1,), 1.5))
Decimal((0, (10,), 1))
Decimal((0, (1, 2)))
Decimal((0, (), 1)), Decimal((0, (), 'F')), Decimal((1, (1, 2), 'n')), Decimal((0, (0, 0, 1), 'N')), Decimal([0, [1, 2], 3]), Decimal((1, (1, 2, 3), -2))
Decimal(None)
Decimal([])
Decimal(b'1')
Decimal(1, 2)
Decimal(1, 2, 3)
Decimal(x=1)
Decimal(value='2.5'), Decimal('1', None), Decimal('1', context=Context(prec=1)), Decimal()
Decimal(1.1), Decimal(True), Decimal(-0.0), Decimal(1e300), Decimal(5e-324), Decimal(float('nan')), Decimal(-float('inf')), Decimal(10**40)
Decimal.from_float(0.1), Decimal.from_float(3)
Decimal.from_float('a')
Decimal('1e10000000000000000000')
Decimal(1) + 1.5
1.5 - Decimal(1)
Decimal(1) < 'a'
Decimal(1) == 'a', Decimal(1) != None
Decimal(1).foo
Decimal(1).quantize('a')
Decimal(1).quantize(Decimal('0.01'), rounding='x')
Decimal(1).quantize(Decimal('0.01'), 'ROUND_UP')
Decimal(1).compare(1.5)
Decimal(1).sqrt(5)
round(Decimal('1.5'), 1.5)
hash(Decimal('sNaN'))
int(Decimal('NaN'))
int(Decimal('Infinity'))
float(Decimal('sNaN'))
{1: 'a'}[Decimal(1)], {1.5: 'b'}[Decimal('1.5')], {Decimal(2): 'c'}[2], {Decimal('2.5'): 'd'}[2.5], len({1, Decimal(1), 1.0}), Decimal('1.0') in {1: 2}
sorted([Decimal('1.5'), 1, 2.5, Decimal('-3')])
sum([Decimal('0.1')] * 10), sum([Decimal('0.1')] * 10) == 1, max(Decimal(1), 2), min([Decimal('1.1'), Decimal('1.10')])
c = getcontext(); c.prec = 5; Decimal(1) / 3, Decimal('123456789') + 0, +Decimal('1.234567')
getcontext().prec = 3; getcontext().rounding = ROUND_UP; Decimal('1.111') * 1
getcontext().traps[Inexact] = True; Decimal(1) / 3
getcontext().traps[InvalidOperation] = False; Decimal('abc'), Decimal(-1).sqrt(), Decimal(0) / 0
getcontext().traps[DivisionByZero] = False; Decimal(1) / 0, -Decimal(1) // Decimal('0')
getcontext().traps[FloatOperation] = True; Decimal(1.5)
getcontext().traps[FloatOperation] = True; Decimal(1) < 1.5
getcontext().traps[FloatOperation] = True; Decimal(1) == 1.0
Decimal(1) / 3; getcontext().flags[Inexact], getcontext().flags[Rounded], getcontext().flags[Clamped], getcontext()
getcontext(), DefaultContext, BasicContext, ExtendedContext
with localcontext() as ctx:
    ctx.prec = 4
    a = Decimal(1) / 3
a, Decimal(1) / 3
with localcontext(prec=6, rounding=ROUND_DOWN) as ctx: a = Decimal(2) / 3
a, getcontext().prec
with localcontext(Context(prec=2)): a = Decimal(10) / 3
a
with localcontext(prec=0): pass
localcontext(5)
setcontext(5)
setcontext(Context(prec=7)); Decimal(1) / 3
setcontext(ExtendedContext); Decimal(1) / 0, getcontext()
Context(prec=0)
Context(prec='a')
Context(rounding='a')
Context(Emin=1)
Context(Emax=-1)
Context(capitals=2)
Context(clamp=2)
Context(flags=5)
Context(flags=[5])
Context(traps=[Inexact, Clamped]), Context(flags=[Overflow, InvalidOperation, FloatOperation])
Context(prec=10**19)
Context().foo
Context().prec = 1.5
Context().foo = 1
del Context().prec
c = Context(prec=5); c.flags == Context().flags, len(c.flags), list(c.traps), str(c.flags), c.copy()
Context().flags == {}
Context().flags[5]
c = Context(traps=[]); c.divide(Decimal(1), 0), c.sqrt(Decimal(-1)), c
c = Context(prec=3); c.create_decimal('1.23456'), c.create_decimal_from_float(3.14159), c.create_decimal(3.14159), c.create_decimal(123456), c.create_decimal((0, (1, 2, 3, 4, 5), 0)), c.create_decimal()
Context(prec=3).create_decimal('nan12345')
Context(prec=3).create_decimal(' 1')
Context(prec=3).create_decimal('1_0')
c = Context(prec=4, Emax=9, Emin=-9); c.add(5, 7), c.power(2, 3), c.power(2, 3, 5), c.power(a=2, b=3, modulo=5), c.divmod(7, 2), c.fma(1, 2, 3), c.to_sci_string(5), c.to_eng_string(Decimal('1e5')), c.Etiny(), c.Etop(), c.radix(), c.is_subnormal(Decimal('1e-10'))
Context(prec=4, Emax=9, Emin=-9).multiply(Decimal('1e9'), 10)
c = Context(prec=4, Emax=9, Emin=-9, traps=[]); c.multiply(Decimal('1e9'), 10), c.divide(Decimal('1e-9'), 3), c.divide(Decimal('1e-12'), 3), c.plus(Decimal('0e-50')), c.plus(Decimal('0e50')), c.multiply(Decimal('-9.999e9'), 10), c
c = Context(prec=4, Emax=9, Emin=-9, clamp=1, traps=[]); c.plus(Decimal('1e9')), c.plus(Decimal('1.5e8')), c.plus(Decimal('0e9')), c.plus(Decimal('nan1234')), c
getcontext().capitals = 0; Decimal('1e30'), str(Decimal('1E-10')), format(Decimal('1E+20'), 'g'), format(Decimal('1E+20'), '')
getcontext().divide(1, 'a')
getcontext().canonical(5)
getcontext().abs()
Decimal(1).is_nan(1)
class D(Decimal): pass
D('1.5'), type(D('1.5') + 1).__name__, D('1.5') == Decimal('1.5'), type(Decimal(D('2'))).__name__, D.from_float(1.5), type(D(1).normalize()).__name__, repr(D(3)), isinstance(D(1), Decimal)
class Money(Decimal):
    def __new__(cls, value, currency='EUR'):
        self = super().__new__(cls, value)
        self.currency = currency
        return self
m = Money('1.50', 'USD'); m.currency, m, m * 2, str(m)
t = Decimal('-1.25').as_tuple(); t, t.sign, t.digits, t.exponent, t[1], tuple(t), t == (1, (1, 2, 5), -2), t._fields, t._replace(sign=0), t._asdict()
DecimalTuple(1, 2)
Decimal(DecimalTuple(1, (2,), 3)), DecimalTuple(sign=0, digits=(1,), exponent='F')
try: Decimal(1) / 0
except ZeroDivisionError as e: r = type(e).__name__, e.args, isinstance(e, ArithmeticError), isinstance(e, DecimalException)
r
try: Decimal('x')
except InvalidOperation as e: r = repr(e), e.args
r
InvalidOperation, DivisionByZero.__mro__, FloatOperation.__mro__, Overflow.__mro__, Underflow.__mro__, DivisionUndefined.__mro__, ConversionSyntax.__mro__
Decimal, Context, Decimal.__name__, Decimal.__module__, DecimalTuple
f'{Decimal("1234.567"):,.2f}|{Decimal("0.5"):.0%}|{Decimal("5"):>10}|{Decimal("-5"):010.2f}|{Decimal("1e10")}|{Decimal(3)!r}'
'%s %d %.2f' % (Decimal('1.50'), Decimal('2.7'), Decimal('3.14159'))
'{:.3e} {:g} {:n} {:+} {: }'.format(Decimal('1234.5'), Decimal('1e-7'), Decimal('1234.5'), Decimal(1), Decimal(2))
format(Decimal(1), 'x')
format(Decimal(1), '_')
format(Decimal(1), '<05')
format(Decimal('5'), '*^11,.2f'), Decimal('1234567.891').__format__(',.2f', {'decimal_point': ',', 'thousands_sep': '.', 'grouping': '\3'})
Decimal('2').sqrt(Context(prec=50)), Decimal(2).ln(Context(prec=60)), Decimal(1).exp(Context(prec=100)), Decimal(3).log10(Context(prec=40)), Decimal('0.5') ** Decimal('0.5')
Decimal('1.0000000000000000000000000000000000001').ln(), Decimal('0.99999999999999999999').ln(), Decimal('1e-40').exp(), Decimal('-1e-40').exp(), Decimal('1e6').exp(), Decimal('1e-5').exp(), Decimal(100).ln(), Decimal('1e100').log10(), Decimal('1.1').log10(Context(prec=5))
Decimal('1e7').exp()
Decimal('-1e7').exp()
Decimal(2) ** Decimal('1e9')
Decimal('1.00') ** 3, Decimal('1.00') ** -3, Decimal(1) ** Decimal('0.5'), Decimal('-1') ** 3, Decimal('1.0') ** 100, Decimal(4) ** Decimal('0.5'), Decimal(10) ** -2, Decimal('2') ** 200, Decimal('0.1') ** 40
Decimal(-8) ** Decimal('0.5')
Decimal(0) ** 0
Decimal(0) ** -1, Decimal(0) ** 2, Decimal('-0') ** -3
getcontext().prec = 50; Decimal(2).sqrt(), Decimal(1) / 7, Decimal(2) ** Decimal('0.5')
price = Decimal('19.99'); (price * 3).quantize(Decimal('0.01')), (price * Decimal('1.21')).quantize(Decimal('.01'), rounding=ROUND_HALF_UP), round(price / 7, 2), price // 7, price % 7
Decimal(1).__copy__(), Decimal(1).__reduce__(), Decimal('1.5').__ceil__(), Decimal('1.5').__floor__(), Decimal('1.5').__round__(), Decimal('1.5').__trunc__()
Decimal('1.5').__round__(None)
isinstance(Decimal(1), (int, float)), bool(Decimal('0.0')), Decimal(1) is Decimal(1), Decimal(Decimal('1.5'))
import math; math.sqrt(Decimal(4)), math.isclose(Decimal('1.0'), 1.0), math.floor(Decimal('-1.5')), float(Decimal('0.1')), int(Decimal('1e3'))
[Decimal(x).to_integral_value() for x in ('0.5', '1.5', '2.5', '-0.5', '1e3')], [Decimal(x).quantize(Decimal(1), ROUND_HALF_UP) for x in ('0.5', '1.5', '2.5', '-0.5')]
"""


def any_decimal():
    if rng.random() < 0.4:
        return rng.choice(DECIMALS)
    digits = "".join(some("0123456789", 1, rng.choice([2, 5, 12, 35])))
    if rng.random() < 0.6:
        at = rng.randint(0, len(digits))
        digits = (digits[:at] or "0") + "." + digits[at:]
    exponent = rng.choice(["", "", "", f"E{rng.randint(-40, 40)}", f"E{rng.randint(-6, 6)}"])
    return rng.choice(["", "", "-"]) + digits + exponent


def decimal_spec():
    return (
        rng.choice(["", "", "<", ">", "^", "=", "*<", "0>", "é^"])
        + rng.choice(["", "", "+", "-", " "])
        + rng.choice(["", "", "", "z"])
        + rng.choice(["", "", "", "0"])
        + rng.choice(["", "", "5", "12", "20"])
        + rng.choice(["", "", ","])
        + rng.choice(["", "", ".0", ".1", ".2", ".5", ".30"])
        + rng.choice(["", "", "f", "F", "e", "E", "g", "G", "%", "n"])
    )


@generator("decimal", 1500)
def decimal_snippets(count):
    head = "from decimal import *\n"
    for code in blocks(DECIMAL_CASES):
        yield head + code
    for _ in range(count):
        a, b = (f"Decimal({any_decimal()!r})" for _ in range(2))
        kind = rng.random()
        context = ""
        if rng.random() < 0.35:
            bounds = rng.choice(["", "", ", Emax=9, Emin=-9", ", Emax=30, Emin=-20, clamp=1"])
            traps = rng.choice(["", "", ", traps=[]", ", traps=[Inexact]", ", traps=[Subnormal, Underflow]"])
            context = f"c = Context(prec={rng.choice([1, 2, 3, 5, 9, 16, 40])}, rounding={rng.choice(ROUNDINGS)}{bounds}{traps}); setcontext(c)\n"
        if kind < 0.3:
            code = rng.choice(DECIMAL_UNARIES).format(a=a)
            code = ("import math\n" if "math." in code else "") + head + context + code
        elif kind < 0.8:
            code = head + context + rng.choice(DECIMAL_BINARIES).format(a=a, b=b)
        elif kind < 0.93:
            code = head + context + f"format({a}, {decimal_spec()!r})"
        else:
            code = head + context + f"Decimal({spoiled(any_decimal())!r})"
        if context and rng.random() < 0.5:
            last = code.rsplit("\n", 1)
            code = last[0] + "\n" + f"r = {last[1]}\nr, c"
        yield code


# base64, binascii, zlib, hashlib, hmac, html --------------------------------------------------------------------------

BASE64_CASES = r"""
base64.b64encode('a')
base64.b64decode(5)
base64.b64decode('é')
base64.b64encode(b'a', b'x')
base64.b64encode(b'a', 'xy')
base64.b64encode(b'\xff\xfe\xfd\x00', b'-_'), base64.b64decode('_-79', b'-_'), base64.b64decode('_-79', '-_')
base64.b64decode('a', 'x')
base64.urlsafe_b64encode(b'\xff\xfe'), base64.urlsafe_b64decode('__4='), base64.standard_b64encode(b'ab'), base64.standard_b64decode('YWI=')
base64.b32decode('MFRGG111', map01='L')
base64.b32decode('MFRGG111', map01='')
base64.b32encode('a')
base64.b16encode('a')
base64.b85encode('a')
base64.encodebytes('a')
base64.encodebytes(b'a' * 100), base64.decodebytes(b'YQ==\n')
base64.b32hexencode(b'hello'), base64.b32hexdecode('D1IMOR3F'), base64.b32hexdecode(b'd1imor3f', True)
base64.a85encode(b'    abc', foldspaces=True, adobe=True, wrapcol=3), base64.a85decode('<~y@:E^~>', adobe=True, foldspaces=True)
base64.a85decode('abc', adobe=True)
base64.a85decode('1z')
base64.a85decode('1y', foldspaces=True)
base64.a85decode('uuuuu')
base64.a85decode('ab c\nd', ignorechars=b'')
base64.b85decode('a b')
base64.b85decode('~~~~~')
base64.b85decode('abc~~~~~~~~')
base64.b64decode()
base64.b64decode('YQ==', foo=1)
import binascii; binascii.hexlify(b'abcde', '-', 2), binascii.hexlify(b'abcde', b':', -2), binascii.hexlify(bytearray(b'ab')), binascii.b2a_hex(b'\xff')
import binascii; binascii.hexlify(b'abc', '--')
import binascii; binascii.hexlify('abc')
import binascii; binascii.unhexlify('0')
import binascii; binascii.unhexlify('0g')
import binascii; binascii.unhexlify('é0')
import binascii; binascii.unhexlify(5)
import binascii; binascii.unhexlify('00fF'), binascii.a2b_hex(b'0a'), binascii.a2b_base64('YWI='), binascii.b2a_base64(b'abc'), binascii.b2a_base64(b'abc', newline=False)
import binascii, zlib; binascii.crc32(b'hello'), zlib.crc32(b'hello', 5), zlib.adler32(b'hello' * 100), zlib.adler32(b'', 7), zlib.crc32(bytearray(b'x'), -1)
import zlib; zlib.crc32('a')
import binascii; binascii.Error, binascii.Error.__mro__, issubclass(binascii.Error, ValueError)
"""


def some_bytes(most):
    return bytes(rng.choice([0, 32, 65, 255, rng.randrange(256)]) for _ in range(rng.randint(0, most)))


@generator("base64", 500)
def base64_snippets(count):
    head = "import base64\n"
    for code in blocks(BASE64_CASES):
        yield head + code
    for _ in range(count):
        data = some_bytes(20)
        kind = rng.choice(["b64", "b32", "b16", "b85", "a85", "b32hex"])
        if rng.random() < 0.3:
            options = rng.choice(["", "", ", pad=True"]) if "85" in kind else ""
            options += rng.choice(["", ", foldspaces=True", ", wrapcol=7", ", adobe=True, wrapcol=5", ", adobe=True"]) if kind == "a85" else ""
            yield head + f"base64.{kind}encode({data!r}{options})"
            continue
        import base64

        text = list(getattr(base64, kind + "encode")(data).decode())
        for _ in range(rng.choice([0, 1, 1, 2])):
            at = rng.randrange(len(text) + 1)
            if rng.random() < 0.5 and at < len(text):
                del text[at]
            else:
                text.insert(at, rng.choice("=A/ \n-é~zyg1"))
        options = {"b64": ["", "", ", validate=True"], "b32": ["", ", True"], "b16": ["", ", True"], "b32hex": ["", ", casefold=True"], "a85": ["", ", foldspaces=True"]}.get(kind, [""])
        yield head + f"base64.{kind}decode({''.join(text)!r}{rng.choice(options)})"


HASH_NAMES = "md5 sha1 sha224 sha256 sha384 sha512 sha3_224 sha3_256 sha3_384 sha3_512 blake2b blake2s".split()
HASH_CASES = r"""
hashlib.md5('a')
hashlib.md5(5)
hashlib.new('foo')
hashlib.new(5)
hashlib.new('sha256', b'a').hexdigest(), hashlib.new('SHA1').hexdigest(), hashlib.new('md5', data=b'a').digest()
[(h.name, h.digest_size, h.block_size) for h in map(hashlib.new, ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'shake_128', 'shake_256', 'blake2b', 'blake2s'))]
hashlib.shake_128(b'a').hexdigest(5), hashlib.shake_256(b'a').digest(200)
hashlib.shake_128(b'a').hexdigest()
hashlib.blake2b(b'a', digest_size=65)
hashlib.blake2b(b'a', key='a')
hashlib.blake2b(b'a', key=b'k' * 65)
hashlib.blake2b(b'a', salt=b'k' * 17)
hashlib.blake2b(b'a', digest_size=20, key=b'key', salt=b'salt', person=b'me').hexdigest(), hashlib.blake2s(b'a', digest_size=5, person=b'me').hexdigest()
hashlib.sha256(b'a').digest(5)
hashlib.sha256(b'a').foo
hashlib.sha256(string=b'a').hexdigest(), hashlib.sha256(b'a', usedforsecurity=False).hexdigest(), hashlib.sha1().hexdigest()
hashlib.sha256(data=b'a')
h = hashlib.sha256(b'a'); g = h.copy(); h.update(b'b'); h.hexdigest(), g.hexdigest(), h.hexdigest(), h.update(bytearray(b'c')), h.digest()
h = hashlib.sha256(); h.update('a')
hashlib.pbkdf2_hmac('sha256', b'p', b's', 3), hashlib.pbkdf2_hmac('sha1', b'p' * 100, b's', 1, 50)
sorted(hashlib.algorithms_guaranteed)
import hmac; hmac.new(b'k', b'm')
import hmac; hmac.new('k', b'm', 'sha256')
import hmac; hmac.new(b'k', 'm', 'sha256')
import hmac; hmac.new(b'k', b'm', 'foo')
import hmac; h = hmac.new(b'k', digestmod=hashlib.sha256); h.update(b'm'); h.hexdigest(), h.name, h.digest_size, h.block_size, h.copy().digest(), hmac.new(b'k' * 200, b'm', 'md5').hexdigest(), hmac.new(b'k', b'm', 'sha3_256').hexdigest()
import hmac; hmac.compare_digest('a', 'a'), hmac.compare_digest(b'a', b'ab'), hmac.digest(b'k', b'm', 'sha1')
import hmac; hmac.compare_digest('a', b'a')
import hmac; hmac.compare_digest('é', 'a')
"""


@generator("hashlib", 200)
def hashlib_snippets(count):
    head = "import hashlib\n"
    for code in blocks(HASH_CASES):
        yield head + code
    for _ in range(count):
        yield head + f"hashlib.{rng.choice(HASH_NAMES)}({some_bytes(rng.choice([5, 60, 300]))!r}).hexdigest()"


@generator("html", 400)
def html_snippets(count):
    import html

    head = "import html\n"
    for code in ["html.escape(5)", "html.unescape(5)", "html.escape('<a href=\"x\">\\'&')", "html.escape('<\"\\'&', False)", "html.escape('<', quote=True)", "html.unescape('plain')"]:
        yield head + code
    names = sorted(html.entities.html5)
    for _ in range(count):
        parts = []
        for _ in range(rng.randint(1, 5)):
            name = rng.choice(names)
            parts.append(
                rng.choice(
                    [
                        "&" + name,
                        "&" + name.rstrip(";") + rng.choice(["", "x", " ", ";", "é"]),
                        f"&#{rng.choice([rng.randrange(300), rng.randrange(0x120000), 0x80 + rng.randrange(32)])}" + rng.choice(["", ";"]),
                        f"&#{rng.choice('xX')}{rng.choice([rng.randrange(300), rng.randrange(0x120000), 0xfdd0, 0x1fffe]):x}" + rng.choice(["", ";", "g"]),
                        rng.choice(["&", "&;", "&#", "&#x", "&#;", "a", "<", "&&lt;", "&nosuch;", "&amp;lt;"]),
                    ]
                )
            )
        yield head + f"html.unescape({''.join(parts)!r})"


# urllib.parse -----------------------------------------------------------------------------------------------------------

URL_CASES = r"""
quote('a b/é?&=~_.-'), quote('a/b', safe=''), quote(b'\xff a'), quote('é', encoding='latin-1'), quote(''), quote('ü', 'ü'), quote('a+b', safe='+'), quote('\ud800', errors='replace')
quote(5)
quote(b'a', encoding='utf-8')
quote('\ud800')
quote('é', encoding='ascii')
quote_plus('a b+c'), quote_plus(b'a b'), quote_plus('a b/', safe='/'), quote_from_bytes(b'a b\xff')
quote_from_bytes('a')
unquote('a%20b%C3%A9+%zz%4'), unquote('%FF'), unquote('%FF', errors='ignore'), unquote('%E9', 'latin-1'), unquote('é%C3%A9'), unquote(b'%C3%A9'), unquote_plus('a+b%2B'), unquote_to_bytes('a%20é%zz'), unquote_to_bytes(b'%41')
unquote(5)
unquote_to_bytes(5)
urlencode({'a': 1, 'b': 'x y&', 'c': None, 'é': 'ü'}), urlencode([('a', [1, 2]), ('b', 'xy')], doseq=True), urlencode({'a': [1, 2]}), urlencode({b'k': b'v w'}), urlencode({'a': ''}), urlencode({'a b': '/'}, safe='/', quote_via=quote), urlencode({}), urlencode({'a': ('x', 'y')}, True)
urlencode('abc')
urlencode(5)
urlencode([1, 2])
urlencode([('a', 1, 2)])
urlencode({'a': 'é'}, encoding='latin-1')
parse_qs('a=1&b=2&a=3&c=&d'), parse_qs('a=1&c=', keep_blank_values=True), parse_qsl('a=1;b=2', separator=';'), parse_qsl('x=%C3%A9+y&%26=%3D'), parse_qs(''), parse_qsl('a=b=c&&d=1')
parse_qs('a', strict_parsing=True)
parse_qsl('a=1&b=2&c=3', max_num_fields=2)
parse_qsl('a=1', separator='')
urlparse('https://user:pa%20ss@Example.COM:8080/a/b;p=1?q=2#f')
u = urlparse('https://user:pass@Example.COM:8080/a/b;p=1?q=2#f'); u.scheme, u.netloc, u.path, u.params, u.query, u.fragment, u.username, u.password, u.hostname, u.port, u.geturl(), u[1], len(u), u._replace(path='/z').geturl(), list(u), u == tuple(u)
u = urlsplit('//[::1%25eth0]:80/x'); u, u.hostname, u.port, u.username
urlsplit('http://h:x/').port
urlsplit('http://h:70000/').port
urlsplit('http://h:/').port, urlsplit('http://@h').username, urlsplit('mailto:a@b').path, urlsplit('').hostname
urlsplit('http://[::1')
urlsplit('http://[1.2.3.4]/')
urlsplit('http://[abc]/')
urlsplit('http://[v1.x]/'), urlsplit('http://[::ffff:1.2.3.4]/').hostname
urlsplit('http://a\uff03b/')
urlsplit(' \t http://a/b\nc '), urlsplit('HTTP://A'), urlsplit('1http://a'), urlsplit('a:b'), urlsplit('path:80'), urlsplit('x', scheme='http'), urlsplit('a#b', allow_fragments=False), urlparse('a;b;c'), urlparse('http://a/b;c/d;e'), urlparse('foo:a;b')
urlsplit(5)
urlunsplit(('http', 'h', 'p', 'q', 'f')), urlunparse(('', '', 'p', 'x', '', '')), urlunsplit(('mailto', '', 'a@b', '', '')), urlunsplit(['file', '', '/x', '', '']), urlunsplit(('', '', '//a', '', ''))
urlunsplit(('a', 'b'))
urldefrag('http://a/b#c'), urldefrag('x'), urldefrag('http://a/b#c').geturl(), urldefrag('http://a/b#c').url
SplitResult('http', 'h', '/p', '', ''), SplitResult(scheme='a', netloc='b', path='c', query='d', fragment='e').geturl(), ParseResult._fields, DefragResult('a', 'b')
SplitResult('a')
urljoin('http://a/b/c', 'd'), urljoin('', 'x'), urljoin('x', ''), urljoin('http://a/b', '//c/d'), urljoin('http://a/b', 'mailto:x')
"""
URL_PARTS = ["", "http:", "https://", "//", "ftp://", "mailto:", "svn+ssh://", "foo:", "a", "b.example", "user@", "u:p@", ":80", "/", "//", "..", "../", "./", ".", "g", "g/h", ";x", ";x=1/y", "?q", "?q=1&r", "#f", "#", "?", "é", "%20", " ", ":"]


@generator("urllib.parse", 600)
def url_snippets(count):
    head = "from urllib.parse import *\n"
    for code in blocks(URL_CASES):
        yield head + code
    bases = ["http://a/b/c/d;p?q", "http://a/b/c/d;p?q=1/2", "http:///s//a/b/c", "fred:///s//a/b/c", "http://a", "a/b", "/x/y/", "https://e.com/?x#y", "svn+ssh://h/a", "mailto:x"]
    for _ in range(count):
        url = "".join(some(URL_PARTS, 1, 6))
        kind = rng.random()
        if kind < 0.3:
            yield head + f"urlsplit({url!r})"
        elif kind < 0.5:
            yield head + f"urlparse({url!r}), urlparse({url!r}).geturl(), urldefrag({url!r})"
        elif kind < 0.8:
            yield head + f"urljoin({rng.choice(bases)!r}, {''.join(some(URL_PARTS[9:], 1, 5))!r})"
        else:
            texts = "".join(some(["a", "%", "2", "0", "C3%A9", "%41", "é", "+", "&", "=", "%ff", " ", "/"], 1, 7))
            yield head + rng.choice(["quote({t!r})", "unquote({t!r})", "parse_qsl({t!r}, keep_blank_values=True)", "quote_plus({t!r})", "unquote_plus({t!r})", "unquote_to_bytes({t!r})"]).format(t=texts)


# string, textwrap ---------------------------------------------------------------------------------------------------------

STRING_CASES = r"""
string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, string.printable, string.whitespace, string.ascii_lowercase, string.ascii_uppercase
string.capwords('hello  wORLD foo'), string.capwords('a-b-c', '-'), string.capwords(' x  y '), string.capwords('a b', ' '), string.capwords('')
string.capwords(5)
string.Template('$who likes ${what} $$5').substitute(who='tim', what='kung pao')
string.Template('$a $b').substitute({'a': 1}, b=2), string.Template('$a').substitute({'a': 1}, a=5), string.Template('é$é').safe_substitute(), string.Template('').substitute()
string.Template('$a').substitute()
string.Template('x\n$ a').substitute(a=1)
string.Template('$').substitute()
string.Template('ab\n\nc ${a').substitute(a=1)
string.Template('$a $b ${c} $ $$').safe_substitute(a=1), string.Template('${a-b}').safe_substitute(a=1)
string.Template('$a ${b} $$ $a').get_identifiers(), string.Template('$a').is_valid(), string.Template('$ ').is_valid(), string.Template('$A_1b').substitute(A_1b='x')
string.Template('$a').template
string.Template(5).substitute()
string.Template()
class T(string.Template):
    delimiter = '%'
T('%a $a %% %{b}').substitute(a=1, b=2), T('100%').safe_substitute()
class T(string.Template):
    idpattern = '[a-z]+\\.[a-z]+'
T('$a.b $c').safe_substitute({'a.b': 1})
class T(string.Template):
    braceidpattern = '[0-9]+'
T('${1} $a').substitute({'1': 'x', 'a': 'y'})
class T(string.Template):
    pattern = '(?P<escaped>@@)|@(?P<named>[a-z]+)|@\\((?P<braced>[a-z]+)\\)|(?P<invalid>@)'
T('@a @(b) @@').substitute(a=1, b=2)
class T(string.Template):
    pattern = '(?P<escaped>@@)|@(?P<named>[a-z]+)|@\\((?P<braced>[a-z]+)\\)|(?P<invalid>@)'
T('@a @').substitute(a=1, b=2)
f = string.Formatter(); f.format('{0} {a!r:>5} {{}} {1[0]} {b.real}', 'x', [1], a='y', b=3), f.format('{} {}', 1, 2), f.format('{:{w}.{p}f}', 3.14159, w=8, p=2), f.vformat('{x}', (), {'x': 1})
string.Formatter().format('{}')
string.Formatter().format('{a}')
string.Formatter().format('{0} {}', 1, 2)
string.Formatter().format('{} {0}', 1, 2)
string.Formatter().format('{!x}', 1)
string.Formatter().format('{')
string.Formatter().format('}')
string.Formatter().format('{0.x}', 1)
string.Formatter().format('{0[}', 1)
string.Formatter().format('{0[a]}', {'a': 5}), string.Formatter().format('{0[0][b]}', [{'b': 7}])
list(string.Formatter().parse('a{b!r:c{d}}e{{f}}g{}h{0.x[1]:>5}'))
list(string.Formatter().parse('')), list(string.Formatter().parse('{{')), list(string.Formatter().parse('{:x}')), list(string.Formatter().parse('a}}b'))
list(string.Formatter().parse('a{b'))
class F(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, '<' + str(key) + '>')
    def format_field(self, value, spec):
        return super().format_field(value, spec).upper() if spec != 'raw' else str(value)
F().format('{a} {b} {c:>5} {a:raw}', a='q')
class F(string.Formatter):
    def check_unused_args(self, used, args, kwargs):
        self.seen = sorted(map(str, used)), args, kwargs
f = F(); f.format('{0} {a}', 1, 2, a=3, b=4), f.seen
class F(string.Formatter):
    def convert_field(self, value, conversion):
        return value[::-1] if conversion == 'v' else super().convert_field(value, conversion)
F().format('{!v} {!r}', 'abc', 'd')
"""
TEMPLATE_PARTS = ["$a", "${b}", "$$", "$", "${", "}", "a", " ", "\n", "$1", "${c}", "$_x", "$B", "é", "$é", "{", "${b"]
FORMATTER_PARTS = ["{a}", "{b:>4}", "{", "}", "{{", "}}", "x", "{a!r}", "{a!s:5}", "{a:{c}}", "{0}", "{}", "{a", "!", ":", "[", "]", "{l[0]}", "{l[1][0]}", "{a.x}", "{a!}", "{a!rr}", "é"]


@generator("string", 500)
def string_snippets(count):
    head = "import string\n"
    for code in blocks(STRING_CASES):
        yield head + code
    for _ in range(count):
        if rng.random() < 0.5:
            call = rng.choice(["substitute(a=1, b='x', _x=2, B=3, c=None)", "safe_substitute(a=1)", "get_identifiers()", "is_valid()", "substitute(a=1)"])
            yield head + f"string.Template({''.join(some(TEMPLATE_PARTS, 1, 7))!r}).{call}"
        else:
            text = "".join(some(FORMATTER_PARTS, 1, 5))
            yield head + rng.choice([f"string.Formatter().format({text!r}, 'p', 'q', a='A', b=5, c=7, l=[1, 'xy'])", f"list(string.Formatter().parse({text!r}))"])


TEXTWRAP_CASES = r"""
textwrap.wrap('Hello there -- you goof-ball, use the -b option!', 20), textwrap.fill('aaa bbb ccc', 5), textwrap.wrap(''), textwrap.wrap('   '), textwrap.wrap('a', 1)
textwrap.wrap('abc', 0)
textwrap.wrap(5)
textwrap.wrap('a', foo=1)
textwrap.wrap('a b c d e f', 3, max_lines=2), textwrap.wrap('a b c d e f', 9, max_lines=1, placeholder='...'), textwrap.shorten('Hello  world!', width=12), textwrap.shorten('Hello  world!', width=11), textwrap.shorten('Hello world', width=10, placeholder='...')
textwrap.wrap('abc def', 3, max_lines=1)
textwrap.shorten('Hello world', width=3)
textwrap.shorten(5, 10)
textwrap.dedent('  a\n    b\n  \n c\n'), textwrap.dedent('\ta\n\t b'), textwrap.dedent('  a\n\tb'), textwrap.dedent(''), textwrap.dedent('a\n  b'), textwrap.dedent('   \n  x\n\n    y')
textwrap.dedent(5)
textwrap.indent('a\n\n b\nc', '  '), textwrap.indent('a\n\nb\r\nc', '> ', lambda line: True), textwrap.indent('', 'x'), textwrap.indent('a\n \n', '-')
textwrap.indent(5, 'x')
w = textwrap.TextWrapper(width=10, initial_indent='* ', subsequent_indent='  '); w.wrap('one two three four'), w.fill('one two three four'), w.width, w.tabsize, w.max_lines
w = textwrap.TextWrapper(); w.width = 7; w.drop_whitespace = False; w.wrap('aa  bb   cc dddddddddd')
textwrap.TextWrapper(10, '', '', True, True, False, True, True, True, 8, 5)
class W(textwrap.TextWrapper):
    def wrap(self, text): return [line.upper() for line in super().wrap(text)]
W(width=5).fill('abc def ghi')
"""
WRAP_WORDS = ["a", "to", "word", "hyphen-ated", "long--dash", "e-mail", "well-known-thing", "x--y", "--opt", "-b", "end.", "End?", "said.\"", "supercalifragilistic", "1-2", "a-b-c-d", "é-ü-ab", "...", "--", "-", "foo_bar-baz", "(par-en)", "50%-off", "ab-12", "nb\xa0sp"]


@generator("textwrap", 600)
def textwrap_snippets(count):
    head = "import textwrap\n"
    for code in blocks(TEXTWRAP_CASES):
        yield head + code
    for _ in range(count):
        text = "".join(word + rng.choice([" ", " ", " ", "  ", "\n", "\t", "", "   "]) for word in some(WRAP_WORDS, 0, 14))
        options = dict.fromkeys(
            some(
                ["initial_indent='  '", "subsequent_indent='>>'", "expand_tabs=False", "replace_whitespace=False", "fix_sentence_endings=True", "break_long_words=False", "drop_whitespace=False", "break_on_hyphens=False", "tabsize=4", "max_lines=2", "max_lines=1", "placeholder='…'"],
                0,
                4,
            )
        )
        kept = {option.split("=")[0]: option for option in options}
        name = rng.choice(["wrap", "wrap", "fill", "shorten"])
        if name == "shorten":
            kept.pop("max_lines", None)
        yield head + f"textwrap.{name}({', '.join([repr(text), str(rng.randint(1, 30)), *kept.values()])})"
        if rng.random() < 0.2:
            lines = "".join(rng.choice(["", " ", "  ", "\t", "    ", " \t"]) + rng.choice(["a", "b c", "", ""]) + "\n" for _ in range(rng.randint(0, 5)))
            yield head + f"textwrap.dedent({lines!r}), textwrap.indent({lines!r}, '  ')"


# uuid -------------------------------------------------------------------------------------------------------------------

UUID_CASES = r"""
uuid.UUID()
uuid.UUID('x')
uuid.UUID('g' * 32)
uuid.UUID(5)
uuid.UUID(int=-1)
uuid.UUID(int=2**128)
uuid.UUID(int='a')
uuid.UUID(bytes=b'a')
uuid.UUID(bytes='a' * 16)
uuid.UUID(bytes_le=b'a')
uuid.UUID(fields=(1, 2))
uuid.UUID(fields=(2**32, 2, 3, 4, 5, 6))
uuid.UUID(fields=(1, 2**16, 3, 4, 5, 6))
uuid.UUID(fields=(1, 2, 3, 256, 5, 6))
uuid.UUID(fields=(1, 2, 3, 4, 5, 2**48))
uuid.UUID(int=5, hex='x')
uuid.UUID(int=5, version=6)
uuid.UUID(int=5).x = 1
uuid.UUID(int=1) < 5
uuid.UUID(int=5).foo
uuid.UUID('{12345678-1234-5678-1234-567812345678}'), uuid.UUID('urn:uuid:12345678-1234-5678-1234-567812345678'), uuid.UUID(bytes=b'\x12\x34\x56\x78' * 4), uuid.UUID(bytes_le=b'\x78\x56\x34\x12\x34\x12\x78\x56\x12\x34\x56\x78\x12\x34\x56\x78'), uuid.UUID(fields=(1, 2, 3, 4, 5, 6)), uuid.UUID(int=5, version=4)
uuid.UUID(int=1) == 5, uuid.UUID(int=1) == uuid.UUID(int=1), uuid.UUID(int=1) < uuid.UUID(int=2), hash(uuid.UUID(int=1)) == hash(1), len({uuid.UUID(int=1), uuid.UUID(int=1)}), sorted([uuid.UUID(int=3), uuid.UUID(int=1)])
uuid.uuid3(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid5(uuid.NAMESPACE_URL, 'é'), uuid.uuid5(uuid.NAMESPACE_X500, b'x'), uuid.NAMESPACE_OID
uuid.uuid3('a', 'b')
uuid.uuid5(uuid.NAMESPACE_DNS, 5)
uuid.RESERVED_NCS, uuid.RFC_4122, uuid.RESERVED_MICROSOFT, uuid.RESERVED_FUTURE
u = uuid.uuid1(node=1, clock_seq=2); u.version, u.variant, u.node, u.clock_seq
u = uuid.uuid4(); u.version, u.variant, len(str(u)), u == uuid.uuid4()
int(uuid.UUID(int=5)), str(uuid.UUID(int=5)), '%s' % uuid.UUID(int=5), f'{uuid.UUID(int=5)}', f'{uuid.UUID(int=5)!r}'
"""


@generator("uuid", 200)
def uuid_snippets(count):
    head = "import uuid\n"
    for code in blocks(UUID_CASES):
        yield head + code
    names = "bytes bytes_le clock_seq clock_seq_hi_variant clock_seq_low fields hex int node time time_hi_version time_low time_mid urn variant version".split()
    for _ in range(count):
        u = f"uuid.UUID(int={rng.getrandbits(128)}{rng.choice(['', f', version={rng.randint(1, 5)}'])})"
        if rng.random() < 0.5:
            yield head + f"u = {u}; u, " + ", ".join("u." + name for name in rng.sample(names, 4))
        else:
            yield head + f"uuid.uuid{rng.choice('35')}({u}, {''.join(some('abé /', 0, 9))!r})"


# generated tables -------------------------------------------------------------------------------------------------------

DIGITS64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def html_tables():
    """Entities, and the numeric references that HTML 5 reads in its own way."""
    import html
    import html.entities

    known = html.entities.html5
    names = sorted(name for name in known if name.endswith(";"))
    bare = {name for name in known if not name.endswith(";")}
    assert all(known[name] == known[name + ";"] for name in bare)
    entries = (("!" if name[:-1] in bare else "") + name[:-1] + " " + ".".join(f"{ord(c):x}" for c in known[name]) for name in names)
    return {
        "entities": ("HTML entities with their code points; `!` marks those known without a semicolon.", ";".join(entries)),
        "replacedReferences": ("Numeric references that stand for another character: `code character`.", ";".join(f"{k:x} {ord(v):x}" for k, v in html._invalid_charrefs.items())),
        "emptyReferences": ("References that stand for nothing: ranges of code points.", ";".join(f"{low:x}-{high:x}" for low, high in runs(sorted(html._invalid_codepoints)))),
    }


def runs(codes):
    found = []
    for code in codes:
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def base36(number):
    out = ""
    while True:
        number, digit = divmod(number, 36)
        out = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + out
        if not number:
            return out


def run_lengths(value_of):
    """Runs of equal values over all code points: `length value`, the value left out when it is empty."""
    out, last, count = [], None, 0
    for code in range(0x110001):
        value = value_of(chr(code)) if code < 0x110000 else None
        if value != last:
            if count:
                out.append(base36(count) + (" " + str(last) if last not in ("", 0) else ""))
            last, count = value, 0
        count += 1
    return ",".join(out)


def unicode_tables():
    import unicodedata

    decompositions, last = [], 0
    for code in range(0x110000):
        text = unicodedata.decomposition(chr(code))
        if text and not 0xAC00 <= code <= 0xD7A3:
            decompositions.append(f"{base36(code - last)} {text}")
            last = code
    numbers = {}
    for code in range(0x110000):
        value = unicodedata.numeric(chr(code), None)
        if value is not None:
            numbers[code] = value, unicodedata.digit(chr(code), ""), unicodedata.decimal(chr(code), "")
    numerals, last = [], 0
    for code, (value, digit, decimal_digit) in numbers.items():
        kind = "d" if decimal_digit != "" else "g" if digit != "" else "n"
        numerals.append(f"{base36(code - last)} {kind} {int(value) if value == int(value) else value!r}")
        last = code
    return {
        "version": ("The version of Unicode.", unicodedata.unidata_version),
        "categories": ("Runs of code points with their general category.", run_lengths(unicodedata.category)),
        "bidirectional": ("Runs with their bidirectional class.", run_lengths(unicodedata.bidirectional)),
        "combining": ("Runs with their canonical combining class; none: 0.", run_lengths(unicodedata.combining)),
        "widths": ("Runs with their East Asian width.", run_lengths(unicodedata.east_asian_width)),
        "mirrored": ("Runs, 1 where mirrored.", run_lengths(unicodedata.mirrored)),
        "decompositions": ("Distance from the last one, decomposition.", ",".join(decompositions)),
        "numerals": ("Distance from the last one, `d`ecimal, di`g`it or other `n`umber, value.", ",".join(numerals)),
    }


def unicode_names():
    """Names, word by word: how many words are the name's before, then the others by their place in a list."""
    import unicodedata

    names, derived = {}, {}
    for code in range(0x110000):
        name = unicodedata.name(chr(code), None)
        if name is None or 0xAC00 <= code <= 0xD7A3:
            continue
        if name.endswith(f"-{code:04X}"):
            derived.setdefault(name[: -len(f"{code:04X}")], []).append(code)
        else:
            names[code] = name.split(" ")
    counts = {}
    for words in names.values():
        for word in words:
            counts[word] = counts.get(word, 0) + 1
    order = sorted(counts, key=lambda word: (-counts[word], word))
    place = {word: i for i, word in enumerate(order)}

    def token(word):
        at = place[word]
        if at < 3840:
            return DIGITS64[at // 64] + DIGITS64[at % 64]
        at -= 3840
        return DIGITS64[60 + at // 4096] + DIGITS64[at // 64 % 64] + DIGITS64[at % 64]

    out, before, last = [], [], 0
    for code, words in names.items():
        shared = 0
        while shared < min(len(before), len(words), 31) and before[shared] == words[shared]:
            shared += 1
        gap = "" if code == last + 1 else "".join(DIGITS64[(code - last) >> shift & 63] for shift in (18, 12, 6, 0))
        out.append(DIGITS64[shared + (32 if gap else 0)] + gap + "".join(token(word) for word in words[shared:]))
        before, last = words, code
    ranges = ";".join(f"{prefix} {low:x}-{high:x}" for prefix, codes in derived.items() for low, high in runs(codes))
    return {
        "words": ("Words of character names, the most frequent first.", " ".join(order)),
        "names": ("Names: words shared with the name before, distance when it is not one, then words.", " ".join(out)),
        "derivedNames": ("Characters named by a prefix and their code point.", ranges),
    }


def write_tables(folder):
    for path, tables in (("html/entities-data.ts", html_tables()), ("unicodedata/character-data.ts", unicode_tables()), ("unicodedata/name-data.ts", unicode_names())):
        lines = ["// Made by scripts/record-stdlib-text.py from CPython 3.12; not to be edited.", ""]
        for name, (comment, text) in tables.items():
            lines += [f"/** {comment} */", f"export const {name}: string =", f"  {json.dumps(text)};"]
        (folder / path).write_text("\n".join(lines) + "\n", encoding="utf-8")


UNICODE_CASES = r"""
unicodedata.name('')
unicodedata.name('ab')
unicodedata.name(5)
unicodedata.name('\n')
unicodedata.name('\n', 'x'), unicodedata.name('가'), unicodedata.name('힣'), unicodedata.name('一'), unicodedata.name('\U00017000', '?'), unicodedata.name('😀')
unicodedata.lookup('x')
unicodedata.lookup(5)
unicodedata.lookup('latin small letter a'), unicodedata.lookup('HANGUL SYLLABLE GGAGG'), unicodedata.lookup('CJK UNIFIED IDEOGRAPH-4E00'), unicodedata.lookup('EURO SIGN')
unicodedata.lookup('cjk unified ideograph-4e00')
unicodedata.lookup('CJK UNIFIED IDEOGRAPH-04E00')
unicodedata.lookup('HANGUL SYLLABLE X')
unicodedata.decimal('a')
unicodedata.decimal('²')
unicodedata.digit('½')
unicodedata.numeric('a')
unicodedata.digit('²'), unicodedata.digit('a', None), unicodedata.numeric('½'), unicodedata.numeric('五'), unicodedata.decimal('٣'), unicodedata.numeric('a', 'z')
unicodedata.category('')
unicodedata.combining('ab')
unicodedata.normalize('NFX', 'a')
unicodedata.normalize('NFC', 5)
unicodedata.normalize('NFC')
unicodedata.normalize(5, 'a')
unicodedata.normalize('NFC', 'e\u0301'), unicodedata.normalize('NFKD', 'ﬁ½é가'), unicodedata.normalize('NFD', 'Å'), unicodedata.normalize('NFKC', 'ｱ①'), unicodedata.normalize('NFC', '')
unicodedata.is_normalized('NFC', 'é'), unicodedata.is_normalized('NFD', 'é')
unicodedata.unidata_version
"""


@generator("unicodedata", 400)
def unicode_snippets(count):
    import unicodedata

    head = "import unicodedata\n"
    for code in blocks(UNICODE_CASES):
        yield head + code
    named = [code for code in range(0x110000) if unicodedata.name(chr(code), None)]
    strange = [code for code in range(0x30000) if unicodedata.combining(chr(code)) or unicodedata.decomposition(chr(code))]
    for _ in range(count):
        c = chr(rng.choice([rng.choice(named), rng.choice(named), rng.choice(strange), rng.randrange(0x110000)]))
        if rng.random() < 0.5:
            yield head + "c = %r\n" % c + "[f(c) for f in (unicodedata.category, unicodedata.bidirectional, unicodedata.combining, unicodedata.east_asian_width, unicodedata.mirrored, unicodedata.decomposition)], [f(c, None) for f in (unicodedata.decimal, unicodedata.digit, unicodedata.numeric, unicodedata.name)]"
        elif rng.random() < 0.4 and unicodedata.name(c, None):
            yield head + f"unicodedata.lookup({unicodedata.name(c)!r})"
        else:
            text = "".join(chr(rng.choice(strange)) if rng.random() < 0.7 else rng.choice("aeA가각") for _ in range(rng.randint(1, 6)))
            yield head + f"[ascii(unicodedata.normalize(f, {text!r})) for f in ('NFC', 'NFD', 'NFKC', 'NFKD')], unicodedata.is_normalized('NFC', {text!r})"


# difflib ----------------------------------------------------------------------------------------------------------------

DIFFLIB_CASES = r"""
difflib.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']), difflib.get_close_matches('wheel', ['heel', 'weal', 'eel'], n=1), difflib.get_close_matches('x', []), difflib.get_close_matches('abc', ['abd', 'abe', 'abf', 'xyz'], 2, 0.1)
difflib.get_close_matches('a', ['a'], n=0)
difflib.get_close_matches('a', ['a'], cutoff=2)
difflib.get_close_matches('a', [5])
s = difflib.SequenceMatcher(None, 'abxcd', 'abcd'); s.ratio(), s.quick_ratio(), s.real_quick_ratio(), s.get_matching_blocks(), s.get_opcodes(), s.find_longest_match(0, 5, 0, 4), s.find_longest_match(), s.a, s.b, s.b2j
s = difflib.SequenceMatcher(lambda c: c == ' ', ' abcd', 'abcd abcd'); s.find_longest_match(0, 5, 0, 9), s.get_opcodes()
s = difflib.SequenceMatcher(a=[1, 2, (3,)], b=[2, (3,), None]); s.ratio(), s.get_opcodes()
s = difflib.SequenceMatcher(); s.ratio(), s.get_opcodes(); s.set_seqs('ab', 'ba'); s.ratio(), s.set_seq1('b'), s.ratio(), s.set_seq2('b'), s.ratio()
difflib.SequenceMatcher(None, [[1]], [2])
difflib.SequenceMatcher(None, 5, 'a')
m = difflib.SequenceMatcher(None, 'ab', 'b').find_longest_match(); m, m.a, m.b, m.size, tuple(m), type(m).__name__
a = list(map(str, range(1, 40))); b = a[:]; b[8:8] = ['i']; b[20] += 'x'; b[23:28] = []; b[30] += 'y'; list(difflib.SequenceMatcher(None, a, b).get_grouped_opcodes()), list(difflib.SequenceMatcher(None, a, b).get_grouped_opcodes(1))
s = difflib.SequenceMatcher(None, 'x' * 300 + 'y', 'x' * 250 + 'yx'); s.ratio(), difflib.SequenceMatcher(None, 'x' * 300 + 'y', 'x' * 250 + 'yx', autojunk=False).ratio()
print_ = list(difflib.unified_diff('one\ntwo\nthree\n'.splitlines(True), 'ore\ntree\nemu\n'.splitlines(True), 'Original', 'Current', '2005-01-26', '2010-04-02')); print_
list(difflib.unified_diff(['a', 'b'], ['a', 'c'], lineterm='', n=0)), list(difflib.unified_diff(['a'], ['a'])), list(difflib.unified_diff([], ['x'], lineterm='')), list(difflib.context_diff(['x'], [], lineterm=''))
list(difflib.context_diff('one\ntwo\nthree\nfour\n'.splitlines(True), 'zero\none\ntree\nfour\n'.splitlines(True), fromfile='O', tofile='C'))
list(difflib.unified_diff([1], ['a']))
list(difflib.unified_diff(['a'], ['b'], fromfile=5))
list(difflib.unified_diff('abc', 'abd'))
list(difflib.ndiff('one\ntwo\nthree\n'.splitlines(True), 'ore\ntree\nemu\n'.splitlines(True)))
list(difflib.Differ().compare(['\tI am a buggy\n'], ['\t\tI am a bug\n'])), list(difflib.Differ(difflib.IS_LINE_JUNK, difflib.IS_CHARACTER_JUNK).compare(['a b\n', '\n'], ['a  b\n', '#\n']))
list(difflib.ndiff(['same\n', 'x y z\n'], ['x y  z\n', 'same\n'], charjunk=None))
d = list(difflib.ndiff(['a\n', 'b\n'], ['a\n', 'c\n'])); list(difflib.restore(d, 1)), list(difflib.restore(d, 2))
list(difflib.restore([], 3))
difflib.IS_LINE_JUNK('\n'), difflib.IS_LINE_JUNK('  #   \n'), difflib.IS_LINE_JUNK('hello\n'), difflib.IS_CHARACTER_JUNK(' '), difflib.IS_CHARACTER_JUNK('x')
class S(difflib.SequenceMatcher):
    def ratio(self): return round(super().ratio(), 2)
S(None, 'abc', 'abd').ratio()
"""


@generator("difflib", 400)
def difflib_snippets(count):
    head = "import difflib\n"
    for code in blocks(DIFFLIB_CASES):
        yield head + code
    words = ["one", "two", "three", "tree", "o ne", "", "abc def", "abd def", "hello world", "hullo  world", "\tx", "xyz", "# c"]
    for _ in range(count):
        kind = rng.random()
        if kind < 0.35:
            a, b = ("".join(some("ab c", 0, rng.choice([4, 12, 30]))) for _ in range(2))
            junk = rng.choice(["None", "None", "lambda c: c == ' '"])
            yield head + f"s = difflib.SequenceMatcher({junk}, {a!r}, {b!r}); s.ratio(), s.quick_ratio(), s.real_quick_ratio(), s.get_opcodes(), s.get_matching_blocks()"
        elif kind < 0.5:
            pool = ["".join(some("abcde", 1, 6)) for _ in range(6)]
            yield head + f"difflib.get_close_matches({rng.choice(pool)!r}, {pool!r}, {rng.randint(1, 4)}, {rng.choice([0.3, 0.6, 0.0, 1])})"
        else:
            a = [w + "\n" for w in some(words, 0, 8)]
            b = [w if rng.random() < 0.6 else rng.choice(words) + "\n" for w in a]
            b[rng.randint(0, len(b)) : rng.randint(0, len(b))] = [w + "\n" for w in some(words, 0, 2)]
            if kind < 0.75:
                yield head + f"list(difflib.{rng.choice(['unified_diff', 'context_diff'])}({a!r}, {b!r}, 'x', 'y', n={rng.randint(0, 3)}))"
            else:
                yield head + rng.choice(["list(difflib.ndiff({a!r}, {b!r}))", "list(difflib.Differ().compare({a!r}, {b!r}))"]).format(a=a, b=b)


def keeps(code, result):
    """Leaves out what depends on addresses, and what is too large to be told or to be computed within our limits."""
    huge = "Decimal" in code and "Exceeds the limit" in result
    return " at 0x" not in result and len(result) < 3000 and not huge and not re.search(r"hash\(Decimal\('-?NaN", code)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("modules", nargs="*")
    parser.add_argument("--factor", type=float, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tables", action="store_true", help="write the tables of html and unicodedata into this folder instead")
    options = parser.parse_args()
    if options.tables:
        write_tables(options.folder)
        return
    for name in options.modules or GENERATORS:
        rng.seed(f"{name}{options.seed}")
        make, size = GENERATORS[name]
        lines = {}
        for code in make(int(size * options.factor)):
            code = f"import {name}\n{code}" if name == "json" else code
            if re.search(r"pow\(.*99999|(int|round|floor|ceil|trunc|ratio)\W.*E\+99999", code):
                continue
            try:
                result = answer(code)
                signal.alarm(0)
            except (SyntaxError, TooLong):
                continue
            if keeps(code, result) and code not in lines:
                lines[code] = result
        path = options.folder / f"{name}.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for code, result in lines.items():
                file.write(json.dumps({"code": code, "result": result}) + "\n")
        print(path, len(lines))


if __name__ == "__main__":
    main()
