/** `SyntaxError(text, (file, line, offset, line text, end line, end offset))` as formulas make and read it. */
import { asInt, asText } from "./core-types.ts";
import { exceptionTypes, PyException, typeError } from "./exceptions.ts";
import { collect } from "./iteration.ts";
import { PyTuple } from "./sequences.ts";
import { str } from "./text.ts";
import { inheritSlots, type Value } from "./value.ts";

const names = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"];

function fill(exception: PyException, args: readonly Value[]): void {
  exception.args = args;
  const [message = null, place] = args;
  exception.attrs ??= new Map();
  const { attrs } = exception;
  for (const name of ["msg", ...names, "print_file_and_line"]) attrs.set(name, null);
  attrs.set("msg", message);
  if (args.length !== 2 || place === undefined) return;
  const details = collect(place);
  if (details.length < 4) throw typeError(`function takes at least 4 arguments (${details.length} given)`);
  if (details.length > 6) throw typeError(`function takes at most 6 arguments (${details.length} given)`);
  if (details.length === 5) {
    throw typeError("end_offset must be provided when end_lineno is provided");
  }
  for (const [i, value] of new PyTuple(details).items.entries()) attrs.set(names[i] ?? "", value);
}

/** The message with file and line, as far as they are known; of the file only its last part. */
function text(exception: PyException): string {
  const attribute = (name: string): Value => exception.attrs?.get(name) ?? null;
  const message = str(attribute("msg"));
  const file = asText(attribute("filename"))?.split("/").at(-1);
  const line = asInt(attribute("lineno"));
  if (file === undefined) return line === undefined ? message : `${message} (line ${line})`;
  return line === undefined ? `${message} (${file})` : `${message} (${file}, line ${line})`;
}

export function installSyntaxErrors(): void {
  const type = exceptionTypes.get("SyntaxError");
  if (type === undefined) return;
  type.own = {
    ...type.own,
    init: (self, args, kwargs) => {
      if (!(self instanceof PyException)) return;
      if (kwargs !== null && kwargs.size > 0) throw typeError(`${self.type.name}() takes no keyword arguments`);
      fill(self, args);
    },
    str: (self) => (self instanceof PyException ? text(self) : ""),
  };
  inheritSlots(type);
}
