import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { validateXML } from "xmllint-wasm";
import { InputError } from "../../src/cli/input.ts";
import { runTest, type TestFlags } from "../../src/cli/test.ts";
import { schemaWith } from "./sample.ts";

const example = join(import.meta.dirname, "../../examples/queue");
const folderName = "queues/Supplier invoices_[812345]";

/** Runs `txs test` and gives what it wrote to standard output, with its exit code. */
async function txsTest(
  paths: readonly string[],
  flags: TestFlags = {},
): Promise<{ readonly code: number; readonly text: string }> {
  let text = "";
  const spy = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  vi.stubEnv("NO_COLOR", "1");
  try {
    return { code: await runTest(paths, flags), text };
  } finally {
    spy.mockRestore();
    vi.unstubAllEnvs();
  }
}

/** What is wrong with what was asked for. */
async function complaint(paths: readonly string[], flags: TestFlags = {}): Promise<string> {
  const error: unknown = await txsTest(paths, flags).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(InputError);
  return error instanceof InputError ? error.message : "";
}

function copyOfExample(): string {
  const folder = mkdtempSync(join(tmpdir(), "txs-"));
  cpSync(example, folder, { recursive: true });
  return join(folder, folderName);
}

/** A queue folder with formulas and one file of cases. */
function queueWith(formulas: Readonly<Record<string, string>>, cases: string, name = "cases.yaml"): string {
  const folder = mkdtempSync(join(tmpdir(), "txs-"));
  mkdirSync(join(folder, "tests"));
  writeFileSync(join(folder, "schema.json"), JSON.stringify(schemaWith(formulas)));
  writeFileSync(join(folder, "tests", name), cases);
  return folder;
}

describe("the example queue", () => {
  test("passes, covered nearly in full", async () => {
    const { code, text } = await txsTest([example], { threshold: "lines=99,branches=99" });
    expect(text).toMatch(/\n41 passed\n/);
    expect(text).toMatch(/48 formulas +99 % +99 % +2\d\d\/2\d\d lines/);
    expect(code).toBe(0);
  });

  test("changing one constant fails with formula, line and values", async () => {
    const folder = copyOfExample();
    const path = join(folder, "formulas/total_check.py");
    writeFileSync(path, readFileSync(path, "utf8").replace("TOLERANCE = 0.05", "TOLERANCE = 0.005"));
    const { code, text } = await txsTest([folder]);
    expect(code).toBe(1);
    expect(text).toContain("✗ lines add up");
    expect(text).toContain("total_check: expected 'ok', got 'wrong'");
    expect(text).toContain("formulas/total_check.py:14");
    expect(text).toContain('> 14 |     "wrong"');
    expect(text).toMatch(/total_difference +0\.01 +\(computed\)/);
    expect(text).toMatch(/total_computed +30\.52 +\(computed\)/);
    expect(text).toContain("1 failed, 40 passed");
  });

  test("JUnit", async () => {
    const { code, text } = await txsTest([example], { reporter: "junit", filter: "wrong total" });
    expect(code).toBe(0);
    expect(text).toContain('<testsuites name="txs test" tests="2" failures="0" errors="0">');
    expect(text).toMatch(
      /<testcase name="a wrong total stops automation" classname="[^"]*totals\.yaml" time="\d+\.\d{3}"\/>/,
    );
  });

  test("annotations for GitHub, at the case", async () => {
    const folder = queueWith({ text: "field.name" }, "- name: 100 %, a\n  expect: { values: { text: x } }");
    const { text } = await txsTest([folder], { reporter: "github" });
    expect(text).toContain("0 passed");
    expect(text).toContain(
      `::error file=${folder}/tests/cases.yaml,line=1,title=100 %25%2C a::text: expected 'x', got empty%0A%0A  `,
    );
  });

  test("JUnit is valid, whatever is in the texts", async () => {
    const schema = readFileSync(join(import.meta.dirname, "../fixtures/schemas/jenkins-junit.xsd"), "utf8");
    const folder = queueWith(
      { text: "f'<{field.name}> & \"]]>\"'" },
      JSON.stringify(
        ["a & <b>", "\u0000\u001b[31m", "\ud800", "😀 'x' \"y\"", "line\nline"].map((name) => ({
          name,
          given: { name },
          expect: { values: { text: name } },
          steps: [{ set: { name: "" }, expect: { values: { text: "<>" } } }],
        })),
      ),
      "hostile.json",
    );
    for (const path of [folder, example]) {
      const { text } = await txsTest([path], { reporter: "junit" });
      expect(text.match(/<testcase /g)?.length).toBeGreaterThan(4);
      const { errors } = await validateXML({ xml: [{ fileName: "report.xml", contents: text }], schema: [schema] });
      expect(errors).toEqual([]);
    }
  });

  test("lcov", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "txs-")), "lcov.info");
    await txsTest([example], { lcov: path });
    const records = readFileSync(path, "utf8").split("end_of_record\n");
    expect(records).toHaveLength(49);
    const record = records.find((text) => text.includes("formulas/credit_sign.py"));
    expect(record).toMatch(
      /^TN:\nSF:.*formulas\/credit_sign\.py\nBRDA:2,0,0,\d+\nBRDA:2,0,1,\d+\nBRF:2\nBRH:2\nDA:2,\d+\nLF:1\nLH:1\n$/,
    );
  });

  test("one file, cases by name", async () => {
    const { text } = await txsTest([join(example, folderName, "tests/dates.yaml")], {
      filter: "too late",
      verbose: true,
    });
    expect(text).toContain("✓ received too late");
    expect(text).toContain("1 passed, 6 left out");
  });

  test("coverage below a threshold fails", async () => {
    vi.spyOn(process.stderr, "write").mockImplementation(() => true);
    const { code } = await txsTest([example], { filter: "dates", threshold: "lines=90" });
    vi.restoreAllMocks();
    expect(code).toBe(1);
  });
});

describe("saved documents", () => {
  test("recorded, they pass", async () => {
    const invoice = join(import.meta.dirname, "../../examples/invoice");
    const folder = mkdtempSync(join(tmpdir(), "txs-"));
    mkdirSync(join(folder, "tests"));
    cpSync(join(invoice, "schema.json"), join(folder, "schema.json"));
    const { text } = await txsTest([folder], { record: join(invoice, "annotation.json"), now: "2024-06-01" });
    expect(text).toMatch(/^- name: recorded from annotation\n {2}now: 2024-06-01\n {2}given:\n {4}document_id: /);
    expect(text).not.toContain("language:");
    writeFileSync(join(folder, "tests/recorded.yaml"), text);
    expect(await txsTest([folder])).toMatchObject({ code: 0 });
  });

  test("of which queue must be clear", async () => {
    const folder = mkdtempSync(join(tmpdir(), "txs-"));
    for (const name of ["a", "b"]) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, "schema.json"), JSON.stringify(schemaWith({})));
    }
    writeFileSync(join(folder, "content.json"), "[]");
    expect(await complaint([folder], { record: join(folder, "content.json") })).toMatch(/^which queue is .* of\?/);
  });
});

describe("files of cases that make no sense", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["no YAML", "cases: [", "error[case-syntax]"],
    ["no cases", "given: {}", "a file of cases needs 'cases'"],
    ["unknown key", "- {naem: x}", "unknown key 'naem'; did you mean 'name'?"],
    ["nothing expected", "- {name: x}", "the case expects nothing: it needs 'expect'"],
    ["unknown expectation", "- {expect: {value: {}}}", "unknown key 'value'; did you mean 'values'?"],
    ["field", "- {given: {numbr: 1}, expect: {}}", "the schema has no field 'numbr'; did you mean 'number'?"],
    ["type", "- {given: {number: x}, expect: {}}", "'number' takes a number, not 'x'"],
    ["cell", "- {given: {lines: [{}, {quantity: x}]}, expect: {}}", "'quantity' takes a number, not 'x'"],
    [
      "expected place",
      "- {expect: {values: {'lines[1].price': 1}}}",
      "'lines[1].price' is not there: 'lines' has 0 rows",
    ],
    [
      "expected column",
      "- {given: {lines: [{}]}, expect: {values: {lines: [{prize: 1}]}}}",
      "unknown key 'prize'; did you mean 'price'?",
    ],
    [
      "expected type",
      "- {given: {number: 1}, expect: {values: {number: x}}}",
      "'number' takes a number, not 'x'; for the exact text write {text: …}",
    ],
    ["step", "- {expect: {}, steps: [{set: {numbr: 1}}]}", "the schema has no field 'numbr'"],
    ["message", "- {expect: {messages: [text]}}", "this must be an object, not a text"],
    ["type of message", "- {expect: {messages: [{text: x}]}}", "unknown key 'text'"],
    ["pattern", "- {expect: {blockers: ['/(/']}}", "the pattern cannot be read: /(/"],
    ["hook", "- {hook: x, expect: {}}", "there is no hook 'x' that could be run"],
    ["hook's keys without hook", "- {expect: {operations: []}}", "unknown key 'operations'"],
    ["clock", "- {now: soon, expect: {}}", "'now' takes an ISO date or time, not 'soon'"],
    ["shared values", "given: {numbr: 1}\ncases: [{expect: {}}]", "the schema has no field 'numbr'"],
    [
      "aliases without end",
      "given:\n  a: &a [x, x, x, x, x, x, x, x, x]\n  b: &b [*a, *a, *a, *a, *a, *a, *a, *a]\n  c: &c [*b, *b, *b, *b, *b, *b, *b, *b]\n  d: [*c, *c, *c, *c, *c, *c]\ncases: []",
      "error[case-syntax]: Excessive alias count",
    ],
  ];
  test.each(cases)("%s", async (_, text, message) => {
    expect(await complaint([queueWith({}, text)])).toContain(message);
  });

  test("are shown with their place", async () => {
    const folder = queueWith(
      {},
      "cases:\n  - name: first\n    given:\n      number: 12\n      day: 31.12.2024\n    expect: {}\n",
    );
    expect(await complaint([folder])).toBe(
      `error[case-shape]: 'day' takes a date as YYYY-MM-DD, not '31.12.2024'; for a text as it was read write {text: …}
 --> ${folder}/tests/cases.yaml:5:7
  |
5 |       day: 31.12.2024
  |       ^^^`,
    );
  });

  test("JSON has places, too", async () => {
    const folder = queueWith({}, '[\n  {\n    "given": { "numbr": 1 },\n    "expect": {}\n  }\n]', "cases.json");
    expect(await complaint([folder])).toContain("cases.json:3:16");
  });

  test("no cases at all", async () => {
    const folder = mkdtempSync(join(tmpdir(), "txs-"));
    writeFileSync(join(folder, "schema.json"), JSON.stringify(schemaWith({})));
    expect(await complaint([folder])).toMatch(/^no test cases at .*: they belong in tests\/\*\.yaml/);
    expect(await complaint([join(folder, "nowhere")])).toMatch(/^there is no .*nowhere$/);
    expect(await complaint([example], { reporter: "xml" })).toBe(
      "--reporter is one of pretty, junit, github, not 'xml'",
    );
    expect(await complaint([example], { threshold: "all=1" })).toMatch(/^--threshold takes lines=90,branches=80/);
  });
});

describe("updating", () => {
  const formulas = {
    result: "field.number * 2",
    amount: "field.quantity * field.price",
    text: "if field.number > 1:\n  show_info('more', field.number)\n1 / field.number",
  };

  test("writes what came out and keeps the rest", async () => {
    const folder = queueWith(
      formulas,
      `# Cases of a team.
- name: doubled # by two
  given: { number: 3, lines: [{ quantity: 2, price: 4 }] }
  expect:
    values:
      result: 5 # the result
      number: 3
      amount: [9]
      lines: [{ amount: 7 }]
    messages:
      - { warning: less }
  steps:
    - set: { number: 0 }
      expect: { values: { result: 1 } }
`,
    );
    expect(await txsTest([folder])).toMatchObject({ code: 1 });
    const { code, text } = await txsTest([folder], { update: true });
    expect(code).toBe(0);
    expect(text).toContain("4 expectations updated");
    expect(readFileSync(join(folder, "tests/cases.yaml"), "utf8")).toBe(`# Cases of a team.
- name: doubled # by two
  given: { number: 3, lines: [ { quantity: 2, price: 4 } ] }
  expect:
    values:
      result: 6 # the result
      number: 3
      amount: [ 8 ]
      lines: [ { amount: 8 } ]
    messages:
      - { info: more, on: number }
  steps:
    - set: { number: 0 }
      expect: { values: { result: 0 }, errors: { text: "ZeroDivisionError: float division by zero" } }
`);
    expect(await txsTest([folder])).toMatchObject({ code: 0 });
  });

  test("leaves files without failures alone", async () => {
    const text = "-   {given: {number: 2},   expect: {values: {result: 4}, messages: [{info: more}]}}\n";
    const folder = queueWith(formulas, text);
    await txsTest([folder], { update: true });
    expect(readFileSync(join(folder, "tests/cases.yaml"), "utf8")).toBe(text);
  });

  test("of JSON", async () => {
    const folder = queueWith(formulas, '[{"given": {"number": 1}, "expect": {"values": {"result": 1}}}]', "a.json");
    await txsTest([folder], { update: true });
    expect(JSON.parse(readFileSync(join(folder, "tests/a.json"), "utf8"))).toEqual([
      { given: { number: 1 }, expect: { values: { result: 2 } } },
    ]);
  });

  test("of hooks", async () => {
    const folder = copyOfExample();
    const path = join(folder, "tests/hooks.yaml");
    const text = readFileSync(path, "utf8");
    writeFileSync(
      path,
      text
        .replace("value: ready 1", "value: ready 2")
        .replace('{ remove: "line_items[1]" }', '{ remove: "line_items[0]" }'),
    );
    const failed = await txsTest([path]);
    expect(failed.text).toContain(
      `operations:
          - set notes_internal value='Thank you for your order'`.replace(/^ {10}- /m, "          "),
    );
    expect(failed.code).toBe(1);
    await txsTest([path], { update: true });
    expect(await txsTest([path])).toMatchObject({ code: 0 });
  });
});

describe("what a case can expect", () => {
  const formulas = {
    result: "if field.flag:\n  show_error('flagged')\n'x' if field.number == 1 else field.number",
    text: "f = field\nf.name",
  };
  const cases: readonly (readonly [string, string, boolean])[] = [
    ["fitting values", "- {given: {number: 2}, expect: {fits: true}}", true],
    ["a misfit", "- {given: {number: 1}, expect: {fits: true}}", false],
    ["a settled document", "- {steps: [{set: {number: 2}, expect: {settled: true}}]}", true],
    ["an alias that the platform does not see", "- {steps: [{set: {name: x}, expect: {settled: true}}]}", false],
    ["no message", "- {expect: {messages: []}}", true],
    ["no message although there is one", "- {given: {flag: true}, expect: {messages: []}}", false],
    ["an absent message", "- {given: {flag: true}, expect: {messages: [{error: other, absent: true}]}}", true],
    [
      "an absent message that is there",
      "- {given: {flag: true}, expect: {messages: [{error: flagged, absent: true}]}}",
      false,
    ],
    ["exactly these messages", "- {given: {flag: true}, expect: {exact: true, messages: [{error: /^flag/}]}}", true],
    ["exactly none", "- {given: {flag: true}, expect: {exact: true}}", false],
    ["a tolerance", "{tolerance: 0.1, cases: [{given: {number: 2.05}, expect: {values: {result: 2}}}]}", true],
    ["a value beyond it", "{tolerance: 0.01, cases: [{given: {number: 2.05}, expect: {values: {result: 2}}}]}", false],
    [
      "shared values, overridden",
      "{given: {number: 5}, cases: [{given: {number: 6}, expect: {values: {result: 6}}}]}",
      true,
    ],
  ];
  test.each(cases)("%s", async (_, text, passes) => {
    expect((await txsTest([queueWith(formulas, text)])).code).toBe(passes ? 0 : 1);
  });
});

test("--watch runs again after a change", { timeout: 20_000 }, async () => {
  const folder = queueWith({ result: "field.number" }, "- {given: {number: 2}, expect: {values: {result: 2}}}");
  const path = join(folder, "tests/cases.yaml");
  let text = "";
  const spy = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  const done = runTest([folder], { watch: true });
  await vi.waitFor(() => expect(text).toContain("Waiting for changes"), 10_000);
  writeFileSync(path, readFileSync(path, "utf8").replace("result: 2", "result: 3"));
  await vi.waitFor(() => expect(text).toContain("result: expected 3, got 2"), 10_000);
  process.emit("SIGINT");
  expect(await done).toBe(0);
  spy.mockRestore();
  expect(existsSync(path)).toBe(true);
});

test("hooks are called as the platform would: side-loaded only what they ask for, by name or file", async () => {
  const folder = copyOfExample();
  const path = join(folder, "hooks/prepare_export.json");
  const hook = readFileSync(path, "utf8");
  writeFileSync(path, hook.replace('"sideload": ["schemas"]', '"sideload": []'));
  writeFileSync(
    join(folder, "tests/hooks.yaml"),
    `- name: without its schema
  hook: prepare_export
  expect: { hookError: "PayloadError: Schema sideloading must be enabled!" }
- name: other settings
  hook: Prepare export
  payload: { settings: { block: [unknown] }, schemas: [] }
  expect: { hookError: IndexError }
`,
  );
  const { text } = await txsTest([join(folder, "tests/hooks.yaml")]);
  expect(text).toContain(`hook: expected 'IndexError', got
        IndexError: list index out of range
        ${join(folder, "hooks/prepare_export.py")}
          line 5: t = TxScript.from_payload(payload)
`);
  expect(text).toContain("1 failed, 1 passed");
});

test("a file that cannot be written is bad input", async () => {
  expect(await complaint([example], { lcov: "/nowhere/lcov.info", filter: "proforma" })).toMatch(
    /^cannot write \/nowhere/,
  );
  expect(await complaint([example], { record: join(example, "package.json"), now: "soon" })).toBe(
    "--now: 'now' takes an ISO date or time, not 'soon'",
  );
});
