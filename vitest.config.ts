import { join } from "node:path";
import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  resolve: { alias: { "txscript-engine": join(import.meta.dirname, "src/index.ts") } },
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000 },
});

export default config;
