// Writes docs/rules.md from the catalogue. `npm run build` first; test/check/documentation.test.ts tells when it is due.
import { mkdirSync, writeFileSync } from "node:fs";
import { rulesPage } from "../dist/check/documentation.js";

mkdirSync(new URL("../docs", import.meta.url), { recursive: true });
writeFileSync(new URL("../docs/rules.md", import.meta.url), rulesPage());
