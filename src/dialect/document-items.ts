import type { Datapoint } from "../document/document.ts";
import { appendItem, insertItem } from "../document/table-editing.ts";
import { DocumentField, fieldOf } from "./document-field.ts";
import { EntrySequence } from "./entry-sequence.ts";
import type { FieldValue } from "./field-types.ts";
import type { Field, ItemList } from "./members.ts";
import { valueIn } from "./space.ts";
import { type Storable, storedText } from "./typed-values.ts";
import { assignValues } from "./value-assignment.ts";

type ItemLike = Storable | Field;

/** A simple multivalue. */
export class DocumentItems extends EntrySequence<Field, ItemLike> implements ItemList {
  get values(): readonly FieldValue[] {
    return this.table.items.map((item) => valueIn(this.space, item));
  }

  protected get present(): readonly Datapoint[] {
    return this.table.items;
  }

  protected seen(position: number): Field | undefined {
    const item = this.table.items[position];
    return item === undefined ? undefined : fieldOf(this.space, item);
  }

  protected behind(item: Field): Datapoint | undefined {
    return item instanceof DocumentField && item.entry !== null ? item.entry : undefined;
  }

  protected place(position: number, item: ItemLike): void {
    const { space, table } = this;
    const [node] = table.columns;
    if (node === undefined) return;
    const text = storedText(storable(item), { node });
    if (position === this.length) appendItem(space.journal, table, text);
    else insertItem(space.journal, table, position, text, space.holder.textOf);
  }

  protected swap(i: number, j: number): void {
    const [first, second] = [this.seen(i), this.seen(j)];
    if (first === undefined || second === undefined) return;
    const { value } = first;
    first.value = second.value;
    second.value = value;
  }

  assign(items: Iterable<ItemLike>): void {
    assignValues(this.space, this.table, 0, [...items].map(storable));
  }
}

function storable(item: ItemLike): Storable {
  return item instanceof DocumentField ? item.value : (item as Storable);
}
