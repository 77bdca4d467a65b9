"""Records what CPython 3.12 answers to the programs in scripts/language/*.txt, which are parted by lines of `---`.

    python scripts/record-language.py test/fixtures/language             # all
    python scripts/record-language.py /tmp/out groups                    # some

One JSON line a program is written: its code and the answer of scripts/judge.py. Run it with CPython 3.12 only, and with PYTHONHASHSEED=0,
which settles the order of sets.
"""

import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
SOURCES = HERE / "language"


def programs(text):
    return [part.strip("\n") + "\n" for part in text.split("\n---\n")]


def answers(codes):
    requests = "".join(json.dumps({"code": code}) + "\n" for code in codes)
    done = subprocess.run([sys.executable, str(HERE / "judge.py")], input=requests, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def main():
    out = pathlib.Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[2:] or sorted(path.stem for path in SOURCES.glob("*.txt")):
        codes = programs((SOURCES / f"{name}.txt").read_text())
        with (out / f"{name}.jsonl").open("w") as file:
            for code, answer in zip(codes, answers(codes), strict=True):
                del answer["id"]
                file.write(json.dumps({"code": code, **answer}, ensure_ascii=False) + "\n")


main()
