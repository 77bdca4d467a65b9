#!/usr/bin/env python3
"""CPython as the judge of the language: runs snippets as formulas are run and says what they come to.

Reads JSON lines `{"id", "code", "mode"?}`, writes `{"id", "ok": true, "repr", "type"}` for the last expression statement executed, or
`{"id", "ok": false, "error", "message", "lineno"}`: the same as `txs batch` in the modes `python` and `parse`. Feed it only code you
trust: there is no sandbox.
"""

import ast
import contextlib
import decimal
import io
import json
import signal
import sys
import traceback


class Timeout(BaseException):
    pass


def alarm(_signum, _frame):
    raise Timeout


class Recording(ast.NodeTransformer):
    """Hands the value of every expression statement to `__record__`."""

    def visit_Expr(self, node):
        self.generic_visit(node)
        call = ast.Call(ast.Name("__record__", ast.Load()), [node.value], [])
        return ast.copy_location(ast.Expr(ast.copy_location(call, node)), node)


def fix(tree):
    return ast.fix_missing_locations(tree)


def run(code, parse_only):
    # What an earlier snippet set must not show in this one.
    decimal.setcontext(decimal.DefaultContext.copy())
    recorded = [None]

    def record(value):
        recorded[0] = value

    try:
        if parse_only:
            compile(code, "<module>", "exec")
            return {"ok": True, "repr": "None", "type": "NoneType"}
        compile(code, "<module>", "exec")
        tree = ast.parse(code)
        future = compile(fix(Recording().visit(tree)), "<module>", "exec")
        namespace = {"__name__": "__main__", "__record__": record}
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            exec(future, namespace)
            value = recorded[0]
            return {"ok": True, "repr": repr(value), "type": type(value).__name__}
    except Timeout:
        return {"ok": False, "error": "Timeout", "message": "", "lineno": None}
    except SyntaxError as error:
        if error.filename == "<module>":
            return {"ok": False, "error": type(error).__name__, "message": error.msg, "lineno": error.lineno}
        return failure(error)
    except BaseException as error:
        return failure(error)


def failure(error):
    lineno = None
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename == "<module>":
            lineno = frame.lineno
            break
    try:
        message = str(error)
    except BaseException:
        message = "<exception str() failed>"
    return {"ok": False, "error": type(error).__name__, "message": message, "lineno": lineno}


def main():
    sys.setrecursionlimit(1000)
    signal.signal(signal.SIGALRM, alarm)
    out = sys.stdout
    requests, sys.stdin = sys.stdin, io.StringIO()
    for line in requests:
        if not line.strip():
            continue
        request = json.loads(line)
        signal.setitimer(signal.ITIMER_REAL, 3)
        try:
            answer = run(request["code"], request.get("mode") == "parse")
        except Timeout:
            answer = {"ok": False, "error": "Timeout", "message": "", "lineno": None}
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        out.write(json.dumps({"id": request.get("id"), **answer}, default=str) + "\n")
        out.flush()


main()
