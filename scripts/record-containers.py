"""Records what CPython 3.12 makes of a few thousand snippets about containers and iterators.

    python3.12 scripts/record-containers.py > test/fixtures/values/containers.json

Each case is a snippet whose last line is an expression, and what became of it: the repr of its value, or the exception's type and
text. Snippets share a prelude. Random ones come from a fixed seed.
"""

import ast
import json
import random
import re
import sys
import warnings

warnings.simplefilter("ignore")
random.seed(20240312)

PRELUDE = """
class L(list): pass
class T(tuple): pass
class D(dict): pass
class S(set): pass
class F(frozenset): pass
class M(dict):
    def __missing__(self, key): return ("missing", key)
class Idx:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
class Seq:
    def __init__(self, n): self.n = n
    def __getitem__(self, i):
        if i >= self.n: raise IndexError(i)
        return i * i
    def __len__(self): return self.n
class Odd:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return (self.n * 7 + other.n * 3) % 5 < 2
    def __repr__(self): return str(self.n)
class Low:
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        if self.n == 13 or other.n == 13: raise ValueError("unlucky")
        return self.n < other.n
    def __repr__(self): return f"L{self.n}"
class Eq:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return self.n == (other.n if isinstance(other, Eq) else other)
    def __hash__(self): return hash(self.n)
    def __repr__(self): return f"Eq({self.n})"
def attempt(work, *args):
    try: return work(*args)
    except Exception as error: return f"{type(error).__name__}: {error}"
def setat(o, k, v): o[k] = v; return o
def delat(o, k): del o[k]; return o
def iadd(a, b): a += b; return a
def imul(a, b): a *= b; return a
def ior(a, b): a |= b; return a
def iand(a, b): a &= b; return a
def isub(a, b): a -= b; return a
def ixor(a, b): a ^= b; return a
def drain(it, n=50):
    out = []
    for item in it:
        out.append(item)
        if len(out) >= n: break
    return out
"""

cases = []
namespace_code = compile(PRELUDE, "<prelude>", "exec")


def show(text):
    return re.sub(r" at 0x[0-9a-f]+", " at 0x", text)


def add(code):
    namespace = {"__name__": "m"}
    exec(namespace_code, namespace)
    body = ast.parse(code).body
    last = ast.Expression(body.pop().value) if isinstance(body[-1], ast.Expr) else ast.Expression(ast.Constant(None))
    try:
        exec(compile(ast.Module(body, []), "<case>", "exec"), namespace)
        value = eval(compile(ast.fix_missing_locations(last), "<case>", "eval"), namespace)
        outcome = show(repr(value))
    except RecursionError as error:
        outcome = f"! RecursionError: {error}"
    except Exception as error:
        outcome = show(f"! {type(error).__name__}: {error}")
    cases.append([code, outcome])


# --- expressions by hand -------------------------------------------------------------------------------------------
BY_HAND = open(__file__.replace("record-containers.py", "record-containers-expressions.txt")).read().split("\n")
for line in BY_HAND:
    if line.strip() and not line.startswith("#"):
        add(line.replace("\\n", "\n"))

# --- every method with every handful of arguments ------------------------------------------------------------------
receivers = {
    "list": ["[]", "[3, 1, 2]", "[1, 1.0, True, 'a', None]", "L([2, 2])"],
    "tuple": ["()", "(1, 2, 2)", "('a', None, 1.0)", "T((1,))"],
    "dict": ["{}", "{1: 'a', 'b': 2, None: []}", "D(x=1)", "M({1: 2})"],
    "set": ["set()", "{1, 2, 3}", "S([1, 5])"],
    "frozenset": ["frozenset()", "frozenset([1, 2, 3])", "F([7])"],
    "range": ["range(0)", "range(10)", "range(10, 0, -3)", "range(2**70, 2**70 + 5)"],
    "slice": ["slice(None)", "slice(1, 5, 2)", "slice(-1, None, -1)"],
}
methods = {
    "list": "append clear copy count extend index insert pop remove reverse sort __len__ __contains__ __getitem__ __delitem__ __add__ __iadd__ __mul__ __rmul__ __imul__ __eq__ __lt__ __reversed__ __iter__".split(),
    "tuple": "count index __len__ __contains__ __getitem__ __add__ __mul__ __eq__ __lt__ __hash__ __iter__".split(),
    "dict": "clear copy fromkeys get items keys pop popitem setdefault update values __len__ __contains__ __getitem__ __delitem__ __or__ __ior__ __eq__ __reversed__".split(),
    "set": "add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset issuperset pop remove symmetric_difference symmetric_difference_update union update __len__ __contains__ __or__ __and__ __sub__ __xor__ __le__ __ior__".split(),
    "frozenset": "copy difference intersection isdisjoint issubset issuperset symmetric_difference union __len__ __contains__ __or__ __and__ __sub__ __xor__ __le__".split(),
    "range": "count index __len__ __contains__ __getitem__ __reversed__ __eq__ __hash__".split(),
    "slice": "indices __eq__ __lt__ __hash__".split(),
}
arguments = [
    "", "1", "2.0", "'a'", "None", "[]", "[1, 2]", "(2, 1)", "{1: 3}", "{2}", "frozenset([1])", "slice(0, 2)", "-1", "10**20", "iter([1])",
    "1, 2", "0, 'a'", "2, 0, 5", "None, None", "[(1, 2)]", "range(3)", "x=1", "1, x=2", "1, 2, 3, 4", "[[]]", "Idx(0)", "'ab', 'cd'",
]
for kind, values in receivers.items():
    for method in methods[kind]:
        for given in arguments:
            for value in values:
                if random.random() < 0.65 and value != values[1]:
                    continue
                code = f"o = {value}\nresult = attempt(lambda: o.{method}({given}))\n(result if result is not o else 'itself', o)"
                if "copy" in method and value == values[0]:
                    code = f"o = {value}\n(attempt(lambda: o.{method}({given})), o)"
                if method == "update" and given == "'ab', 'cd'" and kind == "set" or "'ab', 'cd'" == given and kind != "list" and kind != "tuple":
                    continue
                # Hashes of texts and of objects are no one's business.
                if "set" in kind and ("'" in given or method in ("add", "update", "union") and given in ("iter([1])", "Idx(0)")):
                    continue
                if method == "__hash__" and "'" in value:
                    continue
                # " expected 1 argument", with the space, is not worth having.
                if "mul" in method and given in ("", "x=1", "1, x=2") or "mul" in method and ", " in given and given[0] not in "[(f":
                    continue
                if method == "fromkeys" and "=" in given:
                    continue
                add(code)

# --- operators -----------------------------------------------------------------------------------------------------
operands = [
    "None", "True", "3", "2.5", "'ab'", "[]", "[1, 2]", "[1, 'a']", "(1, 2)", "()", "{}", "{1: 2}", "{1: 3, 2: 4}", "{1, 2}", "set()", "frozenset([2, 9])",
    "{1: 2}.keys()", "{1: 2, 3: 4}.items()", "{1: 2}.values()", "range(3)", "slice(1, 2)", "Idx(1)", "L([1])", "T([1, 2])", "S([2])", "F([1, 2])", "D({5: 6})", "iter([1])",
]
operators = ["+", "*", "-", "|", "&", "^", "<", "<=", "==", "!=", ">", ">=", "in", "not in"]
for left in operands:
    for right in operands:
        for operator in operators:
            if random.random() < 0.4:
                if "'" in left + right and operator in "|^-":
                    continue  # texts in sets
                add(f"{left} {operator} {right}")
for left in operands:
    for right in operands:
        for inplace in ["iadd", "imul", "ior", "iand", "isub", "ixor"]:
            # Texts in sets have an order of their own, and equal floats are one object here.
            if random.random() < 0.25 and "'" not in left and left != "2.5":
                if "'" in right and ("set" in left or "{" in left or "S(" in left or "F(" in left):
                    continue
                add(f"o = {left}\nresult = {inplace}(o, {right})\n(result, result is o)")
for value in operands:
    for key in operands:
        add(f"({value})[{key}]" if "(" in value or value[0] in "[{T" else f"({value})[{key}]")
        if random.random() < 0.4:
            add(f"setat({value}, {key}, 7)")
            add(f"delat({value}, {key})")
    for call in ["len", "hash", "bool", "iter", "list", "tuple", "set", "frozenset", "dict", "sorted", "reversed", "enumerate", "sum", "min", "max", "any", "all", "str", "range", "slice", "zip", "repr"]:
        if call == "hash" and value in ("Idx(1)", "'ab'", "{1: 2}.values()", "iter([1])", "None"):
            continue
        if "'ab'" in value and call in ("set", "frozenset") or "'a'" in value and call in ("set", "frozenset"):
            continue
        add(f"{call}({value})")

# --- slices ----------------------------------------------------------------------------------------------------------
bounds = ["", "", "0", "1", "2", "-1", "-2", "5", "100", "-100", "10**30", "-10**30", "None", "True"]
steps = ["", "", "", "1", "2", "3", "-1", "-2", "100", "-10**30", "0"]


def random_slice():
    start, stop, step = random.choice(bounds), random.choice(bounds), random.choice(steps)
    return f"{start}:{stop}:{step}" if step else f"{start}:{stop}"


for _ in range(350):
    n = random.choice([0, 1, 2, 5, 8])
    add(f"list(range({n}))[{random_slice()}]")
    add(f"tuple(range({n}))[{random_slice()}]")
    add(f"range({n}, {random.choice([20, -3, 10**25])}, {random.choice([1, 2, -1, 7])})[{random_slice()}]")
    add(f"o = list(range({n}))\ndel o[{random_slice()}]\no")
    values = random.choice(["[]", "[7]", "[7, 8]", "(7, 8, 9)", "range(4)", "'xyz'", "5", "iter([1, 2])", "{4: 5}", "o"])
    add(f"o = list(range({n}))\no[{random_slice()}] = {values}\no")

# --- the order of sets -----------------------------------------------------------------------------------------------


def number():
    kind = random.random()
    if kind < 0.45:
        return str(random.randint(-10, 40))
    if kind < 0.7:
        return str(random.randint(-1000, 5000))
    if kind < 0.8:
        return str(random.randint(-(2**62), 2**62))
    if kind < 0.84:
        return str(random.randint(-(2**90), 2**90))
    if kind < 0.93:
        return repr(random.choice([random.random() * 100, random.randint(0, 90) / 4, float(random.randint(-20, 20)), 1e300 * random.random()]))
    if kind < 0.97:
        return f"({random.randint(-3, 9)}, {random.randint(-3, 9)})"
    return random.choice(["True", "False", "()", "frozenset([1, 2])", "(1, 2.5, (3, -1))", "frozenset()", "frozenset([-1, 70, 3])"])


def numbers(n):
    return ", ".join(number() for _ in range(n))


def small(n):
    top = random.choice([16, 64, 300])
    return ", ".join(str(random.randint(-top // 4, top)) for _ in range(n))


for _ in range(120):
    n = random.choice([1, 2, 3, 4, 5, 6, 8, 12, 20, 33, 60])
    maker = random.choice([numbers, small])
    items = maker(n)
    add(f"set([{items}])")
    add(f"{{{items}}}")
    add(f"frozenset([{items}])")
    add(f"{{i for i in [{items}]}}")
    add(f"set({{i: 1 for i in [{items}]}})")
    add(f"o = list({{{items}}})\no")
    add(f"set(frozenset([{items}])).copy()")
for _ in range(260):
    lines = [f"o = set([{small(random.choice([0, 3, 10, 25]))}])", "out = []"]
    for _ in range(random.choice([2, 5, 12])):
        maker = random.choice([numbers, small, small])
        m = random.choice([0, 1, 2, 4, 9, 22])
        other = random.choice(["[{}]", "{{{}}}", "frozenset([{}])", "dict.fromkeys([{}])", "dict.fromkeys([{}]).keys()", "iter([{}])"]).format(maker(m))
        if other == "{}":
            other = "set()"
        lines.append(random.choice([
            f"o.update({other})", f"o.difference_update({other})", f"o.intersection_update({other}) if len(o) > 12 else None", f"o.symmetric_difference_update({other})",
            f"o = o.union({other})", f"o = o.difference({other})", f"o = o.symmetric_difference({other})", f"o |= set({other})", f"o -= set({other})", f"o ^= set({other})",
            f"o = o | set({other})", f"o = o - set({other})", f"o = o ^ set({other})", f"out.append(o & set({other}))", f"out.append(o.intersection({other}))",
            f"for i in [{small(8)}]: o.discard(i)", f"for i in [{small(8)}]: o.add(i)", "if o: out.append(o.pop())", "for i in range(min(3, len(o))): out.append(o.pop())",
            "o = o.copy()", "o = set(list(o))", "out.append(list(o))", "o = set(sorted(o, key=hash))", "if len(out) > 4: o.clear()", f"out.append({{{small(3)}}} & o)", f"out.append({{{small(3)}}} | o)",
            f"out.append(dict.fromkeys([{small(6)}]).keys() & o)", f"out.append(dict.fromkeys([{small(6)}]).keys() | o)", f"out.append(o - dict.fromkeys([{small(6)}]).keys())", f"out.append(dict.fromkeys([{small(6)}]).keys() ^ o)",
            f"out.append(dict.fromkeys([{small(6)}]).keys() - o)", f"out.append(dict.fromkeys([{small(6)}], 1).items() ^ dict.fromkeys([{small(6)}], 1).items())",
        ]))
    add("\n".join(lines) + "\n(o, out)")
for _ in range(60):
    top = random.choice([12, 40, 200])
    history = [random.randint(-3, top) * random.choice([1, 1, 8, 32]) for _ in range(random.choice([20, 60, 200]))]
    add(f"o = set()\nfor n, i in enumerate({history}):\n    if n % 5 < 3: o.add(i)\n    else: o.discard(sorted(o)[i % len(o)] if o else i)\no")
for n in [100, 500, 1000]:
    add(f"o = set(i * i % 1009 - 300 for i in range({n}))\nlist(o)")
    add(f"o = set(range({n}))\nfor i in range(0, {n}, 3): o.remove(i)\no.update(range({n}, {n} + 20))\nlist(o)[:120]")
add("o = set((i * 7919) % 65537 for i in range(60000))\n(list(o)[:50], list(o)[-50:], list(o)[30000:30050])")
add("o = set(i * 2.5 for i in range(3000))\nlist(o)[:200]")

# --- sorting -----------------------------------------------------------------------------------------------------------
for n in [2, 5, 17, 40, 63, 64, 65, 100, 200, 300]:
    for _ in range(4):
        items = [random.choice([random.randint(0, 50), random.randint(0, 50) / 2, float("nan") if random.random() < 0.3 else 1]) for _ in range(n)]
        text = str(items).replace("nan", "N")
        add(f"N = float('nan')\nsorted({text})")
        add(f"N = float('nan')\nsorted({text}, reverse=True)")
        odd = [random.randint(0, 60) for _ in range(n)]
        add(f"sorted([Odd(i) for i in {odd}])")
        add(f"o = [Odd(i) for i in {sorted(odd)[: n // 2] + odd[n // 2:]}]\no.sort(reverse={random.choice([True, False])})\no")
        add(f"[x[1] for x in sorted([(i % 7, n) for n, i in enumerate({odd})], key=lambda x: x[0], reverse={random.choice([True, False])})]")
        add(f"o = [Low(i) for i in {odd}]\nattempt(o.sort)\n(o, [] if n else 0)" if False else f"o = [Low(i) for i in {odd}]\n(attempt(o.sort), o)")
        add(f"sorted({[str(i) for i in odd]})")
        add(f"sorted({odd}, key=lambda i: -i)")
runs = list(range(40)) + list(range(100, 20, -1)) + list(range(50, 90)) + [5] * 30 + list(range(0, 60, 2))
add(f"sorted([Odd(i) for i in {runs}])")
add(f"sorted({runs})")

# --- nested and iterated -----------------------------------------------------------------------------------------------
values = ["1", "2.0", "'x'", "None", "True", "(1, 'a')", "[1]", "{'k': 1}", "{1, 2}", "frozenset()", "range(2)"]


def nested(depth):
    if depth == 0 or random.random() < 0.2:
        return random.choice(values)
    inside = [nested(depth - 1) for _ in range(random.randint(0, 3))]
    kind = random.randint(0, 2)
    if kind == 0:
        return "[" + ", ".join(inside) + "]"
    if kind == 1:
        return "(" + "".join(i + ", " for i in inside) + ")"
    return "{" + ", ".join(f"{j}: {i}" for j, i in enumerate(inside)) + "}"


for _ in range(150):
    one = nested(3)
    two = one if random.random() < 0.3 else nested(3)
    add(f"a = {one}\nb = {two}\n(a, a == b, a != b, attempt(lambda: a < b), attempt(lambda: a >= b), attempt(lambda: [a, b] > [b, a]), attempt(hash, a) if 'x' not in repr(a) and 'N' not in repr(a) and \"'\" not in repr(a) else 0)")
sources = ["[3, 0, 2]", "(1, 2)", "{1: 2, 3: 4}", "{1: 2}.items()", "{5, 6}", "range(5)", "range(5, 0, -2)", "range(2**70, 2**70 + 3)", "'abc'", "iter([1, 2])", "Seq(3)", "(i for i in range(3))", "[]", "3", "None",
           "enumerate('ab')", "zip('ab', 'cd')", "map(str, [1, 2])", "filter(None, [0, 1])", "reversed([1, 2])", "reversed({1: 2})", "reversed(range(3))", "{1: 2}.values()", "L([1])", "D({1: 2})"]
for source in sources:
    for form in ["list({})", "tuple({})", "drain(enumerate({}))", "drain(enumerate({}, 5))", "drain(zip({0}, {0}))", "drain(map(lambda x: [x], {}))", "drain(filter(None, {}))", "drain(reversed({}))", "sorted({}, key=repr)",
                 "[*{}]", "(*{}, 1)", "{{**dict(enumerate({}))}}", "dict(zip({0}, {0}))", "type(iter({})).__name__", "next(iter({}), 'end')", "1 in {}", "7 not in {}", "list(map(lambda a, b: (a, b), {0}, [7, 8]))", "list(zip({}, [1, 2], strict=True))",
                 "list(zip([1, 2], {}, strict=True))", "o = {}\niter(o) is o", "o = iter({})\n(next(o, 0), list(o), list(o), next(o, 0))", "o = list({})\nlist(reversed(o))", "sum(1 for _ in {})", "max({}, key=str)", "','.join(map(str, {}))",
                 "a, *b = {}\n(a, b)", "a, b = {}\n(a, b)", "set(map(type, {}))==set()", "list({})[::-1]", "dict.fromkeys({})", "o = [1]\no.extend({})\no", "o = [1]\no += {}\no", "o = [1, 2]\no[1:1] = {}\no", "repr({})"]:
        add(form.format(source))

json.dump({"prelude": PRELUDE, "cases": cases}, sys.stdout, ensure_ascii=False, indent=0, separators=(",", ":"))
