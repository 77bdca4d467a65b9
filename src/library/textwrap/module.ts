import { getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { work } from "../../values/code-points.ts";
import { asText, typeName } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { attributeError, typeError } from "../../values/exceptions.ts";
import { collect } from "../../values/iteration.ts";
import { allowText } from "../../values/meter.ts";
import { smallIndex } from "../../values/operators.ts";
import { PyList } from "../../values/sequences.ts";
import { str } from "../../values/text.ts";
import { truth } from "../../values/truth.ts";
import type { Kwargs, PyObject, PyType, Value } from "../../values/value.ts";
import { functionMembers, type ModuleDefinition } from "../module-definition.ts";
import { definePython, pythonClass } from "../python-class.ts";
import { piecesOf, type WrapOptions, wrapPieces } from "./wrapping.ts";

const wrapperType: PyType = pythonClass("TextWrapper", [], { module: "textwrap" });

const NAMES = [
  "width",
  "initial_indent",
  "subsequent_indent",
  "expand_tabs",
  "replace_whitespace",
  "fix_sentence_endings",
  "break_long_words",
  "drop_whitespace",
  "break_on_hyphens",
  "tabsize",
  "max_lines",
  "placeholder",
] as const;

function textOf(value: Value, needs: string): string {
  const text = asText(value);
  if (text === undefined) throw attributeError(`'${typeName(value)}' object has no attribute '${needs}'`, needs, value);
  return text;
}

function optionsOf(self: Value): WrapOptions {
  const get = (name: (typeof NAMES)[number]): Value => getAttribute(self, name);
  const maxLines = get("max_lines");
  return {
    width: smallIndex(get("width")),
    initialIndent: str(get("initial_indent")),
    subsequentIndent: str(get("subsequent_indent")),
    expandTabs: truth(get("expand_tabs")),
    tabSize: smallIndex(get("tabsize")),
    replaceWhitespace: truth(get("replace_whitespace")),
    fixSentenceEndings: truth(get("fix_sentence_endings")),
    breakLongWords: truth(get("break_long_words")),
    breakOnHyphens: truth(get("break_on_hyphens")),
    dropWhitespace: truth(get("drop_whitespace")),
    maxLines: maxLines === null ? null : smallIndex(maxLines),
    placeholder: str(get("placeholder")),
  };
}

function wrapText(self: Value, value: Value): PyList {
  const options = optionsOf(self);
  let text = textOf(value, options.expandTabs ? "expandtabs" : "translate");
  work(text.length * 8);
  if (options.expandTabs) text = str(call(getAttribute(text, "expandtabs"), [BigInt(options.tabSize)]));
  if (options.replaceWhitespace) text = text.replace(/[\t\n\v\f\r]/g, " ");
  const lines = wrapPieces(piecesOf(text, options), options);
  allowText(lines.reduce((size, line) => size + line.length + 1, 0));
  return new PyList(lines);
}

function installWrapper(): void {
  definePython<PyObject>(wrapperType, {
    methods: {
      "__init__(width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True, fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None, placeholder=' [...]')":
        (self, ...values) => {
          const attrs = self.attrs ?? new Map<string, Value>();
          self.attrs = attrs;
          NAMES.forEach((name, i) => void attrs.set(name, values[i] ?? null));
          return null;
        },
      "wrap(text)": (self, text = null) => wrapText(self, text),
      "fill(text)": (self, text = null) => call(getAttribute("\n", "join"), [call(getAttribute(self, "wrap"), [text])]),
    },
  });
}

function wrapper(width: Value, keywords: Value, more: readonly (readonly [string, Value])[] = []): Value {
  const kwargs = new Map<string, Value>([["width", width], ...more]);
  if (keywords instanceof PyDict) {
    for (const { key, value } of keywords.entries.values()) {
      const name = str(key);
      if (kwargs.has(name)) {
        throw typeError(`textwrap.TextWrapper() got multiple values for keyword argument '${name}'`);
      }
      kwargs.set(name, value);
    }
  }
  return call(wrapperType, [], kwargs satisfies Kwargs);
}

/** The white space that all lines begin with, removed; lines of nothing but blanks are emptied. */
function dedent(value: Value): Value {
  const text = asText(value);
  if (text === undefined) throw typeError(`expected string or bytes-like object, got '${typeName(value)}'`);
  work(text.length * 4);
  const lines = text.split("\n").map((line) => (/^[ \t]+$/.test(line) ? "" : line));
  let margin: string | null = null;
  for (const line of lines) {
    if (line === "") continue;
    const indent: string = /^[ \t]*/.exec(line)?.[0] ?? "";
    if (margin === null || margin.startsWith(indent)) margin = indent;
    else {
      let common = 0;
      while (common < margin.length && margin[common] === indent[common]) common++;
      margin = margin.slice(0, common);
    }
  }
  const cut = margin ?? "";
  return lines.map((line) => (cut !== "" && line.startsWith(cut) ? line.slice(cut.length) : line)).join("\n");
}

function indentLines(value: Value, prefix: Value, predicate: Value): Value {
  textOf(value, "splitlines");
  const lines = collect(call(getAttribute(value, "splitlines"), [true]));
  let result = "";
  for (const line of lines) {
    const chosen = predicate === null ? call(getAttribute(line, "strip"), []) : call(predicate, [line]);
    if (truth(chosen)) {
      const text = asText(prefix);
      if (text === undefined) throw typeError(`sequence item 0: expected str instance, ${typeName(prefix)} found`);
      result += text;
    }
    result += str(line);
    if (result.length > 1000) allowText(result.length);
  }
  return result;
}

function shorten(value: Value, width: Value, keywords: Value): Value {
  textOf(value, "strip");
  const words = call(getAttribute(call(getAttribute(value, "strip"), []), "split"), []);
  const joined = call(getAttribute(" ", "join"), [words]);
  return call(getAttribute(wrapper(width, keywords, [["max_lines", 1n]]), "fill"), [joined]);
}

let installed = false;

/** Python's `textwrap`. */
export const textwrapModule: ModuleDefinition = {
  name: "textwrap",
  members: (): Iterable<readonly [string, Value]> => {
    if (!installed) installWrapper();
    installed = true;
    const functions = {
      "wrap(text, width=70, **kwargs)": (text: Value = null, width: Value = null, kwargs: Value = null): Value =>
        call(getAttribute(wrapper(width, kwargs), "wrap"), [text]),
      "fill(text, width=70, **kwargs)": (text: Value = null, width: Value = null, kwargs: Value = null): Value =>
        call(getAttribute(wrapper(width, kwargs), "fill"), [text]),
      "shorten(text, width, **kwargs)": (text: Value = null, width: Value = null, kwargs: Value = null): Value =>
        shorten(text, width, kwargs),
      "dedent(text)": (text: Value = null): Value => dedent(text),
      "indent(text, prefix, predicate=None)": (
        text: Value = null,
        prefix: Value = null,
        predicate: Value = null,
      ): Value => indentLines(text, prefix, predicate),
    };
    return [...functionMembers(functions, { python: true }), ["TextWrapper", wrapperType]];
  },
};
