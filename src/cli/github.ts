/** Workflow commands of GitHub Actions, which put messages on the lines of a pull request. */

export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Further properties in order, such as `col`. */
  readonly properties: readonly (readonly [string, string | number])[];
  readonly message: string;
}

/** One command with its line break. */
export function annotation({ level, file, line, properties, message }: Annotation): string {
  const all: Annotation["properties"] = [["file", file], ["line", line], ...properties];
  return `::${level} ${all.map(([name, value]) => `${name}=${property(String(value))}`).join(",")}::${data(message)}\n`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
