/** The document commands alone: what the bundle is made of that pipelines start (scripts/bundle-cli.mjs). */
import { addDocumentCommands } from "./document-commands.ts";
import { newProgram, start } from "./start.ts";

let exitCode = 0;
const program = newProgram();
addDocumentCommands(program, (code) => {
  exitCode = code;
});
void start(program, () => exitCode);
