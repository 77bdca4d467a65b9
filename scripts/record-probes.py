#!/usr/bin/env python3
"""Takes the reference runtime's probes over as golden fixtures.

    record-probes.py ORACLE_FOLDER EXAMPLES_FOLDER PYTHON

Copies the requests and their fixtures and asks the reference again: PYTHON is an interpreter that has txscript 1.2.0.
"""

import pathlib
import shutil
import subprocess
import sys

oracle, examples, python = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
target = pathlib.Path(__file__).parent.parent / "test" / "fixtures" / "probes"
target.mkdir(parents=True, exist_ok=True)
for name in ("main.json", "button_column.json"):
    shutil.copyfile(oracle / "fixtures" / name, target / name)
shutil.copyfile(oracle / "probes.jsonl", target / "probes.jsonl")
shutil.copyfile(examples / "cases.jsonl", target / "cases.jsonl")
with open(target / "probes.jsonl", "rb") as requests, open(target / "expected.jsonl", "wb") as answers:
    command = [python, str(oracle / "oracle.py"), "--time-limit", "3"]
    subprocess.run(command, stdin=requests, stdout=answers, check=True)
