/** `--rule CODE=off|warning|error`. */
import { problemIds } from "../../check/catalogue.ts";
import { nearest } from "../../source/nearest.ts";
import { InputError } from "../input.ts";
import type { Checked } from "./found.ts";

type Level = "off" | "info" | "warning" | "error";

function isLevel(text: string): text is Level {
  return text === "off" || text === "info" || text === "warning" || text === "error";
}

/** Levels by the rule's id. Throws {@link InputError} for what is no rule or no level. */
export function readLevels(settings: readonly string[]): ReadonlyMap<string, Level> {
  const levels = new Map<string, Level>();
  for (const setting of settings) {
    const mark = setting.indexOf("=");
    const [name, level] = [setting.slice(0, Math.max(0, mark)), setting.slice(mark + 1)];
    if (mark < 1 || !isLevel(level)) {
      throw new InputError(`--rule takes CODE=off, CODE=info, CODE=warning or CODE=error, not '${setting}'`);
    }
    levels.set(idOf(name), level);
  }
  return levels;
}

/** The id of a rule given by id or name. Throws {@link InputError} when there is none. */
export function idOf(name: string): string {
  const id = problemIds.get(name) ?? problemIds.get(name.toUpperCase());
  if (id !== undefined) return id;
  const near = nearest(name, problemIds.keys());
  throw new InputError(`there is no rule '${name}'${near === null ? "" : `; did you mean '${near}'?`}`);
}

/** Findings with the severities that were asked for. */
export function levelled(checked: readonly Checked[], levels: ReadonlyMap<string, Level>): readonly Checked[] {
  if (levels.size === 0) return checked;
  return checked.map((one) => ({
    ...one,
    found: one.found.flatMap((found) => {
      const level = levels.get(found.finding.code);
      if (level === "off") return [];
      return [level === undefined ? found : { ...found, finding: { ...found.finding, severity: level } }];
    }),
  }));
}
