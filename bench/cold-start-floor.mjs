/** What a person would write for the document of population 1, as a script: reads both files, prints what changed. */
import { readFileSync } from "node:fs";
import { work } from "./populations/01-header.mjs";

const [schema, content] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, "utf8")));
if (schema.length !== 1) throw new Error("a schema of one section");
const { load, compute, write } = work.floor;
process.stdout.write(`${JSON.stringify({ operations: write(compute(load(content))) }, null, 2)}\n`);
