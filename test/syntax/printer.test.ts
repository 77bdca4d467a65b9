import { describe, expect, test } from "vitest";
import { parse, printTree } from "../../src/syntax/index.ts";

const print = (source: string): string => printTree(parse(source).tree);

describe("the printer writes plain code", () => {
  test.each([
    ["x=1;y=2", "x = 1\ny = 2\n"],
    ["if a:b\nelif c:d\nelse:\n if e: f", "if a:\n    b\nelif c:\n    d\nelif e:\n    f\n"],
    ["((a+b))*c-(d-e)", "(a + b) * c - (d - e)\n"],
    ["-(a**-b)**c", "-(a ** -b) ** c\n"],
    ["x = (1,)", "x = 1,\n"],
    ["return_ = ((yield))", "return_ = yield\n"],
    ["f((x for x in y))", "f(x for x in y)\n"],
    ["f(a)(b).c[d,e:f]", "f(a)(b).c[d, e:f]\n"],
    ["'it''s'", "'its'\n"],
    ['"it\'s"', '"it\'s"\n'],
    [`'"'`, `'"'\n`],
    ["f'{ {1:2}!r:>{w}}{{'", "f'{ {1: 2}!r:>{w}}{{'\n"],
    ["f'{x=}'", "f'x={x!r}'\n"],
    ["1 .real + 1.0.real", "1 .real + 1.0.real\n"],
    ["with (a as b, c): pass", "with a as b, c:\n    pass\n"],
    ["with ((a, b)): pass", "with ((a, b)):\n    pass\n"],
    ["def f(a,/,b=1,*,c:int=2,**d)->e: pass", "def f(a, /, b=1, *, c: int = 2, **d) -> e:\n    pass\n"],
    ["match x:\n case (1|2) as y, *_: pass", "match x:\n    case [1 | 2 as y, *_]:\n        pass\n"],
    ["1e16, 1e-5, 123e18, 0.0001, 1e15", "1e+16, 1e-05, 1.23e+20, 0.0001, 1000000000000000.0\n"],
    [`f"{x:'}it's"`, `f"{x:\\'}it's"\n`],
    ["x = 0xff + 1e400 + 1_0j", "x = 255 + 1e309 + 10j\n"],
    ["x = b'\\x00a\"' b'\\xff'", "x = b'\\x00a\"\\xff'\n"],
    ["lambda: (lambda x, *y: x)", "lambda: lambda x, *y: x\n"],
  ])("%j", (source, printed) => {
    expect(print(source)).toBe(printed);
  });

  test("one node of a tree", () => {
    const [statement] = parse("x: int = a if b else (c, d)").tree.body;
    expect(statement?.kind === "AnnAssign" && statement.value && printTree(statement.value)).toBe("a if b else (c, d)");
  });
});
