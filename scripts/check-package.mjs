// Checks the package as its users get it: publint, types, and what the core costs a browser.
import { execFileSync } from "node:child_process";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Kilobytes, minified and gzipped, that an entry may take in a browser bundle. */
const sizes = [{ entry: "dist/index.js", limit: 100 }];

let failed = false;
for (const { entry, limit } of sizes) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    splitting: true,
    outdir: "out",
    write: false,
  });
  const [main, ...chunks] = outputFiles.map((file) => ({ path: file.path, size: gzipSync(file.contents).length / 1000 }));
  const over = main.size > limit;
  failed ||= over;
  console.log(`${entry}: ${main.size.toFixed(1)} KB gzipped${over ? `, over its ${limit} KB` : ` of ${limit}`}; ${chunks.length} lazy chunks`);
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
