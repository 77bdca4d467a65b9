/** `csv.writer`. */
import { attributeOr } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { work } from "../../values/code-points.ts";
import { complexType } from "../../values/complex.ts";
import { asText, builtinType, isInstance, typeName, typeOf } from "../../values/core-types.ts";
import { typeError } from "../../values/exceptions.ts";
import { forEach } from "../../values/iteration.ts";
import { define } from "../../values/native.ts";
import { str } from "../../values/text.ts";
import { TextBuilder } from "../../values/text-builder.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";
import { classOf } from "./character-class.ts";
import { ALL, csvError, dialectArguments, NONE, NONNUMERIC, NOTNULL, type PyDialect, STRINGS } from "./dialect.ts";

const writerType: PyType = builtinType("_csv.writer", undefined, { sealed: true });

function isNumber(value: Value): boolean {
  const { int, index, float } = typeOf(value).slots;
  return int !== undefined || index !== undefined || float !== undefined || isInstance(value, complexType);
}

/** What stands between quotes whatever is in it, by the setting `quoting`. */
const alwaysQuoted: ReadonlyMap<number, (value: Value) => boolean> = new Map([
  [ALL, () => true],
  [NONNUMERIC, (value: Value) => !isNumber(value)],
  [STRINGS, (value: Value) => asText(value) !== undefined],
  [NOTNULL, (value: Value) => value !== null],
]);

class Writer extends PyObject {
  readonly write: Value;
  readonly dialect: PyDialect;
  /** The characters that cannot stand in a field as they are. */
  private readonly special: RegExp;

  constructor(write: Value, dialect: PyDialect) {
    super(writerType);
    this.write = write;
    this.dialect = dialect;
    const { delimiter, quotechar, escapechar, lineterminator } = dialect.settings;
    const special = `${delimiter}${quotechar ?? ""}${escapechar ?? ""}${lineterminator}`;
    this.special = new RegExp(`[${classOf(special)}]`, "gu");
  }

  writeRow(row: Value): Value {
    const { delimiter, lineterminator, quoting } = this.dialect.settings;
    if (!isIterable(row)) throw csvError(`iterable expected, not ${typeName(row)}`);
    const line = new TextBuilder();
    let count = 0;
    forEach(row, (value) => {
      const quoted = alwaysQuoted.get(quoting)?.(value) ?? false;
      if (count++ > 0) line.add(delimiter);
      line.add(this.fieldText(value === null ? "" : (asText(value) ?? str(value)), quoted));
    });
    if (count > 0 && line.length === 0) {
      if (quoting === NONE) throw csvError("single empty field record must be quoted");
      line.add(this.fieldText("", true));
    }
    line.add(lineterminator);
    return call(this.write, [line.finish()]);
  }

  /** A field as it is written: between quotes if it has to be, with escapes where quotes do not help. */
  private fieldText(text: string, always: boolean): string {
    const { quotechar, escapechar, doublequote, quoting } = this.dialect.settings;
    work(text.length * 16);
    let quoted = always;
    const written = text.replace(this.special, (character) => {
      const escapes = quoting === NONE || character === escapechar || (character === quotechar && !doublequote);
      if (escapes && escapechar === null) throw csvError("need to escape, but no escapechar set");
      if (escapes) return `${escapechar}${character}`;
      quoted = true;
      return character === quotechar ? character + character : character;
    });
    return quoted ? `${quotechar ?? ""}${written}${quotechar ?? ""}` : written;
  }
}

function isIterable(value: Value): boolean {
  const { iter, getitem } = typeOf(value).slots;
  return iter !== null && (iter !== undefined || getitem !== undefined);
}

/** `csv.writer(*args, **kwargs)`. */
export function newWriter(args: Value, kwargs: Value): Value {
  const { first, dialect } = dialectArguments(args, kwargs, (file) => {
    const write = attributeOr(file, "write");
    if (write !== undefined && typeOf(write).slots.call !== undefined) return write;
    throw typeError('argument 1 must have a "write" method');
  });
  return new Writer(first, dialect);
}

export function installWriter(): void {
  define<Writer>(writerType, {
    methods: {
      "writerow(row, /)": (self, row: Value) => self.writeRow(row),
      "writerows(rows, /)": (self, rows: Value) => {
        forEach(rows, (row) => void self.writeRow(row));
        return null;
      },
    },
    getters: { dialect: (self) => self.dialect },
  });
}
