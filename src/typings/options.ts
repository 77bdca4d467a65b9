import { isArray, isObject, member } from "../document/json.ts";
import type { SchemaNode } from "../document/schema.ts";

/** The texts of an enum's options that name a value; empty for other fields, and for enums whose options hooks fill in. */
export function optionTexts(node: SchemaNode): readonly string[] {
  const options = member(node.raw, "options");
  if (node.type !== "enum" || !isArray(options)) return [];
  const texts = options.map((option) => {
    const value = isObject(option) ? member(option, "value") : undefined;
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  });
  return [...new Set(texts.filter((text) => text !== ""))];
}

/** The options of an enum of numbers, as numbers; texts that are none are left out. */
export function optionNumbers(node: SchemaNode): readonly number[] {
  const numbers = optionTexts(node)
    .filter((text) => text.trim() !== "")
    .map(Number);
  return [...new Set(numbers.filter((number) => Number.isFinite(number)))];
}
