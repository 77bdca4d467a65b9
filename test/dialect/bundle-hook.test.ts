import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { bundledHook, runBundleHook } from "../../src/cli/bundle-hook.ts";
import { InputError } from "../../src/cli/input.ts";
import { fixture, payloadOf } from "./probe-document.ts";

let folder = "";
let out = "";
let err = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "txs-bundle-"));
  [out, err] = ["", ""];
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    out += String(chunk);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((chunk) => {
    err += String(chunk);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** What the handler of bundled code answers. */
async function answer(path: string, payload: unknown): Promise<unknown> {
  const { code } = await bundledHook(path);
  const bundle = file("bundle.cjs", code);
  const { rossum_hook_request_handler: handler } = createRequire(import.meta.url)(bundle) as Handlers;
  return handler(payload);
}

interface Handlers {
  readonly rossum_hook_request_handler: (payload: unknown) => unknown;
}

describe("where the handler is", () => {
  test.each([
    [
      "named.ts",
      "export function rossum_hook_request_handler(payload: { a: number }): number { return payload.a + 1; }",
    ],
    ["constant.mjs", "export const rossum_hook_request_handler = ({ a }) => a + 1;"],
    ["default.ts", "export default (payload: { a: number }) => payload.a + 1;"],
    ["common.cjs", "exports.rossum_hook_request_handler = ({ a }) => a + 1;"],
    ["renamed.js", "const handle = ({ a }) => a + 1;\nexport { handle as rossum_hook_request_handler };"],
  ])("%s", async (name, text) => {
    expect(await answer(file(name, text), { a: 1 })).toBe(2);
  });

  test("nowhere", async () => {
    await expect(bundledHook(file("none.ts", "export const other = 1;"))).rejects.toThrow(
      new InputError(
        `${join(folder, "none.ts")} has no handler: export function rossum_hook_request_handler(payload), or a function as default`,
      ),
    );
  });
});

describe("what cannot be packed", () => {
  test("a file that is not there", async () => {
    await expect(bundledHook(join(folder, "no.ts"))).rejects.toThrow(/cannot read .*no\.ts: no such file/);
  });

  test("a syntax error, with its place", async () => {
    const path = file("bad.ts", "export function rossum_hook_request_handler() {\n  return 1 +;\n}");
    await expect(bundledHook(path)).rejects.toThrow(/bad\.ts:2:13: Unexpected ";"\n {4}return 1 \+;\n {14}\^/);
  });

  test("an import that leads nowhere", async () => {
    const path = file("import.ts", 'import x from "./nowhere.ts";\nexport default () => x;');
    await expect(bundledHook(path)).rejects.toThrow(/import\.ts:1:15: Could not resolve "\.\/nowhere\.ts"/);
  });

  test("an entry that this package does not have", async () => {
    const path = file("entry.ts", 'import x from "txscript-engine/nowhere";\nexport default () => x;');
    await expect(bundledHook(path)).rejects.toThrow("txscript-engine has no entry 'txscript-engine/nowhere'");
  });
});

test("what may not work on the platform is said", async () => {
  const path = file("risky.ts", 'export default async (p: string) => [new Function("return 1")(), await import(p)];');
  expect((await bundledHook(path)).warnings).toEqual([
    "the bundle generates code at run time, which hosts may refuse",
    "the bundle imports modules at run time, which a single file cannot have",
  ]);
  expect(await runBundleHook(path, { out: join(folder, "x.cjs") })).toBe(0);
  expect(err).toContain("txs: the bundle generates code at run time");
});

test("the bundle goes beside the hook, elsewhere, or to standard output", async () => {
  const path = file("hook.ts", "export default () => 'answered';");
  expect(await runBundleHook(path, {})).toBe(0);
  expect(out).toMatch(/hook\.cjs: 0\.\d kB, 0\.\d kB compressed\n$/);
  expect(readFileSync(join(folder, "hook.cjs"), "utf8")).toContain("exports.rossum_hook_request_handler");
  out = "";
  await runBundleHook(path, { out: "-" });
  expect(out).toBe(readFileSync(join(folder, "hook.cjs"), "utf8"));
  await expect(runBundleHook(path, { out: path })).rejects.toThrow(/is the hook itself/);
});

test("a hook may evaluate formulas", async () => {
  const path = file(
    "formulas.ts",
    `import { compileSchema } from "txscript-engine";
import { TxScript } from "txscript-engine/hook";
export function rossum_hook_request_handler(payload) {
  const t = TxScript.fromPayload(payload);
  const { values } = compileSchema(payload.schemas[0].content).evaluate(payload);
  t.showInfo([...values.keys()].join());
  return t.hookResponse();
}`,
  );
  const { code, warnings } = await bundledHook(path);
  expect(warnings).toEqual([]);
  expect(code.length).toBeLessThan(700_000);
  expect(await answer(path, payloadOf(fixture()))).toMatchObject({ messages: [{ content: "f,g,h,fn,total" }] });
});
