import type { Datapoint, Document, Entry, Row, Table } from "../document/document.ts";
import type { Journal } from "../document/journal.ts";
import type { SchemaNode } from "../document/schema.ts";
import { PyBoxed } from "../values/core-types.ts";
import { typeError } from "../values/exceptions.ts";
import type { PyList } from "../values/sequences.ts";
import { PyObject, type PyType, type Value } from "../values/value.ts";
import {
  attrProxyType,
  detachedColumnType,
  headerType,
  liveColumnType,
  optionListType,
  optionType,
  placeholderType,
  rowType,
  sourceListType,
  stringValueType,
  tableRowsType,
  tableType,
} from "./column-types.ts";

/**
 * A document as the formulas of one run see it: what all of the objects below share. Objects are made when they are asked for
 * and then kept, so that `field.n is field.n`; a written value gets a new one.
 */
export interface Space {
  readonly document: Document;
  /** Where writes are recorded; another one in each evaluation. */
  journal: Journal;
  /** While a formula runs: every write raises. */
  readonly: boolean;
  /** What each header field's and item's value is to Python, while it is not written; rows keep those of their cells. */
  readonly values: Map<Datapoint, FieldText | FieldProxy>;
  /** What each name in the header is, while it is not written. */
  readonly named: Map<string, Value>;
  /** Values that stay although the shown value was written: `.attr.value = …` does not change what the field is typed as. */
  readonly pinned: Map<Datapoint, Value>;
  readonly rows: Map<Row, FieldRow>;
  /** Columns by the names under which rows have them. */
  readonly rowNames: Map<Table, ReadonlyMap<string, SchemaNode>>;
  readonly tables: Map<Table, FieldTable>;
  readonly tupleRows: Map<Table, TupleRows>;
  readonly placeholders: Map<SchemaNode, Placeholder>;
  readonly columns: Map<SchemaNode, LiveColumn>;
}

/** Throws `TypeError` while a formula runs. Call before every change of the document. */
export function checkWritable(space: Space): void {
  if (space.readonly) throw typeError("Field formulas must not modify values of other fields");
}

/** What has `.attr`: a node of the schema, with its entry in the document if it is one single thing there. */
export interface Subject extends PyObject {
  readonly space: Space;
  readonly node: SchemaNode;
  /** `null` for whole columns, for tuples, and for what the content lacks. */
  readonly entry: Entry | null;
}

/** The value of a text field: a `str` that knows its datapoint. */
export class FieldText extends PyBoxed implements Subject {
  readonly space: Space;
  readonly entry: Datapoint;
  readonly text: string;

  constructor(space: Space, entry: Datapoint, text: string) {
    super(stringValueType, text);
    this.space = space;
    this.entry = entry;
    this.text = text;
  }

  get node(): SchemaNode {
    return this.entry.node;
  }
}

/** The value of a number, date or boolean field, of a button or a section: behaves as `inner` in operators, and is none in type tests. */
export class FieldProxy extends PyObject implements Subject {
  readonly space: Space;
  readonly node: SchemaNode;
  readonly entry: Datapoint | null;
  readonly inner: Value;

  constructor(type: PyType, space: Space, node: SchemaNode, entry: Datapoint | null, inner: Value) {
    super(type);
    this.space = space;
    this.node = node;
    this.entry = entry;
    this.inner = inner;
  }
}

/** `field.column` outside of the row: raises in nearly everything but `.all_values`. */
export class Placeholder extends PyObject implements Subject {
  readonly space: Space;
  readonly node: SchemaNode;
  readonly entry = null;
  readonly table: Table;

  constructor(space: Space, node: SchemaNode, table: Table) {
    super(placeholderType);
    this.space = space;
    this.node = node;
    this.table = table;
  }
}

/** `field.column.all_values`: the column as it is at any moment. */
export class LiveColumn extends PyObject {
  readonly space: Space;
  readonly node: SchemaNode;
  readonly table: Table;
  /** Decoded values, see column-vectors.ts. */
  vector: Vector | null = null;

  constructor(space: Space, node: SchemaNode, table: Table) {
    super(liveColumnType);
    this.space = space;
    this.node = node;
    this.table = table;
  }
}

/** A column's values without wrappers, as they were at two revisions. */
export interface Vector {
  readonly values: readonly Value[];
  /** Those values as formulas get them, as far as they were asked for. */
  readonly wrapped: (Value | undefined)[];
  /** The cells that the values are of; `null` where the content has none. */
  readonly cells: readonly (Datapoint | null)[];
  readonly tableRevision: number;
  readonly columnRevision: number;
}

/**
 * A computed column. `values` are plain; those that are a cell's own value, as after `default_to`, have their datapoint in
 * `origins` and become wrapped when they are looked at one by one. Once the column is written to, `list` holds what it is.
 */
export class DetachedColumn extends PyObject {
  values: readonly Value[];
  origins: readonly (Datapoint | null)[] | null;
  readonly space: Space | null;
  list: PyList | null = null;

  constructor(
    values: readonly Value[],
    space: Space | null = null,
    origins: readonly (Datapoint | null)[] | null = null,
  ) {
    super(detachedColumnType);
    this.values = values;
    this.space = space;
    this.origins = origins;
  }
}

/** A multivalue: the rows of a table, or the values of a simple multivalue. */
export class FieldTable extends PyObject implements Subject {
  readonly space: Space;
  readonly entry: Table;

  constructor(space: Space, entry: Table) {
    super(tableType);
    this.space = space;
    this.entry = entry;
  }

  get node(): SchemaNode {
    return this.entry.node;
  }

  get table(): Table {
    return this.entry;
  }
}

/** The rows of a table under the name of its tuple. */
export class TupleRows extends PyObject implements Subject {
  readonly space: Space;
  readonly node: SchemaNode;
  readonly entry = null;
  readonly table: Table;

  constructor(space: Space, node: SchemaNode, table: Table) {
    super(tableRowsType);
    this.space = space;
    this.node = node;
    this.table = table;
  }
}

export class FieldRow extends PyObject implements Subject {
  readonly space: Space;
  /** Another one once a row was written over it: see stale-rows.ts. */
  entry: Row;
  /** While a formula is evaluated in this row, names that are no columns are looked up in the header. */
  current = false;
  /** Columns by name, but for names that all rows have. */
  readonly names: ReadonlyMap<string, SchemaNode>;
  /** Values by column, while they are not written. */
  readonly values: (FieldText | FieldProxy | undefined)[] = [];

  constructor(space: Space, entry: Row, names: ReadonlyMap<string, SchemaNode>) {
    super(rowType);
    this.space = space;
    this.entry = entry;
    this.names = names;
  }

  get node(): SchemaNode {
    return this.entry.node;
  }
}

/** `field` of header formulas, `t.field` of hooks. */
export class HeaderFields extends PyObject {
  readonly space: Space;

  constructor(space: Space) {
    super(headerType);
    this.space = space;
  }
}

/** `value.attr`. */
export class AttrProxy extends PyObject {
  readonly subject: Subject;

  constructor(subject: Subject) {
    super(attrProxyType);
    this.subject = subject;
  }
}

/** `.attr.options`: a copy that writes itself back when it is changed. Items are dictionaries. */
export class OptionList extends PyObject {
  readonly subject: Subject;
  readonly data: PyList;

  constructor(subject: Subject, data: PyList) {
    super(optionListType);
    this.subject = subject;
    this.data = data;
  }
}

/** One option: position `index` of `list`, so that writing to it writes the list back. */
export class EnumOption extends PyObject {
  readonly list: OptionList;
  readonly dict: Value;

  constructor(list: OptionList, dict: Value) {
    super(optionType);
    this.list = list;
    this.dict = dict;
  }
}

/** `.attr.validation_sources`: a copy that writes itself back when it is changed. */
export class SourceList extends PyObject {
  readonly subject: Subject;
  readonly data: PyList;

  constructor(subject: Subject, data: PyList) {
    super(sourceListType);
    this.subject = subject;
    this.data = data;
  }
}
