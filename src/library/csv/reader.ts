/** `csv.reader`: records out of lines, by the state that each character is met in. */
import { call } from "../../values/calls.ts";
import { pointLength, unitsAt, work } from "../../values/code-points.ts";
import { asText, builtinType, floatType, typeName } from "../../values/core-types.ts";
import { overflowError, typeError } from "../../values/exceptions.ts";
import { iter, next } from "../../values/iteration.ts";
import { allowText } from "../../values/meter.ts";
import { define, type NativeBody } from "../../values/native.ts";
import { perRun } from "../../values/per-run.ts";
import { PyList } from "../../values/sequences.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";
import { classOf } from "./character-class.ts";
import { csvError, dialectArguments, NONE, NONNUMERIC, type PyDialect } from "./dialect.ts";

const readerType: PyType = builtinType("_csv.reader", undefined, { sealed: true });

const fieldLimit: () => { size: number } = perRun(() => ({ size: 131_072 }));

/** Where in a record the reader is. */
type State =
  | "record" // before its first character
  | "field" // before the first character of a field
  | "plain" // in a field
  | "escaped" // behind an escape in a field
  | "escapedEnd" // behind an escaped line end
  | "quoted" // between quotes
  | "quotedEscaped"
  | "quotedQuote" // behind a quote between quotes: the last, or half of a pair
  | "end"; // behind a line end

/** Stands for the end of a line, which has no character. */
const END = "";

const isBreak = (character: string): boolean => character === "\n" || character === "\r";

class Reader extends PyObject {
  readonly source: Value;
  readonly dialect: PyDialect;
  /** A run of characters that mean nothing in a field, and between quotes. */
  private readonly ordinary: RegExp;
  lines = 0;
  private state: State = "record";
  private fields = new PyList([]);
  private field = "";
  private length = 0;
  private numeric = false;

  constructor(source: Value, dialect: PyDialect) {
    super(readerType);
    this.source = source;
    this.dialect = dialect;
    const { delimiter, quotechar, escapechar } = dialect.settings;
    const special = `\n\r${delimiter}${quotechar ?? ""}${escapechar ?? ""}`;
    this.ordinary = new RegExp(`[^${classOf(special)}]+`, "uy");
  }

  next(): Value | undefined {
    this.state = "record";
    this.fields = new PyList([]);
    this.field = "";
    this.length = 0;
    this.numeric = false;
    do {
      const line = next(this.source);
      if (line === undefined) return this.finish();
      const text = asText(line);
      if (text === undefined) {
        const type = typeName(line);
        throw csvError(`iterator should return strings, not ${type} (the file should be opened in text mode)`);
      }
      this.lines++;
      this.readLine(text);
    } while (this.state !== "record");
    return this.fields;
  }

  /** The lines end in the middle of a record, or before one. */
  private finish(): Value | undefined {
    if (this.length === 0 && this.state !== "quoted") return undefined;
    if (this.dialect.settings.strict) throw csvError("unexpected end of data");
    this.save();
    return this.fields;
  }

  private readLine(line: string): void {
    work(line.length * 32);
    for (let at = 0; at < line.length; ) {
      if (this.state === "plain" || this.state === "quoted") {
        this.ordinary.lastIndex = at;
        const run = this.ordinary.exec(line)?.[0];
        if (run !== undefined) {
          this.add(run);
          at += run.length;
          continue;
        }
      }
      const size = unitsAt(line, at);
      this.step(line.slice(at, at + size));
      at += size;
    }
    this.step(END);
  }

  private step(character: string): void {
    const { delimiter, quotechar, escapechar, doublequote, quoting, skipinitialspace, strict } = this.dialect.settings;
    const ends = character === END || isBreak(character);
    const quote = quoting !== NONE && character === quotechar && !ends;
    switch (this.state) {
      case "record":
        if (character === END) return;
        if (ends) {
          this.state = "end";
          return;
        }
        this.state = "field";
        this.step(character);
        return;
      case "field":
        if (ends) this.endField(character);
        else if (quote) this.state = "quoted";
        else if (character === escapechar) this.state = "escaped";
        else if (character === " " && skipinitialspace) return;
        else if (character === delimiter) this.save();
        else {
          this.numeric = quoting === NONNUMERIC;
          this.add(character);
          this.state = "plain";
        }
        return;
      case "escaped":
        this.add(character === END ? "\n" : character);
        this.state = isBreak(character) ? "escapedEnd" : "plain";
        return;
      case "escapedEnd":
        if (character === END) return;
        this.state = "plain";
        this.step(character);
        return;
      case "plain":
        if (ends) this.endField(character);
        else if (character === escapechar) this.state = "escaped";
        else if (character === delimiter) {
          this.save();
          this.state = "field";
        } else this.add(character);
        return;
      case "quoted":
        if (character === END) return;
        if (character === escapechar) this.state = "quotedEscaped";
        else if (quote) this.state = doublequote ? "quotedQuote" : "plain";
        else this.add(character);
        return;
      case "quotedEscaped":
        this.add(character === END ? "\n" : character);
        this.state = "quoted";
        return;
      case "quotedQuote":
        if (quote) {
          this.add(character);
          this.state = "quoted";
        } else if (character === delimiter) {
          this.save();
          this.state = "field";
        } else if (ends) this.endField(character);
        else if (strict) throw csvError(`'${delimiter}' expected after '${quotechar ?? ""}'`);
        else {
          this.add(character);
          this.state = "plain";
        }
        return;
      case "end":
        if (character === END) this.state = "record";
        else if (!ends) {
          throw csvError(
            "new-line character seen in unquoted field - do you need to open the file in universal-newline mode?",
          );
        }
    }
  }

  private add(text: string): void {
    this.length += pointLength(text);
    const limit = fieldLimit().size;
    if (this.length > limit) throw csvError(`field larger than field limit (${limit})`);
    allowText(this.field.length + text.length);
    this.field += text;
  }

  private endField(character: string): void {
    this.save();
    this.state = character === END ? "record" : "end";
  }

  private save(): void {
    const { field } = this;
    const numeric = this.numeric;
    this.field = "";
    this.length = 0;
    this.numeric = false;
    this.fields.append(numeric ? call(floatType, [field]) : field);
  }
}

/** `csv.reader(*args, **kwargs)`. */
export function newReader(args: Value, kwargs: Value): Value {
  const { first, dialect } = dialectArguments(args, kwargs, iter);
  return new Reader(first, dialect);
}

/** The functions of `csv` about reading, by signature. */
export const readerFunctions: Readonly<Record<string, NativeBody>> = {
  "reader(*args, **kwargs)": newReader,
  "field_size_limit(new_limit?)": (size?: Value) => {
    const limit = fieldLimit();
    const before = BigInt(limit.size);
    if (size === undefined) return before;
    if (typeof size !== "bigint") throw typeError("limit must be an integer");
    if (size !== BigInt.asIntN(64, size)) throw overflowError("Python int too large to convert to C long");
    limit.size = Number(size);
    return before;
  },
};

export function installReader(): void {
  define<Reader>(readerType, {
    slots: { iter: (self) => self, next: (self) => self.next() },
    getters: { dialect: (self) => self.dialect, line_num: (self) => BigInt(self.lines) },
  });
}
