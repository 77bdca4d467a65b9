import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder: string = join(import.meta.dirname, "../../examples/hooks");

const pathOf = (file: string): string => join(folder, file);
export const exampleText = (file: string): string => readFileSync(pathOf(file), "utf8");
const named = (ending: string, under = ""): readonly string[] =>
  readdirSync(pathOf(under))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();

/** The hooks of examples/hooks that are written in both languages. */
export const hookNames: readonly string[] = named(".py");
export const payloadNames: readonly string[] = named(".json", "payloads");

export const pythonOf = (name: string): string => exampleText(`${name}.py`);
export const typescriptPath = (name: string): string => pathOf(`${name}.ts`);
export const payloadPath = (name: string): string => pathOf(`payloads/${name}.json`);
export const payloadText = (name: string): string => exampleText(`payloads/${name}.json`);
