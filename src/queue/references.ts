import type { Json } from "../document/json.ts";

/** The id at the end of an object's URL, by which objects of the platform refer to each other; a number is the id itself. */
export function idInUrl(json: Json | undefined): number | null {
  if (typeof json === "number") return json;
  const match = typeof json === "string" ? /(?:^|\/)(\d{1,15})\/?$/.exec(json) : null;
  return match === null ? null : Number(match[1]);
}
