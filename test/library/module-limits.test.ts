import { expect, test } from "vitest";
import { runPython } from "../../src/engine/python.ts";
import { allModules } from "../../src/library/all-modules.ts";
import { defaultHost } from "../../src/values/host.ts";
import { defaultLimits } from "../../src/values/meter.ts";

function run(code: string): string {
  const outcome = runPython(code, { modules: allModules, limits: defaultLimits, host: defaultHost });
  return outcome.ok ? outcome.repr : `${outcome.error}: ${outcome.message}`;
}

test.each([
  "import math\nmath.factorial(10 ** 9)",
  "import math\nmath.comb(10 ** 9, 10 ** 8)",
  "import math\nmath.perm(10 ** 9, 10 ** 8)",
  "import math\nx = 3\nwhile True: x = math.lcm(x, x + 1)",
  "import math\nmath.prod(range(1, 10 ** 9))",
  "import math\nmath.hypot(*range(10 ** 9))",
  "import math\nmath.fsum(range(10 ** 12))",
  "import math\nwhile True: math.isqrt(10 ** 4000)",
  "import itertools\nlist(itertools.count())",
  "import itertools\nsum(itertools.cycle([1]))",
  "import itertools\nlist(itertools.repeat(1))",
  "import itertools\nlist(itertools.product(range(1000), repeat=5))",
  "import itertools\nitertools.product([1], repeat=10 ** 9)",
  "import itertools\nlist(itertools.permutations(range(100)))",
  "import itertools\nlist(itertools.combinations(range(200), 100))",
  "import itertools\nlist(itertools.combinations_with_replacement([1, 2], 10 ** 8))",
  "import itertools\nnext(itertools.islice(itertools.count(), 10 ** 12, None))",
  "import itertools\nnext(itertools.dropwhile(lambda x: True, itertools.count()))",
  "import itertools\nnext(itertools.filterfalse(None, itertools.repeat(1)))",
  "import itertools\nnext(itertools.compress(itertools.count(), itertools.repeat(0)))",
  "import itertools\nnext(itertools.chain.from_iterable(itertools.repeat([])))",
  "import itertools\nnext(itertools.batched(itertools.count(), 10 ** 12))",
  "import itertools\ng = itertools.groupby(itertools.repeat(1))\nnext(g)\nnext(g)",
  "import itertools\nitertools.tee([], 10 ** 9)",
  "import itertools\na, b = itertools.tee(itertools.count())\nfor x in a: pass",
  "import itertools\nlist(itertools.accumulate(itertools.repeat('ab')))",
  "import operator\noperator.pow(10, 10 ** 9)",
  "import operator\noperator.indexOf(iter(int, 1), 1)",
  "import operator\noperator.mul('a', 10 ** 10)",
  "import bisect\nbisect.bisect(range(10 ** 18), 5, key=lambda x: [0] * 10 ** 7)",
  "import heapq\nheapq.nsmallest(5, iter(int, 1))",
  "import heapq\nlist(heapq.merge(iter(int, 1), iter(int, 1)))",
  "import heapq\nh = []\nwhile True: heapq.heappush(h, 1)",
  "import random\nrandom.sample(range(10 ** 12), 10 ** 9)",
  "import random\nrandom.choices([1], k=10 ** 9)",
  "import random\nrandom.getrandbits(10 ** 9)",
  "import random\nrandom.randbytes(10 ** 9)",
  "import random\nrandom.seed(1 << (10 ** 9))",
  "import random\nrandom.shuffle([0] * 10 ** 7)",
  "from fractions import Fraction\nFraction(3, 2) ** 10 ** 9",
  "from fractions import Fraction\nFraction('1e1000000000')",
  "from fractions import Fraction\nFraction('1e-1000000000')",
  "from fractions import Fraction\nx = Fraction(3, 7)\nwhile True: x = x * x + 1",
  "from fractions import Fraction\nformat(Fraction(1, 3), '.1000000000f')",
  "from fractions import Fraction\nround(Fraction(1, 3), 10 ** 9)",
  "import statistics\nstatistics.mean(iter(int, 1))",
  "import statistics\nstatistics.mode(iter(int, 1))",
  "import statistics\nstatistics.quantiles([1, 2], n=10 ** 12)",
  "import statistics\nstatistics.NormalDist().samples(10 ** 9)",
  "import statistics\nstatistics.NormalDist().quantiles(10 ** 9)",
])("%s ends at a limit", (code) => {
  expect(run(code)).toMatch(/^LimitReached: /);
});
