import { attributeOr } from "../values/attributes.ts";
import { asText, className } from "../values/core-types.ts";
import type { PyException } from "../values/exceptions.ts";
import { str } from "../values/text.ts";

/** `Class: text` of an exception. */
export function describeError(error: PyException): string {
  return `${className(error.type)}: ${str(error)}`;
}

/**
 * The text that the platform shows of an exception: its `msg` attribute if it has one, else `str(exception)` (spec 9.1).
 */
export function shownText(error: PyException): string {
  const message = attributeOr(error, "msg");
  const text = message === undefined || message === null ? undefined : (asText(message) ?? str(message));
  return `${className(error.type)}: ${text ?? str(error)}`;
}
