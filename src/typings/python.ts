/** A schema as Python's type checkers see it, for formulas and for hooks. */
import { columnsOf, type Schema, type SchemaNode } from "../document/schema.ts";
import { optionNumbers, optionTexts } from "./options.ts";
import { pythonBase } from "./python-base.ts";

/** A file below the folder of a queue. */
export interface TypingsFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The files that make editors and pyright know a queue's fields: `__builtins__.pyi` with the names that formulas find, the package `txscript`
 * for hooks, and the settings that bring them in.
 */
export function pythonTypes(schema: Schema): readonly TypingsFile[] {
  return [
    { path: "__builtins__.pyi", text: builtins },
    { path: "typings/txscript/__init__.pyi", text: `${pythonBase}\n${schemaClasses(schema)}` },
    { path: "pyrightconfig.json", text: settings },
  ];
}

const publicNames = [
  "date",
  "datetime",
  "default_to",
  "fallback",
  "is_empty",
  "is_set",
  "re",
  "substitute",
  "timedelta",
];
const formulaNames = [
  "annotation",
  "automation_blocker",
  "context",
  "force_update_datapoint_ids",
  "queue",
  "recompute_all",
  "set_options",
  "set_struct",
  "show_error",
  "show_info",
  "show_warning",
  "updated_datapoint_ids",
  "workspace",
];

/** Names of a stub are only seen from outside when they are imported under the same name. */
const builtins = `from typing import Any as Any
from txscript import FormulaFields, TxScript
${[...publicNames, ...formulaNames].map((name) => `from txscript import ${name} as ${name}`).join("\n")}

field: FormulaFields
t: TxScript
payload: dict[str, Any]
`;

/** A formula's result is an expression that stands alone; a text that is no option is reported as deprecated. */
const settings = `{
  "pythonVersion": "3.12",
  "pythonPlatform": "Linux",
  "stubPath": "typings",
  "typeCheckingMode": "standard",
  "reportDeprecated": "error",
  "reportMissingModuleSource": "none",
  "reportUnusedExpression": "none"
}
`;

function schemaClasses(schema: Schema): string {
  const nodes = [...schema.nodes.values()].filter(({ id }) => isName(id));
  const tables = nodes.filter(({ kind }) => kind === "table");
  const names = classNames(tables);
  const rows = tables.map((table) => rowClasses(table, names.get(table) ?? ""));
  const formula = nodes.flatMap((node) => reader(node, formulaType(node, names)));
  const hook = nodes.flatMap((node) => {
    const type = hookType(node, names);
    return type === null ? [] : accessors(node, type[0], type[1]);
  });
  return [
    ...rows,
    `class FormulaFields(Row):\n    """The fields of the document, read-only."""\n${formula.join("")}`,
    `class Fields:\n    """The fields of the document."""\n    @property\n    def attr(self) -> Attributes: ...\n${hook.join("")}`,
  ].join("\n");
}

/** Names for the classes of rows; ids that differ in case and underscores only are numbered. */
function classNames(tables: readonly SchemaNode[]): ReadonlyMap<SchemaNode, string> {
  const taken = new Map<string, number>();
  return new Map(
    tables.map((node) => {
      const name = node.id.replace(/(?:^|_)+([A-Za-z0-9]?)/g, (_, letter: string) => letter.toUpperCase());
      const count = taken.get(name) ?? 0;
      taken.set(name, count + 1);
      return [node, count === 0 ? name : `${name}_${count + 1}`];
    }),
  );
}

/** Ids that can be written after a dot and are not keywords; others are only reached with `getattr`. */
function isName(id: string): boolean {
  return /^[A-Za-z_]\w*$/.test(id) && !keywords.has(id);
}

const keywords: ReadonlySet<string> = new Set(
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(
    " ",
  ),
);

/** The row as formulas see it, as hooks see it, and as hooks write it. */
function rowClasses(table: SchemaNode, name: string): string {
  const columns = columnsOf(table).filter(({ id }) => isName(id));
  const read = columns.flatMap((column) => reader(column, valueType(column)));
  const edited = columns.flatMap((column) => accessors(column, valueType(column), writtenType(column)));
  const written = columnsOf(table).flatMap((column) => {
    const type = writtenType(column);
    return type === null ? [] : [`${quoted(column.id)}: ${type}`];
  });
  return [
    `class ${name}Row(Row):\n    """A row of ${table.id}."""\n${read.join("")}`,
    `class ${name}Entry(Row):\n    """A row of ${table.id}."""\n${edited.join("")}`,
    `${name}Values = TypedDict("${name}Values", {${written.join(", ")}}, total=False)\n`,
  ].join("\n");
}

function reader(node: SchemaNode, type: string | null): readonly string[] {
  return type === null ? [] : [`    @property\n    def ${node.id}(self) -> ${type}:${docstring(node)}`];
}

function accessors(node: SchemaNode, read: string, written: string | null): readonly string[] {
  if (written === null) return reader(node, read);
  return [...reader(node, read), `    @${node.id}.setter\n    def ${node.id}(self, value: ${written}) -> None: ...\n`];
}

/** The field's label, as editors show it. */
function docstring({ id, label }: SchemaNode): string {
  const text = label.replace(/[\s\\"]+/g, " ").trim();
  return text === "" || text === id ? " ...\n" : `\n        """${text}"""\n`;
}

function formulaType(node: SchemaNode, names: ReadonlyMap<SchemaNode, string>): string | null {
  switch (node.kind) {
    case "header":
      return valueType(node);
    case "column":
    case "item":
      return columnType(node);
    case "simple":
      return `Items[${valueType(columnsOf(node)[0])}]`;
    case "table":
    case "tuple":
      return `Table[${names.get(node.kind === "table" ? node : (node.table ?? node)) ?? ""}Row]`;
    default:
      return null;
  }
}

/** What is read, and what may be assigned. */
function hookType(node: SchemaNode, names: ReadonlyMap<SchemaNode, string>): readonly [string, string | null] | null {
  const [item] = columnsOf(node);
  switch (node.kind) {
    case "header":
      return [valueType(node), writtenType(node)];
    case "column":
    case "item":
      return [`ColumnField[${valueType(node)}, ${writtenType(node) ?? "None"}]`, null];
    case "simple": {
      const [read, written] = [valueType(item), writtenType(item) ?? "None"];
      return [`EditableItems[${read}, ${written}]`, null];
    }
    case "table":
    case "tuple": {
      const name = names.get(node.kind === "table" ? node : (node.table ?? node)) ?? "";
      return [`EditableTable[${name}Entry, ${name}Values]`, `Iterable[${name}Entry | ${name}Values | dict[str, Any]]`];
    }
    default:
      return null;
  }
}

const values: Readonly<Record<SchemaNode["valueType"], string>> = {
  string: "Text",
  number: "Number",
  date: "Date",
  boolean: "Boolean",
  none: "Nothing",
};

/** The value of a field or cell. */
function valueType(node: SchemaNode | undefined): string {
  if (node === undefined) return "None";
  return isChoice(node) ? `Choice[${literals(node)}]` : values[node.valueType];
}

/** A column outside of rows, in a formula. */
function columnType(node: SchemaNode): string | null {
  if (node.valueType === "none") return null;
  return isChoice(node) ? `ChoiceColumn[${literals(node)}]` : `${values[node.valueType]}Column`;
}

/** Aliases of the base for what the platform stores as it should be; other values end up as text, too. */
const written: Readonly<Record<SchemaNode["valueType"], string | null>> = {
  string: "TextInput",
  number: "NumberInput",
  date: "DateInput",
  boolean: "BooleanInput",
  none: null,
};

/** What may be assigned; `null` for buttons. */
function writtenType(node: SchemaNode | undefined): string | null {
  if (node === undefined) return null;
  if (isChoice(node)) return `${literals(node)} | ${valueType(node)} | None`;
  const numbers = node.valueType === "number" ? optionNumbers(node) : [];
  if (numbers.length > 0 && numbers.every(Number.isInteger)) {
    return `Literal[${[...numbers, ...optionTexts(node).map(quoted), '""'].join(", ")}] | Number | None`;
  }
  return written[node.valueType];
}

function isChoice(node: SchemaNode): boolean {
  return node.valueType === "string" && optionTexts(node).length > 0;
}

function literals(node: SchemaNode): string {
  return `Literal[${[...optionTexts(node), ""].map(quoted).join(", ")}]`;
}

/** A Python text; JSON's escapes mean the same there, but for surrogate pairs, which JSON does not need. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
