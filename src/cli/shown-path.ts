import { isAbsolute, relative, sep } from "node:path";

/** A path as CI and editors want it: from the working directory, with `/`. */
export function shownPath(path: string): string {
  const shown = isAbsolute(path) ? relative(process.cwd(), path) : path;
  return (shown.startsWith("..") ? path : shown).split(sep).join("/");
}
