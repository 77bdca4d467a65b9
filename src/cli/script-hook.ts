/**
 * Runs hooks written in JavaScript or TypeScript. They are programs of the user's own, named on the command line, and run as such: in this
 * process, with all that Node.js gives, unlike Python hooks, which see nothing of the host.
 */
import { readFileSync } from "node:fs";
import { createRequire, SourceMap } from "node:module";
import { dirname, join, resolve } from "node:path";
import { format } from "node:util";
import { compileFunction } from "node:vm";
import type { Json } from "../document/json.ts";
import type { Action, TxScript } from "../hook.ts";
import type { Hook } from "../queue/queue.ts";
import type { HookAnswer } from "../run/hook-call.ts";

const HANDLER = "rossum_hook_request_handler";
const OWN = "txscript-engine/hook";

/** What of a {@link Hook} is needed to run it. */
interface ScriptHook extends Pick<Hook, "language"> {
  readonly code: { readonly path: string; readonly text: string } | null;
}

/** Runs one hook's code on a payload. What the code throws is in the answer; rejects when TypeScript cannot be compiled here. */
export async function runScriptHook(hook: ScriptHook, payload: Json): Promise<HookAnswer> {
  if (hook.code === null) throw new Error("the hook has no code");
  const path = resolve(hook.code.path);
  const printed: string[] = [];
  const actions: Action[] = [];
  let program: Program | null = null;
  const answer = { response: undefined, error: null, printed: "", actions };
  try {
    program = await programOf(hook.code.text, path, hook.language === "typescript");
    const own = await ownModule(actions);
    const outer = createRequire(path);
    const require = (name: string): unknown => (name === OWN ? own : outer(name));
    const module: { exports: Readonly<Record<string, unknown>> } = { exports: {} };
    const names = ["exports", "require", "module", "__filename", "__dirname", "console"];
    const body = compileFunction(program.text, names, { filename: path });
    body(module.exports, require, module, path, dirname(path), consoleTo(printed));
    const handler = module.exports[HANDLER] ?? module.exports["default"];
    if (typeof handler !== "function") throw new Error(`The code exports no function '${HANDLER}'`);
    const response: unknown = await handler(structuredClone(payload));
    return { ...answer, response: asJson(response), printed: printed.join("") };
  } catch (error) {
    if (error instanceof MissingCompiler) throw error;
    return { ...answer, error: failureOf(error, path, hook.code.text, program), printed: printed.join("") };
  }
}

/** What JSON makes of a response: what the platform would get. */
function asJson(response: unknown): Json {
  return response === undefined ? null : JSON.parse(JSON.stringify(response));
}

/** `txscript-engine/hook` with the actions asked for written down. */
async function ownModule(actions: Action[]): Promise<Readonly<Record<string, unknown>>> {
  const own = await import("../hook.ts");
  const fromPayload: typeof TxScript.fromPayload = (payload, options = {}) =>
    own.TxScript.fromPayload(payload, {
      ...options,
      performAction: (action) => {
        actions.push(action);
        return options.performAction?.(action) ?? null;
      },
    });
  return { ...own, TxScript: { fromPayload } };
}

function consoleTo(printed: string[]): Readonly<Record<string, (...values: readonly unknown[]) => void>> {
  const print = (...values: readonly unknown[]): void => void printed.push(`${format(...values)}\n`);
  return { log: print, info: print, debug: print, warn: print, error: print, trace: print };
}

/** CommonJS, and how its lines follow from the user's when it was made from them. */
interface Program {
  readonly text: string;
  readonly map: SourceMap | null;
}

class MissingCompiler extends Error {
  override readonly name: "MissingCompiler" = "MissingCompiler";
}

/** Never written: it makes the sources of the map relative to the hook. */
const OUTPUT = "txs-run-output.js";

const moduleSyntax = /^\s*(?:import\b[^(]|export\b)/m;

/** JavaScript in CommonJS, as the platform takes it, runs as it is; anything else is bundled with what it imports by relative paths. */
async function programOf(text: string, path: string, isTypeScript: boolean): Promise<Program> {
  if (!isTypeScript && !moduleSyntax.test(text)) return { text, map: null };
  let esbuild: typeof import("esbuild");
  try {
    esbuild = await import("esbuild");
  } catch {
    throw new MissingCompiler(
      `${path}: hooks in TypeScript or with import need the package esbuild (npm install esbuild)`,
    );
  }
  const built = await esbuild.build({
    stdin: { contents: text, sourcefile: path, resolveDir: dirname(path), loader: isTypeScript ? "ts" : "js" },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "cjs",
    target: "node20",
    write: false,
    sourcemap: "external",
    outfile: join(dirname(path), OUTPUT),
    logLevel: "silent",
  });
  const output = (ending: string): string => built.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? "";
  return { text: output(OUTPUT), map: new SourceMap(JSON.parse(output(`${OUTPUT}.map`))) };
}

/** The message, and the lines of the user's files in the stack, outermost first. */
function failureOf(error: unknown, path: string, text: string, program: Program | null): HookAnswer["error"] {
  if (!(error instanceof Error)) return { message: `Error: ${String(error)}`, traceback: [] };
  const traceback: string[] = [];
  for (const [, place = "", line = "", column = ""] of (error.stack ?? "").matchAll(
    /\(?([^()\s]+):(\d+):(\d+)\)?$/gm,
  )) {
    if (place !== path) continue;
    const entry = program?.map?.findEntry(Number(line) - 1, Number(column) - 1);
    const found = entry !== undefined && "originalLine" in entry ? entry : null;
    const source = found === null ? path : resolve(dirname(path), decodeURIComponent(found.originalSource));
    const lineno = found === null ? Number(line) : found.originalLine + 1;
    traceback.unshift(
      source === path ? `line ${lineno}: ${lineOf(text, lineno)}` : `${source}:${lineno}: ${lineIn(source, lineno)}`,
    );
  }
  return { message: `${error.name}: ${error.message}`, traceback };
}

function lineOf(text: string, line: number): string {
  return (text.split("\n")[line - 1] ?? "").trim();
}

function lineIn(path: string, line: number): string {
  try {
    return lineOf(readFileSync(path, "utf8"), line);
  } catch {
    return "";
  }
}
