import type { SchemaNode } from "../document/schema.ts";
import { genericGet, missingAttribute } from "../values/attributes.ts";
import { attributeError, type PyException } from "../values/exceptions.ts";
import { define } from "../values/native.ts";
import { guarded, repr } from "../values/text.ts";
import type { Value } from "../values/value.ts";
import { assignCell, assignHeaderField } from "./assignment.ts";
import { rowType } from "./column-types.ts";
import { directAttribute } from "./datapoint-attributes.ts";
import { jsonOfRow } from "./json-forms.ts";
import type { FieldRow } from "./model.ts";
import { cellOf, headerField, notPresent } from "./reading.ts";
import { refuseNew, subjectGetters } from "./value-members.ts";

function columnNamed({ space, entry }: FieldRow, name: string): SchemaNode | undefined {
  const node = space.document.schema.nodes.get(name);
  return node !== undefined && entry.table.columns[node.columnIndex] === node ? node : undefined;
}

function notDefined({ node }: FieldRow, name: string): PyException {
  return attributeError(`Field '${name}' is not defined in tuple '${node.id}'`);
}

/** A column's cell; in the row being evaluated any header name; then what works without `.attr`. */
function fieldOf(self: FieldRow, name: string): Value {
  const column = columnNamed(self, name);
  const cell = column === undefined ? undefined : cellOf(self, column);
  if (cell !== undefined) return cell;
  if (column === undefined && self.current && isPresentHeaderName(self, name)) return headerField(self.space, name);
  const direct = directAttribute(self, name);
  if (direct === undefined) throw notDefined(self, name);
  return direct;
}

function isHeaderName({ space }: FieldRow, name: string): boolean {
  return space.document.schema.nodes.has(name);
}

/** A header field that the content lacks is, seen from a row, no field of the tuple. */
function isPresentHeaderName(self: FieldRow, name: string): boolean {
  const { schema, headers } = self.space.document;
  const node = schema.nodes.get(name);
  return node !== undefined && (node.kind !== "header" || node.type === "button" || headers.has(name));
}

function text(self: FieldRow): string {
  const parts = self.entry.table.columns.map((column) => {
    const cell = cellOf(self, column);
    if (cell === undefined) throw notPresent(column);
    return `${column.id}=${repr(cell)}`;
  });
  return `TableRow(${parts.join(", ")})`;
}

/** Rows of tables, from outside and as the `field` of a formula in the table (spec 5.7, 5.8). */
export function installRows(): void {
  define<FieldRow>(rowType, {
    python: true,
    slots: {
      new: refuseNew("__init__", ["field"]),
      repr: (self) => guarded(self, "TableRow(...)", () => text(self)),
      getattr: (self, name) => {
        const column = self.names.get(name);
        const cell = column === undefined ? undefined : cellOf(self, column);
        return cell ?? genericGet(self, name);
      },
      getattrMissing: fieldOf,
      setattr: (self, name, value) => {
        if (value === undefined) throw missingAttribute(self, name);
        const column = columnNamed(self, name);
        if (column !== undefined) assignCell(self.space, self.entry, column, value);
        else if (self.current && isHeaderName(self, name)) assignHeaderField(self.space, name, value);
        else throw notDefined(self, name);
      },
    },
    methods: { "__json__()": jsonOfRow },
    getters: { ...subjectGetters, _index: (self) => (self.entry.index < 0 ? null : BigInt(self.entry.index)) },
  });
}
