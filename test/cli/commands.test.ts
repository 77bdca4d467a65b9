import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, test, vi } from "vitest";
import { batchAnswer } from "../../src/cli/answerers.ts";
import { runLines } from "../../src/cli/batch.ts";
import { runCheck } from "../../src/cli/check.ts";
import { runEval } from "../../src/cli/eval.ts";
import { InputError } from "../../src/cli/input.ts";
import { defaultHost } from "../../src/values/host.ts";

const folder = mkdtempSync(join(tmpdir(), "txs-"));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const number = (id: string, formula?: string): object => ({
  category: "datapoint",
  id,
  label: id,
  type: "number",
  ...(formula === undefined ? {} : { formula }),
});
const schemaOf = (...children: readonly object[]): object[] => [{ category: "section", id: "s", label: "S", children }];
const datapoint = (id: number, schema_id: string, value: string): object => ({
  id,
  schema_id,
  category: "datapoint",
  content: { value, normalized_value: value },
});
const contentOf = (...children: readonly object[]): object[] => [
  { id: 1, schema_id: "s", category: "section", children },
];

/** Runs `work` and gives what it wrote to standard output, with its exit code. */
async function captured(
  work: () => number | Promise<number>,
): Promise<{ readonly code: number; readonly text: string }> {
  let text = "";
  const spy = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  try {
    const code = await work();
    return { code, text };
  } finally {
    spy.mockRestore();
  }
}

const schema = file("schema.json", schemaOf(number("a"), number("b", "field.a * 2"), number("c", "field.b + 1")));
const document = file("content.json", contentOf(datapoint(2, "a", "4"), datapoint(3, "b", ""), datapoint(4, "c", "")));

describe("a queue folder in place of a schema", () => {
  const queue = mkdtempSync(join(tmpdir(), "txs-"));
  mkdirSync(join(queue, "queues/Q_[1]/formulas"), { recursive: true });
  writeFileSync(
    join(queue, "queues/Q_[1]/schema.json"),
    JSON.stringify(schemaOf(number("a"), number("b", "0"), number("c"))),
  );
  writeFileSync(join(queue, "queues/Q_[1]/formulas/b.py"), "field.a * 5\n");
  writeFileSync(join(queue, "queues/Q_[1]/formulas/z.py"), "1");

  test("its formula files count, and what is wrong with it is said", async () => {
    const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const { text } = await captured(() => runEval(queue, document, {}, defaultHost));
    expect(text).toMatch(/b\s+→\s+20\.0/);
    expect(String(said.mock.calls)).toContain("formula-file-unknown");
    said.mockRestore();
  });

  test("of several queues one has to be named", async () => {
    const folder = mkdtempSync(join(tmpdir(), "txs-"));
    for (const name of ["A", "B"]) {
      mkdirSync(join(folder, "queues", name), { recursive: true });
      writeFileSync(join(folder, "queues", name, "schema.json"), JSON.stringify(schemaOf(number("a"))));
    }
    await expect(runEval(folder, document, {}, defaultHost)).rejects.toThrow(
      /holds 2 queues; name one of them:\n.*A\n.*B$/,
    );
    await expect(runEval(join(folder, "queues", "C"), document, {}, defaultHost)).rejects.toThrow(InputError);
  });
});

describe("txs eval", () => {
  test("shows what was computed", async () => {
    const { code, text } = await captured(() => runEval(schema, document, {}, defaultHost));
    expect(code).toBe(0);
    expect(text).toMatch(/b\s+→\s+8\.0/);
    expect(text).toContain("2 datapoints computed, 2 changed");
  });

  test("--set edits first, by schema id or datapoint id", async () => {
    for (const setting of ["a=5", "2=5"]) {
      const { text } = await captured(() => runEval(schema, document, { set: [setting], json: true }, defaultHost));
      expect(JSON.parse(text)).toMatchObject({ values: { b: "10.0", c: "11.0" }, computedIds: [3, 4] });
    }
  });

  test("--updated computes only what depends on it", async () => {
    const { text } = await captured(() => runEval(schema, document, { updated: "3", json: true }, defaultHost));
    expect(JSON.parse(text)).toMatchObject({ computedIds: [4] });
  });

  test("a failed formula is exit code 1 and stops no other", async () => {
    const broken = file("broken.json", schemaOf(number("a"), number("b", "1 / 0"), number("c", "field.a + 1")));
    const { code, text } = await captured(() => runEval(broken, document, {}, defaultHost));
    expect(code).toBe(1);
    expect(text).toContain("ZeroDivisionError: division by zero");
    expect(text).toMatch(/c\s+→\s+5\.0/);
  });

  test.each([
    ["not JSON", () => runEval(file("bad.json", '{"a": }'), document, {}, defaultHost), /json-syntax/],
    ["no such file", () => runEval(join(folder, "none.json"), document, {}, defaultHost), /cannot read/],
    [
      "a schema of the wrong shape",
      () => runEval(file("shape.json", { content: 5 }), document, {}, defaultHost),
      /\/content/,
    ],
    [
      "an unknown field in --set",
      () => runEval(schema, document, { set: ["zz=1"] }, defaultHost),
      /no header field 'zz'/,
    ],
    ["an id that is no number", () => runEval(schema, document, { updated: "x" }, defaultHost), /not 'x'/],
  ])("bad input names the place: %s", async (_, work, message) => {
    await expect(work).rejects.toThrow(InputError);
    await expect(work).rejects.toThrow(message);
  });
});

describe("txs check", () => {
  test("finds nothing in clean formulas", async () => {
    const { code, text } = await captured(() => runCheck([schema], {}));
    expect(code).toBe(0);
    expect(text).toContain("2 pieces of code checked: 0 errors");
  });

  test("shows syntax errors, unknown fields with a suggestion, and cycles", async () => {
    const path = file(
      "findings.json",
      schemaOf(
        number("amount"),
        number("b", "field.amuont +"),
        number("c", "field.amuont"),
        number("d", "field.e"),
        number("e", "field.d"),
      ),
    );
    const { code, text } = await captured(() => runCheck([path], {}));
    expect(code).toBe(1);
    expect(text).toContain("SyntaxError: invalid syntax");
    expect(text).toContain("Did you mean 'amount'?");
    expect(text).toContain("d → e → d");
  });
});

describe("txs batch", () => {
  test("answers every line in order, also those that cannot be read", async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    let text = "";
    output.on("data", (chunk) => {
      text += String(chunk);
    });
    input.end(
      '{"id": 1, "mode": "python", "code": "1 + 1"}\n{oops\n\n{"id": 2, "mode": "none"}\n[]\n{"id": 3, "mode": "parse", "code": "1 +"}\n',
    );
    await runLines(input, output, { command: "batch" }, undefined);
    const answers = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { id: unknown; error?: unknown });
    expect(answers.map((answer) => answer.id)).toEqual([1, null, 2, null, 3]);
    expect(answers[0]).toEqual({ id: 1, ok: true, repr: "2", type: "int" });
    expect(answers[4]).toEqual({ id: 3, ok: false, error: "SyntaxError", message: "invalid syntax", lineno: 1 });
  });

  test("no request makes it throw", () => {
    for (const line of [
      "null",
      "5",
      '{"mode":"formulas"}',
      '{"mode":"eval"}',
      '{"mode":"deps","formulas":5}',
      '{"mode":"formulas","schema":5,"content":7}',
    ]) {
      expect(() => JSON.parse(batchAnswer(line, {}))).not.toThrow();
    }
  });
});
