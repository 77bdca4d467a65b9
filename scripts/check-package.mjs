// Checks the package as its users get it: what the core costs a browser, publint, and whether types resolve.
import { execFileSync } from "node:child_process";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Kilobytes, minified and gzipped, that an entry may take in a browser without what it loads only when wanted. */
const sizes = [{ entry: "dist/index.js", limit: 200 }];

/** Gzipped sizes of what is loaded at once and of what comes later. */
async function bundled(entry) {
  const { metafile, outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    splitting: true,
    outdir: "out",
    write: false,
    metafile: true,
  });
  const gzipped = new Map(outputFiles.map((file) => [file.path, gzipSync(file.contents).length / 1000]));
  const sizeOf = (path) => [...gzipped].find(([name]) => name.endsWith(path))?.[1] ?? 0;
  const first = new Set();
  const follow = (path) => {
    if (first.has(path)) return;
    first.add(path);
    for (const { path: next, kind } of metafile.outputs[path].imports) if (kind === "import-statement") follow(next);
  };
  for (const [path, output] of Object.entries(metafile.outputs)) if (output.entryPoint === entry) follow(path);
  const total = (paths) => paths.reduce((sum, path) => sum + sizeOf(path), 0);
  const all = Object.keys(metafile.outputs);
  return { core: total([...first]), lazy: total(all.filter((path) => !first.has(path))) };
}

let failed = false;
for (const { entry, limit } of sizes) {
  const { core, lazy } = await bundled(entry);
  failed ||= core > limit;
  console.log(
    `${entry}: ${core.toFixed(1)} KB gzipped of ${limit} allowed, and ${lazy.toFixed(1)} KB loaded when wanted`,
  );
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
