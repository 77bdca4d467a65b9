import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { BuildOptions, Message, Metafile, Plugin } from "esbuild";
import { InputError } from "./input.ts";

/** Where the packed hook goes; a name with `.cjs` beside the hook when not said. */
export interface BundleFlags {
  readonly out?: string;
}

const HANDLER = "rossum_hook_request_handler";

/**
 * `txs bundle-hook HOOK`: the hook and all that it imports in one CommonJS file for the platform's Node.js runtime. Returns the exit
 * code. Throws {@link InputError} when the hook cannot be packed.
 */
export async function runBundleHook(path: string, flags: BundleFlags): Promise<number> {
  const bundle = await bundledHook(path);
  for (const warning of bundle.warnings) process.stderr.write(`txs: ${warning}\n`);
  if (flags.out === "-") {
    process.stdout.write(bundle.code);
    return 0;
  }
  const out = flags.out ?? join(dirname(path), `${basename(path).replace(/\.[cm]?[jt]s$/, "")}.cjs`);
  if (resolve(out) === resolve(path))
    throw new InputError(`${out} is the hook itself: say with -o where its bundle goes`);
  writeFileSync(out, bundle.code);
  process.stdout.write(`${out}: ${kilobytes(bundle.code)}, ${kilobytes(gzipSync(bundle.code))} compressed\n`);
  return 0;
}

/** A hook in one file. */
export interface HookBundle {
  readonly code: string;
  /** What works, but perhaps not on the platform. */
  readonly warnings: readonly string[];
}

/** The hook at `path`, packed. Throws {@link InputError}. */
export async function bundledHook(path: string): Promise<HookBundle> {
  const { build } = await loadBundler();
  if (!existsSync(path)) throw new InputError(`cannot read ${path}: no such file`);
  const entry = resolve(path);
  const run = async (options: BuildOptions): Promise<{ readonly text: string; readonly meta: Metafile }> => {
    try {
      const { outputFiles = [], metafile } = await build({ ...common, ...options, write: false, metafile: true });
      return { text: outputFiles[0]?.text ?? "", meta: metafile ?? { inputs: {}, outputs: {} } };
    } catch (error) {
      throw new InputError(failures(error));
    }
  };
  const { meta } = await run({ entryPoints: [entry], bundle: false, format: "esm" });
  const handler = handlerOf(meta);
  if (handler === null) {
    throw new InputError(`${path} has no handler: export function ${HANDLER}(payload), or a function as default`);
  }
  // Written to `exports` itself, for hosts that hand no `module` to the code.
  const contents = `import ${handler} from ${JSON.stringify(entry)};\nexports.${HANDLER} = handler${handler === CJS ? `.${HANDLER}` : ""};`;
  const { text } = await run({
    stdin: { contents, resolveDir: dirname(entry), sourcefile: "handler.js", loader: "js" },
    bundle: true,
    format: "cjs",
    minify: true,
    plugins: [ownPackage],
  });
  const warnings = risky.filter(({ pattern }) => pattern.test(text)).map(({ what }) => `the bundle ${what}`);
  return { code: text, warnings };
}

const common: BuildOptions = {
  platform: "node",
  target: "node20",
  charset: "utf8",
  legalComments: "none",
  logLevel: "silent",
  logOverride: { "commonjs-variable-in-esm": "silent" },
};

/** What is imported of a module that exports in CommonJS's way. */
const CJS = "handler";

/** The import clause that binds the handler; `null` when the file exports none. */
function handlerOf({ inputs, outputs }: Metafile): string | null {
  if (Object.values(inputs).some(({ format }) => format === "cjs")) return CJS;
  const exports = Object.values(outputs).flatMap((output) => output.exports);
  if (exports.includes(HANDLER)) return `{ ${HANDLER} as handler }`;
  return exports.includes("default") ? "{ default as handler }" : null;
}

const risky: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /\bnew\s+Function\b|(?<![.\w$])eval\(/, what: "generates code at run time, which hosts may refuse" },
  { pattern: /(?<![.\w$])import\(/, what: "imports modules at run time, which a single file cannot have" },
];

async function loadBundler(): Promise<typeof import("esbuild")> {
  try {
    return await import("esbuild");
  } catch {
    throw new InputError("packing hooks needs esbuild, which is not installed: npm install --save-dev esbuild");
  }
}

/** Imports of this package are this very package, wherever the hook lies. */
const ownPackage: Plugin = {
  name: "own package",
  setup({ onResolve }) {
    onResolve({ filter: /^txscript-engine(?:\/|$)/ }, ({ path }) => {
      const file = packageFile(path);
      return file === undefined
        ? { errors: [{ text: `txscript-engine has no entry '${path}'` }] }
        : { path: file, sideEffects: false };
    });
  },
};

function packageFile(specifier: string): string | undefined {
  const here = fileURLToPath(import.meta.url);
  const root = join(dirname(here), "../..");
  const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly exports: Readonly<Record<string, { readonly default?: string }>>;
  };
  const built = exports[`.${specifier.slice("txscript-engine".length)}`]?.default;
  // The sources serve themselves when they run without having been built.
  const file = here.endsWith(".ts") ? built?.replace(/^\.\/dist\/(.*)\.js$/, "./src/$1.ts") : built;
  return file === undefined ? undefined : join(root, file);
}

function failures(error: unknown): string {
  const { errors } = error as { readonly errors?: readonly Message[] };
  if (errors === undefined) throw error;
  return errors
    .map(({ text, location }) => {
      if (location === null) return text;
      const { file, line, column, lineText } = location;
      return `${file}:${line}:${column + 1}: ${text}\n  ${lineText}\n  ${" ".repeat(column)}^`;
    })
    .join("\n");
}

function kilobytes(content: string | Uint8Array): string {
  return `${(Buffer.byteLength(content) / 1000).toFixed(1)} kB`;
}
