"""Records what CPython 3.12 says about text.

    python scripts/record-str.py tables > src/values/str-unicode-data.ts
    python scripts/record-str.py pages > src/values/codec-pages.ts
    python scripts/record-str.py cases test/fixtures/values

`pages` prints what bytes from 128 up mean in the code pages we know. `tables` prints what JavaScript's own Unicode knowledge does not settle: which code points Unicode 15.0 knows at all, digits that are
no decimals, CJK numerals, and the case mappings that differ from `toUpperCase` and `toLowerCase`.
Run it with CPython 3.12 only: texts and tables differ between versions.
"""

import ast
import json
import operator
import random
import re
import sys
import unicodedata



def digits(number):
    """In base 32: `0` to `O` for the last digit, `]` to `|` for those before it, so that numbers need nothing between them."""
    out = chr(48 + number % 32)
    while number := number // 32:
        out = chr(93 + number % 32) + out
    return out


def pack(predicate):
    """Ranges of code points as `gap length-1`, the gap counted from the end of the range before."""
    out, start, last = [], None, 0
    for code in range(0x110001):
        inside = code < 0x110000 and predicate(chr(code))
        if inside and start is None:
            start = code
        elif not inside and start is not None:
            out += [digits(start - last), digits(code - 1 - start)]
            start, last = None, code - 1
    return "".join(out)


def quoted(text, width=100):
    lines, line = [], ""
    for part in text.split(" "):
        if len(line) + len(part) > width:
            lines.append(line)
            line = ""
        line += part + " "
    lines.append(line.rstrip())
    return "\n".join(f'  "{part}"{" +" if i + 1 < len(lines) else ""}' for i, part in enumerate(lines))


def chunks(text, width=110):
    lines = [text[at : at + width] for at in range(0, len(text), width)]
    return " " + f'"{text}"' if len(text) < 80 else "".join(f'\n  "{line}" +' for line in lines)[:-2]


def tables():
    every = [chr(code) for code in range(0x110000)]
    cjk = {c for c in every if c.isnumeric() and unicodedata.category(c)[0] != "N"}
    parts = [
        ("unassigned", "Code points that Unicode 15.0 does not assign: ranges as gap and length-1, in base 32 with other characters for last digits.", pack(lambda c: unicodedata.category(c) == "Cn")),
        ("otherDigits", "Digits that are no decimal digits (superscripts and the like), packed the same way.", pack(lambda c: c.isdigit() and not c.isdecimal())),
        ("numerals", "Letters with a numeric value, packed the same way.", pack(lambda c: c in cjk)),
    ]
    print(f"// Made by scripts/record-str.py from CPython {sys.version.split()[0]}, Unicode {unicodedata.unidata_version}. Do not edit.")
    for name, about, text in parts:
        print(f"\n/** {about} */\nexport const {name}: string ={chunks(text)};")


PAGES = "cp437 cp850 cp852 cp1250 cp1251 cp1252 cp1253 cp1254 cp1257 iso8859_2 iso8859_5 iso8859_7 iso8859_9 iso8859_15 iso8859_16 koi8_r mac_roman".split()


def pages():
    print(f"// Made by scripts/record-str.py from CPython {sys.version.split()[0]}. Do not edit.")
    print("\n/** The code points of bytes 128 to 255 by code page: `first+count` runs, hexadecimal; `-` for undefined bytes. */")
    print("export const codePages: Readonly<Record<string, string>> = {")
    for page in PAGES:
        assert bytes(range(128)).decode(page) == bytes(range(128)).decode("ascii")
        images = []
        for byte in range(128, 256):
            try:
                images.append(ord(bytes([byte]).decode(page)))
            except UnicodeDecodeError:
                images.append(None)
        runs, at = [], 0
        while at < 128:
            n = 1
            while at + n < 128 and images[at + n] == (None if images[at] is None else images[at] + n):
                n += 1
            head = "-" if images[at] is None else f"{images[at]:x}"
            runs.append(head if n == 1 else f"{head}+{n:x}")
            at += n
        print(f"  {page}:\n{quoted(' '.join(runs))},")
    print("};")


class Recorder:
    """Runs calls and writes each as one line: operation, receiver, arguments, keyword arguments, outcome."""

    def __init__(self, path):
        self.path, self.lines, self.seen = path, [], set()

    def __call__(self, op, self_, *args, **kwargs):
        given = copied(self_)
        try:
            outcome = encoded(run(op, given, args, kwargs))
            if isinstance(given, bytearray) and given != self_:
                outcome = {"after": encoded(given), "is": outcome}
        except Exception as error:
            outcome = {"!": [type(error).__name__, str(error)]}
        line = [op, encoded(self_), [encoded(a) for a in args], {k: encoded(v) for k, v in kwargs.items()}, outcome]
        text = json.dumps(line, separators=(",", ":"))
        if text not in self.seen:
            self.seen.add(text)
            self.lines.append(text)

    def done(self):
        with open(self.path, "w") as out:
            out.write("\n".join(self.lines) + "\n")
        print(self.path, len(self.lines))


def copied(value):
    return bytearray(value) if type(value) is bytearray else value


OPERATORS = {
    "+": operator.add,
    "*": operator.mul,
    "%": operator.mod,
    "[]": operator.getitem,
    "in": operator.contains,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "repr": repr,
    "str": str,
    "ascii": ascii,
    "len": len,
    "bool": bool,
    "list": list,
    "fmt": format,
    "itertype": lambda value: type(iter(value)).__name__,
    "hash": lambda value: bool(hash(value) or True),
    "del": operator.delitem,
    "set": operator.setitem,
}
TYPES = {"str": str, "bytes": bytes, "bytearray": bytearray}


def run(op, receiver, args, kwargs):
    if op in OPERATORS:
        return OPERATORS[op](receiver, *args)
    if op.startswith("type:"):
        # `type:str` calls the type, `type:str.maketrans` what hangs on it; the receiver plays no part.
        found = TYPES
        name, *rest = op[5:].split(".")
        found = TYPES[name]
        for part in rest:
            found = getattr(found, part)
        return found(*args, **kwargs)
    # Written out, since a call through `**` is worded differently.
    names = [f"a[{i}]" for i in range(len(args))] + ([f"{k}=k[{k!r}]" for k in kwargs] if not {"a b"} & set(kwargs) else ["**k"])
    return eval(f"r.{op}({', '.join(names)})", {"r": receiver, "a": args, "k": kwargs})


def encoded(value):
    kind = type(value)
    if value is None or kind in (bool, str):
        return value
    if value is NotImplemented:
        return {"n": 1}
    if kind is int:
        return {"i": str(value)}
    if kind is float:
        return {"f": repr(value)}
    if kind is bytes:
        return {"b": value.hex()}
    if kind is bytearray:
        return {"ba": value.hex()}
    if kind is tuple:
        return {"t": [encoded(v) for v in value]}
    if kind is list:
        return [encoded(v) for v in value]
    if kind is dict:
        return {"d": [[encoded(k), encoded(v)] for k, v in value.items()]}
    if kind is slice:
        return {"s": [encoded(value.start), encoded(value.stop), encoded(value.step)]}
    raise TypeError(kind)


TEXTS = [
    "", "a", "A", "abc", "Hello World", "hello world", "HELLO", "12", "1.5", " a b  c ", "\t x\n", "a,b,,c", "aaa", "abcabcabc",
    "it's", "They're Bill's", "x-y_z", "+12", "-7", "+", "ß", "ŉ", "ǆ", "ǅ", "Ǆ", "ﬁﬂ", "İ", "ı", "ΑΣ", "ΑΣ ΑΣΑ", "Σ", "ΌΔΟΣ.", "Σ'", "'Σ",
    "ὈΔΥΣΣΕΎΣ", "příliš žluťoučký kůň", "ŽLUŤ", "straße", "日本語", "٣٤", "²³", "½", "Ⅷ", "ⅷ", "一二", "😀", "a😀b", "😀😀", "𝐀𝐁", "𐐀", "𐐨",
    "a\u0301", "\u0301", "\u00a0", "\u2028", "a\u2028b", "a\x1cb\x1dc", "a\x85b", "a\r\nb\rc\n\nd", "\ud800", "a\udfffb", "\ufeff", "_a1", "1a",
    "a b", "def", "é", "Éa", "\u0345", "ᾳ", "ᾼ", "ꭰ", "Ꭰ", "\u1c89", "\u019b", "\x00", "\x7f", "\\", "\"", "a'b\"c", "\u200b", "\u3000x\u3000",
]
NO_ARGUMENT = (
    "capitalize casefold isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper "
    "lower swapcase title upper split rsplit splitlines strip lstrip rstrip expandtabs encode"
).split()
INDICES = [None, 0, 1, 2, 3, 5, 100, -1, -2, -4, -100]


def text_cases(path):
    record = Recorder(path)
    rng = random.Random(1)
    for text in TEXTS:
        for name in NO_ARGUMENT:
            record(name, text)
        for op in ("repr", "str", "ascii", "len", "bool", "list", "itertype", "hash"):
            record(op, text)
        record("splitlines", text, True)
        record("splitlines", text, keepends=True)
        for width in (0, 5, 8):
            for name in ("center", "ljust", "rjust"):
                record(name, text, width)
                record(name, text, width, "é")
                record(name, text, width, "😀")
            record("zfill", text, width)
            record("expandtabs", text, width)
        for index in (0, 1, -1, 2, 99, -99):
            record("[]", text, index)
    # random texts over alphabets that make matches likely
    alphabets = ["ab", "a ", "ab,", "a😀b", "aß ", "\t\n a", "\r\n\x0b\x85\u2028x", "Aa1'", "ΣσΑα .'", "0+-1"]
    randoms = ["".join(rng.choice(alphabet) for _ in range(rng.randrange(12))) for alphabet in alphabets for _ in range(9)]
    for text in randoms:
        for name in rng.sample(NO_ARGUMENT, 8):
            record(name, text)
        alphabet = text or "ab"
        for _ in range(3):
            piece = "".join(rng.choice(alphabet) for _ in range(rng.randrange(3)))
            bounds = rng.choice([(), (rng.choice(INDICES),), (rng.choice(INDICES), rng.choice(INDICES))])
            for name in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith"):
                record(name, text, piece, *bounds)
            record("startswith", text, ("zz", piece), *bounds)
            limit = rng.choice([-1, 0, 1, 2])
            for name in ("split", "rsplit"):
                record(name, text, piece, limit)
                record(name, text, None, limit)
            for name in ("partition", "rpartition", "removeprefix", "removesuffix", "strip", "lstrip", "rstrip"):
                record(name, text, piece)
            record("replace", text, piece, rng.choice(["", "x", "yy", "😀"]), limit)
            record("in", text, piece)
            record("[]", text, slice(rng.choice(INDICES), rng.choice(INDICES), rng.choice([None, 1, 2, -1, -3, 7])))
            record("expandtabs", text, rng.choice([0, 1, 4, 8, -3]))
            other = rng.choice(randoms)
            for op in ("+", "==", "!=", "<", "<=", ">", ">="):
                record(op, text, other)
            record("*", text, rng.choice([-1, 0, 1, 3, True]))
            record("join", piece, [text, other, piece])
    for a, b in [("\ue000", "😀"), ("😀", "\uffff"), ("a😀", "a😀b"), ("\ud800", "\ue000"), ("Z", "a"), ("é", "z")]:
        for op in ("<", ">", "<=", "==", "!="):
            record(op, a, b)
            record(op, b, a)
    wrong = [None, 1, 1.5, b"a", ["a"], ("a", 1), (1, "a"), {"a": 1}, True]
    for name in "find index count startswith endswith split rsplit strip lstrip removeprefix removesuffix partition rpartition join".split():
        record(name, "abc")
        for value in wrong:
            record(name, "abc", value)
        record(name, "abc", "a", "b")
        record(name, "abc", "a", 1, 2, 3)
        record(name, "abc", "")
        record(name, "abc", foo="a")
    for name in "center ljust rjust zfill expandtabs".split():
        for value in ["x", None, 1.5, 10**30, -10, True]:
            record(name, "abc", value)
        record(name, "abc")
        record(name, "abc", 5, "xy")
        record(name, "abc", 5, "")
        record(name, "abc", 5, 1)
        record(name, "abc", 5, "a", 1)
    record("expandtabs", "abc", 10**10)
    record("expandtabs", "a\tb", tabsize=3)
    for args in [(), ("a",), ("a", 1), (1, "a"), ("a", "b", "c"), ("a", "b", 1, 2), ("a", "b", 10**30), ("a", "a"), ("", "-"), ("", "-", 2), ("", "", 2), ("x", "y"), ("abc", "")]:
        record("replace", "abc", *args)
    record("replace", "", "", "x")
    record("replace", "", "", "x", 0)
    record("replace", "abc", "a", "b", count=1)
    for args in [("a", "b"), (",", 1.0), (",", 10**30), (None, 1), (",", None), (",", 1, 2), (",", True)]:
        record("split", "a,b,c", *args)
        record("rsplit", "a,b,c", *args)
    for kwargs in [{"sep": ","}, {"maxsplit": 1}, {"sep": ",", "maxsplit": 1}, {"x": 1}, {"sep": None, "x": 1}]:
        record("split", "a,b,c d", **kwargs)
    record("split", "a,b", ",", sep=",")
    record("splitlines", "a\nb", 1, 2)
    record("splitlines", "a\nb", x=1)
    record("splitlines", "a\nb", [])
    for value in wrong + ["", "b"]:
        for op in ("+", "==", "!=", "<", ">=", "in"):
            record(op, "abc", value)
        record("__add__", "abc", value)
        record("__eq__", "abc", value)
        record("__contains__", "abc", value)
    for value in [1.5, "b", None, 10**30, -(10**30), True, -1]:
        record("*", "ab", value)
    for value in ["b", 1.5, None, 3, -4, 10**30, -(10**30), True, slice(None, None, 0), slice("a", None), slice(None, 1.5), slice(10**30, None), slice(None, None, 10**30), slice(None, None, -(10**30)), slice(-(10**30), 10**30)]:
        record("[]", "abc", value)
    for name in NO_ARGUMENT[:18]:
        record(name, "a", 1)
        record(name, "a", x=1)
    # maketrans, translate
    for args in [(), (1,), ("a", "bc"), ("a", 1), ("a", "b", 1), ({"ab": 1},), ({1.5: 1},), (1, "a"), ("abc", "def", "gh"), ({"a": "b", 5: None},), ("a😀", "😀a"), ("aa", "bc"), ("", ""), ("ab", "cd", "a"), ({"😀": "x"},), ("a", "b", "c", "d")]:
        record("type:str.maketrans", None, *args)
    for name, args in {"replace": (None, "a"), "removeprefix": (None,)}.items():
        record(name, "abc", *args)
    record("replace", "abc", "a", None)
    record("type:str.maketrans", None, "a", None)
    for table in [{97: "x"}, {97: None}, {97: 98}, {97: "xyz", 128512: "s"}, {}, {97: 1.5}, {97: -1}, {97: 0x110000}, {97: 10**30}, 1, None, "b", ["x"] * 98, {"a": "b"}, {97: b"x"}, {97: 0x10FFFF}]:
        record("translate", "aab😀", table)
    # constructors
    for args in [(), (1,), (None,), (1.5,), (b"a",), ("x",), (1, 2), (b"a", 2), ("a", "b"), (b"a", "utf-8", "strict", 1), (b"\xff", "utf-8"), (b"\xff", "ascii"), (b"\xc5\xbe", "utf-8"), (b"a", "foo"), (b"", "foo"), (b"a", "utf-8", 1), (bytearray(b"a"), "ascii"), ([1, "a"],), ((),), ((1,),), ({"a": 1.0},), (True,)]:
        record("type:str", None, *args)
    for kwargs in [{"object": 1}, {"encoding": "a"}, {"foo": 1}, {"errors": "a"}, {"object": b"\xff", "errors": "replace"}, {"object": b"\xff", "encoding": "latin-1"}, {"object": b"a", "foo": 1}]:
        record("type:str", None, **kwargs)
    record.done()


def format_cases(path):
    record = Recorder(path)
    rng = random.Random(2)
    values = [5, -7, 1.5, -0.25, "é", "abc", None, True, [1, "x"], {"a": {"b": 2}, "0": 9}, (1, 2), 12345678.9, 0]
    templates = [
        "", "plain", "{}", "{0}", "{a}", "{} {}", "{0} {1} {0}", "{a} {b}", "{{}}", "{{{}}}", "}}{{", "{", "}", "{a", "{a!r", "{a!}", "{a!rx}", "{a[}", "{a[b}", "{a.}",
        "{a[]}", "{a[0]x}", "{a{}}", "{a:{", "{a:{b}", "{a:{b:{c}}}", "{}{0}", "{0}{}", "{:{}}", "{:{}{}}", "{!r}", "{!s}", "{!a}", "{!x}", "{!é}", "{a!x}", "{:>5!s}", "{!s:>5}", "{!r:>8}",
        "{99999999999999999999}", "{-1}", "{ 0 }", "{0[99999999999999999999]}", "{0[-1]}", "{٠}", "{[0]}", "{.real}", "{0.real}", "{0.foo}", "{0[a][b]}", "{0[a]}", "{0[0]}", "{0[1]}", "{0[7]}", "{0[0}",
        "{!}", "{!r:}", "{:}", "{a b}", "{:%Y}", "{0:{1}}", "{0:{a}}", "{0:{a}.{b}}", "{:{:{}}}", "{a.real}", "{a[0]}", "{a[x]}", "{0.real.imag}", "{0:>10}|{1:<10}|{2:^10}", "{:é>6}", "{:😀^6}", "{:5}", "{:.1}", "{:.2f}", "{:+d}",
        "{:,}", "{:_x}", "{:#x}", "{:e}", "{:%}", "{:c}", "{:=5}", "{:q}", "{:5.3q}", "{0!r:{1}}", "x{", "x}", "x{}}", "{x}}", "{0}{a}{1}", "{0:}}", "{0:{}}", "{:{0}}", "{0!s}{1!r}", "{a[b][c]}", "{[}", "{]}", "{a]}", "{a[[]}", "{a[]]}",
        "{0!r}}", "{0!}", "{0:!r}", "{0::}", "{0:x!}", "{0:}>5}", "{0:{{}}}",
    ]
    argument_lists = [(), (5,), (5, 10), ("abc", 3), (1.5, "x", None), ([1, 2], {"a": {"b": 2}}), ({"a": {"b": 1}}, 0)]
    keyword_lists = [{}, {"a": 5, "b": 2}, {"a": "x", "b": 12, "c": 3}, {"a": [1, 2]}, {"a": {"x": 1}, "a b": 4}]
    for template in templates:
        for args in argument_lists:
            record("format", template, *args)
            record("format", template, *args, **keyword_lists[1 + rng.randrange(4)])
        for mapping in [{}, {"a": 5}, {"a": [7]}, {"a": {"x": 1}}, 1, None, "text", [1]]:
            record("format_map", template, mapping)
    specs = ["".join(rng.choice(part) for part in (["", "", "<", ">", "^", "=", "*<", "0>", "é^"], ["", "", "+", "-", " "], ["", "", "z", "#"], ["", "0"], ["", "1", "6", "12"], ["", "", ",", "_"], ["", "", ".0", ".2", ".5", "."], ["", "d", "f", "s", "x", "e", "g", "%", "n", "c", "q"])) for _ in range(350)]
    for spec in specs:
        value = rng.choice(values)
        record("format", "{:" + spec + "}", value)
        record("format", "{:" + spec + "}", rng.choice(["é", "abc", "😀b", ""]))
    formats = [
        "%s", "%d", "%(a)s", "%(a)d %(b)s", "%s %s", "x", "%%", "%", "%5", "%(a", "%(a)", "%y", "%é", "%5s|%-5s|", "%05d", "%+d", "% d", "%#x", "%X", "%o", "%#o", "%e", "%.3f", "%10.2f|", "%-10.2f|", "%g", "%G", "%c", "%r", "%a", "%.2s", "%.1r",
        "%*d", "%-*d", "%.*f", "%*.*f", "%ld", "%hd", "%i", "%u", "%F", "%E", "%(a)s %s", "%s %(a)s", "%(a)s%(a)s", "%((a))s", "%()s", "%5%", "%-5%|", "%.0f", "%#.0f", "%+.1e", "%08.3f", "%-08d|", "%x", "%.5d", "%#.5x", "%+5s", "%05s", "%s%%", "%%%s", "%s%", "%5c|", "%.3c",
    ]
    operands = [(), "x", 5, -5, 1.5, None, (5,), ("x",), (1, 2), ("x", 1.5), {"a": 1, "b": 2}, {"a": "x", "(a)": 3, "": 4}, {}, [], [1], True, 10**30, -1, 1114112, 233, "ab", b"x", (1, 2, 3), (5, 3, 1.25), float("nan"), float("inf"), ("é",), 1e308, (10**30, 2)]
    for text in formats:
        for right in operands:
            record("%", text, right)
    for spec in specs[:80] + ["", "s", "=5", "d", "😀<4", "{}", ">5s", "5.1"]:
        record("fmt", rng.choice(["é", "abc", "😀b", ""]), spec)
    record.done()


def codec_cases(path):
    record = Recorder(path)
    rng = random.Random(3)
    names = ["utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "cp1250", "cp1252", "utf-8-sig", "iso8859-2", "cp852", "cp1251"]
    errors = ["strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "surrogateescape", "surrogatepass", "foo"]
    texts = ["", "abc", "é", "éé", "aéžb", "Žluť", "日本", "a日本b", "😀", "x😀y", "\ud800", "a\ud800\ud801b", "\udc80\udcff", "é\udc80", "€", "\x81", "\u0081\u4e00", "\ufeffa", "\uffff", "\U0010ffff"]
    for text in texts:
        for name in names:
            record("encode", text, name)
            record("encode", text, name, rng.choice(errors[1:]))
        for handler in errors:
            for name in ("utf-8", "ascii", "latin-1", "cp1250", "utf-16"):
                record("encode", text, name, handler)
        record("encode", text)
    datas = [
        b"", b"abc", b"\xff", b"\xe9", b"a\xe2\x82\xacb", b"\xe2\x82", b"\xe2\x82a", b"\xe2a", b"\xf0\x9f", b"\xf0\x9f\x98", b"\xf0\x9f\x98\x80", b"\xf0\x9f\x98a", b"\xf0\x9fa", b"\xed\xa0\x80", b"\xed\xa0\x80\xed\xb0\x80", b"\xc0\x80",
        b"\xc1", b"\xf5\x80", b"\xf4\x90\x80\x80", b"\xf0\x80\x80\x80", b"\xe0\x80\x80", b"\xe0\x9f", b"\xed\xa0", b"\xf4\x90", b"\x80", b"a\x80\x81b", b"\xc3\xa9", b"\xc3", b"\xc3a", b"\xef\xbb\xbfa", b"\xef\xbb\xbf\xff", b"\xef\xbb", b"\xff\xfea\x00", b"\xfe\xff\x00a", b"a\x00", b"a\x00b",
        b"\x00\xd8", b"\x00\xd8a\x00", b"\x00\xdca\x00", b"\xd8\x00", b"\xd8\x00\xdc\x00", b"\x00\xd8\x00\xdc", b"\x00\xd8\x00", b"\xff\xfe\x00\x00a\x00\x00\x00", b"\x00\x00\xfe\xff\x00\x00\x00a", b"\x00\x00\x11\x00", b"\x00\xd8\x00\x00", b"\xff\xff\xff\xff", b"a\x00\x00\x00", b"a\x00\x00", b"\x81\x83\x8d", b"\x9e\x8a\xe9",
        bytes(range(128, 256)),
    ]
    for data in datas:
        for name in names:
            record("decode", data, name)
            record("decode", data, name, rng.choice(errors[1:]))
        for handler in errors:
            for name in ("utf-8", "ascii", "cp1250", "utf-16", "utf-32-be"):
                record("decode", data, name, handler)
        record("decode", data)
    for _ in range(150):
        data = bytes(rng.choice([0x41, 0x80, 0xBF, 0xC3, 0xE2, 0x82, 0xED, 0xA0, 0xF0, 0x9F, 0xF4, 0x90, 0x00, 0xD8, 0xDC]) for _ in range(rng.randrange(1, 9)))
        record("decode", data, rng.choice(names))
        record("decode", data, rng.choice(names), "replace")
        record("decode", data, "utf-8", rng.choice(errors))
        record("decode", data, rng.choice(["utf-16", "utf-32", "utf-16-be"]), rng.choice(errors))
    for page in PAGES:
        record("decode", bytes(range(256)), page, "replace")
        record("encode", "aéžłя€ώğ╣\u00a0", page, "replace")
    for name in "UTF8 Utf_8 U8 utf Latin1 LATIN-1 iso-8859-1 L1 8859 us-ascii 646 windows-1250 cp-1250 1250 iso_8859-2 latin2 utf16 UTF-16LE utf_32 x foo hex base64 rot13 zlib".split() + ["  utf-8", "utf 8", "utf--8", "", "latin 1", "Latin-\t1"]:
        record("encode", "a", name)
        record("decode", b"a", name)
        record("encode", "é", name)
    for args in [(1,), ("utf-8", 1), (None,), ("ascii", "strict", 1), ("a\0",)]:
        record("encode", "a", *args)
        record("decode", b"a", *args)
    for kwargs in [{"encoding": "ascii"}, {"errors": "ignore"}, {"encoding": "ascii", "errors": "replace"}, {"foo": 1}]:
        record("encode", "aé", **kwargs)
        record("decode", b"a\xc3\xa9", **kwargs)
    record.done()


def bytes_cases(path):
    record = Recorder(path)
    rng = random.Random(4)
    samples = [b"", b"a", b"abc", b"Hello World", b"HELLO", b"12", b" a b  c ", b"\t x\n", b"a,b,,c", b"aaa", b"abcabcabc", b"it's", b"They're", b"+12", b"-7", b"\xe9a", b"a\x1cb\x0bc", b"a\r\nb\rc\n\nd", b"\x00\xff", b"'\"", b"\\", b"A b", b"aB", b"Ab C1d", b"1A"]
    names = "capitalize isalnum isalpha isascii isdigit islower isspace istitle isupper lower swapcase title upper split rsplit splitlines strip lstrip rstrip expandtabs hex".split()
    for data in samples:
        for kind in (bytes, bytearray):
            if kind is bytearray and len(data) % 2:
                continue
            for name in names:
                record(name, kind(data))
            for op in ("repr", "str", "len", "bool", "list", "itertype", "hash"):
                record(op, kind(data))
            record("splitlines", kind(data), True)
            for width in (0, 5, 8):
                for name in ("center", "ljust", "rjust"):
                    record(name, kind(data), width)
                    record(name, kind(data), width, b"x")
                record("zfill", kind(data), width)
                record("expandtabs", kind(data), width)
            for args in [(":",), (b"-",), (":", 2), (":", -2), (":", 3), (":", -3), (":", 0), ("::",), ("é",), (1,), (":", "x"), ("",), (":", 100)]:
                record("hex", kind(data), *args)
    alphabets = [b"ab", b"a ", b"ab,", b"\r\n\tx", b"Aa1'", b"\x00\xff"]
    randoms = [bytes(rng.choice(alphabet) for _ in range(rng.randrange(12))) for alphabet in alphabets for _ in range(6)]
    for data in randoms:
        for _ in range(3):
            kind = rng.choice([bytes, bytes, bytearray])
            piece = bytes(rng.choice(data or b"ab") for _ in range(rng.randrange(3)))
            bounds = rng.choice([(), (rng.choice(INDICES),), (rng.choice(INDICES), rng.choice(INDICES))])
            for name in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith"):
                record(name, kind(data), piece, *bounds)
            record("find", kind(data), rng.choice([97, 0, 255, 44]), *bounds)
            limit = rng.choice([-1, 0, 1, 2])
            for name in ("split", "rsplit"):
                record(name, kind(data), piece, limit)
                record(name, kind(data), None, limit)
            for name in ("partition", "rpartition", "removeprefix", "removesuffix", "strip", "lstrip", "rstrip"):
                record(name, kind(data), piece)
            record("replace", kind(data), piece, rng.choice([b"", b"x", b"yy"]), limit)
            record("in", kind(data), piece)
            record("in", kind(data), rng.choice([97, 0, 255]))
            cut = slice(rng.choice(INDICES), rng.choice(INDICES), rng.choice([None, 1, 2, -1, -3, 7]))
            record("[]", kind(data), cut)
            record("[]", kind(data), rng.choice(INDICES[1:]))
            record("set", bytearray(data), cut, piece)
            record("del", bytearray(data), cut)
            other = rng.choice(randoms)
            for op in ("+", "==", "!=", "<", "<=", ">", ">="):
                record(op, kind(data), other)
            record("*", kind(data), rng.choice([-1, 0, 1, 3, True]))
            record("join", kind(piece), [data, bytearray(other), piece])
    wrong = [None, 1, 256, -1, 1.5, "a", ["a"], ("a", 1), (b"a", 1), {"a": 1}, True, 10**30]
    for kind in (bytes, bytearray):
        for name in "find index count startswith endswith split rsplit strip removeprefix partition rpartition join translate fromhex".split():
            record(name, kind(b"abc"))
            for value in wrong:
                record(name, kind(b"abc"), value)
            record(name, kind(b"abc"), b"a", "b")
            record(name, kind(b"abc"), b"")
            record(name, kind(b"abc"), foo=1)
        for args in [("a", "b"), (b"a", "b"), (b"a",), (b"a", b"b", "c"), (b"", b"-"), (b"", b"-", 2)]:
            record("replace", kind(b"abc"), *args)
        for args in [("x",), (5, "x"), (5, b"xy"), (5, 1), (5, bytearray(b"x")), (10**30,), ()]:
            record("center", kind(b"abc"), *args)
            record("ljust", kind(b"abc"), *args)
        for args in [(None,), (None, b"a"), (b"x" * 256,), (bytes(range(256)), b"b"), (b"a",), (None, "a")]:
            record("translate", kind(b"abc"), *args)
        record("translate", kind(b"abc"), None, delete=b"a")
        for value in [1, "b", 1.5, None, [1], b"b"]:
            for op in ("+", "==", "<", "in", "*", "[]", "%"):
                record(op, kind(b"abc"), value)
        for value in [3, -4, 10**30, slice(None, None, 0), slice("a", None), True]:
            record("[]", kind(b"abc"), value)
        record("*", kind(b"ab"), 10**30)
        name = "type:" + kind.__name__
        for args in [(), (5,), (-1,), (10**30,), ("a",), ("a", "utf-8"), ("é", "ascii"), ("é", "ascii", "replace"), (1.5,), ([1, 2, 300],), ([1, "a"],), ([1, 1.5],), (None,), (5, "a"), (b"a", "utf-8"), ({1: 2},), (1, 2, 3, 4), (True,), (b"ab",), (bytearray(b"ab"),), ([],), ((1, 2),), ("a", 1), (b"a", None), ([-1],), ([10**30],)]:
            record(name, None, *args)
        for kwargs in [{"source": b"a"}, {"encoding": "a"}, {"errors": "a"}, {"foo": 1}, {"source": "é", "encoding": "latin-1"}, {"source": "a", "errors": "strict"}]:
            record(name, None, **kwargs)
        for args in [(b"a", b"b"), (b"a", b"bc"), ("a", b"b"), (b"a",)]:
            record(name + ".maketrans", None, *args)
        for args in [("zz",), ("6 1",), ("61 62\t",), (b"61",), ("616",), ("é",), ("",), ("6162",), ("  61",), ("61é",), (1,)]:
            record(name + ".fromhex", None, *args)
    for method, calls in {
        "append": [(1,), (256,), ("a",), (-1,), ()],
        "extend": [(b"xy",), ("a",), (1,), ([1, "a"],), ([1, 300],), ([1, 2],), ((),), (bytearray(b"q"),)],
        "insert": [(0, 7), (99, 7), (-1, 7), (0, 300), ("a", 1), (-99, 5)],
        "pop": [(), (0,), (-1,), (5,), ("a",)],
        "remove": [(97,), (5,), ("a",), (300,)],
        "clear": [()],
        "copy": [()],
        "reverse": [()],
    }.items():
        for args in calls:
            record(method, bytearray(b"abc"), *args)
    record("pop", bytearray(b""))
    for key, value in [(0, 5), (0, 300), (7, 3), (0, "a"), ("a", 1), (-1, 9), (slice(0, 1), "a"), (slice(0, 1), 5), (slice(0, 1), [1, 2]), (slice(0, 3, 2), b"a"), (slice(0, 3, 2), b"xy"), (slice(1, 1), b"zz")]:
        record("set", bytearray(b"abc"), key, value)
    for key in (0, -1, 7, "a", slice(0, 2), slice(None, None, 2)):
        record("del", bytearray(b"abc"), key)
    formats = [b"%s", b"%b", b"%d", b"%(a)s", b"%(a)d %%", b"%s %s", b"x", b"%", b"%5", b"%(a", b"%y", b"%5s|%-5s|", b"%05d", b"%x", b"%#x", b"%e", b"%.3f", b"%g", b"%c", b"%5c|", b"%r", b"%a", b"%.2s", b"%*d", b"%.*f", b"%(a)s%(a)s", b"\xff%s"]
    operands = [(), b"x", bytearray(b"yz"), 5, -5, 1.5, None, "x", (5,), (b"x",), (1, 2), (b"a", b"b"), {b"a": 1}, {b"a": b"q"}, {"a": b"q"}, {}, [], [1], True, 10**30, 255, 256, b"ab", (5, 3), "é", ("é",)]
    for text in formats:
        for right in operands:
            record("%", text, right)
    record("%", bytearray(b"%s!"), b"x")
    record.done()


PREDICATES = "isalnum isalpha isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper".split()
MAPPINGS = "lower upper title capitalize casefold swapcase".split()


def digest(text, start=0):
    for character in text:
        start = (start * 31 + ord(character) + 1) % 2147483647
    return start


def point_cases(path):
    """One checksum for every function and block of 1024 code points."""
    functions = {name: (lambda c, n=name: "1" if getattr(c, n)() else "0") for name in PREDICATES}
    functions |= {name: (lambda c, n=name: getattr(c, n)()) for name in MAPPINGS}
    functions["part"] = lambda c: "1" if ("a" + c).isidentifier() else "0"
    functions["final"] = lambda c: ("A" + c + "\u03a3").lower()
    functions["before"] = lambda c: ("A\u03a3" + c + "a").lower()
    out = {}
    for name, function in functions.items():
        sums = []
        for block in range(0, 0x20000, 1024):
            total = 0
            for code in range(block, block + 1024):
                total = digest(function(chr(code)), total)
            sums.append(total)
        out[name] = sums
    with open(path, "w") as file:
        json.dump(out, file, separators=(",", ":"))
        file.write("\n")


PRELUDE = """
class Name(str):
    pass
class Loud(str):
    def __str__(self): return 'LOUD'
    def __repr__(self): return 'Loud!'
    def upper(self): return 'up'
class Tagged(str):
    def __new__(cls, text, tag):
        self = super().__new__(cls, text)
        self.tag = tag
        return self
class Money:
    def __init__(self, n): self.n = n
    def __format__(self, spec): return f'<{self.n}|{spec}>'
    def __str__(self): return 'money'
    def __repr__(self): return 'Money()'
    def __index__(self): return self.n
    def __int__(self): return self.n + 100
    def __float__(self): return self.n + 0.5
class Table:
    def __getitem__(self, key):
        if key == 'bad': raise ValueError('no')
        if isinstance(key, int) and key > 120: raise LookupError(key)
        return f'[{key}]'
class Broken:
    def __str__(self): return 5
    def __repr__(self): return None
    def __format__(self, spec): return 7
    def __bytes__(self): return 'x'
class Failing:
    def __str__(self): raise KeyError('k')
    def __index__(self): raise ValueError('idx')
class Data(bytes):
    pass
class Raw:
    def __bytes__(self): return b'raw'
class Missing(dict):
    def __missing__(self, key): return '<' + key + '>'
def gen():
    yield 'a'
    yield 'b'
class Old:
    def __getitem__(self, i):
        if i == 3: raise IndexError
        return str(i)
"""

SNIPPETS = """
Name('abc'); type(Name('abc')).__name__; Name('abc').upper(); type(Name('abc').upper()).__name__; type(Name('abc') + 'd').__name__; type('d' + Name('abc')).__name__; Name('a') == 'a'; 'a' == Name('a'); hash(Name('a')) == hash('a')
{Name('a'): 1}['a']; {'a': 1}[Name('a')]; Name('abc')[1]; type(Name('abc')[1]).__name__; type(Name('abc')[:]).__name__; len(Name('abc')); 'b' in Name('abc'); Name('b') in 'abc'; list(Name('ab')); Name('a') * 3; type(str(Name('a'))).__name__
','.join([Name('a'), 'b']); 'x'.join(Name('ab')); Name('a,b').split(Name(',')); 'abc'.replace(Name('a'), Name('x')); 'abc'.startswith(Name('a')); 'abc'.startswith((Name('z'), Name('a'))); 'abc'.find(Name('c')); Name('%s') % 5; '%s' % Name('q'); '%r' % Name('q'); '%5s|' % Name('q'); f'{Name("z"):>4}'; '{:>4}'.format(Name('z'))
Loud('x'); str(Loud('x')); repr(Loud('x')); f'{Loud("x")}'; '%s' % Loud('x'); Loud('x').upper(); Loud('x').lower(); Loud('x') + 'y'; ''.join([Loud('x')]); '{}'.format(Loud('x')); '{!r}'.format(Loud('x')); [Loud('x')]; str.upper(Loud('x')); format(Loud('x'), '>5'); format(Loud('x'))
Tagged('x', 5).tag; Tagged('x', 5); Tagged('x'); Tagged('x', tag=3).tag; Tagged('x', 5).foo; isinstance(Name('a'), str); str.__add__('a', Name('b')); 'a'.__add__(5); Name.upper('q'); str.upper(5); str.upper(); str.join('-', 'abc'); str.__len__('abc'); 'abc'.__getitem__(1); 'abc'.__contains__('b'); 'a'.__lt__('b'); 'a'.__mul__(3); 'a'.__rmul__(3)
'{}'.format(Money(5)); '{:abc}'.format(Money(5)); '{!s:>8}'.format(Money(5)); '{!r}'.format(Money(5)); '{0.n}'.format(Money(5)); '{0.n:03}'.format(Money(5)); '{0.x}'.format(Money(5)); '%s' % Money(5); '%d' % Money(5); '%x' % Money(5); '%f' % Money(5); '%c' % Money(65); '%r' % Money(5); '%5.1f|' % Money(5); 'abc'[Money(1)]; 'abc'[Money(0):Money(2)]; 'ab' * Money(2); 'a'.ljust(Money(3)); 'a'.center(Money(5), '*'); 'abcabc'.find('a', Money(1)); 'a b c'.split(None, Money(1)); chr(Money(97)); 'a'.zfill(Money(4))
'{x}'.format_map(Missing()); '{x}{y.real}'.format_map(Missing(y=5)); '{0}'.format_map(Missing()); '{x}'.format_map(Table()); '{bad}'.format_map(Table()); '{0[x]}'.format(Table()); '{0[bad]}'.format(Table()); '{0[3]}'.format(Table()); '%(x)s %(y)s' % Table(); '%(bad)s' % Table(); '%(x)s' % Missing(); 'ax~'.translate(Table()); 'ab'.translate({97: Money(98)}); 'ab'.translate(Missing()); 'ab'.translate(str.maketrans({'a': 'xyz', 'b': None})); 'x' % Table(); 'x' % Money(5)
'{}'.format(Broken()); '{!s}'.format(Broken()); '{!r}'.format(Broken()); '%s' % Broken(); '%r' % Broken(); '%a' % Broken(); str(Broken()); bytes(Broken()); b'%s' % Broken(); '%s' % Failing(); '%d' % Failing(); '%x' % Failing(); 'abc'[Failing()]; 'a' * Failing(); 'a'.ljust(Failing()); f'{Failing()}'; '{}'.format(Failing()); 'abc'.find('a', Failing())
','.join(gen()); ','.join(x for x in 'abc'); ','.join({'k': 1, 'l': 2}); ','.join(Old()); ','.join(map(str, range(4))); ','.join([1]); ','.join(5); ','.join(None); ','.join(Money(5)); ','.join(('a', None)); ','.join([]); ','.join(['x']); ','.join(x / 0 for x in [1]); ''.join(reversed('abc')); list(enumerate('ab')); sorted('hello'); max('abc'); min('b', 'a'); tuple('a😀'); set('aab') == {'a', 'b'}; list(zip('ab', 'cd')); sum(['a'], ''); [*'ab']; dict(['ab', 'cd']); 'a' 'b'; 'a' < 'b' < 'c'; not ''; 'a' and 'b'; 'x' if '' else 'y'
bytes(Raw()); b'%s' % Raw(); b''.join([Raw()]); Data(b'ab'); type(Data(b'ab')).__name__; Data(b'ab')[0]; type(Data(b'ab')[:]).__name__; Data(b'ab') + b'c'; Data(b'ab') == b'ab'; {b'a': 1}[Data(b'a')]; {b'a': 1}.get(bytearray(b'a')); hash(b'a') == hash(b'a'); list(b'ab'); bytes(x for x in [1, 2]); bytes('a' for x in [1]); bytearray(Raw()); bytes(Money(3)); bytes(Failing()); int(b'12'); float(b'1.5'); int.from_bytes(b'ab', 'big'); (5).to_bytes(2, 'big'); b'a' in b'abc'; sorted(b'ba'); max(b'abc'); tuple(b'ab'); [*b'ab']
bytearray(b'ab') + b'c'; a = bytearray(b'ab')
'abc'.encode().decode(); 'é'.encode('latin-1'); str(b'\\xc3\\xa9', 'utf-8'); str(b'abc'); bytes('é', 'utf-8'); 'é'.encode('ascii'); b'\\xff'.decode(); str(b'a', errors='strict'); ascii('é😀'); repr('é\\x00\\u200b😀\\U000e0001'); '\\ud800'.encode(); 'a'.encode('foo')
'abc'[::-1]; 'abc'[-2:]; 'a😀b'[1]; 'a😀b'[::-1]; len('a😀b'); 'a😀b'.index('b'); 'a😀b'[5]; 'abc'['x']; 'abc'[None]; 'abc'[1.0]; 'abc'[0] = 'x'
'abc'.foo; 'abc'.format.foo; 'abc'.__class__.__name__; str.__name__; type('abc'.upper).__name__; 'abc'.upper.__name__; 'abc'.upper.__self__; type(str.upper).__name__; callable('a'.upper); getattr('abc', 'upper')(); hasattr('a', 'lower'); 'abc'.upper == 'abc'.upper; str.maketrans('a', 'b'); 'a'.maketrans('a', 'b'); isinstance('a', object); issubclass(str, object); bytes.fromhex('6162'); b''.fromhex('61'); Data.fromhex('61'); type(Data.fromhex('61')).__name__; str.__mro__; iter('a').__next__(); next(iter('')); type(iter('é')).__name__
'{0.__class__}'.format('a'); '{0.__class__.__name__}'.format('a'); '{0.__class__.__mro__}'.format('a'); '{0.format}'.format('a')[:30]; '{0.constructor}'.format('a'); '{0.prototype}'.format('a'); '{0.length}'.format('a'); '{__proto__}'.format(); '{0.__proto__}'.format({}); '{constructor}'.format_map({}); '{toString}'.format(a=1); '{0[constructor]}'.format({}); '{0[length]}'.format([]); '%(__proto__)s' % {}; '%(constructor)s' % {}
try: 'é'.encode('ascii')
except UnicodeEncodeError as e: (e.encoding, e.object, e.start, e.end, e.reason, e.args, str(e), repr(e))
try: b'a\\xff'.decode()
except UnicodeDecodeError as e: (e.encoding, e.object, e.start, e.end, e.reason, isinstance(e, ValueError), str(e), repr(e))
UnicodeDecodeError('a', b'b', 0, 1, 'c'); str(UnicodeDecodeError('a', b'b', 0, 1, 'c')); UnicodeEncodeError('a'); UnicodeEncodeError('a', 1, 1, 2, 'c'); str(UnicodeTranslateError('bcd', 1, 3, 'c')); str(UnicodeEncodeError('a', 'bcd', 1, 3, 'c')); UnicodeEncodeError('a', 'b', 0, 1, 'c').reason
x = bytearray(b'abc'); x[0] = 120; x += b'de'; x.append(33); del x[1]; x
x = bytearray(b'abc'); y = x; y += b'd'; y *= 2; x
x = bytearray(b'abc'); x[1:2] = b'XYZ'; x.extend([1, 2]); x.reverse(); x.pop(); x
x = bytearray(b'abc'); [b for b in x]; x.insert(1, 0); x.remove(97); (x, len(x), bytes(x), x == b'\\x00bc', x.decode())
x = 'a'; x += 'b'; x *= 3; x
x = 'a'; x += 5
x = 'a'; x -= 'b'
x = 5; x += 'a'
x = '%s-%s'; x %= (1, 2); x
x = b'a'; x += 'b'
{bytearray(b'a'): 1}
del 'abc'[0]
[c.upper() for c in 'abc' if c != 'b']; {c: ord(c) for c in 'ab'}; 'ab' in ['ab']; 'abc'.count(''); 'aXbXc'.split('X', 1); ' '.join('a  b'.split()); '-'.join(reversed(['a', 'b'])); '%s' % (1,); '%s' % ((1, 2),); '%s %s' % ('a', [1]); 'a'.join('bcd'); f'{"a":>{3}}'; f'{1.5:{"10"}.{2}f}'; f'{"é"!a}'; str(1.0); str(10**20); str(None); str([1, 'a']); str({'a': b'b'}); str((1,)); str(object)[:8]
"""


def snippets():
    for line in SNIPPETS.strip().split("\n"):
        if line.startswith("except"):
            continue
        if line.startswith("try:"):
            after = SNIPPETS.split(line + "\n")[1].split("\n")[0]
            yield f"{line}\n{after}"
        elif line.startswith("x = "):
            yield line.replace("; ", "\n")
        else:
            yield from line.split("; ")


def outcome(code, names):
    tree = ast.parse(code)
    last = tree.body[-1]
    if isinstance(last, ast.Try):
        last = last.handlers[0].body
        last[0] = ast.Assign([ast.Name("_", ast.Store())], last[0].value)
    elif isinstance(last, ast.Expr):
        tree.body[-1] = ast.Assign([ast.Name("_", ast.Store())], last.value)
    try:
        scope = dict(names)
        exec(compile(ast.fix_missing_locations(tree), "<case>", "exec"), scope)
        return re.sub(" at 0x[0-9a-f]+", " at 0x", repr(scope.get("_")))
    except Exception as error:
        return f"! {type(error).__name__}: {error}"


def code_cases(path):
    """Snippets of code, with classes derived from str and bytes and objects that take part in formatting."""
    names = {"__name__": "m"}
    exec(PRELUDE, names)
    cases = [[code, outcome(code, names)] for code in snippets()]
    with open(path, "w") as out:
        json.dump({"prelude": PRELUDE, "cases": cases}, out, indent=0, ensure_ascii=True)
        out.write("\n")
    print(path, len(cases))


if __name__ == "__main__":
    if sys.argv[1:2] == ["tables"]:
        tables()
    if sys.argv[1:2] == ["pages"]:
        pages()
    if sys.argv[1:2] == ["cases"]:
        for name, make in [("text", text_cases), ("format", format_cases), ("codec", codec_cases), ("bytes", bytes_cases)]:
            make(f"{sys.argv[2]}/str-{name}.jsonl")
        code_cases(f"{sys.argv[2]}/str-code.json")
        point_cases(f"{sys.argv[2]}/str-points.json")
