/** What editors say of formulas and hooks: the texts that `txs types` writes, given to tsc and pyright. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pythonTypes } from "../../src/typings/python.ts";
import { typescriptTypes } from "../../src/typings/typescript.ts";
import { type Places, pyrightPlaces, tscPlaces } from "./places.ts";
import { type Programs, pythonFormulas, pythonHooks, typescriptHooks } from "./programs.ts";
import { schema } from "./schema.ts";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "txs-types-"));
afterAll(() => rmSync(folder, { recursive: true }));

let found: Places = new Map();

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function writeAll(name: string, { right, wrong }: Programs, ending: string, whole: (code: string) => string): void {
  for (const [i, code] of right.entries()) write(`${name}/${name}-right-${i}${ending}`, whole(code));
  for (const [i, { code }] of wrong.entries()) write(`${name}/${name}-wrong-${i}${ending}`, whole(code));
}

const handler = (code: string): string => `from txscript import TxScript, date, default_to, is_empty, timedelta


def rossum_hook_request_handler(payload: dict) -> dict:
    t = TxScript.from_payload(payload)
${code.replace(/^/gm, "    ")}
    return t.hook_response()
`;

const module = (
  code: string,
): string => `import { type HookPayload, type HookResponse, TxScript } from "txscript-engine/hook";
import type { Fields } from "../schema.d.ts";
export function rossum_hook_request_handler(payload: HookPayload): HookResponse {
const t = TxScript.fromPayload<Fields>(payload);
${code}
return t.hookResponse();
}
`;

beforeAll(() => {
  for (const { path, text } of pythonTypes(schema)) write(path, text);
  write("schema.d.ts", typescriptTypes(schema));
  const compilerOptions = {
    strict: true,
    target: "es2023",
    module: "nodenext",
    noEmit: true,
    allowImportingTsExtensions: true,
    types: [],
    paths: { "txscript-engine/hook": [join(root, "src/hook.ts")] },
  };
  write("package.json", JSON.stringify({ type: "module" }));
  write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["typescript", "schema.d.ts"] }));
  writeAll("formula", pythonFormulas, ".py", (code) => `${code}\n`);
  writeAll("hook", pythonHooks, ".py", handler);
  writeAll("typescript", typescriptHooks, ".ts", module);
  found = new Map([...pyrightPlaces(folder), ...tscPlaces(folder)]);
}, 60_000);

describe.each([
  ["formula", ".py", pythonFormulas],
  ["hook", ".py", pythonHooks],
  ["typescript", ".ts", typescriptHooks],
])("%s", (name, ending, { right, wrong }) => {
  const placesIn = (file: string): readonly string[] =>
    [...found].filter(([place]) => place.startsWith(`${file}:`)).map(([place, message]) => `${place} ${message}`);

  test.each(right.map((code, i) => [code, i] as const))("right: %s", (_, i) => {
    expect(placesIn(`${name}-right-${i}${ending}`)).toEqual([]);
  });

  test.each(wrong.map(({ what }, i) => [what, i] as const))("wrong: %s", (_, i) => {
    const file = `${name}-wrong-${i}${ending}`;
    const lines = readFileSync(join(folder, name, file), "utf8").split("\n");
    const line = lines.findIndex((text) => text.includes("ERROR")) + 1;
    expect(placesIn(file)).toEqual([expect.stringContaining(`${file}:${line} `)]);
  });
});

test("what is written has no faults itself", () => {
  const files = new Set([...found.keys()].map((place) => place.split(":")[0] ?? ""));
  expect([...files].filter((file) => !/^(formula|hook|typescript)-wrong-\d+\.(py|ts)$/.test(file))).toEqual([]);
});
