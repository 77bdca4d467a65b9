import { work } from "../../values/code-points.ts";
import { asText, typeName } from "../../values/core-types.ts";
import { attributeError, typeError } from "../../values/exceptions.ts";
import { allowText } from "../../values/meter.ts";
import { native } from "../../values/native.ts";
import { truth } from "../../values/truth.ts";
import type { Value } from "../../values/value.ts";
import type { ModuleDefinition } from "../module-definition.ts";
import { emptyReferences, entities, replacedReferences } from "./entities-data.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};

function escapeText(s: Value, quote: Value): Value {
  const text = asText(s);
  if (text === undefined) throw attributeError(`'${typeName(s)}' object has no attribute 'replace'`, "replace", s);
  allowText(text.length);
  const escaped = text.replace(truth(quote) ? /[&<>"']/g : /[&<>]/g, (character) => ESCAPES[character] ?? character);
  allowText(escaped.length);
  return escaped;
}

interface Tables {
  /** By name, with the semicolon where it is needed. */
  readonly named: ReadonlyMap<string, string>;
  readonly replaced: ReadonlyMap<number, string>;
  readonly empty: readonly (readonly [number, number])[];
}

let read: Tables | null = null;

function ofHex(codes: string): string {
  return codes
    .split(".")
    .map((code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .join("");
}

function tables(): Tables {
  if (read !== null) return read;
  const named = new Map<string, string>();
  for (const entry of entities.split(";")) {
    const [name = "", codes = ""] = entry.split(" ");
    const text = ofHex(codes);
    const bare = name.startsWith("!") ? name.slice(1) : name;
    named.set(`${bare};`, text);
    if (bare !== name) named.set(bare, text);
  }
  const replaced = replacedReferences.split(";").map((entry) => {
    const [code = "", text = ""] = entry.split(" ");
    return [Number.parseInt(code, 16), ofHex(text)] as const;
  });
  const empty = emptyReferences.split(";").map((range) => {
    const [low = "", high = ""] = range.split("-");
    return [Number.parseInt(low, 16), Number.parseInt(high, 16)] as const;
  });
  read = { named, replaced: new Map(replaced), empty };
  return read;
}

/** The text that a reference stands for; `reference` is what follows the `&`. */
function referred(reference: string): string {
  const { named, replaced, empty } = tables();
  if (reference.startsWith("#")) {
    const hex = reference[1] === "x" || reference[1] === "X";
    const digits = reference.slice(hex ? 2 : 1).replace(";", "");
    const code = Number.parseInt(digits, hex ? 16 : 10);
    const known = replaced.get(code);
    if (known !== undefined) return known;
    if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) return "\ufffd";
    return empty.some(([low, high]) => code >= low && code <= high) ? "" : String.fromCodePoint(code);
  }
  const whole = named.get(reference);
  if (whole !== undefined) return whole;
  const characters = Array.from(reference);
  // The longest name that is known without a semicolon.
  for (let length = characters.length - 1; length > 1; length--) {
    const found = named.get(characters.slice(0, length).join(""));
    if (found !== undefined) return found + characters.slice(length).join("");
  }
  return `&${reference}`;
}

const REFERENCE = /&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)/gu;

function unescapeText(s: Value): Value {
  const text = asText(s);
  if (text === undefined) throw typeError(`argument of type '${typeName(s)}' is not iterable`);
  if (!text.includes("&")) return s;
  work(text.length * 4);
  return text.replace(REFERENCE, (_, reference: string) => referred(reference));
}

/** Python's `html`. */
export const htmlModule: ModuleDefinition = {
  name: "html",
  members: (): Iterable<readonly [string, Value]> => [
    ["escape", native("escape(s, quote=True)", (s = null, quote = null) => escapeText(s, quote), { python: true })],
    ["unescape", native("unescape(s)", (s = null) => unescapeText(s), { python: true })],
  ],
};
