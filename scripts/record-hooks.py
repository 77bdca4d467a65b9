#!/usr/bin/env python3
"""Records what the reference runtime answers to the hooks of test/fixtures/hooks.

    record-hooks.py ORACLE_FOLDER PYTHON

Each line of hooks.jsonl has `id` and `code`, run on document.json, each of invoice.jsonl on invoice.json, and each of example.jsonl on
examples/invoice; `expected` is written beside. PYTHON is an interpreter that has txscript 1.2.0.
"""

import json
import pathlib
import subprocess
import sys

oracle, python = pathlib.Path(sys.argv[1]), sys.argv[2]
folder = pathlib.Path(__file__).parent.parent / "test" / "fixtures" / "hooks"
# Dataclasses look their module up, which the platform's loader has registered; on the first line, so that no line moves.
registered = "import sys as _sys; _sys.modules.setdefault('hook', _sys.modules['__main__']); "
flags = {"mode": "hook", "partial": True, "stdout": True, "normalized": True}
command = [python, str(oracle / "oracle.py"), "--time-limit", "5"]
example = folder.parent.parent.parent / "examples" / "invoice"


def example_document():
    content = json.loads((example / "annotation.json").read_text())["content"]
    return {"schema": json.loads((example / "schema.json").read_text()), "content": content}


for documents, codes in (("document.json", "hooks.jsonl"), ("invoice.json", "invoice.jsonl"), (None, "example.jsonl")):
    document = example_document() if documents is None else json.loads((folder / documents).read_text())
    hooks = [json.loads(line) for line in (folder / codes).read_text().splitlines()]
    requests = [
        {**document, **flags, "id": hook["id"], "code": (registered if "dataclass" in hook["code"] else "") + hook["code"]}
        for hook in hooks
    ]
    text = "".join(json.dumps(request) + "\n" for request in requests)
    answers = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout.splitlines()
    with open(folder / codes, "w") as out:
        for hook, answer in zip(hooks, map(json.loads, answers), strict=True):
            assert hook["id"] == answer.pop("id")
            out.write(json.dumps({"id": hook["id"], "code": hook["code"], "expected": answer}) + "\n")
