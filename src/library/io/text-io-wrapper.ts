/** `io.TextIOWrapper`: a stream of bytes as one of text. All of it is read at once, when somebody first reads. */
import { getAttribute } from "../../values/attributes.ts";
import { ByteSink } from "../../values/byte-sink.ts";
import { asBytes, PyBytes } from "../../values/bytes.ts";
import { call } from "../../values/calls.ts";
import { pointLength } from "../../values/code-points.ts";
import { decode, encode } from "../../values/codecs.ts";
import { asText, builtinType, typeName } from "../../values/core-types.ts";
import { PyException, typeError, valueError } from "../../values/exceptions.ts";
import { binder, define } from "../../values/native.ts";
import { intArgument } from "../../values/str-arguments.ts";
import { repr } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import type { PyType, Value } from "../../values/value.ts";
import { PyStream, sizeOr, textBaseType, unsupportedType } from "./base.ts";
import { LineEnds } from "./line-ends.ts";
import { TextBuffer } from "./text-buffer.ts";

export const textIoWrapperType: PyType = builtinType("_io.TextIOWrapper", textBaseType, { open: true });

class PyTextIOWrapper extends PyStream {
  /** `undefined`: there was no `__init__`; `null`: it was detached. */
  source: Value | undefined = undefined;
  encoding = "utf-8";
  errors = "strict";
  ends: LineEnds = new LineEnds(null);
  /** What the source holds, once it was read. */
  text: TextBuffer | null = null;
  /** What was written and has not been passed on. */
  pending: ByteSink = new ByteSink();
}

const bind = binder(
  "TextIOWrapper(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)",
);

function textOr(name: string, value: Value, fallback: string): string {
  const text = value === null ? fallback : asText(value);
  if (text === undefined)
    throw typeError(`TextIOWrapper() argument '${name}' must be str or None, not ${typeName(value)}`);
  return text;
}

function initialise(
  self: PyTextIOWrapper,
  [buffer = null, encoding = null, errors = null, newline = null]: Value[],
): void {
  self.encoding = textOr("encoding", encoding, "UTF-8");
  self.errors = textOr("errors", errors, "strict");
  if (newline !== null && !["", "\n", "\r", "\r\n"].includes(textOr("newline", newline, ""))) {
    throw valueError(`illegal newline value: ${asText(newline) ?? ""}`);
  }
  // Whether there is such an encoding, even if there is nothing to read.
  encode("", self.encoding);
  ask(buffer, "readable");
  self.source = buffer;
  self.ends = new LineEnds(newline);
  self.text = null;
}

function ask(source: Value, name: string, ...args: Value[]): Value {
  return call(getAttribute(source, name), args);
}

/** The stream of bytes below. */
function sourceOf({ source }: PyTextIOWrapper): Value {
  if (source === undefined) throw valueError("I/O operation on uninitialized object");
  if (source === null) throw valueError("underlying buffer has been detached");
  return source;
}

function opened(self: PyTextIOWrapper): Value {
  const source = sourceOf(self);
  if (truth(getAttribute(source, "closed"))) throw valueError("I/O operation on closed file.");
  return source;
}

function flush(self: PyTextIOWrapper): Value {
  const source = opened(self);
  if (self.pending.length > 0) {
    ask(source, "write", new PyBytes(self.pending.finish()));
    self.pending = new ByteSink();
  }
  return source;
}

function contents(self: PyTextIOWrapper): TextBuffer {
  const source = flush(self);
  if (self.text === null) {
    const read = ask(source, "read");
    const bytes = asBytes(read);
    if (bytes === undefined) {
      throw typeError(`underlying read() should have returned a bytes-like object, not '${typeName(read)}'`);
    }
    self.text = new TextBuffer();
    self.text.write(self.ends.read(decode(bytes, self.encoding, self.errors)));
    self.text.position = 0;
  }
  return self.text;
}

function write(self: PyTextIOWrapper, value: Value): Value {
  const text = asText(value);
  if (text === undefined) throw typeError(`write() argument must be str, not ${typeName(value)}`);
  opened(self);
  self.pending.pushAll(encode(self.ends.written(text), self.encoding, self.errors));
  return BigInt(pointLength(text));
}

/** Only to the start and to the end: other places are those of bytes, which are not known here. */
function seek(self: PyTextIOWrapper, place: Value, from: Value): Value {
  const whence = intArgument(from);
  if (place !== 0n || (whence !== 0 && whence !== 2)) {
    throw new PyException(unsupportedType, ["underlying stream is not seekable"]);
  }
  const source = flush(self);
  self.text = null;
  return ask(source, "seek", place, from);
}

const readLine = (self: PyTextIOWrapper, size: Value): string =>
  contents(self).readLine(sizeOr(size), self.ends.sought);

export function installTextIoWrapper(): void {
  const lineByLine = textBaseType.slots.next;
  const passedOn = (name: string) => (self: PyTextIOWrapper) => ask(sourceOf(self), name);
  const open = (self: PyTextIOWrapper): boolean => !truth(getAttribute(sourceOf(self), "closed"));
  define<PyTextIOWrapper>(textIoWrapperType, {
    slots: {
      new: (type) => new PyTextIOWrapper(type),
      init: (self, args, kwargs) => initialise(self, bind(args, kwargs)),
      repr: (self) => `<_io.TextIOWrapper encoding=${repr(self.encoding)}>`,
      next: (self) => {
        if (self.type !== textIoWrapperType) return lineByLine?.(self);
        const line = readLine(self, null);
        return line === "" ? undefined : line;
      },
    },
    methods: {
      "close()": (self) => {
        if (open(self)) {
          ask(self, "flush");
          ask(sourceOf(self), "close");
        }
        return null;
      },
      "detach()": (self) => {
        ask(self, "flush");
        const source = sourceOf(self);
        self.source = null;
        return source;
      },
      "fileno()": passedOn("fileno"),
      "flush()": (self) => {
        ask(flush(self), "flush");
        return null;
      },
      "isatty()": passedOn("isatty"),
      "read(size=-1, /)": (self, size: Value) => contents(self).read(sizeOr(size)),
      "readable()": passedOn("readable"),
      "readline(size=-1, /)": readLine,
      "seek(cookie, whence=0, /)": seek,
      "seekable()": passedOn("seekable"),
      "writable()": passedOn("writable"),
      "write(text, /)": write,
    },
    getters: {
      buffer: (self) => sourceOf(self),
      closed: (self) => !open(self),
      encoding: (self) => self.encoding,
      errors: (self) => self.errors,
      line_buffering: () => false,
      name: (self) => getAttribute(sourceOf(self), "name"),
      newlines: (self) => self.ends.newlines,
      write_through: () => false,
    },
  });
}
