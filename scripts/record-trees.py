"""Asks CPython 3.12 for the trees and errors that test/syntax compares with.

    /path/to/python3.12 scripts/record-trees.py

Reads test/fixtures/syntax/sources.json and writes beside it
  trees.json      for each valid source, one line of text per statement: kinds, positions and fields as in `ast`
                  (columns are bytes of UTF-8; test/syntax/dump.ts writes the same from our trees)
  errors.json     for each faulty source: type, message, line, offset, phase (`compile` when `ast.parse` is content)
  mutations.json  sources made by changing tokens of valid ones at random, and the same of them; `null` when one compiles
"""

import ast
import io
import json
import random
import struct
import sys
import tokenize
import warnings
from pathlib import Path

FIXTURES = Path(__file__).parent.parent / "test" / "fixtures" / "syntax"
MUTATIONS = 1500
WORDS = (
    "= == : ( ) [ ] { } , . + - * ** if else for in not and or is def class lambda return print x 1 's' f\"{x}\" ! ? $ && ; "
    ":= -> @ await async yield from import as with try except finally pass del global None True elif while match case _ type "
    "\" ' # \\ 0x 1a é {x f\"{ ... % ~ <> != null ++"
).split(" ") + ["\n", "  ", "\t"]


def value(constant):
    match constant:
        case None | True | False:
            return str(constant)
        case int():
            return f"i{constant:#x}"
        case float():
            return "f" + struct.pack(">d", constant).hex()
        case complex():
            return "c" + struct.pack(">d", constant.imag).hex()
        case bytes():
            return "b" + constant.hex()
        case str():
            return json.dumps(constant)
    return "..."


def dump(node):
    if isinstance(node, list):
        return "[" + ",".join(map(dump, node)) + "]"
    if not isinstance(node, ast.AST):
        return value(node)
    kind = type(node).__name__
    if not node._fields and not node._attributes:
        return kind
    place = ""
    if "lineno" in node._attributes:
        place = f"@{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}"
    fields = [getattr(node, name) for name in node._fields if name not in ("type_comment", "type_ignores")]
    return f"{kind}{place}({','.join(map(dump, fields))})"


def error(source):
    """None, or type, message, line, offset, phase."""
    phase = "parse"
    try:
        compile(source, "snippet", "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
        phase = "compile"
        compile(source, "snippet", "exec", dont_inherit=True)
    except SyntaxError as e:
        return [type(e).__name__, e.msg, e.lineno, e.offset, phase]
    except (MemoryError, RecursionError, UnicodeError) as e:
        return [type(e).__name__, str(e), None, None, phase]
    return None


def offsets(text):
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def mutated(text, chance):
    try:
        tokens = [t for t in tokenize.generate_tokens(io.StringIO(text).readline) if t.type != tokenize.ENDMARKER]
    except (tokenize.TokenError, SyntaxError):
        return text
    if not tokens:
        return text
    starts = offsets(text)

    def span(token):
        return starts[token.start[0] - 1] + token.start[1], starts[token.end[0] - 1] + token.end[1]

    (a, b), (c, d) = sorted((span(chance.choice(tokens)), span(chance.choice(tokens))))
    word = chance.choice(WORDS) + chance.choice(["", " "])
    match chance.randrange(6):
        case 0:
            return text[:a] + text[b:]
        case 1:
            return text[:b] + " " + text[a:b] + text[b:]
        case 2 if b <= c:
            return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]
        case 3:
            return text[:a] + word + text[a:]
        case 4:
            return text[:a] + word + text[b:]
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + 1 :]


def mutations(sources):
    chance = random.Random(312)
    made = {}
    while len(made) < MUTATIONS:
        text = chance.choice(sources)
        for _ in range(chance.choice([1, 1, 1, 2, 3])):
            text = mutated(text, chance)
        try:
            made[text] = error(text)
        except (ValueError, SystemError):
            continue  # faults of CPython's own, in nested format specifications
    return [[text, found] for text, found in made.items()]


def write(name, rows):
    lines = ",\n".join(json.dumps(row) for row in rows)
    (FIXTURES / name).write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def main():
    assert sys.version_info[:2] == (3, 12), "record with Python 3.12"
    warnings.simplefilter("ignore")
    sources = json.loads((FIXTURES / "sources.json").read_text(encoding="utf-8"))
    valid = sources["valid"]
    write("trees.json", [[text, [dump(statement) for statement in ast.parse(text).body]] for text in valid])
    write("errors.json", [[text, error(text)] for text in sources["faulty"]])
    write("mutations.json", mutations([text for text in valid if len(text) < 300]))


if __name__ == "__main__":
    main()
