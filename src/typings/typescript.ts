/** A schema as TypeScript sees it: the description that `dialect/field-types.ts` makes the types of a hook's fields from. */
import { columnsOf, type Schema, type SchemaNode } from "../document/schema.ts";
import { optionNumbers, optionTexts } from "./options.ts";

/** The text of a `.d.ts` file that exports `Fields`, for `TxScript.fromPayload<Fields>(payload)`. */
export function typescriptTypes(schema: Schema): string {
  const nodes = [...schema.nodes.values()];
  const headers = nodes.filter(({ kind }) => kind === "header");
  const multivalues = (kind: "simple" | "table"): readonly string[] =>
    nodes
      .filter((node) => node.kind === kind)
      .map((node) => `${comment(node, "    ")}    ${key(node.id)}: ${object(columnsOf(node), "      ")};\n`);
  const usesDates = nodes.some((node) => node.category === "datapoint" && typeOf(node).includes("PlainDate"));
  return `import type { ${usesDates ? "PlainDate, " : ""}SchemaTypes } from "txscript-engine/hook";

export interface Fields extends SchemaTypes {
  header: ${object(headers, "    ")};
  multivalues: ${braced(multivalues("simple"), "  ")};
  tables: ${braced(multivalues("table"), "  ")};
}
`;
}

function object(nodes: readonly SchemaNode[], indent: string): string {
  const members = nodes.map((node) => `${comment(node, indent)}${indent}${key(node.id)}: ${typeOf(node)};\n`);
  return braced(members, indent.slice(2));
}

function braced(members: readonly string[], indent: string): string {
  return members.length === 0 ? "{}" : `{\n${members.join("")}${indent}}`;
}

/** The field's label, as editors show it. */
function comment({ id, label }: SchemaNode, indent: string): string {
  const text = label.replace(/\s+/g, " ").replaceAll("*/", "* /").trim();
  return text === "" || text === id ? "" : `${indent}/** ${text} */\n`;
}

function key(id: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(id) ? id : JSON.stringify(id);
}

const types: Readonly<Record<SchemaNode["valueType"], string>> = {
  string: "string",
  number: "number | null",
  date: "PlainDate | null",
  boolean: "boolean | null",
  none: "null",
};

function typeOf(node: SchemaNode): string {
  if (node.valueType === "string") {
    const texts = optionTexts(node);
    if (texts.length > 0) return [...texts, ""].map((text) => JSON.stringify(text)).join(" | ");
  }
  if (node.valueType === "number") {
    const numbers = optionNumbers(node);
    if (numbers.length > 0) return [...numbers, "null"].join(" | ");
  }
  return types[node.valueType];
}
