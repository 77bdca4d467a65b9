import { describe, expect, test } from "vitest";
import { outcome } from "./recorded-snippets.ts";

/** `None` is `null` here, which must not be taken for "nothing there". Answers are CPython's. */
const cases: readonly (readonly [code: string, answer: string])[] = [
  ["{1: None}.get(1, 5), {}.get(1, 5), {None: 3}.get(None)", "tuple: (None, 5, 3)"],
  ["{1: None}.pop(1, 5), {1: None}.setdefault(1, 5)", "tuple: (None, None)"],
  [
    "from itertools import pairwise\nlist(pairwise([None, 1, 2, None, None, 3]))",
    "list: [(None, 1), (1, 2), (2, None), (None, None), (None, 3)]",
  ],
  [
    "from itertools import groupby\n[(k, len(list(g))) for k, g in groupby([None, None, 1])]",
    "list: [(None, 2), (1, 1)]",
  ],
  ["import re\nre.match('a(b)', 'ab').group(None)", "!IndexError: no such group"],
  ["import re\nre.match('(a)|(b)', 'a').groups()", "tuple: ('a', None)"],
  ["class C(metaclass=None): pass", "!TypeError: 'NoneType' object is not callable"],
  ["class C:\n    def __dir__(self): return None\ndir(C())", "!TypeError: 'NoneType' object is not iterable"],
  [
    "class C:\n    __match_args__ = None\nmatch C():\n    case C(1): pass",
    "!TypeError: C.__match_args__ must be a tuple (got NoneType)",
  ],
  ["class C: pass\nmatch C():\n    case C(1): pass", "!TypeError: C() accepts 0 positional sub-patterns (1 given)"],
  [
    "import operator\nclass C:\n    def __length_hint__(self): return None\noperator.length_hint(C(), 3)",
    "!TypeError: __length_hint__ must be an integer, not NoneType",
  ],
  ["class A:\n    x = None\ngetattr(A(), 'x', 5), hasattr(A(), 'x')", "tuple: (None, True)"],
  ["class A:\n    def __getattr__(self, name): return None\ngetattr(A(), 'x', 5)", "NoneType: None"],
  ["max([None]), min([], default=None), next(iter([None]), 5)", "tuple: (None, None, None)"],
  ["import heapq\nheapq.heappop([None]), list(heapq.merge([None], []))", "tuple: (None, [None])"],
  ["import statistics\nstatistics.mode([None, None, 1]), statistics.median_low([None])", "tuple: (None, None)"],
  ['import json\njson.loads(\'{"a": {"b": 1}}\', object_hook=lambda d: None)', "NoneType: None"],
  ["def g():\n    x = yield None\n    yield (x,)\nlist(g())", "list: [None, (None,)]"],
];

describe("None is a value", () => {
  test.each(cases)("%s", (code, answer) => {
    expect(outcome(code)).toBe(answer);
  });
});
