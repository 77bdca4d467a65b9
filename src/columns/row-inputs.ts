import type { Table } from "../document/document.ts";
import { type RowInput, rowInput } from "../document/table-editing.ts";
import { attributeOr, missingAttribute } from "../values/attributes.ts";
import { call } from "../values/calls.ts";
import { asText } from "../values/core-types.ts";
import { PyDict } from "../values/dict.ts";
import { valueError } from "../values/exceptions.ts";
import { collect } from "../values/iteration.ts";
import { joinReprs, str } from "../values/text.ts";
import type { Value } from "../values/value.ts";
import { FieldRow, type Space } from "./model.ts";
import { storedText, textIn } from "./value-texts.ts";

/**
 * What is assigned or appended as a row, as text by column: another row of the same columns, or a dictionary. Throws
 * `ValueError` for other columns, `AttributeError` for what is no dictionary. Nothing is written yet.
 */
export function rowInputOf(space: Space, table: Table, value: Value): RowInput {
  const names = table.columns.map((column) => column.id);
  if (value instanceof FieldRow) {
    const { columns } = value.entry.table;
    if (
      value.entry.table !== table &&
      !sameNames(
        columns.map((column) => column.id),
        names,
      )
    ) {
      const found = joinReprs(columns.map((column) => column.id));
      throw valueError(`Attempt to set columns [${found}] to a tuple expecting [${joinReprs(names)}]`);
    }
    return rowInput(value.entry, textIn(space));
  }
  const get = attributeOr(value, "get");
  if (get === undefined) throw missingAttribute(value, "get");
  for (const key of collect(value)) {
    if (asText(key) === undefined || !names.includes(str(key))) {
      throw valueError(`Attempted to set column ${str(key)} that is not a member of the tuple`);
    }
  }
  const read = (name: string): Value =>
    value instanceof PyDict && !value.type.heap ? (value.get(name) ?? null) : call(get, [name]);
  return new Map(names.map((name) => [name, storedText(read(name))] as const));
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, i) => name === b[i]);
}
