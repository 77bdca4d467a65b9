/** The harmless part of `sys`: facts about the language, and the streams that `print` writes to. */
import { asText, builtinType, tupleType, typeName } from "../values/core-types.ts";
import { exceptionType, exceptionTypes, PyException, typeError } from "../values/exceptions.ts";
import { host } from "../values/host.ts";
import { allowOutput } from "../values/meter.ts";
import { define, native } from "../values/native.ts";
import { running } from "../values/running.ts";
import { PyTuple } from "../values/sequences.ts";
import { repr } from "../values/text.ts";
import { tracebackOf } from "../values/tracebacks.ts";
import type { PyType, Value } from "../values/value.ts";
import { installBases, PyStream, textBaseType } from "./io/base.ts";
import type { ModuleDefinition } from "./module-definition.ts";

const versionType: PyType = builtinType("sys.version_info", tupleType, { sealed: true });
const streamType: PyType = builtinType("_io.TextIOWrapper", textBaseType, { sealed: true });
const fields = ["major", "minor", "micro", "releaselevel", "serial"];

function write(text: Value): Value {
  const written = asText(text);
  if (written === undefined) throw typeError(`write() argument must be str, not ${typeName(text)}`);
  allowOutput(written.length);
  host().print(written);
  return BigInt([...written].length);
}

function members(): Iterable<readonly [string, Value]> {
  const version = new PyTuple([3n, 12n, 0n, "final", 0n], versionType);
  define<PyTuple>(versionType, {
    slots: {
      repr: (self) =>
        `sys.version_info(${fields.map((name, i) => `${name}=${repr(self.items[i] ?? null)}`).join(", ")})`,
    },
    getters: Object.fromEntries(fields.map((name, i) => [name, (self: PyTuple) => self.items[i] ?? null])),
  });
  installBases();
  define<PyStream>(streamType, {
    methods: {
      "write(text, /)": (_, text: Value) => write(text),
      "flush()": () => null,
      "isatty()": () => false,
      "writable()": () => true,
    },
    getters: { encoding: () => "utf-8" },
  });
  return [
    ["maxsize", 9223372036854775807n],
    ["maxunicode", 1114111n],
    ["byteorder", "little"],
    ["version", "3.12.0"],
    ["version_info", version],
    ["hexversion", 51118320n],
    [
      "exit",
      native("exit(status=None, /)", (status) => {
        throw new PyException(exceptionTypes.get("SystemExit") ?? exceptionType, status === null ? [] : [status]);
      }),
    ],
    ["exception", native("exception()", () => running.program?.handling ?? null)],
    [
      "exc_info",
      native("exc_info()", () => {
        const exception = running.program?.handling ?? null;
        return new PyTuple(
          exception === null ? [null, null, null] : [exception.type, exception, tracebackOf(exception)],
        );
      }),
    ],
    ["intern", native("intern(string, /)", (string) => string)],
    ["getrecursionlimit", native("getrecursionlimit()", () => 1000n)],
  ];
}

const streams = (): Iterable<readonly [string, Value]> =>
  ["stdout", "stderr"].map((name) => [name, new PyStream(streamType)] as const);

export const sysModule: ModuleDefinition = { name: "sys", members, fresh: streams };
