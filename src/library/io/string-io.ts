/** `io.StringIO`. */
import { pointLength } from "../../values/code-points.ts";
import { asText, builtinType, typeName } from "../../values/core-types.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { binder, define } from "../../values/native.ts";
import { sizeArgument } from "../../values/slices.ts";
import { intArgument } from "../../values/str-arguments.ts";
import type { PyType, Value } from "../../values/value.ts";
import { osError, PyStream, sizeOr, textBaseType, truncated } from "./base.ts";
import { LineEnds } from "./line-ends.ts";
import { TextBuffer } from "./text-buffer.ts";

export const stringIoType: PyType = builtinType("_io.StringIO", textBaseType, { open: true });

class PyStringIO extends PyStream {
  buffer: TextBuffer | null = null;
  ends: LineEnds = new LineEnds("\n");
}

/** The text of a stream, which must not be closed. */
function opened({ buffer, closed }: PyStringIO): TextBuffer {
  if (buffer === null) throw valueError("I/O operation on uninitialized object");
  if (closed) throw valueError("I/O operation on closed file");
  return buffer;
}

const bind = binder("StringIO(initial_value?, newline?)");

function initialise(self: PyStringIO, initial: Value, newline: Value): void {
  const ends = new LineEnds(newline);
  const text = initial === null ? "" : asText(initial);
  if (text === undefined) throw typeError(`initial_value must be str or None, not ${typeName(initial)}`);
  self.ends = ends;
  self.buffer = new TextBuffer();
  self.closed = false;
  self.buffer.write(ends.written(ends.read(text)));
  self.buffer.position = 0;
}

function write(self: PyStringIO, value: Value): Value {
  const text = asText(value);
  if (text === undefined) throw typeError(`string argument expected, got '${typeName(value)}'`);
  const { ends } = self;
  opened(self).write(ends.written(ends.read(text)));
  return BigInt(pointLength(text));
}

function seek(self: PyStringIO, place: Value, from: Value): Value {
  const buffer = opened(self);
  const position = sizeArgument(place);
  const whence = intArgument(from);
  if (whence < 0 || whence > 2) throw valueError(`Invalid whence (${whence}, should be 0, 1 or 2)`);
  if (whence === 0 && position < 0) throw valueError(`Negative seek position ${position}`);
  if (whence !== 0 && position !== 0) throw osError("Can't do nonzero cur-relative seeks");
  if (whence !== 1) buffer.position = whence === 0 ? position : buffer.length;
  return BigInt(buffer.position);
}

const truncate = (self: PyStringIO, size: Value): Value => truncated(opened(self), size, "Negative size value");

function readLine(self: PyStringIO, size: Value): string {
  return opened(self).readLine(sizeOr(size), self.ends.sought);
}

/** A member that only asks whether the stream is open. */
const whenOpen =
  (answer: (self: PyStringIO) => Value) =>
  (self: PyStringIO): Value => {
    opened(self);
    return answer(self);
  };

export function installStringIo(): void {
  const lineByLine = textBaseType.slots.next;
  define<PyStringIO>(stringIoType, {
    slots: {
      new: (type) => new PyStringIO(type),
      init: (self, args, kwargs) => {
        const [initial = "", newline = "\n"] = bind(args, kwargs);
        initialise(self, initial, newline);
      },
      next: (self) => {
        if (self.type !== stringIoType) return lineByLine?.(self);
        const line = readLine(self, null);
        return line === "" ? undefined : line;
      },
    },
    methods: {
      "close()": (self) => {
        self.closed = true;
        return null;
      },
      "flush()": () => null,
      "getvalue()": (self) => opened(self).all(),
      "read(size=-1, /)": (self, size: Value) => opened(self).read(sizeOr(size)),
      "readable()": whenOpen(() => true),
      "readline(size=-1, /)": readLine,
      "seek(pos, whence=0, /)": seek,
      "seekable()": whenOpen(() => true),
      "tell()": (self) => BigInt(opened(self).position),
      "truncate(pos=None, /)": truncate,
      "writable()": whenOpen(() => true),
      "write(s, /)": write,
    },
    getters: {
      closed: (self) => {
        if (self.buffer === null) throw valueError("I/O operation on uninitialized object");
        return self.closed;
      },
      line_buffering: whenOpen(() => false),
      newlines: whenOpen(({ ends }) => ends.newlines),
    },
  });
}
