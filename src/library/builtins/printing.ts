import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { asText, typeName } from "../../values/core-types.ts";
import { typeError } from "../../values/exceptions.ts";
import type { NativeFunction } from "../../values/functions.ts";
import { host } from "../../values/host.ts";
import { allowOutput, allowText, spend } from "../../values/meter.ts";
import { native } from "../../values/native.ts";
import type { PyTuple } from "../../values/sequences.ts";
import { str } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import type { Value } from "../../values/value.ts";
import { outputs } from "../output.ts";

function separator(name: string, value: Value, usual: string): string {
  if (value === null) return usual;
  const text = asText(value);
  if (text === undefined) throw typeError(`${name} must be None or a string, not ${typeName(value)}`);
  return text;
}

function print(sep: Value, end: Value, file: Value, flush: Value, args: Value): Value {
  const between = separator("sep", sep, " ");
  const last = separator("end", end, "\n");
  const pieces: string[] = [];
  let length = last.length;
  for (const value of (args as PyTuple).items) {
    if (pieces.length > 0) pieces.push(between);
    const text = str(value);
    length += text.length + between.length;
    allowText(length);
    pieces.push(text);
  }
  pieces.push(last);
  const redirected = file === null ? (outputs().out.at(-1) ?? null) : file;
  if (redirected === null) {
    allowOutput(length);
    spend(8);
    host().print(pieces.join(""));
    return null;
  }
  const write = getAttribute(redirected, "write");
  for (const piece of pieces) call(write, [piece]);
  if (truth(flush)) call(getAttribute(redirected, "flush"), []);
  return null;
}

/** `print`: what has no `file` goes to the host in one piece. */
export const printFunction: NativeFunction = native("print(*args, sep=None, end=None, file=None, flush=False)", print);
