"""Writes src/library/unicodedata/alias-data.ts: formal aliases of characters that CPython's `unicodedata.lookup` knows.

    python scripts/record-aliases.py NAMES > src/library/unicodedata/alias-data.ts

NAMES has one candidate a line (from the `NameAliases.txt` of Unicode 15.0, for instance); those that CPython 3.12 does not know are left out.
"""

import re
import sys
import unicodedata


def main():
    entries = []
    for line in open(sys.argv[1], encoding="utf-8"):
        name = line.strip()
        try:
            character = unicodedata.lookup(name)
        except KeyError:
            continue
        if len(character) == 1 and unicodedata.name(character, None) != name and not re.fullmatch(r"VS\d+", name):
            entries.append((ord(character), name))
    print("/** Aliases of characters, `code name;…` with hexadecimal codes; made by scripts/record-aliases.py. `VS1` to `VS256` are told by rule. */")
    print(f'export const aliases: string = "{";".join(f"{code:x} {name}" for code, name in sorted(set(entries)))}";')


main()
