import type { Datapoint } from "../document/document.ts";
import type { TextOf } from "../document/table-editing.ts";
import { str } from "../values/text.ts";
import { truth } from "../values/truth.ts";
import type { Value } from "../values/value.ts";
import { equalsNothing, isEmpty } from "./emptiness.ts";
import { FieldProxy, type Space } from "./model.ts";
import { fieldValueOf } from "./reading.ts";

/** The text that a value is stored as (spec 6.3): empty when it equals `None` or `""`, else `str(value)`. Columns raise. */
export function storedText(value: Value): string {
  if (typeof value === "string") return value;
  // A section's value cannot be asked: `is_empty` raises for it.
  const empty = value instanceof FieldProxy ? truth(isEmpty(value)) : equalsNothing(value);
  return empty ? "" : str(value);
}

/** The text that an existing datapoint's value would be stored as: `2.0` for a number shown as `2`. */
export function textIn(space: Space): TextOf {
  return (datapoint: Datapoint) => storedText(fieldValueOf(space, datapoint));
}
