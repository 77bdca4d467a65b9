import { compileSchema } from "../engine/compiled-schema.ts";
import { render } from "../source/render.ts";
import { readQueue } from "./input.ts";
import { coloursFor, diagnosticStyle } from "./style.ts";

/** `txs check SCHEMA`: findings in the schema and its formulas. Returns the exit code: 1 when there are errors. */
export function runCheck(schemaPath: string, flags: { readonly json?: boolean }): number {
  const { schema, diagnostics } = compileSchema(readQueue(schemaPath).schema);
  if (flags.json === true) {
    process.stdout.write(`${JSON.stringify(diagnostics, null, 2)}\n`);
  } else {
    const style = diagnosticStyle(coloursFor(process.stdout));
    for (const finding of diagnostics) {
      const computed = schema.nodes.get(finding.origin ?? "")?.computed;
      const text = computed?.type === "formula" ? { text: computed.code } : {};
      process.stdout.write(`${render(finding, { ...text, style })}\n\n`);
    }
    const count = [...schema.nodes.values()].filter((node) => node.computed !== null).length;
    process.stdout.write(`${count} computed fields checked, ${diagnostics.length} findings\n`);
  }
  return diagnostics.some((finding) => finding.severity === "error") ? 1 : 0;
}
