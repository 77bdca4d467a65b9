import { getAttribute } from "../values/attributes.ts";
import { call } from "../values/calls.ts";
import { dictOf } from "../values/dict.ts";
import { collect } from "../values/iteration.ts";
import { PyList } from "../values/sequences.ts";
import type { Value } from "../values/value.ts";
import type { FieldRow, FieldTable, LiveColumn, TupleRows } from "./model.ts";
import { cellOf, notPresent } from "./reading.ts";

/** What `json.dumps` makes of rows, tables and columns: the `__json__` methods (spec 3.9). */

export function jsonOfRow(row: FieldRow): Value {
  return dictOf(
    row.entry.table.columns.map((column) => {
      const cell = cellOf(row, column);
      if (cell === undefined) throw notPresent(column);
      return [column.id, cell] as const;
    }),
  );
}

/** Rows and numbers have a form of their own; texts have none, so that columns of them fail, as in the reference. */
export function jsonOfItem(item: Value): Value {
  return call(getAttribute(item, "__json__"), []);
}

export function jsonOfSequence(sequence: FieldTable | TupleRows | LiveColumn): Value {
  return new PyList(collect(sequence).map(jsonOfItem));
}
