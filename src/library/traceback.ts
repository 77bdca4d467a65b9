/**
 * Python's `traceback`: exceptions as text. Source lines are not shown, as in CPython for programs that are not read from files.
 */

import { getAttribute } from "../values/attributes.ts";
import { call } from "../values/calls.ts";
import { className, typeName } from "../values/core-types.ts";
import { PyExceptionGroup } from "../values/exception-groups.ts";
import { PyException, typeError } from "../values/exceptions.ts";
import { host } from "../values/host.ts";
import { allowOutput, allowText, spend } from "../values/meter.ts";
import { native } from "../values/native.ts";
import { running } from "../values/running.ts";
import { PyList, PyTuple } from "../values/sequences.ts";
import { repr, str } from "../values/text.ts";
import { codeName, lineOf, PyTraceback, tracebackOf } from "../values/tracebacks.ts";
import { PyType, type Value } from "../values/value.ts";
import type { ModuleDefinition } from "./module-definition.ts";
import { defineRecord, recordType } from "./record-tuple.ts";

const CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n";
const HEADER = "Traceback (most recent call last):\n";

const summaryType: PyType = recordType("FrameSummary", "traceback");

/** A frame as `extract_tb` lists it: file, line, name, and the text of the line, which is not known. */
function summary(entry: PyTraceback["entry"]): PyTuple {
  return new PyTuple([entry.source.name, BigInt(lineOf(entry)), codeName(entry), ""], summaryType);
}

function frames(first: Value): PyTuple[] {
  const found: PyTuple[] = [];
  for (let part = first; part instanceof PyTraceback; part = part.next) {
    spend(1);
    found.push(summary(part.entry));
  }
  return found;
}

/** The lines of frames; what repeats more than three times is counted. */
function frameLines(list: readonly PyTuple[]): string[] {
  const lines: string[] = [];
  let before = "";
  let count = 0;
  const flush = (): void => {
    if (count > 3) lines.push(`  [Previous line repeated ${count - 3} more time${count === 4 ? "" : "s"}]\n`);
  };
  for (const { items } of list) {
    const [file = null, line = null, name = null] = items;
    const text = `  File "${str(file)}", line ${str(line)}, in ${str(name)}\n`;
    if (text !== before) {
      flush();
      [before, count] = [text, 0];
    }
    count++;
    if (count <= 3) lines.push(text);
  }
  flush();
  return lines;
}

function textOf(exception: PyException): string {
  try {
    return str(exception);
  } catch (error) {
    if (error instanceof PyException) return "<exception str() failed>";
    throw error;
  }
}

/** The last lines: class, text and notes. */
function ownLines(exception: PyException): string[] {
  const { type } = exception;
  const name =
    type.module === "builtins" || type.module === "__main__" ? className(type) : `${type.module}.${type.qualname}`;
  const text = textOf(exception);
  const lines = [text === "" ? `${name}\n` : `${name}: ${text}\n`];
  const notes = exception.attrs?.get("__notes__");
  if (notes instanceof PyList || notes instanceof PyTuple) {
    for (const note of notes.items) for (const line of str(note).split("\n")) lines.push(`${line}\n`);
  } else if (notes !== undefined && notes !== null) lines.push(`${repr(notes)}\n`);
  return lines;
}

function format(
  exception: PyException,
  chain: boolean,
  seen: Set<PyException>,
  traceback = tracebackOf(exception),
): string[] {
  spend(10);
  seen.add(exception);
  const lines: string[] = [];
  const { cause, context, suppressContext } = exception;
  if (chain && cause instanceof PyException && !seen.has(cause)) lines.push(...format(cause, true, seen), CAUSE);
  else if (chain && cause === null && !suppressContext && context instanceof PyException && !seen.has(context)) {
    lines.push(...format(context, true, seen), CONTEXT);
  }
  if (traceback !== null) lines.push(HEADER, ...frameLines(frames(traceback)));
  lines.push(...ownLines(exception));
  return lines;
}

const RULE = "------------------------------------";

/** A group: its members indented below it. */
function formatGroup(group: PyExceptionGroup, chain: boolean, depth: number): string[] {
  const margin = "  ".repeat(depth);
  const lines: string[] = [];
  const add = (texts: readonly string[], bar = "| "): void => {
    for (const text of texts) for (const line of text.trimEnd().split("\n")) lines.push(`${margin}${bar}${line}\n`);
  };
  const traceback = tracebackOf(group);
  if (traceback !== null) {
    lines.push(`${depth === 1 ? "  + " : `${margin}| `}Exception Group ${HEADER}`);
    add(frameLines(frames(traceback)));
  }
  add(ownLines(group));
  const { exceptions } = group;
  const shown = exceptions.slice(0, 15);
  for (const [i, member] of shown.entries()) {
    lines.push(`${margin}${i === 0 ? "+-" : "  "}+---------------- ${i + 1} ----------------\n`);
    if (member instanceof PyExceptionGroup) lines.push(...formatGroup(member, chain, depth + 1));
    else {
      const inner = `${margin}  | `;
      for (const text of format(member, chain, new Set([member]))) {
        for (const line of text.trimEnd().split("\n")) lines.push(`${inner}${line}\n`);
      }
    }
  }
  if (exceptions.length > shown.length) {
    lines.push(`${margin}  +---------------- ... ----------------\n`);
    lines.push(
      `${margin}  | and ${exceptions.length - shown.length} more exception${exceptions.length === 16 ? "" : "s"}\n`,
    );
  }
  // One rule ends all groups that end here.
  if (!(exceptions.at(-1) instanceof PyExceptionGroup)) lines.push(`${margin}  +${RULE}\n`);
  return lines;
}

function formatAny(exception: PyException, chain: boolean, traceback = tracebackOf(exception)): string[] {
  return exception instanceof PyExceptionGroup
    ? formatGroup(exception, chain, 1)
    : format(exception, chain, new Set(), traceback);
}

/** The exception that the arguments of `format_exception` and its like mean: itself, or class, value and traceback. */
function exceptionOf(given: Value, value: Value | undefined): PyException | null {
  const exception = value === undefined ? given : value;
  if (exception === null) return null;
  if (exception instanceof PyException) return exception;
  throw typeError(`Exception expected for value, ${typeName(exception)} found`);
}

function lines(given: Value, value: Value | undefined, traceback: Value | undefined, chain: Value): string[] {
  const exception = exceptionOf(given, value);
  if (exception === null) return ["NoneType: None\n"];
  return formatAny(
    exception,
    chain !== false,
    traceback instanceof PyTraceback ? traceback : traceback === undefined ? tracebackOf(exception) : null,
  );
}

const handled = (): PyException | null => running.program?.handling ?? null;

function listOf(texts: readonly string[]): PyList {
  return new PyList([...texts]);
}

function joined(texts: readonly string[]): string {
  let result = "";
  for (const text of texts) {
    allowText(result.length + text.length);
    result += text;
  }
  return result;
}

/** Errors go where `print` does, or to the file given. */
function write(texts: readonly string[], file: Value): null {
  const text = joined(texts);
  if (file !== null) call(getAttribute(file, "write"), [text]);
  else {
    allowOutput(text.length);
    host().print(text);
  }
  return null;
}

const python = { python: true };

function members(): Iterable<readonly [string, Value]> {
  defineRecord(summaryType, ["filename", "lineno", "name", "line"], {
    methods: {
      "__repr__()": (self) => {
        const [file = null, line = null, name = null] = self.items;
        return `<FrameSummary file ${str(file)}, line ${str(line)} in ${str(name)}>`;
      },
    },
  });
  const functions = [
    native(
      "format_exc(limit=None, chain=True)",
      (_, chain) => joined(lines(handled(), undefined, undefined, chain ?? true)),
      python,
    ),
    native(
      "print_exc(limit=None, file=None, chain=True)",
      (_, file, chain) => write(lines(handled(), undefined, undefined, chain ?? true), file ?? null),
      python,
    ),
    native(
      "format_exception(exc, /, value?, tb?, limit=None, chain=True)",
      (exception, value, traceback, _, chain) => listOf(lines(exception, value, traceback, chain ?? true)),
      python,
    ),
    native(
      "print_exception(exc, /, value?, tb?, limit=None, file=None, chain=True)",
      (exception, value, traceback, _, file, chain) =>
        write(lines(exception, value, traceback, chain ?? true), file ?? null),
      python,
    ),
    native(
      "format_exception_only(exc, /, value?)",
      (given, value) => {
        const exception = value === undefined || value === null ? given : value;
        if (exception instanceof PyException) return listOf(ownLines(exception));
        return listOf([exception instanceof PyType ? `${className(exception)}\n` : "NoneType: None\n"]);
      },
      python,
    ),
    native("format_tb(tb, limit=None)", (traceback) => listOf(frameLines(frames(traceback ?? null))), python),
    native(
      "print_tb(tb, limit=None, file=None)",
      (traceback, _, file) => write(frameLines(frames(traceback ?? null)), file ?? null),
      python,
    ),
    native("extract_tb(tb, limit=None)", (traceback) => new PyList(frames(traceback ?? null)), python),
    native(
      "format_list(extracted_list)",
      (list) => listOf(frameLines(list instanceof PyList ? list.items.filter((item) => item instanceof PyTuple) : [])),
      python,
    ),
  ];
  return [["FrameSummary", summaryType], ...functions.map((made) => [made.name, made] as const)];
}

export const tracebackModule: ModuleDefinition = { name: "traceback", members };
