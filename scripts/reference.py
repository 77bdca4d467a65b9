#!/usr/bin/env python3
"""The package `txscript` as the judge of documents: answers JSON lines of the modes `formulas` and `eval` as `txs batch` does.

Feed it only formulas you trust: there is no sandbox.
"""

import contextlib
import copy
import io
import json
import math
import signal
import sys
import traceback

from txscript import TxScript
from txscript.eval import eval_strings
from txscript.formula import Formula


class Timeout(BaseException):
    pass


def alarm(_signum, _frame):
    raise Timeout


def plain(value):
    """Data that JSON can hold; what it cannot is shown by its `repr`, numbers outside its range by name."""
    if value is None or isinstance(value, (bool, str)):
        return str.__str__(value) if isinstance(value, str) else value
    if isinstance(value, int):
        return int(value) if abs(value) < 2**53 else {"__int__": str(int(value))}
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else {"__float__": repr(float(value))}
    if isinstance(value, dict):
        return {key if isinstance(key, str) else repr(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted(map(plain, value), key=repr)
    if hasattr(type(value), "__json__"):
        try:
            return plain(type(value).__json__(value))
        except Exception as error:
            return {"__repr__": f"<__json__ failed: {type(error).__name__}: {error}>"}
    return {"__repr__": repr(value)}


def failure(error, phase):
    answer = {"phase": phase, "type": type(error).__name__, "message": str(error)}
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.startswith("<") and not frame.filename.startswith("<frozen"):
            answer["lineno"] = frame.lineno
            break
    return answer


def opened(request):
    payload = {
        "event": "annotation_content",
        "action": "user_update",
        "schemas": [{"id": 1, "content": copy.deepcopy(request["schema"])}],
        "annotation": {"content": copy.deepcopy(request["content"])},
        "document": {"id": 1, "url": "https://example.test/api/v1/documents/1"},
    }
    for key in ("updated_datapoint_ids", "force_update_datapoint_ids"):
        if request.get(key) is not None:
            payload[key] = request[key]
    return TxScript.from_payload(payload)


def values_of(script):
    data = script.field._data
    values = {}
    for schema_id, node in data.schema.items():
        if node["category"] == "datapoint":
            kept = data.objects[schema_id]
            cells = kept["all_objects"] if "all_objects" in kept else None
            read = [(cell.get("content") or {}).get("value") for cell in (cells if cells is not None else [kept])]
            values[schema_id] = plain(read if cells is not None else read[0])
    return values


def formulas(request):
    answer = {}
    script = opened(request)
    try:
        eval_strings({key: {"type": "formula", "code": code} for key, code in request["formulas"].items()}, script)
        response = plain(script.hook_response(bool(request.get("separate_exceptions"))))
        if isinstance(response.get("computed_ids"), list):
            response["computed_ids"].sort()
        answer["response"] = response
    except Exception as error:
        answer["error"] = failure(error, "eval")
    answer["values"] = values_of(script)
    return answer


def described(value):
    answer = {"type": type(value).__name__}
    for name, text in (("str", str), ("repr", repr)):
        try:
            answer[name] = text(value)
        except Exception as error:
            answer[name + "_error"] = f"{type(error).__name__}: {error}"
    return answer


def evaluated(request):
    results = []
    for code in request["exprs"]:
        item = {"code": code}
        script = opened(request)
        try:
            formula = Formula("formula", code)
            with script.field._readonly_context():
                item.update(described(formula._evaluate_formula(script)))
        except Exception as error:
            item["error"] = failure(error, "eval")
        if script._messages:
            item["messages"] = plain(script._messages)
        if script._automation_blockers:
            item["automation_blockers"] = plain(script._automation_blockers)
        results.append(item)
    return {"results": results}


def main():
    answers = sys.stdout
    signal.signal(signal.SIGALRM, alarm)
    for line in sys.stdin:
        request = json.loads(line)
        signal.setitimer(signal.ITIMER_REAL, 5)
        try:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                answer = formulas(request) if request["mode"] == "formulas" else evaluated(request)
        except Timeout:
            answer = {"error": {"phase": "timeout", "type": "Timeout", "message": ""}}
        except Exception as error:
            answer = {"error": failure(error, "judge")}
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        answers.write(json.dumps({"id": request.get("id"), **answer}) + "\n")
        answers.flush()


if len(sys.argv) > 1 and sys.argv[1] == "--present":
    sys.exit(0)
main()
