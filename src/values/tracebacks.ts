/** Tracebacks as programs see them: `exception.__traceback__`, whose frames know a name and a line and nothing of the variables. */
import { lineIn, PyCode } from "./code-objects.ts";
import { builtinType, objectType } from "./core-types.ts";
import { type PyException, type TracebackEntry, typeError } from "./exceptions.ts";
import { define } from "./native.ts";
import { PyObject, type PyType, type Value } from "./value.ts";

const sealed = { sealed: true };
export const tracebackType: PyType = builtinType("traceback", objectType, sealed);
export const frameType: PyType = builtinType("frame", objectType, sealed);

/** One line of a traceback and, further in, the next. */
export class PyTraceback extends PyObject {
  readonly entry: TracebackEntry;
  readonly next: PyTraceback | null;

  constructor(entry: TracebackEntry, next: PyTraceback | null) {
    super(tracebackType);
    this.entry = entry;
    this.next = next;
  }
}

class PyFrame extends PyObject {
  readonly entry: TracebackEntry;

  constructor(entry: TracebackEntry) {
    super(frameType);
    this.entry = entry;
  }
}

/** An entry stands for one traceback object, however often it is asked for. */
const made: WeakMap<TracebackEntry, PyTraceback> = new WeakMap();

/** `exception.__traceback__`; `None` for an exception that was not raised. */
export function tracebackOf(exception: PyException): PyTraceback | null {
  let outer: PyTraceback | null = null;
  for (const entry of exception.traceback) {
    let object: PyTraceback | undefined = made.get(entry);
    if (object === undefined || object.next !== outer) {
      object = new PyTraceback(entry, outer);
      made.set(entry, object);
    }
    outer = object;
  }
  return outer;
}

/** `exception.__traceback__ = value`. */
export function setTraceback(exception: PyException, value: Value | undefined): void {
  if (value === undefined) throw typeError("__traceback__ may not be deleted");
  if (value !== null && !(value instanceof PyTraceback)) {
    throw typeError("__traceback__ must be a traceback or None");
  }
  const entries: TracebackEntry[] = [];
  for (let part: PyTraceback | null = value; part !== null; part = part.next) entries.push(part.entry);
  exception.traceback.splice(0, exception.traceback.length, ...entries.reverse());
}

export function lineOf({ source, offset }: TracebackEntry): number {
  return lineIn(source, offset);
}

/** The name of the code: that of the function or class, `<module>` outside of them. */
export function codeName({ location, source }: TracebackEntry): string {
  return location === source.name ? "<module>" : location;
}

function codeOf(entry: TracebackEntry): PyCode {
  const name = codeName(entry);
  return new PyCode({ name, qualname: name, source: entry.source, offset: 0 });
}

export function installTracebacks(): void {
  define<PyTraceback>(tracebackType, {
    getters: {
      tb_next: (self) => self.next,
      tb_lineno: (self) => BigInt(lineOf(self.entry)),
      tb_lasti: (self) => BigInt(self.entry.offset),
      tb_frame: (self) => new PyFrame(self.entry),
    },
  });
  define<PyFrame>(frameType, {
    slots: {
      repr: (self) => {
        const { source } = self.entry;
        return `<frame at 0x7f0000000000, file '${source.name}', line ${lineOf(self.entry)}, code ${codeName(self.entry)}>`;
      },
    },
    getters: { f_lineno: (self) => BigInt(lineOf(self.entry)), f_code: (self) => codeOf(self.entry) },
  });
}
