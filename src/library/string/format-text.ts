/** Format strings taken apart: literal texts and fields. */
import { work } from "../../values/code-points.ts";
import { valueError } from "../../values/exceptions.ts";
import { nextBrace, readField } from "../../values/format-method.ts";
import type { Value } from "../../values/value.ts";

/** Literal text, then name, specification and conversion of the field behind it, or `None`s. */
export type Piece = readonly [Value, Value, Value, Value];

export function* parseFormat(template: string): Generator<Piece> {
  work(template.length * 4);
  for (let at = 0; at < template.length; ) {
    const brace = nextBrace(template, at);
    const literal = template.slice(at, brace);
    if (brace === template.length) {
      yield [literal, null, null, null];
      return;
    }
    const mark = template.charAt(brace);
    if (template.charAt(brace + 1) === mark) {
      // A doubled brace ends its piece.
      yield [literal + mark, null, null, null];
      at = brace + 2;
      continue;
    }
    if (mark === "}" || brace + 1 === template.length) {
      throw valueError(`Single '${mark}' encountered in format string`);
    }
    const field = readField(template, brace + 1);
    yield [literal, field.name, field.spec, field.conversion === "" ? null : field.conversion];
    at = field.end;
  }
}

interface FieldName {
  readonly first: Value;
  readonly steps: readonly { readonly attribute: boolean; readonly key: Value }[];
}

const number = (text: string): Value => (/^\d+$/.test(text) ? BigInt(text) : text);

/** `0.name[key]` taken apart. */
export function splitFieldName(name: string): FieldName {
  const end = name.search(/[.[]/);
  const first = number(end < 0 ? name : name.slice(0, end));
  const steps: { attribute: boolean; key: Value }[] = [];
  let rest = end < 0 ? "" : name.slice(end);
  while (rest !== "") {
    if (rest.startsWith(".")) {
      const next = rest.slice(1).search(/[.[]/);
      const key = next < 0 ? rest.slice(1) : rest.slice(1, next + 1);
      if (key === "") throw valueError("Empty attribute in format string");
      steps.push({ attribute: true, key });
      rest = rest.slice(key.length + 1);
    } else if (rest.startsWith("[")) {
      const close = rest.indexOf("]");
      if (close < 0) throw valueError("Missing ']' in format string");
      const key = rest.slice(1, close);
      if (key === "") throw valueError("Empty attribute in format string");
      steps.push({ attribute: false, key: number(key) });
      rest = rest.slice(close + 1);
    } else throw valueError("Only '.' or '[' may follow ']' in format field specifier");
  }
  return { first, steps };
}
