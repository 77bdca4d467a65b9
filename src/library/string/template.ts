/** `string.Template`, found through our own regular expressions, so that classes may change the patterns. */
import { attributeOr, getAttribute } from "../../values/attributes.ts";
import { call } from "../../values/calls.ts";
import { pointSlice } from "../../values/code-points.ts";
import { asText, isSubclass, typeName } from "../../values/core-types.ts";
import { PyDict } from "../../values/dict.ts";
import { keyErrorType, PyException, typeError, valueError } from "../../values/exceptions.ts";
import { collect, forEach } from "../../values/iteration.ts";
import { getItem, index } from "../../values/operators.ts";
import { PyList } from "../../values/sequences.ts";
import { str } from "../../values/text.ts";
import { TextBuilder } from "../../values/text-builder.ts";
import type { PyObject, PyType, Value } from "../../values/value.ts";
import { definePython, pythonClass } from "../python-class.ts";
import { compilePattern } from "../re/cache.ts";
import { escapePattern } from "../re/escape.ts";

export const templateType: PyType = pythonClass("Template", [], { module: "string" });

const IGNORECASE = 2n;
const VERBOSE = 64n;

/** The pattern of a class: its own, compiled, or one made of its delimiter and identifier patterns. */
function patternOf(self: Value): Value {
  const flags = attributeOr(self, "flags") ?? IGNORECASE;
  const own = attributeOr(self, "pattern");
  if (own !== undefined) {
    return asText(own) === undefined ? own : compilePattern(own, index(flags) | VERBOSE);
  }
  const delimiter = escapePattern(str(getAttribute(self, "delimiter")));
  const name = str(getAttribute(self, "idpattern"));
  const braced = getAttribute(self, "braceidpattern");
  const escaped = `(?P<escaped>${delimiter})`;
  const inBraces = `\\{(?P<braced>${braced === null ? name : str(braced)})\\}`;
  return compilePattern(
    `${delimiter}(?:${escaped}|(?P<named>${name})|${inBraces}|(?P<invalid>))`,
    index(flags) | VERBOSE,
  );
}

interface Found {
  readonly kind: "named" | "escaped" | "invalid";
  readonly name: string;
  readonly text: string;
  /** In code points. */
  readonly start: number;
  readonly end: number;
  /** Where the part begins that is no placeholder. */
  readonly invalid?: number;
}

function group(match: Value, name: string): Value {
  return call(getAttribute(match, "group"), [name]);
}

function readMatch(match: Value): Found {
  const position = (name: string): number => Number(index(call(getAttribute(match, name), [])));
  const place = { start: position("start"), end: position("end"), text: str(call(getAttribute(match, "group"), [])) };
  const named = group(match, "named") ?? group(match, "braced");
  if (named !== null) return { kind: "named", name: str(named), ...place };
  if (group(match, "escaped") !== null) return { kind: "escaped", name: "", ...place };
  if (group(match, "invalid") !== null) {
    const start = Number(index(call(getAttribute(match, "start"), ["invalid"])));
    return { kind: "invalid", name: "", ...place, invalid: start };
  }
  throw valueError("Unrecognized named group in pattern");
}

function eachMatch(self: Value, visit: (found: Found) => void): string {
  const template = textOf(self);
  const matches = call(getAttribute(patternOf(self), "finditer"), [template]);
  forEach(matches, (match) => visit(readMatch(match)));
  return template;
}

function textOf(self: Value): string {
  const template = getAttribute(self, "template");
  const text = asText(template);
  if (text === undefined) throw typeError(`expected string or bytes-like object, got '${typeName(template)}'`);
  return text;
}

function invalidPlaceholder(template: string, found: Found): PyException {
  const before = pointSlice(template, 0, found.invalid ?? found.start);
  const lines = collect(call(getAttribute(before, "splitlines"), [true]));
  const last = Array.from(str(lines.at(-1) ?? "")).length;
  return valueError(`Invalid placeholder in string: line ${Math.max(lines.length, 1)}, col ${Math.max(last, 1)}`);
}

/** Looks a name up in the keywords, then in the mapping. */
function lookupName(mapping: Value, keywords: Value, name: string): Value {
  const found = keywords instanceof PyDict ? keywords.get(name) : undefined;
  if (found !== undefined) return found;
  return getItem(mapping, name);
}

function substitute(self: Value, mapping: Value, keywords: Value, safe: boolean): string {
  const result = new TextBuilder();
  const delimiter = str(getAttribute(self, "delimiter"));
  let last = 0;
  const template = textOf(self);
  eachMatch(self, (found) => {
    result.add(pointSlice(template, last, found.start));
    last = found.end;
    if (found.kind === "escaped") result.add(delimiter);
    else if (found.kind === "invalid") {
      if (!safe) throw invalidPlaceholder(template, found);
      result.add(found.text);
    } else {
      try {
        result.add(str(lookupName(mapping, keywords, found.name)));
      } catch (error) {
        if (!(safe && error instanceof PyException && isSubclass(error.type, keyErrorType))) throw error;
        result.add(found.text);
      }
    }
  });
  result.add(pointSlice(template, last, Array.from(template).length));
  return result.finish();
}

export function installTemplate(): void {
  definePython<PyObject>(templateType, {
    methods: {
      "__init__(template)": (self, template = null) => {
        self.attrs ??= new Map();
        self.attrs.set("template", template);
        return null;
      },
      "substitute(mapping?, /, **kws)": (self, mapping?: Value, kws: Value = null) =>
        substitute(self, mapping ?? new PyDict(), kws, false),
      "safe_substitute(mapping?, /, **kws)": (self, mapping?: Value, kws: Value = null) =>
        substitute(self, mapping ?? new PyDict(), kws, true),
      "is_valid()": (self) => {
        let valid = true;
        eachMatch(self, ({ kind }) => {
          if (kind === "invalid") valid = false;
        });
        return valid;
      },
      "get_identifiers()": (self) => {
        const names = new Set<string>();
        eachMatch(self, ({ kind, name }) => {
          if (kind === "named") names.add(name);
        });
        return new PyList([...names]);
      },
    },
    constants: {
      delimiter: "$",
      idpattern: "(?a:[_a-z][_a-z0-9]*)",
      braceidpattern: null,
      flags: IGNORECASE,
    },
  });
}
