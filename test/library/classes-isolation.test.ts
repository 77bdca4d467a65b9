import { describe, expect, test } from "vitest";
import { allModules } from "../../src/library/all-modules.ts";
import { defaultLimits } from "../../src/values/meter.ts";
import { outcome } from "./recorded-snippets.ts";

const modules = [...allModules.values()];
const run = (code: string): string => outcome(code, modules);

describe("what one run does, the next does not see", () => {
  test.each([
    [
      "registered classes",
      "from collections.abc import Sequence\nclass A: pass\nSequence.register(int)",
      "from collections.abc import Sequence\nisinstance(5, Sequence)",
      "bool: False",
    ],
    [
      "derived classes",
      "class Left(dict): pass\nimport collections\nclass Other(collections.Counter): pass",
      "import collections\n[c.__name__ for c in dict.__subclasses__() + collections.Counter.__subclasses__() if c.__name__ in ('Left', 'Other')]",
      "list: []",
    ],
    [
      "abstract classes that answer for others",
      "from collections.abc import Sized\nclass Any(Sized):\n    @classmethod\n    def __subclasshook__(cls, c): return True",
      "from collections.abc import Sized\nisinstance(5, Sized)",
      "bool: False",
    ],
    [
      "loggers",
      "import logging\nlogging.getLogger('a').setLevel(5)",
      "import logging\nlogging.getLogger('a').level",
      "int: 0",
    ],
    [
      "filters of warnings",
      "import warnings\nwarnings.simplefilter('error')",
      "import warnings\nwarnings.warn('x')",
      "NoneType: None",
    ],
    [
      "redirected output",
      "import contextlib\ncontextlib.redirect_stdout(5).__enter__()",
      "print('x')",
      "NoneType: None",
    ],
  ])("%s", (_, first, second, expected) => {
    run(first);
    expect(run(second)).toBe(expected);
  });
});

describe("classes of the library cannot be changed", () => {
  test.each([
    "from collections import Counter\nCounter.most_common = 5",
    "from collections.abc import Sequence\ndel Sequence.index",
    "from enum import Enum\nEnum.x = 5",
    "from enum import FlagBoundary\nFlagBoundary.STRICT.x = 5",
    "from typing import Any\nAny.x = 5",
    "from typing import Generic\nGeneric.x = 5",
    "import functools\nfunctools.wraps.x = 5",
    "import functools\nfunctools.partial.x = 5",
    "import dataclasses\ndataclasses.field.__name__ = 'x'",
    "import contextlib\ncontextlib.ExitStack.x = 5",
    "import types\ntypes.SimpleNamespace.x = 5",
    "from functools import lru_cache\nlru_cache.__wrapped__ = 5",
    "import typing\ntyping.T.x = 5",
    "import typing\ntyping.List.x = 5",
    "import enum\nenum.STRICT._name_ = 'x'",
  ])("%s", (code) => {
    expect(run(code)).toMatch(/^!(TypeError|AttributeError): /);
  });
});

describe("what grows is bounded", () => {
  const limits = { ...defaultLimits, steps: 200_000, items: 10_000, textLength: 100_000 };
  test.each([
    "from collections import deque\nd = deque()\nwhile True: d.append(1)",
    "from collections import deque\nd = deque([1])\nwhile True: d.extend(d)",
    "from collections import deque\ndeque([1]) * 10**9",
    "from collections import deque\nd = deque()\nwhile True: d.appendleft(1)",
    "from collections import deque\nd = deque(range(1000))\nwhile True: d.rotate(500)",
    "from collections import Counter\nc = Counter(a=10**12)\nlist(c.elements())",
    "from collections import Counter\nCounter(range(10**9))",
    "from collections import defaultdict\nd = defaultdict(int)\ni = 0\nwhile True:\n    d[i]; i += 1",
    "from collections import OrderedDict\no = OrderedDict.fromkeys(range(1000))\nwhile True: o.move_to_end(0, last=False)",
    "from collections import ChainMap\nc = ChainMap({1: 2})\nwhile True: len(c)",
    "from collections import namedtuple\nnamedtuple('N', ['f%d' % i for i in range(10**7)])",
    "from functools import lru_cache\nf = lru_cache(None)(lambda x: x)\ni = 0\nwhile True:\n    f(i); i += 1",
    "from functools import reduce\nreduce(lambda a, b: a + a, range(10**9), 'x')",
    "import copy\nx = []\nfor _ in range(60): x = [x, list(x)]\ncopy.deepcopy(x)",
    "from enum import Enum\nEnum('E', ['m%d' % i for i in range(10**7)])",
    "from enum import Flag, auto\nclass F(Flag):\n    A = auto()\n    B = auto()\nwhile True: list(F.A | F.B)",
    "from dataclasses import make_dataclass\nmake_dataclass('D', ['f%d' % i for i in range(10**7)])",
    "import logging\nwhile True: logging.error('x' * 1000)",
    "from collections import UserList\nu = UserList([1])\nwhile True: u += u",
    "from collections.abc import Sequence\nclass S(Sequence):\n    def __len__(self): return 1\n    def __getitem__(self, i): return i\nlist(S())",
    "import itertools, collections\ncollections.deque(itertools.count())",
    "from typing import List\nx = int\nwhile True: x = List[x]; repr(x)",
  ])("%s", (code) => {
    expect(outcome(code, modules, limits)).toMatch(/^!(LimitReached|RecursionError): /);
  });
});
