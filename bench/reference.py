"""Times the reference package, as the platform calls it: a request a line in, a line of milliseconds out.

`{"name", "schema", "content", "updated", "runs"}` -> `{"name", "operations", "phases": {"load", "compute", "whole"}}`, where load is
`TxScript.from_payload`, compute `eval_strings` (which reads the formulas each time), whole both and `hook_response`.
`{"name", "texts", "runs"}` -> `{"name", "phases": {"Formula", "compile()"}}`: its `Formula` and CPython's `compile()`.
With `"text": true` whole starts at the payload's JSON text and ends at the response's.
"""

import contextlib
import copy
import io
import json
import os
import sys
import time
from statistics import median

import txscript
from txscript.eval import eval_strings
from txscript.formula import Formula

# As in timing.mjs.
now = time.process_time if os.environ.get("TXS_CLOCK") == "cpu" else time.perf_counter


def datapoints(nodes):
    for node in nodes:
        if node["category"] == "datapoint":
            yield node
        children = node.get("children", [])
        yield from datapoints([children] if isinstance(children, dict) else children)


def measure_document(request):
    formulas = {
        node["id"]: {"type": "formula", "code": node["formula"]} for node in datapoints(request["schema"]) if "formula" in node
    }
    payload = request["payload"]
    times = {"load": [], "compute": [], "whole": []}
    for _ in range(request["runs"]):
        own = json.dumps(payload) if request.get("text") else copy.deepcopy(payload)
        start = now()
        if request.get("text"):
            own = json.loads(own)
        t = txscript.TxScript.from_payload(own)
        loaded = now()
        eval_strings(formulas, t)
        computed = now()
        response = t.hook_response()
        if request.get("text"):
            json.dumps(response)
        end = now()
        times["load"].append(loaded - start)
        times["compute"].append(computed - loaded)
        times["whole"].append(end - start)
    if request.get("text"):
        times = {"text to text": times["whole"]}
    elif "updated_datapoint_ids" in payload:
        times = {"edit": times["whole"]}
    return {"operations": response["operations"], "messages": len(response["messages"]), "phases": in_milliseconds(times)}


def measure_texts(request):
    times = {"Formula": [], "compile()": []}
    for _ in range(request["runs"]):
        start = now()
        for text in request["texts"]:
            Formula("f", text)
        middle = now()
        for text in request["texts"]:
            compile(text, "<formula>", "exec")
        times["Formula"].append(middle - start)
        times["compile()"].append(now() - middle)
    return {"phases": in_milliseconds(times)}


def in_milliseconds(times):
    return {phase: median(spent) * 1000 for phase, spent in times.items()}


def measure(line):
    request = json.loads(line)
    with contextlib.redirect_stdout(io.StringIO()):
        answer = measure_texts(request) if "texts" in request else measure_document(request)
    return json.dumps({"name": request["name"], **answer})


if __name__ == "__main__":
    for line in sys.stdin:
        print(measure(line), flush=True)
