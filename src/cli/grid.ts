import { displayWidth } from "../source/width.ts";

/** One cell of a printed table: its text, and how to colour it once it is padded. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/** Which way numbers go: to the right under each other in tables of numbers. */
export type Alignment = "left" | "numbers right";

const WIDEST = 48;

/** Terminal columns that `text` takes. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += displayWidth(character.codePointAt(0) ?? 0);
  return width;
}

/** One line without control characters, cut to what a table can hold. */
function fitted(text: string): string {
  const line = text.replaceAll("\n", "⏎").replace(/\p{C}/gu, "�");
  if (widthOf(line) <= WIDEST) return line;
  let result = "";
  for (const character of line) {
    if (widthOf(result + character) >= WIDEST) break;
    result += character;
  }
  return `${result}…`;
}

/** A table with aligned columns, two blanks between them. */
export function grid(rows: readonly (readonly Cell[])[], alignment: Alignment): string {
  const shown = rows.map((row) => row.map((cell) => ({ ...cell, text: fitted(cell.text) })));
  const columns = Math.max(0, ...shown.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(0, ...shown.map((row) => widthOf(row[i]?.text ?? ""))),
  );
  return shown
    .map((row) =>
      row
        .map((cell, i) => {
          const gap = " ".repeat(Math.max(0, (widths[i] ?? 0) - widthOf(cell.text)));
          const numeric = alignment === "numbers right" && /^[-+]?[\d.,]+$/.test(cell.text);
          const padded = numeric ? gap + cell.text : i === columns - 1 ? cell.text : cell.text + gap;
          return cell.paint === undefined ? padded : cell.paint(padded);
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
