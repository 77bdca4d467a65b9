"""Records what CPython 3.12 says about regular expressions.

    python scripts/record-re.py tables > test/fixtures/re/characters.json
    python scripts/record-re.py fixtures test/fixtures/re

`tables` prints what our matcher has to know of characters (classes, simple case mappings, the extra case pairs of re).
`fixtures` writes JSON lines: matches of hand-written and of seeded random patterns, errors of bad patterns, templates.
Run it with CPython 3.12 only: texts and quirks differ between versions.
"""

import ctypes
import json
import sys

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(number):
    out = ""
    while True:
        number, digit = divmod(number, 36)
        out = DIGITS[digit] + out
        if not number:
            return out


def ranges(predicate):
    found, start = [], None
    for code in range(0x110001):
        inside = code < 0x110000 and predicate(chr(code))
        if inside and start is None:
            start = code
        elif not inside and start is not None:
            found.append((start, code - 1))
            start = None
    return found


def pack_ranges(pairs):
    """Gap from the end of the last range, then length minus one; base 36."""
    out, last = [], 0
    for low, high in pairs:
        out += [base36(low - last), base36(high - low)]
        last = high
    return " ".join(out)


def pack_mapping(mapping):
    """Runs `first count step delta`: codes first, first+step, … each map to code+delta."""
    out = []
    items = sorted(mapping.items())
    at = 0
    while at < len(items):
        code, image = items[at]
        delta = image - code
        best = 1, 1
        for step in (1, 2):
            n = 1
            while at + n < len(items) and items[at + n] == (code + n * step, code + n * step + delta):
                n += 1
            if n > best[0]:
                best = n, step
        count, step = best
        out.append(f"{base36(code)} {base36(count)} {step} {'-' if delta < 0 else ''}{base36(abs(delta))}")
        at += count
    return ",".join(out)


def tables():
    from re._casefix import _EXTRA_CASES

    lower = ctypes.pythonapi._PyUnicode_ToLowercase
    upper = ctypes.pythonapi._PyUnicode_ToUppercase
    for function in (lower, upper):
        function.argtypes = [ctypes.c_uint32]
        function.restype = ctypes.c_uint32
    # runs of two interleaved alphabets (step 2) must not swallow a neighbour: pack_mapping only takes consecutive items
    lowers = {c: lower(c) for c in range(0x110000) if lower(c) != c}
    uppers = {c: upper(c) for c in range(0x110000) if upper(c) != c}
    assert all(lower(v) == v for v in lowers.values())
    parts = {
        "word": pack_ranges(ranges(lambda ch: ch.isalnum() or ch == "_")),
        "digit": pack_ranges(ranges(str.isdecimal)),
        "space": pack_ranges(ranges(str.isspace)),
        "lower": pack_mapping(lowers),
        "upper": pack_mapping(uppers),
        "extra": {key: values for key, values in sorted(_EXTRA_CASES.items())},
    }
    print(json.dumps(parts, separators=(",", ":")))


# Hand-written patterns, with the texts each is tried on.
WRITTEN = [
    # literals, sets, escapes
    ("abc", ["abc", "xabcx", "ab", ""]),
    ("", ["", "a"]),
    ("a|b|", ["b", "c", ""]),
    (r"[a-c\d_]+", ["xa1_z", "é9"]),
    (r"[^\W\d_]+", ["12éa_3", "___"]),
    (r"[]a]+", ["]a]", "b"]),
    (r"[^]a]+", ["]ab", "xyz"]),
    (r"[a\-z]+", ["a-z", "b"]),
    (r"[-a]+[a-]", ["a--a", "b"]),
    (r"[\]\[\\]+", ["[\\]", "a"]),
    (r"\x41\u0042\U00000043\103\0", ["ABCC\0", "ABC"]),
    (r"\a\f\n\r\t\v\\", ["\a\f\n\r\t\v\\"]),
    (r"[\b]", ["\b", "b"]),
    (r"\.\*\-\/\~\ ", [".*-/~ "]),
    (r"\N{EURO SIGN}|[\N{DIGIT ONE}]", ["€", "1", "2"]),
    (r"x{,2}y", ["xxxy", "y"]),
    (r"x{2}y", ["xxy", "xy"]),
    (r"x{a}|x{|x{}|x{1,2|x{,", ["x{a}", "x{", "x{}", "x{1,2", "x{,"]),
    # anchors
    (r"^a$", ["a", "a\n", "a\n\n", "ba"]),
    (r"(?m)^a$", ["b\na\nb", "a\n", "\na"]),
    (r"\Aa\Z", ["a", "a\n", "b\na"]),
    (r"$", ["", "\n", "a\n", "a\nb"]),
    (r"(?m)$", ["", "\n", "a\n", "a\nb"]),
    (r"(?m)^", ["", "\n", "a\nb\n"]),
    (r"\b", ["", "a", "a b", "é!", "  "]),
    (r"\B", ["", "a", "ab c", "!!"]),
    (r"(?a)\b", ["é", "aé"]),
    (r".", ["\n", "\r", "\u2028", "é", "😀"]),
    (r"(?s).", ["\n", "😀"]),
    (r".$", ["ab\n", "\n", "a"]),
    # repeats
    (r"a*?b", ["aaab", "b"]),
    (r"a+?", ["aaa"]),
    (r"a??b", ["ab", "b"]),
    (r"a{2,3}?", ["aaaa", "a"]),
    (r"a*+a", ["aaa"]),
    (r"a++b", ["aab"]),
    (r"a?+a", ["a", "aa"]),
    (r"a{1,2}+a", ["aa", "aaa"]),
    (r"(?:ab)++c", ["ababc", "abab"]),
    (r"(?:ab?)*+b", ["abab", "aab"]),
    (r"(?:a|ab){2,}+b", ["aab", "aabb", "abab"]),
    (r"(?>a+)b", ["aaab", "aaa"]),
    (r"(?>a|ab)c", ["abc", "ac"]),
    (r"(?>(a)|b)*", ["abab"]),
    (r"(a*)*", ["", "aa", "b"]),
    (r"(a*)+", ["", "aa", "b"]),
    (r"(a*?)*?b", ["aab", "b"]),
    (r"(a|b)*", ["abc", ""]),
    (r"(?:(a)|(b))*", ["ab", "ba", "aab"]),
    (r"(?:(a)|b)*", ["ab", "ba"]),
    (r"(?:(a)|b|c)*?c", ["abc"]),
    (r"((a)|b)*c", ["abc", "bac", "aac"]),
    (r"(a(b)?)+", ["aba", "abab", "aab"]),
    (r"(a(b)?)+?c", ["abac"]),
    (r"(?:(a)?b)*", ["abb", "bab"]),
    (r"((x)?y)*z", ["xyyz", "yxyz"]),
    (r"(a)?(b)?(c)?", ["ac", "b", ""]),
    (r"(a{2}){2}", ["aaaa", "aaa"]),
    (r"(?:a{0,2}){0,3}b", ["aaaaab"]),
    (r"(|a)*", ["a", "aa"]),
    (r"(|a)+", ["a", "aa"]),
    (r"(a|)+b", ["aab", "b"]),
    (r"(?:|a)*?b", ["aab"]),
    (r"()*", ["", "a"]),
    (r"(){3}", ["", "a"]),
    (r"(a?){3}", ["aa", "aaaa"]),
    (r"(^)*a", ["a"]),
    (r"(?:^a)*b", ["ab", "aab"]),
    (r"(\b)*a", ["a b"]),
    # groups, references, conditionals
    (r"(a)(b)\2\1", ["abba", "abab"]),
    (r"(?P<q>['\"]).*?(?P=q)", ["'a\"b'", "\"x\"", "'x\""]),
    (r"(a)|b\1", ["b", "ba", "a"]),
    (r"(a*)\1", ["aaaa", "aaa", ""]),
    (r"(?i)(a)\1", ["aA", "AA", "ab"]),
    (r"(?i)(ſ)\1", ["ſS", "sſ", "ſſ"]),
    (r"(a)?(?(1)b|c)", ["ab", "c", "a", "b"]),
    (r"(?P<n>a)?(?(n)b)", ["ab", "b", "a", ""]),
    (r"(<)?\w+(?(1)>)", ["<a>", "a", "<a", "a>"]),
    (r"(?(1)a|b)(c)?", ["bc", "a"]),
    (r"(?:(?(1)b|(a)))*", ["ab", "abab"]),
    (r"((?(1)a|b))", ["a", "b"]),
    (r"(a)(b)?(?(2)c|d)", ["abc", "ad", "abd"]),
    (r"(?:(a)|(b)|(c))+?$", ["abc", "cab"]),
    (r"(((a)b)c)d", ["abcd"]),
    (r"(a)(?P<two>b)(?P<three>c)?", ["ab", "abc"]),
    (r"(?P<a_1>x)(?P<größe>y)", ["xy"]),
    (r"(a)|(b)|(c)", ["c", "b", "a"]),
    # look-around
    (r"a(?=b)", ["ab", "ac"]),
    (r"a(?!b)", ["ab", "ac", "a"]),
    (r"(?<=a)b", ["ab", "bb", "b"]),
    (r"(?<!a)b", ["ab", "bb", "b"]),
    (r"(?<=ab|cd)e", ["abe", "cde", "bde"]),
    (r"(?<=^a)b", ["ab", "aab"]),
    (r"(?<=(a))b", ["ab"]),
    (r"(?<!(a))b", ["ab", "b"]),
    (r"(?=(a))\1", ["a"]),
    (r"(?=(a+))a*b\1", ["baaabac", "aaaba"]),
    (r"(?!(a))b|\1", ["b", "a"]),
    (r"(?:(?=(a))a)*b", ["aab"]),
    (r"(?:(?!(b))a)*", ["aab"]),
    (r"(a)(?<=\1)b", ["ab"]),
    (r"(?<=a{2})b", ["aab", "ab"]),
    (r"(?<=\b)a", ["a", "ba"]),
    (r"(?<=)a|(?<!)b", ["a", "b"]),
    (r"(?=a*?$)", ["aa", "ab"]),
    (r"(?<![\w.])\d+(?![\w.])", ["12 3.4 5x 6", "7"]),
    # flags
    (r"(?i)straße", ["STRASSE", "STRAßE", "straẞe"]),
    (r"(?i:a)b", ["Ab", "AB"]),
    (r"(?i)a(?-i:b)c", ["ABC", "AbC"]),
    (r"(?s:.)(.)", ["\na", "a\n"]),
    (r"(?s)a(?-s:.)", ["a\n", "ab"]),
    (r"(?m:^a)|^b", ["c\na", "c\nb"]),
    (r"(?x) a  b # c" + "\n c", ["abc", "a b"]),
    (r"(?x)[a b] \  \# ", ["a #", "  #"]),
    (r"(?x: a b)c d", ["abc d", "abcd"]),
    (r"(?x)a(?-x: )b", ["a b", "ab"]),
    (r"(?x)a + (?# no ) b", ["aab"]),
    (r"(?a)\w+", ["éa", "aé"]),
    (r"(?a:\w)\w", ["aé", "éa"]),
    (r"(?u:\w)(?a:\w)", ["éa", "éé"]),
    (r"(?ai)[k-s]+", ["KſK", "kS"]),
    (r"(?i)[k-s]+", ["KſK", "kS"]),
    (r"(?i)[^a-z]+", ["AbK1ſ", "ı"]),
    (r"(?i)[\u0410-\u042f]+", ["Привет", "привет"]),
    (r"(?i)\u03c3+", ["σςΣ"]),
    (r"(?i)[\U00010400-\U00010410]", ["\U00010428", "\U00010400", "a"]),
    (r"(?i)[\U00010400x]", ["\U00010428", "\U00010400", "X"]),
    (r"(?i)\U00010400", ["\U00010428", "\U00010400"]),
    (r"(?#comment)a(?#again)*", ["aa", "b"]),
    # code points
    (r"^.(.)", ["😀a", "a😀b"]),
    (r"[😀-😂]+", ["a😁😂b", "😃"]),
    (r"\U0001f600", ["x😀", "y"]),
    (r"[^a]", ["a😀", "a"]),
    (r"\w+", ["𝟘𝟙 x", "😀é", "日本語"]),
    (r"\d+", ["١٢٣", "𝟘", "²"]),
    (r"\s+", ["\x1c\x85\u3000 ", "\u200b"]),
    # documents
    (r"^\d{4}-\d{2}-\d{2}$", ["2024-10-21", "2024-1-21", "2024-10-21\n"]),
    (r"(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})", ["due 2024/3/1.", "24-01-01"]),
    (r"^[A-Z]{2}\d{2}(?:\s?[0-9A-Z]{4}){2,7}\s?[0-9A-Z]{0,4}$", ["GB29 NWBK 6016 1331 9268 19", "DE12"]),
    (r"([€$£]|EUR|USD)\s*([\d.,]+)", ["Total: EUR 1.234,56", "€5", "none"]),
    (r"[^0-9.,-]", ["1.234,56 Kč", "-5"]),
    (r"(\d)(?=(?:\d{3})+$)", ["1234567", "123"]),
    (r"\b[\w.+-]+@[\w-]+\.[\w.-]+\b", ["mail jan.novák@example.com now", "a@b"]),
    (r"(?i)invoice\s*(?:no\.?|number|#)?\s*[:#]?\s*([A-Z0-9][A-Z0-9\-/]*)", ["INVOICE No.: AB-2024/01", "invoice 77"]),
    (r"^\s*|\s*$", ["  a b  ", "", " "]),
    (r"\s{2,}", ["a  b   c", "ab"]),
    (r"(?:^|,)(?:\"([^\"]*)\"|([^,]*))", ["a,\"b,c\",,d", ""]),
    (r"^(?=.*\d)(?=.*[a-z]).{4,8}$", ["abc1", "abcd", "a1"]),
    (r"(\w+)\s+\1", ["the the cat", "a b"]),
    (r"^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$", ["192.168.0.1", "256.1.1.1", "1.2.3"]),
    (r"^PO[-_ ]?(\d{5,})(?:[-/](\d+))?$", ["PO-12345", "PO 123456/2", "PO1"]),
    (r"\\d", [r"\d", "1"]),
    (r"(.*?)\s*[:=]\s*(.*)", ["key : value = x", "none"]),
    (r"^(\+|-)?(\d+)(?:[.,](\d+))?$", ["-12,5", "+3", "4.", "12"]),
]

BYTES_WRITTEN = [
    (rb"\w+", [b"a\xe9b", b"\xff"]),
    (rb"[\x80-\xff]+", [b"a\xe9\xffb"]),
    (rb"(?i)\xe9|K", [b"\xc9", b"k", b"\xe9"]),
    (rb"(?L)\w\b", [b"a", b"\xe9"]),
    (rb"(?Li)[^a]", [b"A", b"a", b"b"]),
    (rb"(?Li)(a)\1", [b"aA"]),
    (rb"(?P<n>.)(?P=n)", [b"xaab"]),
    (rb"\s", [b"\x1c", b"\x85", b"\x0b"]),
    (rb"(?x) a # b", [b"a"]),
    (rb"\101\0", [b"A\0"]),
]

# Pieces that make bad patterns when put together at random, and some good ones.
PIECES = """( ) (? (?: (?P< (?P= (?P (?( (?< (?<= (?<! (?= (?! (?> (?# [ [^ ] { } {1 {2,1} {3, {, * + ? | \\ \\1 \\2 \\12 \\123 \\377
\\400 \\8 \\x \\x4 \\x41 \\u12 \\u0041 \\U0001F600 \\U00110000 \\N \\N{ \\N{DASH} \\q \\d \\w \\b \\Z \\0 \\08 - a b z 1 n > < = ! : , .
^ $ # i s x L u (?i) (?i (?- (?i-i: (?a-x: (?au) (?L) (?u: (?s- (?z (?é (?aé) é ß \\é n> name (?P<n> (?P<1> (?P<é> (?P<a-b> (?P<n'> (?(n)
(?(1) (?(0) (?(99) (?(a-) (?(1a) a-z z-a \\d-a a-\\d {4294967295} {99999999999} (?x) \\- [] [^] []a] [-a] [a-] (?<=a*) (?<!\\1)
(?<=(a)\\1) (?P<n>a) (a)""".split() + ["\n", " "]

BAD_WRITTEN = [
    "(", ")", "a)", "(a", "(?:a", "[", "[a", "[]", "[^]", "[a-", "a[", "*", "+a", "?", "{1}", "a**", "a+*", "a??+", "a{1}{2}", "a*?*", "^*",
    "$+", r"\b?", "(|*)", "(?P<>a)", "(?P<n", "(?P<n>", "(?P<1n>a)", "(?P<n m>a)", "(?P=n)", "(?P=)", "(?P=n", "(?P>n)", "(?Px)", "(?P",
    "(?", "(?<", "(?<n>a)", "(?<x", "(?z)", "(?i", "(?i-", "(?i-i:a)", "(?-:a)", "(?-i)", "(?i-s)", "(?-a:x)", "(?au:x)", "(?L)", "(?t:a)",
    "a(?i)b", "(?i)a(?s)", "((?i)a)", "|(?i)a", "(?(1)a|b|c)", "(?(1)a", "(?(2)a)(b)", "(?(0)a)", "(?(n)a)", "(?()a)", "(?(-1)a)", "(?(+1)a)",
    "(?(1073741823)a)", "(?(99999999999)a)", "(?#", "(?#a", r"\1", r"(a)\2", r"(a\1)", r"(?P<n>a(?P=n))", r"\8", r"\99", r"\400", r"[\400]",
    r"[\8]", r"\x", r"\xg", r"\x1", r"[\x1]", r"\u123", r"\U0000", r"\U00110000", r"\N", r"\N{", r"\N{}", r"\N{nope}", r"[\N{nope}]", r"\q", r"[\q]",
    "\\", "a\\", "[\\", "(\\", r"[z-a]", r"[\d-z]", r"[a-\w]", r"[\w-\d]", "[b-\\x41]", "a{2,1}", "a{4294967295}", "a{1,4294967295}",
    "a{99999999999999999999}", "(?<=a*)b", "(?<=a|bc)", "(?<!a+)", r"(?<=(a)\1)", r"(a)(?<=\1b*)", r"(?<=(a\1))", r"(?<=(?(1)a|b))(c)",
    r"(?<=(?(1)ab|c)d)", "(?P<n>a)(?P<n>b)", "(?P<é'>a)", "(?P<n>\n(", "a\nb(c", "\n\n[z-a]", "(?x) # (", "(?x) (  # \n", "x{1,2}{3}", "(?=a", "(?!a", "(?>a",
    "(?<=a", "(?s:a", "(?s:", "(?s-:a)", "(?ss:a)b)", "(?é)", "(?i é)", "(?a\\x)", "a{1,2}}{", "\ud800(", "(?:a|b", "(((((", "(?-z:a)", "(?-", "(?-i", "(?-iz",
    "(?P<" + "n" * 40 + ">a)(?P=" + "m" * 40 + ")",
]

BAD_FLAGS = [("a", 4), ("a", 256 | 32), ("(?a)", 32), ("(?u)a", 256), (b"a", 32), (b"a", 4 | 256), (b"(?u)a", 0), (b"(?L)a", 256), (b"(?au)", 0),
             ("a", 1), (b"(?P<\xe9>a)", 0), (b"\\N{DASH}", 0), (b"\\u0041", 0), ("(?L)", 0), ("(", 4), ("a)", 4)]

TEMPLATES = [
    (r"(a)(?P<n>b)?", templates) for templates in [[
        "", "x", r"\1", r"\2", r"[\1-\2]", r"\g<0>", r"\g<1>", r"\g<n>", r"\g<00>", r"\g<01>", r"\3", r"\12", r"\99", r"\g<3>", r"\g<m>", r"\g<>", r"\g<", r"\g",
        r"\g<n", r"\g<1a>", r"\g<-1>", r"\g<é>", r"\g<n m>", r"\0", r"\01", r"\012", r"\0123", r"\08", r"\101", r"\377", r"\400", r"\777", r"\18", r"\n\t\r\a\f\v\b", "\\", "a\\",
        r"\\", r"\\1", r"\.", r"\-", r"\é", r"\q", r"\d", r"\x41", r"\u0041", r"\N{DASH}", r"\Z", "😀\\1😀", "a\nb\\q", "\n\\g<z>", r"\g<99999999999>", r"\g<1073741823>", "%s{}", r"\1\1\1", r"\0\0",
    ]]
]


# Expressions whose value or exception the module must give, texts included.
SNIPPETS = r'''
re.sub('a', b'x', 'a')
re.sub('b', b'x', 'a')
re.sub('a', b'\\n', 'a')
re.sub('(a)', b'x\\1', 'a')
re.sub(b'a', 'x', b'a')
re.sub(b'(a)', '\\1', b'a')
re.sub(b'(a)', 'y\\1', b'za')
re.sub('a', 5, 'a')
re.sub('a', None, 'a')
re.sub('a', [], 'a')
re.sub('a', lambda m: 5, 'xa')
re.sub('a', lambda m: None, 'xay')
re.sub('a', lambda m: b'q', 'xay')
re.sub(b'a', lambda m: 'q', b'xay')
re.sub(b'a', lambda m: bytearray(b'q'), b'xay')
re.sub('(a', 'x', 5)
re.sub('a', '\\q', 5)
re.sub('a', 'x', 5)
re.sub('a', 'x', None)
re.sub('a', 'x', b'a')
re.sub(b'a', b'x', 'a')
re.match('a', 1.5)
re.match('a', [1])
re.compile(5)
re.compile(None)
re.compile([])
re.compile(bytearray(b'a'))
re.compile('a', 'x')
re.compile('a', None)
re.compile('a', 1.0)
re.compile('a', True)
re.compile('a', 1)
re.compile(re.compile('a'), re.I)
re.compile(re.compile('a')) is re.compile('a')
re.compile('').match('ab', 2, 1)
re.compile('').search('ab', 2, 1)
re.compile('').fullmatch('ab', 2, 1)
re.compile('').findall('ab', 2, 1)
re.compile('$').match('ab', 2, 1)
re.compile('a*').match('ab', 2, 1)
re.compile('(?=)').match('ab', 2, 1)
re.compile('(?:a)*').match('ab', 2, 1)
re.compile('a').match('xa', 1).pos
re.compile('a').match('xa', 1, 100).endpos
re.compile('a').match('xa', -5)
re.compile('a').match('xa', 1.0)
re.compile('a').match()
re.compile('a').match('a', 0, 1, 2)
re.compile('a').match(string='a', pos=0)
re.match('a')
re.match()
re.match('a','b',0,1)
re.match('a', strin='b')
re.sub('a','b')
re.compile('a').sub('b')
re.compile('a').sub('b','c',count='x')
re.sub('a','b','c','x')
re.sub('a','b','aaa',-1)
re.subn('a','b','aaa',2)
re.split('a','xay', -1)
re.split('(,)|;','a,b;c')
re.split('', 'abc')
re.split(r'\b', 'ab cd')
re.findall('(a)|b','ab')
re.findall('(a)|(b)','ab')
type(re.finditer('a','b'))
re.match('(a)(?P<n>b)?','a').group('n')
re.match('(a)(?P<n>b)?','a').group(3)
re.match('(a)(?P<n>b)?','a').group('x')
re.match('(a)(?P<n>b)?','a').group(-1)
re.match('(a)(?P<n>b)?','a').group(1.0)
re.match('(a)(?P<n>b)?','a').group([])
re.match('(a)(?P<n>b)?','a').group(True)
re.match('(a)(?P<n>b)?','a').group(0,1,'n')
re.match('(a)(?P<n>b)?','a').groups()
re.match('(a)(?P<n>b)?','a').groups('z')
re.match('(a)(?P<n>b)?','a').groups(default='z')
re.match('(a)(?P<n>b)?','a').groupdict('z')
re.match('(a)(?P<n>b)?','a').regs
re.match('(a)(?P<n>b)?','a').lastindex
re.match('(a)(?P<n>b)?','a').lastgroup
re.match('(a)(?P<n>b)?','ab').lastgroup
re.match('(a)(?P<n>b)?','a').start('n')
re.match('(a)(?P<n>b)?','a').span(2)
re.match('(a)(?P<n>b)?','a').span(5)
re.match('(a)(?P<n>b)?','a').span(1,2)
re.match('(a)(?P<n>b)?','a').start(group=1)
re.match('(a)(?P<n>b)?','a')['n']
re.match('(a)(?P<n>b)?','a')[7]
re.match('(a)(?P<n>b)?','a')[0:1]
re.match('(a)(?P<n>b)?','a').expand(r'\1-\2-\g<n>')
re.match('(a)(?P<n>b)?','a').expand(r'\g<zz>')
re.match('(a)(?P<n>b)?','a').expand(b'x')
re.match('(a)(?P<n>b)?','a').expand(b'x\\1')
re.match('(a)(?P<n>b)?','a').expand(5)
re.match('(a)(?P<n>b)?','a').expand('plain')
re.match('(a)(?P<n>b)?','a').foo
re.match('(a)(?P<n>b)?','a').re
re.match('(a)(?P<n>b)?','a').string
bool(re.match('','a'))
re.match('a','a') == re.match('a','a')
re.compile('a') == re.compile('a')
re.compile('a') == re.compile('a', re.I)
re.compile('a') < re.compile('b')
hash(re.compile('a')) == hash(re.compile('a'))
re.compile('a').groupindex
re.compile('(?P<x>a)(?P<y>b)').groupindex
type(re.compile('(?P<x>a)').groupindex)
re.compile('(?P<x>a)').groupindex['x']
re.compile('(?P<x>a)').groupindex['z']
re.compile('(?P<x>a)').groupindex == {'x':1}
re.compile('a', re.I|re.M|re.S|re.X|re.A)
re.compile('a', re.U)
re.compile(b'a', re.L)
re.compile(b'a', re.I)
re.compile('x'*300)
re.compile('a', 1024)
re.compile('a', re.I|1024)
re.compile('a', -1)
re.compile('(?i)a').flags
re.compile('a').flags
re.compile(b'a').flags
re.compile('a', re.I).flags
type(re.compile('a', re.I).flags)
re.I
re.IGNORECASE
re.I|re.M
re.NOFLAG
re.I & re.M
re.I ^ re.I|re.S
~re.I
~(re.I|re.M)
re.I | 1024
re.RegexFlag(1024)
re.RegexFlag(2)
re.RegexFlag['IGNORECASE']
re.RegexFlag('x')
re.RegexFlag.I
re.RegexFlag.IGNORECASE
str(re.I)
format(re.I)
f'{re.I:d}'
'%s %d' % (re.I, re.I)
re.I + 1
re.I | True
re.I | 1.5
2 | re.I
int(re.I)
re.I.name
(re.I|re.M).name
re.I.value
type(re.I)
re.RegexFlag
list(re.I|re.M)
re.I in (re.I|re.M)
len(re.I|re.M)
re.I == 2
hash(re.I)==hash(2)
re.I.foo
bool(re.NOFLAG)
isinstance(re.I, int)
re.A, re.ASCII, re.L, re.LOCALE, re.U, re.UNICODE, re.X, re.VERBOSE, re.S, re.DOTALL, re.T, re.TEMPLATE, re.DEBUG
re.error
re.error('m')
str(re.error('m','abc',1))
re.error('m','a\nbc',2).colno
re.error('m','a\nbc',2).args
re.error('m',b'a\nbc',3).lineno
re.error.__mro__
re.error()
re.error('m','p','x')
re.error(msg='m').msg
re.error('a','b',1,2)
re.Pattern
re.Match
re.Pattern()
re.Match()
re.Pattern[str]
re.compile('a').scanner('aa').match()
list(iter(re.compile('a').scanner('xaa').search, None))
isinstance(re.compile('a'), re.Pattern)
re.escape('a.b c')
re.escape(b'a.b')
re.escape(5)
re.escape(bytearray(b'a.b'))
re.purge()
re.__version__
re.compile('a').foo
re.compile('a').pattern
re.compile(b'a').pattern
re.compile('a').scanner('aa').match()
re.compile('a').__doc__
re.match.__name__
re.compile('a', flags=re.I)
re.sub(pattern='a', repl='b', string='cac')
re.split('a', 'bab', flags=re.I)
re.match(r'(?P<a>x)', 'x').groupdict()
len(re.match('a','a'))
iter(re.match('a','a'))
re.search('a', 'ba', re.I)
re.search('a', 'ba', 'i')
re.fullmatch('a|ab', 'ab')
re.subn('x*', '-', 'abxd')
re.sub('', '-', 'ab')
re.sub(r'(\w+) (\w+)', r'\2 \1', 'a b c d')
re.compile('a').subn('b', 'aa', 1)
re.findall(b'a', bytearray(b'aba'))
re.match(b'a', bytearray(b'aba'))
re.sub(b'a', b'b', bytearray(b'aba'))
re.split(b'a', bytearray(b'xay'))
re.compile('(?P<n>a)').sub(r'\g<n>\g<n>', 'xa')
repr(re.match('a'*60, 'a'*60))
repr(re.match('\n', '\n'))
re.I.__class__
re.RegexFlag.__members__['I']
re.I.numerator
-re.I
re.I << 1
re.I == re.RegexFlag.I
{re.I: 1}[2]
sorted([re.M, re.I])
re.RegexFlag(0)
re.RegexFlag(-1)
re.RegexFlag(3)
re.RegexFlag(1+2+4+8+16+32+64+128+256)
re.compile("(a", re.I)
re.compile("a\n(b")
re.compile("(?P<n>a)(?P<n>b)")
re.compile("a", re.L)
re.compile("a{99999999999}")
re.compile("a", re.T)
re.compile("a*", re.T)
re.compile(b"a", re.U)
'''.strip().split("\n")

# What the module does with a pattern and a text, in one value.
EVERYTHING = '''
[re.findall(p, t), re.split(p, t), re.split(p, t, 2), re.sub(p, r'<\\g<0>>', t), re.subn(p, '-', t, 2), re.subn(p, lambda m: repr(m.groups()), t),
 [(m.span(), m.groups('?'), m.lastindex, m.lastgroup, m.regs) for m in re.finditer(p, t)], re.search(p, t), re.fullmatch(p, t), re.compile(p).match(t, 1, 5)]
'''.strip().replace("\n", "")


def encode(text):
    return text.decode("latin1") if isinstance(text, bytes) else text


def fault(exception):
    import re

    if isinstance(exception, re.error):
        return ["error", str(exception), exception.msg, exception.pos, exception.lineno, exception.colno]
    return [type(exception).__name__, str(exception)]


FAULTS = (ValueError, OverflowError, IndexError, RecursionError)


def spans(found):
    if found is None:
        return None
    return [found.lastindex or 0, *(edge for group in range(found.re.groups + 1) for edge in found.span(group))]


def try_pattern(pattern, flags, texts):
    """One line of matches.jsonl or faults.jsonl."""
    import re

    line = {"pattern": encode(pattern), "flags": flags, "bytes": isinstance(pattern, bytes)}
    try:
        compiled = re.compile(pattern, flags)
    except (re.error, *FAULTS) as exception:
        return line | {"fault": fault(exception)}
    line |= {"all": compiled.flags, "groups": compiled.groups, "names": list(compiled.groupindex.items()), "cases": []}
    for text in texts:
        with patience():
            line["cases"].append([
                encode(text), spans(compiled.search(text)), spans(compiled.match(text)), spans(compiled.fullmatch(text)),
                [spans(found) for found in compiled.finditer(text)],
            ])
    return line


class patience:
    """Drops a case that takes long (a catastrophic one), or that CPython itself gives up with a SystemError."""

    class Over(Exception):
        pass

    def __enter__(self):
        import signal

        def over(*_):
            raise patience.Over

        signal.signal(signal.SIGALRM, over)
        signal.setitimer(signal.ITIMER_REAL, 0.005)

    def __exit__(self, kind, *_):
        import signal

        signal.setitimer(signal.ITIMER_REAL, 0)
        return kind in (patience.Over, SystemError)


class Grammar:
    """Random patterns over a small alphabet: groups, references, repeats of all kinds, look-around, conditionals, scoped flags."""

    def __init__(self, random, alphabet):
        self.random, self.alphabet = random, alphabet
        self.groups, self.open = 0, set()

    def alternatives(self, depth):
        return "|".join(self.sequence(depth) for _ in range(self.random.choice([1, 1, 1, 1, 2, 2, 3])))

    def sequence(self, depth):
        return "".join(self.repeated(depth) for _ in range(self.random.choice([0, 1, 1, 2, 2, 3, 3])))

    def repeated(self, depth):
        atom = self.atom(depth)
        if self.random.random() > 0.45 or atom in ("^", "$", r"\b", r"\B", r"\A", r"\Z"):
            return atom
        counts = ["*", "+", "?"] if self.random.random() < 0.6 else ["{2}", "{1,2}", "{0,2}", "{2,}", "{,2}", "{0}"]
        return atom + self.random.choice(counts) + self.random.choice(["", "", "", "?", "?", "+"])

    def step(self):
        pick = self.random.random()
        if pick < 0.6:
            return self.random.choice(self.alphabet)
        if pick < 0.7:
            return "."
        if pick < 0.8:
            return "[" + self.random.choice(["", "", "^"]) + "".join(self.random.sample(self.alphabet, 2)) + "]"
        if pick < 0.86:
            return self.random.choice([r"\w", r"\d", r"\s", r"\W", r"\D", r"\S"])
        if pick < 0.94:
            return self.random.choice(["^", "$", r"\b", r"\B", r"\A", r"\Z"])
        closed = [group for group in range(1, self.groups + 1) if group not in self.open]
        return f"\\{self.random.choice(closed)}" if closed else self.random.choice(self.alphabet)

    def atom(self, depth):
        pick = self.random.random()
        if depth <= 0 or pick < 0.42:
            return self.step()
        if pick < 0.62:
            self.groups += 1
            group = self.groups
            self.open.add(group)
            body = self.alternatives(depth - 1)
            self.open.discard(group)
            return f"({body})"
        if 0.91 <= pick < 0.96 and self.groups:
            return f"(?({self.random.randint(1, self.groups)}){self.sequence(depth - 1)}|{self.sequence(depth - 1)})"
        if 0.88 <= pick < 0.91:
            width = self.random.choice([0, 1, 1, 2])
            return self.random.choice(["(?<=", "(?<!"]) + "".join(self.random.choice(self.alphabet + ".") for _ in range(width)) + ")"
        for edge, opening in ((0.74, "(?:"), (0.78, "(?>"), (0.83, "(?="), (0.88, "(?!")):
            if pick < edge:
                return opening + self.alternatives(depth - 1) + ")"
        return f"(?{self.random.choice(['i', 's', 'm', 'i-s', '-i', 'a', 'u', 'x'])}:{self.alternatives(depth - 1)})"


def random_lines(random, count):
    """Random patterns on random texts: plain, few letters, letters with odd cases, letters beyond the BMP."""
    import re

    for _ in range(count):
        kind = random.random()
        alphabet, letters = (
            ("abc", "aaabbbccc\n ") if kind < 0.55
            else ("ab", "aab") if kind < 0.75
            else ("aBsKié", "aAbBsSſkKKiIİıéÉ 1\n") if kind < 0.9
            else ("a\U00010400ßµ", "aA\U00010400\U00010428ßẞµΜμ𝟙")
        )
        pattern = Grammar(random, alphabet).alternatives(random.choice([2, 3, 3, 4]))
        flags = re.I if kind >= 0.75 and random.random() < 0.8 else 0
        for flag in (re.M, re.S, re.A):
            flags |= flag if random.random() < 0.1 else 0
        texts = ["".join(random.choice(letters) for _ in range(random.choice([0, 1, 2, 3, 4, 5, 6, 8, 10]))) for _ in range(3)]
        if kind < 0.75 and random.random() < 0.1:
            pattern, texts = pattern.encode(), [text.encode() for text in texts]
        yield try_pattern(pattern, int(flags), texts)


def random_faults(random, count):
    for _ in range(count):
        pattern = "".join(random.choice(PIECES) for _ in range(random.randint(1, 5)))
        if random.random() < 0.3:
            good = Grammar(random, "abc").alternatives(3)
            cut = random.randint(0, len(good))
            pattern = good[:cut] + random.choice(PIECES) + good[cut + random.randint(0, 2):]
        flags = random.choice([0, 0, 0, 0, 2, 64, 64 | 16, 256, 32])
        if random.random() < 0.15:
            pattern = pattern.encode("latin1", "replace")
        yield try_pattern(pattern, flags, [])


def template_lines():
    import re

    for pattern, templates in TEMPLATES:
        for template in templates:
            for is_bytes in (False, True):
                source = [pattern, template, "ab-a"]
                if is_bytes:
                    source = [text.encode("latin1", "replace") for text in source]
                line = {"pattern": encode(source[0]), "template": encode(source[1]), "bytes": is_bytes}
                try:
                    yield line | {"result": encode(re.sub(source[0], source[1], source[2]))}
                except (re.error, *FAULTS) as exception:
                    yield line | {"fault": fault(exception)}


def snippet_lines(random, count):
    import re

    def result(code):
        re.purge()  # a pattern kept for flags 1 would be found for 1.0 too
        try:
            return repr(eval(code, {"re": re}))
        except Exception as exception:
            return f"!{type(exception).__name__}: {exception}"

    for code in SNIPPETS:
        yield {"code": code, "result": result(code)}
    for _ in range(count):
        pattern = Grammar(random, "abc").alternatives(2)
        text = "".join(random.choice("aabbc\\n 1") for _ in range(random.randint(0, 9)))
        if random.random() < 0.2:
            pattern, text = pattern.encode(), text.encode()
        everything = EVERYTHING
        if isinstance(pattern, bytes):
            everything = everything.replace("r'<", "rb'<").replace("'-'", "b'-'").replace("repr(m.groups())", "repr(m.groups()).encode()")
        code = f"(lambda p, t: {everything})({pattern!r}, {text!r})"
        with patience():
            yield {"code": code, "result": result(code)}


def fixtures(folder):
    import pathlib
    import random
    import re
    import warnings

    warnings.simplefilter("ignore")
    generator = random.Random(20241021)
    matches = [try_pattern(pattern, 0, texts) for pattern, texts in WRITTEN + BYTES_WRITTEN]
    matches += [try_pattern(pattern, int(re.I), texts) for pattern, texts in WRITTEN]
    matches += [try_pattern(pattern, int(re.M | re.S), texts) for pattern, texts in WRITTEN]
    matches += [try_pattern(pattern, int(re.A), texts) for pattern, texts in WRITTEN]
    matches += [line for line in random_lines(generator, 2600) if line.get("cases")]
    faults = [try_pattern(pattern, 0, []) for pattern in BAD_WRITTEN]
    faults += [try_pattern(pattern, flags, []) for pattern, flags in BAD_FLAGS]
    faults += list(random_faults(generator, 900))
    seen = set()
    for name, lines_ in (("matches", matches), ("faults", faults), ("templates", template_lines()),
                         ("snippets", snippet_lines(generator, 300))):
        with open(pathlib.Path(folder) / f"{name}.jsonl", "w") as out:
            for line in lines_:
                text = json.dumps(line, separators=(",", ":"))
                if text not in seen:
                    out.write(text + "\n")
                seen.add(text)


if __name__ == "__main__":
    if sys.argv[1:2] == ["tables"]:
        tables()
    elif sys.argv[1:2] == ["fixtures"]:
        fixtures(sys.argv[2])
    else:
        sys.exit(__doc__)
