// Checks the package as its users get it: what the core costs a browser, publint, and whether types resolve.
import { execFileSync } from "node:child_process";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Kilobytes, minified and gzipped, that an entry may take in a browser without what it loads only when wanted. */
const sizes = [
  { entry: "dist/index.js", limit: 200 },
  { entry: "dist/hook.js", limit: 25 },
];

/** Leaves out what is only imported when wanted. */
const withoutLazy = {
  name: "without-lazy",
  setup: (bundle) => {
    bundle.onResolve({ filter: /.*/ }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path, external: true } : null,
    );
  },
};

/** The gzipped size of an entry in one piece, without what it loads later. */
async function bundled(entry) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    plugins: [withoutLazy],
    write: false,
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length / 1000;
}

let failed = false;
for (const { entry, limit } of sizes) {
  const core = await bundled(entry);
  failed ||= core > limit;
  console.log(`${entry}: ${core.toFixed(1)} KB gzipped of ${limit} allowed`);
}
for (const [command, ...args] of [
  ["publint", "--strict"],
  ["attw", "--pack", ".", "--profile", "esm-only"],
]) {
  try {
    execFileSync("npx", ["--no-install", command, ...args], { stdio: "inherit" });
  } catch {
    failed = true;
  }
}
process.exitCode = failed ? 1 : 0;
