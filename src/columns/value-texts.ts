import type { Datapoint } from "../document/document.ts";
import type { TextOf } from "../document/table-editing.ts";
import { str } from "../values/text.ts";
import type { Value } from "../values/value.ts";
import { equalsNothing } from "./emptiness.ts";
import type { Space } from "./model.ts";
import { fieldValueOf } from "./reading.ts";

/** The text that a value is stored as (spec 6.3): empty when it equals `None` or `""`, else `str(value)`. Columns raise. */
export function storedText(value: Value): string {
  if (typeof value === "string") return value;
  return equalsNothing(value) ? "" : str(value);
}

/** The text that an existing datapoint's value would be stored as: `2.0` for a number shown as `2`. */
export function textIn(space: Space): TextOf {
  return (datapoint: Datapoint) => storedText(fieldValueOf(space, datapoint));
}
