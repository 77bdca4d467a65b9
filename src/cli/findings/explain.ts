/** `--explain CODE`. */
import { isRule, problemNames, problems } from "../../check/catalogue.ts";
import type { Colours } from "../style.ts";
import { idOf } from "./levels.ts";

/** What a rule is about, with examples. Throws `InputError` when there is no such rule. */
export function explanation(given: string, colours: Colours): string {
  const id = idOf(given);
  const name = problemNames.get(id) ?? "";
  const entry = problems.get(name);
  if (entry === undefined) return "";
  const parts = [
    `${colours.bold(`${id} ${name}`)} (${entry.severity})`,
    `${entry.title}.`,
    wrapped(entry.explanation),
    wrapped(entry.remedy),
  ];
  if (isRule(entry)) {
    parts.push(`${colours.red("Found")}\n${indented(entry.bad)}`, `${colours.green("Right")}\n${indented(entry.good)}`);
  }
  return `${parts.join("\n\n")}\n`;
}

function indented(code: string): string {
  return code
    .trimEnd()
    .split("\n")
    .map((line) => `    ${line}`.trimEnd())
    .join("\n");
}

function wrapped(text: string): string {
  return text.replace(/(.{1,88})(?: |$)/g, "$1\n").trimEnd();
}
