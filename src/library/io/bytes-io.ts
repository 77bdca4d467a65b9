/** `io.BytesIO`. */
import { asBytes, PyByteArray, PyBytes } from "../../values/bytes.ts";
import { builtinType, typeName, typeOf } from "../../values/core-types.ts";
import { typeError, valueError } from "../../values/exceptions.ts";
import { forEach } from "../../values/iteration.ts";
import { binder, define } from "../../values/native.ts";
import { sizeArgument } from "../../values/slices.ts";
import { intArgument } from "../../values/str-arguments.ts";
import type { PyType, Value } from "../../values/value.ts";
import { bufferedBaseType, PyStream, readLines, sizeOr, truncated } from "./base.ts";
import { ByteBuffer } from "./byte-buffer.ts";

export const bytesIoType: PyType = builtinType("_io.BytesIO", bufferedBaseType, { open: true });

class PyBytesIO extends PyStream {
  buffer: ByteBuffer = new ByteBuffer(new Uint8Array(0));
}

const bind = binder("BytesIO(initial_bytes?)");

/** The bytes of a stream, which must not be closed. */
function opened({ buffer, closed }: PyBytesIO): ByteBuffer {
  if (closed) throw valueError("I/O operation on closed file.");
  return buffer;
}

function bytesOf(value: Value): Uint8Array {
  const bytes = asBytes(value);
  if (bytes === undefined) throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
  return bytes;
}

function write(self: PyBytesIO, value: Value): Value {
  const buffer = opened(self);
  const bytes = bytesOf(value);
  buffer.write(bytes);
  return BigInt(bytes.length);
}

function seek(self: PyBytesIO, place: Value, from: Value): Value {
  const buffer = opened(self);
  const position = sizeArgument(place);
  const whence = intArgument(from);
  if (whence < 0 || whence > 2) throw valueError(`invalid whence (${whence}, should be 0, 1 or 2)`);
  if (whence === 0 && position < 0) throw valueError(`negative seek value ${position}`);
  const start = [0, buffer.position, buffer.length][whence] ?? 0;
  buffer.position = Math.max(0, start + position);
  return BigInt(buffer.position);
}

const truncate = (self: PyBytesIO, size: Value): Value => truncated(opened(self), size, "negative size value");

function readInto(self: PyBytesIO, target: Value): Value {
  const buffer = opened(self);
  if (!(target instanceof PyByteArray)) {
    throw typeError(`readinto() argument must be read-write bytes-like object, not ${typeName(target)}`);
  }
  const bytes = buffer.read(target.data.length);
  target.data.set(bytes);
  return BigInt(bytes.length);
}

const read = (self: PyBytesIO, size: Value): PyBytes => new PyBytes(opened(self).read(sizeOr(size)));
const readLine = (self: PyBytesIO, size: Value): PyBytes => new PyBytes(opened(self).readLine(sizeOr(size)));
const yes = (self: PyBytesIO): boolean => {
  opened(self);
  return true;
};

export function installBytesIo(): void {
  const lineByLine = bufferedBaseType.slots.next;
  define<PyBytesIO>(bytesIoType, {
    slots: {
      new: (type) => new PyBytesIO(type),
      init: (self, args, kwargs) => {
        const [initial] = bind(args, kwargs);
        self.buffer = new ByteBuffer(initial === undefined || initial === null ? new Uint8Array(0) : bytesOf(initial));
        self.closed = false;
      },
      iter: (self) => self,
      next: (self) => {
        if (self.type !== bytesIoType) return lineByLine?.(self);
        const line = readLine(self, null);
        return line.data.length === 0 ? undefined : line;
      },
    },
    methods: {
      "close()": (self) => {
        self.closed = true;
        return null;
      },
      "flush()": (self) => {
        opened(self);
        return null;
      },
      "getvalue()": (self) => new PyBytes(opened(self).all()),
      "isatty()": (self) => {
        opened(self);
        return false;
      },
      "read(size=-1, /)": read,
      "read1(size=-1, /)": read,
      "readable()": yes,
      "readinto(buffer, /)": readInto,
      "readline(size=-1, /)": readLine,
      "readlines(size=None, /)": (self, size: Value) => {
        opened(self);
        if (size !== null && typeOf(size).slots.index === undefined) {
          throw typeError(`integer argument expected, got '${typeName(size)}'`);
        }
        const most = sizeOr(size);
        return readLines(self, (total) => most > 0 && total >= most);
      },
      "seek(pos, whence=0, /)": seek,
      "seekable()": yes,
      "tell()": (self) => BigInt(opened(self).position),
      "truncate(size=None, /)": truncate,
      "writable()": yes,
      "write(b, /)": write,
      "writelines(lines, /)": (self, lines: Value) => {
        opened(self);
        forEach(lines, (line) => void write(self, line));
        return null;
      },
    },
    getters: { closed: (self) => self.closed },
  });
}
