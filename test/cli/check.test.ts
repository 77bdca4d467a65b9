import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ajvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import { describe, expect, test, vi } from "vitest";
import { validateXML } from "xmllint-wasm";
import { rules } from "../../src/check/rules.ts";
import { type CheckFlags, runCheck } from "../../src/cli/check.ts";
import { formats } from "../../src/cli/findings/formats.ts";
import { InputError } from "../../src/cli/input.ts";

const root = join(import.meta.dirname, "../..");
const invoice = join(root, "examples/invoice/schema.json");
const example = join(root, "examples/queue");

interface Ran {
  readonly code: number;
  readonly out: string;
}

function check(paths: readonly string[], flags: CheckFlags = {}): Ran {
  let out = "";
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
      out += String(chunk);
      return true;
    }),
    vi.spyOn(process.stderr, "write").mockReturnValue(true),
  ];
  vi.stubEnv("NO_COLOR", "1");
  vi.stubEnv("GITHUB_ACTIONS", "");
  try {
    return { code: runCheck(paths, flags), out };
  } finally {
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
  }
}

const field = (id: string, type: string, formula?: string): object => ({
  category: "datapoint",
  id,
  label: id,
  type,
  ...(formula === undefined ? {} : { formula, ui_configuration: { type: "formula" } }),
});

/** A queue folder with something wrong in every kind of file. */
function brokenQueue(): string {
  const folder = join(mkdtempSync(join(tmpdir(), "txs-check-")), "queues", "Invoices & <more>_[7]");
  for (const name of ["formulas", "rules", "hooks"]) mkdirSync(join(folder, name), { recursive: true });
  const put = (name: string, content: unknown): void => {
    writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content, null, 2));
  };
  const lines = {
    category: "multivalue",
    id: "lines",
    label: "Lines",
    children: {
      category: "tuple",
      id: "line",
      label: "Line",
      children: [field("qty", "number"), field("code", "string")],
    },
  };
  const children = [
    field("a", "number"),
    field("b", "number", "x"),
    field("c", "string", 'sum(field.qty)\n"\u00e9 \\"quoted\\"" if field.a is None else "é"'),
    field("d", "number", "import json\nlen(field.qty)"),
    lines,
  ];
  put("schema.json", { id: 1, content: [{ category: "section", id: "s", label: "S", children }] });
  put("queue.json", { id: 7, name: "Invoices" });
  put("formulas/b.py", "import math\n\nfield.a * 2  # txs: ignore TXS302 -- never\n0 if field.a is None else 1\n");
  put("formulas/gone.py", "1\n");
  put("rules/r.json", {
    name: "R",
    enabled: true,
    trigger_condition: "field.qty > 5 and field.nothing",
    trigger_condition_type: "line-item",
    actions: [],
  });
  put("hooks/h.json", {
    name: "H",
    type: "function",
    events: ["annotation_content"],
    sideload: [],
    config: { runtime: "python3.12" },
  });
  put(
    "hooks/h.py",
    "from txscript import TxScript\n\n\ndef rossum_hook_request_handler(payload):\n    t = TxScript.from_payload(payload)\n    t.field.b = t.field.a * 2\n    t.hook_response()\n",
  );
  return folder;
}

test("shows findings of schema, formulas, rules and hooks, each in its file", () => {
  const { code, out } = check([brokenQueue()], { format: "unix" });
  const lines = out
    .trim()
    .split("\n")
    .map((line) => line.replace(/^.*_\[7\]\//, ""));
  expect(code).toBe(1);
  expect(lines.map((line) => line.replace(/: (?:error|warning): .*\[/, " [")).sort()).toEqual([
    "formulas/b.py:1:8 [TXS111 unused-name]",
    "formulas/b.py:3:1 [TXS201 may-be-empty]",
    "formulas/b.py:3:14 [TXS901 unused-ignore]",
    "formulas/b.py:4:6 [TXS202 none-identity]",
    "formulas/gone.py:1:1 [TXS022 formula-file-unknown]",
    "hooks/h.json:7:15 [TXS602 hook-without-schema]",
    "hooks/h.py:6:17 [TXS201 may-be-empty]",
    "hooks/h.py:7:5 [TXS601 hook-without-return]",
    "rules/r.json:4:25 [TXS201 may-be-empty]",
    "rules/r.json:4:49 [TXS102 unknown-field]",
    "schema.json:30:27 [TXS203 column-without-all-values]",
    "schema.json:30:63 [TXS202 none-identity]",
    "schema.json:40:30 [TXS111 unused-name]",
    "schema.json:40:40 [TXS203 column-without-all-values]",
  ]);
});

test("pretty output shows the code, and codes in JSON without their escapes", () => {
  const { out } = check([brokenQueue()]);
  expect(out).toContain(`schema.json (c):2:19
  |
2 | "é \\"quoted\\"" if field.a is None else "é"
  |                   ^^^^^^^^^^^^^^^`);
  expect(out).toMatch(/\d+ pieces of code checked: \d+ errors, \d+ warnings; --fix mends \d+\n$/);
});

test("--fix mends files and leaves the rest of them as it is", () => {
  const folder = brokenQueue();
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  const before = read("schema.json");
  const { out } = check([folder], { fix: true, format: "unix" });
  expect(read("formulas/b.py")).toBe("\nfield.a * 2\n0 if is_empty(field.a) else 1\n");
  expect(read("schema.json")).toBe(
    before
      .replace("sum(field.qty)", "sum(field.qty.all_values)")
      .replace("field.a is None", "is_empty(field.a)")
      .replace("import json\\nlen(field.qty)", "len(field.qty.all_values)"),
  );
  expect(JSON.parse(read("hooks/h.json"))).toHaveProperty("sideload", ["schemas"]);
  expect(read("hooks/h.py")).toContain("    return t.hook_response()\n");
  expect(out.match(/TXS(?:202|203|602|601|901|111)/)).toBeNull();
  // What was fixed stays fixed, and nothing is written again.
  const after = read("schema.json");
  check([folder], { fix: true });
  expect(read("schema.json")).toBe(after);
});

test("rules can be turned off and given another level", () => {
  const folder = brokenQueue();
  const { out } = check([folder], { format: "unix", rule: ["TXS201=error", "none-identity=off"] });
  expect(out).toMatch(/error: .*\[TXS201/);
  expect(out).not.toContain("TXS202");
  expect(() => check([folder], { rule: ["TXS999=off"] })).toThrow(InputError);
  expect(() => check([folder], { rule: ["TXS201=loud"] })).toThrow(/CODE=off/);
  expect(() => check([folder], { rule: ["may-be-emtpy=off"] })).toThrow(/did you mean 'may-be-empty'/);
});

test("exit codes", () => {
  expect(check([invoice]).code).toBe(0);
  expect(check([invoice], { strict: true }).code).toBe(1);
  expect(check([brokenQueue()]).code).toBe(1);
  expect(() => check([join(tmpdir(), "no such folder")])).toThrow(InputError);
  expect(() => check([invoice], { format: "xml" })).toThrow(/--format is one of pretty, json/);
});

test("explains a rule by code or name", () => {
  const byCode = check([], { explain: "TXS201" });
  expect(byCode.code).toBe(0);
  expect(byCode.out).toContain("default_to(field.amount, 0) * 2");
  expect(check([], { explain: "may-be-empty" }).out).toBe(byCode.out);
  expect(() => check([], { explain: "TXS999" })).toThrow(InputError);
});

test("on GitHub the findings also appear as annotations", () => {
  const folder = brokenQueue();
  const { out } = check([folder], { format: "github" });
  for (const line of out.trim().split("\n")) {
    expect(line).toMatch(
      /^::(?:error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+(?:,col=\d+,endColumn=\d+)?,title=TXS\d{3} [a-z-]+::.+$/,
    );
  }
  expect(out).toContain("Write `is_empty(field.a)`");
});

test("json lists findings with places", () => {
  const list: unknown = JSON.parse(check([brokenQueue()], { json: true }).out);
  expect(list).toContainEqual(
    expect.objectContaining({
      code: "TXS202",
      rule: "none-identity",
      severity: "error",
      in: "c",
      line: 30,
      column: 63,
      endLine: 30,
      endColumn: 78,
    }),
  );
});

describe("reports hold to the published schemas", () => {
  const schemas = join(root, "test/fixtures/schemas");
  const inputs: readonly (readonly [string, () => string])[] = [
    ["a broken queue", brokenQueue],
    ["the example invoice", () => invoice],
    ["the example queue", () => example],
  ];

  test.each(inputs)("SARIF: %s", (_, input) => {
    const ajv = new ajvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats.default(ajv as never);
    const validate = ajv.compile(JSON.parse(readFileSync(join(schemas, "sarif-2.1.0-rtm.5.json"), "utf8")));
    const log: unknown = JSON.parse(check([input()], { format: "sarif" }).out);
    validate(log);
    expect(validate.errors).toBeNull();
    expect(validate({ version: "2.1.0" })).toBe(false);
  });

  test.each(inputs)("JUnit: %s", async (_, input) => {
    const schema = readFileSync(join(schemas, "jenkins-junit.xsd"), "utf8");
    const valid = async (contents: string): Promise<readonly string[]> => {
      const { errors } = await validateXML({ xml: [{ fileName: "report.xml", contents }], schema: [schema] });
      return errors.map(({ message }) => message);
    };
    expect(await valid(check([input()], { format: "junit" }).out)).toEqual([]);
    expect(await valid("<testsuites><testcase/></testsuites>")).not.toEqual([]);
  });
});

test("on the example invoice nothing is found but what is right", () => {
  const list: unknown = JSON.parse(check([invoice], { json: true }).out);
  const places = Array.isArray(list) ? list.map((one) => `${one.code} ${one.in}: ${one.message}`) : [];
  expect(places).toEqual([
    "TXS401 date_due_calculated: Not every way through this `if` gives a value, and without one the field is emptied",
    "TXS201 accounting_period: `default_to(field.date_uzp, field.date_issue)` may be empty here, and then a format raises TypeError",
    "TXS201 amount_due_calculated: `field.amount_total` may be empty here, and then `-` raises TypeError",
    "TXS201 summary: `field.date_due_calculated` may be empty here, and then a format raises TypeError",
  ]);
});

test("README shows what is found in the example invoice", () => {
  vi.spyOn(process, "cwd").mockReturnValue(root);
  const [, second = "?", third = "?"] = check([invoice]).out.split("\n\n");
  vi.restoreAllMocks();
  const readme = readFileSync(join(root, "README.md"), "utf8");
  expect(readme).toContain(`$ txs check examples/invoice/schema.json\n${second}\n\n${third}\n`);
  expect(readme).toContain("Twenty-nine rules");
  expect(Object.keys(rules)).toHaveLength(29);
});

test("payloads and API objects are checked as schemas are, with places in them", () => {
  const folder = mkdtempSync(join(tmpdir(), "txs-check-"));
  const content = [
    {
      category: "section",
      id: "s",
      label: "S",
      children: [field("a", "number"), field("b", "number", "field.a is None")],
    },
  ];
  const payload = { event: "annotation_content", annotation: { content: [] }, schemas: [{ id: 1, content }] };
  const path = join(folder, "payload.json");
  writeFileSync(path, JSON.stringify(payload));
  const at = JSON.stringify(payload).indexOf("field.a is None") + 1;
  expect(check([path], { format: "unix" }).out).toContain(`payload.json:1:${at}: error: `);
  check([path], { fix: true });
  expect(readFileSync(path, "utf8")).toBe(JSON.stringify(payload).replace("field.a is None", "is_empty(field.a)"));
});

test("the example queue is clean", () => {
  const folder = mkdtempSync(join(tmpdir(), "txs-check-"));
  cpSync(join(example, "queues"), join(folder, "queues"), { recursive: true });
  expect(check([folder], { strict: true })).toEqual({
    code: 0,
    out: expect.stringMatching(/: 0 errors, 0 warnings\n$/),
  });
});

test("every format has its say about nothing", () => {
  for (const [name, format] of formats) {
    const text = format({ checked: [], found: [] }, (_, plain) => plain);
    expect(text, name).toMatch(/^$|\n$/);
  }
});
