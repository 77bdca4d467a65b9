import { join } from "node:path";
import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  resolve: {
    alias: [
      { find: /^txscript-engine$/, replacement: join(import.meta.dirname, "src/index.ts") },
      { find: /^txscript-engine\/([\w-]+)$/, replacement: join(import.meta.dirname, "src/$1.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts", "examples/**/*.test.ts"],
    setupFiles: ["test/vectors.ts"],
    testTimeout: 60_000,
  },
});

export default config;
