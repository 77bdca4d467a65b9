/** The bases of streams: what every stream can do, and the abstract classes that hooks test with `isinstance` or derive from. */
import { getAttribute } from "../../values/attributes.ts";
import { ByteSink } from "../../values/byte-sink.ts";
import { PyBytes } from "../../values/bytes.ts";
import { call } from "../../values/calls.ts";
import { builtinType, typeName, typeOf } from "../../values/core-types.ts";
import {
  exceptionType,
  exceptionTypes,
  notImplementedError,
  overflowError,
  PyException,
  typeError,
  valueError,
} from "../../values/exceptions.ts";
import { GetSet } from "../../values/functions.ts";
import { forEach } from "../../values/iteration.ts";
import { spend } from "../../values/meter.ts";
import { define } from "../../values/native.ts";
import { index } from "../../values/operators.ts";
import { PyList } from "../../values/sequences.ts";
import { sizeArgument } from "../../values/slices.ts";
import { length, truth } from "../../values/truth.ts";
import { PyObject, type PyType, type Value } from "../../values/value.ts";
import { abcMetaType, abstractMethods, installAbcMeta, registerBuiltin } from "../abc/meta.ts";
import { instanceDict } from "../instance-dict.ts";
import { definePython, pythonClass } from "../python-class.ts";

/** A stream of any class. */
export class PyStream extends PyObject {
  closed = false;
}

const bare = (name: string, base?: PyType): PyType => builtinType(`_io.${name}`, base, { open: true });
const baseType: PyType = bare("_IOBase");
const rawBaseType: PyType = bare("_RawIOBase", baseType);
export const bufferedBaseType: PyType = bare("_BufferedIOBase", baseType);
export const textBaseType: PyType = bare("_TextIOBase", baseType);

function abstract(name: string, ...bases: readonly PyType[]): PyType {
  return pythonClass(name, bases, { module: "io", meta: abcMetaType });
}

export const ioBaseType: PyType = abstract("IOBase", baseType);
export const rawIoBaseType: PyType = abstract("RawIOBase", rawBaseType, ioBaseType);
export const bufferedIoBaseType: PyType = abstract("BufferedIOBase", bufferedBaseType, ioBaseType);
export const textIoBaseType: PyType = abstract("TextIOBase", textBaseType, ioBaseType);

const errors = ["OSError", "ValueError"].map((name) => exceptionTypes.get(name)).filter((type) => type !== undefined);
export const unsupportedType: PyType = pythonClass("UnsupportedOperation", errors, { module: "io" });

export function osError(message: string): PyException {
  return new PyException(errors[0] ?? exceptionType, [message]);
}

function unsupported(operation: string): () => never {
  return () => {
    throw new PyException(unsupportedType, [operation]);
  };
}

/** A size that may be left out: `Infinity` for none, `None` and negative ones. */
export function sizeOr(value: Value): number {
  if (value === null) return Number.POSITIVE_INFINITY;
  if (typeof value !== "bigint" && typeOf(value).slots.index === undefined) {
    throw typeError(`argument should be integer or None, not '${typeName(value)}'`);
  }
  const size = index(value);
  if (size !== BigInt.asIntN(64, size)) throw overflowError("cannot fit 'int' into an index-sized integer");
  return size < 0 ? Number.POSITIVE_INFINITY : Number(size);
}

/** `truncate(size)` of a stream in memory, which ends where it stands if `size` is `None`; `negative` begins what is said of a negative size. */
export function truncated(
  buffer: { readonly position: number; truncate(length: number): void },
  size: Value,
  negative: string,
): bigint {
  if (size !== null) sizeOr(size);
  const length = size === null ? buffer.position : sizeArgument(size);
  if (length < 0) throw valueError(`${negative} ${length}`);
  buffer.truncate(length);
  return BigInt(length);
}

/** `self.name(*args)`: as derived classes have it. */
function ask(self: Value, name: string, ...args: Value[]): Value {
  return call(getAttribute(self, name), args);
}

function checkOpen(self: PyStream): void {
  if (truth(getAttribute(self, "closed"))) throw valueError("I/O operation on closed file.");
}

/** `readline` of a class that can only `read`: byte by byte. */
function readLine(self: PyStream, size: Value): Value {
  const limit = sizeOr(size);
  const line = new ByteSink();
  while (line.length < limit) {
    spend(1);
    const read = ask(self, "read", 1n);
    if (!(read instanceof PyBytes)) {
      throw osError(`read() should have returned a bytes object, not '${typeName(read)}'`);
    }
    line.pushAll(read.data);
    if (read.data.length === 0 || read.data.at(-1) === 10) break;
  }
  return new PyBytes(line.finish());
}

/** Lines until there are no more, or until `full` of the length of all together. */
export function readLines(self: Value, full: (length: number) => boolean): PyList {
  const lines = new PyList([]);
  let total = 0;
  forEach(self, (line) => {
    lines.append(line);
    total += length(line);
    return !full(total);
  });
  return lines;
}

const no = (): boolean => false;

function installBase(): void {
  define<PyStream>(baseType, {
    slots: {
      new: (type) => new PyStream(type),
      iter: (self) => {
        checkOpen(self);
        return self;
      },
      next: (self) => {
        const line = ask(self, "readline");
        return length(line) === 0 ? undefined : line;
      },
    },
    methods: {
      "__enter__()": (self) => {
        checkOpen(self);
        return self;
      },
      "__exit__(*args)": (self) => ask(self, "close"),
      "close()": (self) => {
        if (self.closed) return null;
        try {
          ask(self, "flush");
        } finally {
          self.closed = true;
        }
        return null;
      },
      "fileno()": unsupported("fileno"),
      "flush()": (self) => {
        if (self.closed) throw valueError("I/O operation on closed file.");
        return null;
      },
      "isatty()": (self) => {
        checkOpen(self);
        return false;
      },
      "readable()": no,
      "readline(size=-1, /)": readLine,
      "readlines(hint=None, /)": (self, hint: Value) => {
        checkOpen(self);
        const most = sizeOr(hint);
        return readLines(self, (total) => most > 0 && total > most);
      },
      "seek(offset, whence=0, /)": unsupported("seek"),
      "seekable()": no,
      "tell()": (self) => ask(self, "seek", 0n, 1n),
      "truncate(size=None, /)": unsupported("truncate"),
      "writable()": no,
      "writelines(lines, /)": (self, lines: Value) => {
        checkOpen(self);
        forEach(lines, (line) => void ask(self, "write", line));
        return null;
      },
    },
    getters: { closed: (self) => self.closed },
  });
  baseType.members.set("__dict__", new GetSet("__dict__", baseType, instanceDict));
}

const unwritten = (): never => {
  throw notImplementedError("");
};

let installed = false;

/** Fills the bases. */
export function installBases(): void {
  if (installed) return;
  installed = true;
  installAbcMeta();
  installBase();
  define<PyStream>(rawBaseType, {
    methods: {
      "read(size=-1, /)": unwritten,
      "readall()": unwritten,
      "readinto(buffer, /)": unwritten,
      "write(b, /)": unwritten,
    },
  });
  define<PyStream>(bufferedBaseType, {
    methods: {
      "detach()": unsupported("detach"),
      "read(size=-1, /)": unsupported("read"),
      "read1(size=-1, /)": unsupported("read1"),
      "readinto(buffer, /)": unsupported("read"),
      "write(b, /)": unsupported("write"),
    },
  });
  define<PyStream>(textBaseType, {
    methods: {
      "detach()": unsupported("detach"),
      "read(size=-1, /)": unsupported("read"),
      "readline(size=-1, /)": unsupported("readline"),
      "write(s, /)": unsupported("write"),
    },
    getters: { encoding: () => null, errors: () => null, newlines: () => null },
  });
  for (const type of [ioBaseType, rawIoBaseType, bufferedIoBaseType, textIoBaseType]) {
    definePython<PyStream>(type, {});
    abstractMethods(type);
  }
  definePython<PyException>(unsupportedType, {});
  registerBuiltin(bufferedIoBaseType, bufferedBaseType);
  registerBuiltin(textIoBaseType, textBaseType);
}
