"""Records what CPython 3.12 answers to the programs in scripts/stdlib-classes/*.txt: collections, functools, enum, dataclasses and their like.

    python scripts/record-stdlib-classes.py test/fixtures/library            # all
    python scripts/record-stdlib-classes.py /tmp/out enum typing             # some

A file has groups, parted by empty lines. Lines that begin with `| ` are what all programs of the group begin with; each other line is a
program of its own, or, where it begins a class, function or other block, the first of a program that ends with a line `& …`. One JSON line a program is written: its code and
the `Type: repr` of its last expression statement, or `!Type: text` of the exception. Run it with CPython 3.12 only, and with PYTHONHASHSEED=0, which settles the order of sets.
"""

import ast
import contextlib
import io
import json
import pathlib
import re
import sys

SOURCES = pathlib.Path(__file__).parent / "stdlib-classes"


LONG = re.compile(r"(class|def|with|match) |@|try:|for .*:$|from [^;]*$")


def programs(text):
    setup, case = [], []
    for line in text.splitlines():
        if not line.strip():
            setup = []
        elif line.startswith("| "):
            setup.append(line[2:])
        elif case:
            case.append(line.removeprefix("& "))
            if line.startswith("& "):
                yield "\n".join(setup + case)
                case = []
        elif LONG.match(line):
            case = [line]
        else:
            yield "\n".join([*setup, line])


def answer(code):
    tree = ast.parse(code)
    names = {"__name__": "__main__"}
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    future = any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in tree.body)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            flags = 0x1000000 if future else 0
            exec(compile(tree, "<case>", "exec", flags, dont_inherit=True), names)
            value = eval(compile(ast.Expression(last.value), "<case>", "eval"), names) if last else None
            return f"{type(value).__name__}: {value!r}"
    except (Exception, SystemExit) as error:
        return f"!{type(error).__name__}: {error}"


def main():
    out = pathlib.Path(sys.argv[1])
    wanted = sys.argv[2:] or sorted(path.stem for path in SOURCES.glob("*.txt"))
    for name in wanted:
        lines, seen = [], set()
        for code in programs((SOURCES / f"{name}.txt").read_text()):
            if code in seen:
                continue
            seen.add(code)
            try:
                result = answer(code)
            except SyntaxError:
                sys.exit(f"cannot read this program:\n{code}")
            if " at 0x" in result and "0x7f0000000000" not in result:
                print("address:", code.splitlines()[-1], result[:80])
                continue
            lines.append(json.dumps({"code": code, "result": result}, ensure_ascii=False))
        (out / f"classes-{name}.jsonl").write_text("\n".join(lines) + "\n")
        print(name, len(lines))


main()
