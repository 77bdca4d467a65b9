"""Records what CPython 3.12 says about text.

    python scripts/record-str.py tables > src/values/str-unicode-data.ts
    python scripts/record-str.py cases test/fixtures/values

`tables` prints what JavaScript's own Unicode knowledge does not settle: which code points Unicode 15.0 knows at all, digits that are
no decimals, CJK numerals, and the case mappings that differ from `toUpperCase` and `toLowerCase`.
Run it with CPython 3.12 only: texts and tables differ between versions.
"""

import sys
import unicodedata

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(number):
    out = ""
    while True:
        number, digit = divmod(number, 36)
        out = DIGITS[digit] + out
        if not number:
            return out


def pack(predicate):
    """Ranges of code points as `gap length-1`, the gap counted from the end of the range before; base 36."""
    out, start, last = [], None, 0
    for code in range(0x110001):
        inside = code < 0x110000 and predicate(chr(code))
        if inside and start is None:
            start = code
        elif not inside and start is not None:
            out += [base36(start - last), base36(code - 1 - start)]
            start, last = None, code - 1
    return " ".join(out)


def quoted(text, width=100):
    lines, line = [], ""
    for part in text.split(" "):
        if len(line) + len(part) > width:
            lines.append(line)
            line = ""
        line += part + " "
    lines.append(line.rstrip())
    return "\n".join(f'  "{part}"{" +" if i + 1 < len(lines) else ""}' for i, part in enumerate(lines))


def mapping(changes):
    """`code image…` separated by commas, in hexadecimal."""
    return " ".join(f"{ord(key):x}:" + ",".join(f"{ord(c):x}" for c in image) for key, image in changes)


def tables():
    every = [chr(code) for code in range(0x110000)]
    cjk = [c for c in every if c.isnumeric() and unicodedata.category(c)[0] != "N"]
    titles = [(c, c.title()) for c in every if c.title() != c.upper()]
    folds = [(c, c.casefold()) for c in every if c.casefold() != c.lower()]
    parts = [
        ("unassigned", "Code points that Unicode 15.0 does not assign: ranges as `gap length-1`, base 36.", pack(lambda c: unicodedata.category(c) == "Cn")),
        ("otherDigits", "Digits that are no decimal digits (superscripts and the like), packed the same way.", pack(lambda c: c.isdigit() and not c.isdecimal())),
        ("numerals", "Letters with a numeric value, packed the same way.", pack(lambda c: c in set_of(cjk))),
        ("titleCase", "Title case where it is not the upper case: `code:image,…`, hexadecimal.", mapping(titles)),
        ("foldedCase", "Folded case where it is not the lower case, written the same way.", mapping(folds)),
    ]
    print(f"// Made by scripts/record-str.py from CPython {sys.version.split()[0]}, Unicode {unicodedata.unidata_version}. Do not edit.")
    for name, about, text in parts:
        print(f"\n/** {about} */\nexport const {name}: string =\n{quoted(text)};")


CACHE = {}


def set_of(items):
    return CACHE.setdefault(id(items), frozenset(items))


if __name__ == "__main__":
    if sys.argv[1:2] == ["tables"]:
        tables()
