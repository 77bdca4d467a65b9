"""Records what CPython 3.12 answers to snippets that use json, decimal, string, textwrap and other modules about text.

    python scripts/record-stdlib-text.py test/fixtures/library            # all modules, the committed size
    python scripts/record-stdlib-text.py /tmp/out --factor 10 --seed 7 json decimal

One JSON line a snippet: its code and the `Type: repr` of its last expression statement, or `!Type: text` of the exception.
Run it with CPython 3.12 only: texts differ between versions. The snippets come from seeded generators beside tables written by hand.
"""

import argparse
import ast
import json
import pathlib
import random
import re

rng = random.Random(1)
GENERATORS = {}


def generator(name, size):
    def keep(function):
        GENERATORS[name] = function, size
        return function

    return keep


def answer(code):
    tree = ast.parse(code)
    names = {"__name__": "__main__"}
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    try:
        exec(compile(tree, "<case>", "exec"), names)
        value = eval(compile(ast.Expression(last.value), "<case>", "eval"), names) if last else None
        return f"{type(value).__name__}: {value!r}"
    except SyntaxError:
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


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("modules", nargs="*")
    parser.add_argument("--factor", type=float, default=1)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for name in options.modules or GENERATORS:
        rng.seed(f"{name}{options.seed}")
        make, size = GENERATORS[name]
        lines = {}
        for code in make(int(size * options.factor)):
            code = f"import {name}\n{code}" if not code.startswith(("import", "from")) else code
            try:
                result = answer(code)
            except SyntaxError:
                continue
            if " at 0x" not in result and code not in lines:
                lines[code] = result
        path = options.folder / f"{name}.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for code, result in lines.items():
                file.write(json.dumps({"code": code, "result": result}) + "\n")
        print(path, len(lines))


if __name__ == "__main__":
    main()
