#!/usr/bin/env python3
"""Records what the reference runtime answers to the Python hooks of examples/hooks, on each of the payloads there.

    record-example-hooks.py ORACLE_FOLDER PYTHON

PYTHON is an interpreter that has txscript 1.2.0. Writes test/fixtures/dialect/examples.json.
"""

import json
import pathlib
import subprocess
import sys

oracle, python = pathlib.Path(sys.argv[1]), sys.argv[2]
root = pathlib.Path(__file__).parent.parent
hooks = {path.stem: path.read_text() for path in sorted((root / "examples/hooks").glob("*.py"))}
payloads = {path.stem: json.loads(path.read_text()) for path in sorted((root / "examples/hooks/payloads").glob("*.json"))}
requests = [
    {"mode": "hook", "id": [hook, name], "code": code, "payload": payload}
    for hook, code in hooks.items()
    for name, payload in payloads.items()
]
command = [python, str(oracle / "oracle.py"), "--time-limit", "5"]
text = "".join(json.dumps(request) + "\n" for request in requests)
answers = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout.splitlines()
recorded = {}
for answer in map(json.loads, answers):
    hook, name = answer["id"]
    if "response" not in answer:
        sys.exit(f"{hook} fails on {name}: {answer}")
    recorded.setdefault(hook, {})[name] = answer["response"]
target = root / "test/fixtures/dialect"
target.mkdir(exist_ok=True)
(target / "examples.json").write_text(json.dumps(recorded, indent=1, ensure_ascii=False) + "\n")
