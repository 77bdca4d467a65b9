import { asInt } from "./core-types.ts";
import { exceptionTypes, PyException } from "./exceptions.ts";
import { repr, str } from "./text.ts";
import type { PyType, Value } from "./value.ts";

/** `OSError(errno, text)` makes the class that stands for the error number (Linux numbers). */
const classes: ReadonlyMap<bigint, string> = new Map([
  [1n, "PermissionError"],
  [2n, "FileNotFoundError"],
  [3n, "ProcessLookupError"],
  [4n, "InterruptedError"],
  [10n, "ChildProcessError"],
  [11n, "BlockingIOError"],
  [13n, "PermissionError"],
  [17n, "FileExistsError"],
  [20n, "NotADirectoryError"],
  [21n, "IsADirectoryError"],
  [32n, "BrokenPipeError"],
  [103n, "ConnectionAbortedError"],
  [104n, "ConnectionResetError"],
  [108n, "BrokenPipeError"],
  [110n, "TimeoutError"],
  [111n, "ConnectionRefusedError"],
  [114n, "BlockingIOError"],
  [115n, "BlockingIOError"],
]);

/** `OSError(errno, text, …)` makes the class that stands for the number; its arguments are looked at by `__init__`, if that is its own. */
export function newSystemError(type: PyType, args: Value[]): PyException {
  const code = args.length >= 2 && args.length <= 5 ? asInt(args[0] ?? null) : undefined;
  const name = type.name === "OSError" && code !== undefined ? classes.get(code) : undefined;
  return new PyException((name === undefined ? undefined : exceptionTypes.get(name)) ?? type, []);
}

/** Two to five arguments are number, text and file names, of which `args` keeps the first two. */
export function fillSystemError(error: PyException, args: readonly Value[]): void {
  const detailed = args.length >= 2 && args.length <= 5;
  const [number = null, text = null, file = null, , second = null] = detailed ? args : [];
  error.args = args.length > 2 && detailed ? args.slice(0, 2) : args;
  error.attrs ??= new Map();
  error.attrs.set("errno", number).set("strerror", text).set("filename", file).set("filename2", second);
}

/** `[Errno 2] No such file: 'name'`; `undefined` where the arguments are not of that sort. */
export function systemErrorText(error: PyException): string | undefined {
  const { attrs } = error;
  const number = attrs?.get("errno");
  const text = attrs?.get("strerror");
  if (error.args.length < 2 || number === undefined || number === null || text === undefined) return undefined;
  const [first, second] = ["filename", "filename2"].map((name) => attrs?.get(name));
  const names = [first, second].filter((name) => name !== undefined && name !== null).map((name) => repr(name ?? null));
  return `[Errno ${str(number)}] ${str(text)}${names.length === 0 ? "" : `: ${names.join(" -> ")}`}`;
}
