import { describe, expect, test } from "vitest";
import { defaultLimits } from "../../src/values/meter.ts";
import { differences, outcome } from "./recorded-snippets.ts";

describe("io, csv and pprint answer recorded snippets as CPython does", () => {
  test.each(["io", "csv", "pprint"])("%s", (name) => {
    expect(differences(name)).toEqual([]);
  });
});

describe("what they work through is counted", () => {
  const limits = { ...defaultLimits, steps: 50_000, textLength: 100_000 };
  const stream = "import io\ns = io.StringIO()\nb = io.BytesIO()\n";
  const table = "import csv, io\n";
  const show = "import pprint\nfrom pprint import pformat\n";
  test.each([
    `${stream}while True: s.write('')`,
    `${stream}while True: s.write('abc' * 100)`,
    `${stream}while True: b.write(b'abc' * 100)`,
    `${stream}s.seek(10 ** 9)\ns.write('a')`,
    `${stream}s.seek(10 ** 18)\ns.write('a')`,
    `${stream}b.seek(10 ** 9)\nb.write(b'a')`,
    `${stream}b.seek(10 ** 18)\nb.write(b'a')`,
    `${stream}s.write('a' * 90000)\nwhile True: s.getvalue()`,
    `${stream}s.write('a' * 90000)\nwhile True: s.seek(5); s.write('b')`,
    `${stream}s.write('😀' * 40000)\nwhile True: s.seek(30000); s.read(1); s.truncate(40000)`,
    `${stream}s.write('a' * 90000)\nwhile True: s.seek(0); s.readline(50000)`,
    `${stream}b.write(b'a' * 90000)\nwhile True: b.seek(0); b.readline(1)`,
    `${stream}b.write(b'a' * 90000)\nwhile True: b.getvalue()`,
    `${stream}s = io.StringIO(newline='\\r\\n')\ns.write('\\n' * 90000)`,
    `${stream}s.write('\\n' * 90000)\ns.seek(0)\nlist(s)`,
    `${stream}s.writelines(iter(str, 'a'))`,
    `${table}list(csv.reader(iter(str, 'a')))`,
    `${table}csv.field_size_limit(10 ** 9)\nlist(csv.reader(['"' + 'a' * 90000] * 10))`,
    `${table}list(csv.reader([','] * 10 ** 6))`,
    `${table}csv.writer(io.StringIO()).writerow(iter(str, 'a'))`,
    `${table}csv.writer(io.StringIO()).writerows(iter(list, 5))`,
    `${table}csv.writer(io.StringIO(), delimiter='é').writerow(['é' * 90000] * 2)`,
    `${table}csv.DictWriter(io.StringIO(), range(10 ** 9)).writeheader()`,
    `${table}csv.Sniffer().sniff('ab\\n' * 30000)`,
    `${table}csv.Sniffer().sniff(',"' * 40000)`,
    `${table}csv.Sniffer().sniff('"a' * 40000)`,
    `${table}csv.Sniffer().has_header('a,b\\n' * 5 + ',' * 90000)`,
    `${show}pformat([1], indent=10 ** 9, width=1)`,
    `${show}pformat([[1] * 500] * 500)`,
    `${show}a = []\nfor i in range(100): a = [a, a]\npformat(a)`,
    `${show}pformat(['a b ' * 5000] * 20, width=1)`,
    `${show}pformat(list(range(10 ** 5)), width=10 ** 9, compact=True)`,
    `${show}class P(pprint.PrettyPrinter):\n  def format(self, *a): return super().format([*a], *a[1:])\nP().pformat(1)`,
  ])("%j", (code) => {
    expect(outcome(code, [], limits)).toMatch(/^!(LimitReached|RecursionError)/);
  });
});

describe("one run leaves nothing behind", () => {
  test.each([
    ["import csv\ncsv.register_dialect('mine')\ncsv.field_size_limit(1)", "import csv\ncsv.list_dialects()"],
    ["import sys\nsys.stdout.close()", "import sys\nsys.stdout.closed"],
  ])("%j", (first, second) => {
    const before = outcome(second);
    expect(outcome(first)).not.toMatch(/^!/);
    expect(outcome(second)).toBe(before);
  });
});

test("what is printed goes to the stream that is asked for", () => {
  const code = [
    "import contextlib, io, json, pprint, traceback",
    "out = io.StringIO()",
    "with contextlib.redirect_stdout(out):",
    "    print('a')",
    "    pprint.pprint({'b': 1})",
    "    pprint.pp([2])",
    "print('c', file=out)",
    "json.dump([3], out)",
    "try: [][0]",
    "except IndexError: traceback.print_exc(file=out)",
    "out.getvalue().split('\\n')[0:4], out.getvalue().split('\\n')[-2]",
  ].join("\n");
  expect(outcome(code)).toBe("tuple: (['a', \"{'b': 1}\", '[2]', 'c'], 'IndexError: list index out of range')");
});
