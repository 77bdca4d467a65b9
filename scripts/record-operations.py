"""Records what operations the reference runtime makes of hook snippets: test/fixtures/document/operations.json.

Usage: PYTHON scripts/record-operations.py ORACLE.py (a Python with txscript 1.2.0; shared/oracle/oracle.py)
The snippets are the keys of the file; they run on the document of main.json, each alone. Add a key with an empty list to
record a new one.
"""

import json
import pathlib
import subprocess
import sys

folder = pathlib.Path(__file__).resolve().parent.parent / "test" / "fixtures" / "document"
target = folder / "operations.json"
document = json.loads((folder / "main.json").read_text())
codes = list(json.loads(target.read_text()))
requests = [{"id": str(i), "mode": "hook", "code": code, **document} for i, code in enumerate(codes)]
run = subprocess.run(
    [sys.executable, sys.argv[1]], input="\n".join(map(json.dumps, requests)), capture_output=True, text=True, check=True
)
answers = [json.loads(line) for line in run.stdout.splitlines()]
for code, answer in zip(codes, answers, strict=True):
    if "error" in answer:
        sys.exit(f"{code!r}: {answer['error']}")
lines = [
    f"  {json.dumps(code)}: {json.dumps(answer['response']['operations'])}"
    for code, answer in zip(codes, answers, strict=True)
]
target.write_text("{\n" + ",\n".join(lines) + "\n}\n")
