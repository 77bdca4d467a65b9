import { missingAttribute } from "../values/attributes.ts";
import { collect } from "../values/iteration.ts";
import { define, type SlotsOf } from "../values/native.ts";
import { guarded, joinReprs } from "../values/text.ts";
import type { Value } from "../values/value.ts";
import { assignAllValues, assignTable } from "./assignment.ts";
import { tableRowsType, tableType } from "./column-types.ts";
import { directAttribute, unknownAttribute } from "./datapoint-attributes.ts";
import { jsonOfSequence } from "./json-forms.ts";
import { FieldTable, TupleRows } from "./model.ts";
import { columnOf } from "./reading.ts";
import { refuseAttribute, refuseNew, subjectGetters } from "./value-members.ts";

type Listing = FieldTable | TupleRows;

function items(self: Listing): string {
  return guarded(self, "[...]", () => `[${joinReprs(collect(self))}]`);
}

/** `.all_values` of a simple multivalue is that of its items. */
function allValues(self: FieldTable): Value | undefined {
  const [child] = self.node.children;
  return self.node.kind === "simple" && child !== undefined ? columnOf(self.space, child) : undefined;
}

function attributeOf(self: Listing, name: string): Value {
  const column = name === "all_values" && self instanceof FieldTable ? allValues(self) : undefined;
  if (column !== undefined) return column;
  const found = directAttribute(self, name);
  if (found === undefined) throw unknownAttribute(self, name);
  return found;
}

function setAttributeOf(self: Listing, name: string, value: Value | undefined): void {
  if (value === undefined) throw missingAttribute(self, name);
  if (name !== "all_values") refuseAttribute(self, name, value);
  else if (self instanceof TupleRows) assignTable(self, value);
  else if (self.node.kind === "simple") assignAllValues(self, value);
  else throw unknownAttribute(self, name);
}

const slots: SlotsOf<Listing> = {
  new: refuseNew("__init__", ["field"]),
  repr: (self) => `<${self.type.name} ${items(self)}>`,
  str: items,
  getattrMissing: attributeOf,
  setattr: setAttributeOf,
};

/** Tables and simple multivalues, under their own name and that of the tuple. */
export function installTables(): void {
  const methods = { "__json__()": jsonOfSequence };
  define<FieldTable>(tableType, { python: true, slots, methods, getters: subjectGetters });
  define<TupleRows>(tableRowsType, { python: true, slots, methods, getters: subjectGetters });
}
