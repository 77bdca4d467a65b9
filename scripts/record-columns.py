#!/usr/bin/env python3
"""Records what the reference runtime makes of snippets about columns, tables, rows and attributes.

Run with a Python that has txscript 1.2.0, from the repository root:
    python scripts/record-columns.py ../shared/oracle/oracle.py
Snippets stand below, separated by lines of dashes where they have several lines.
"""
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, "..", "test", "fixtures", "columns")


def snippets(name):
    """One snippet a line; `⏎` stands for a line break."""
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return [line.rstrip("\n").replace("⏎", "\n") for line in file if line.strip() and not line.startswith("#")]


def main():
    oracle = sys.argv[1]
    requests = [{"mode": "eval", "fixture": "main", "exprs": [code]} for code in snippets("values.txt")]
    requests += [
        {"mode": "hook", "fixture": "main", "code": code, "partial": True, **({"result": "y"} if "y=" in code else {})}
        for code in snippets("hooks.txt")
    ]
    text = "".join(json.dumps({"id": i, **request}) + "\n" for i, request in enumerate(requests))
    answers = subprocess.run([sys.executable, oracle], input=text, capture_output=True, text=True, check=True).stdout
    with open(os.path.join(FOLDER, "recorded.jsonl"), "w", encoding="utf-8") as out:
        for request, line in zip(requests, answers.splitlines()):
            answer = json.loads(line)
            kept = {key: answer[key] for key in ("results", "error", "result") if key in answer}
            if "response" in answer:
                kept["operations"] = answer["response"]["operations"]
            code = request.get("code") or request["exprs"][0]
            if "results" in kept:
                [kept["results"]] = [{k: v for k, v in kept["results"][0].items() if k != "code"}]
            out.write(json.dumps({"mode": request["mode"], "code": code, **kept}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
