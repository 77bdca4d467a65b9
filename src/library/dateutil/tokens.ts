/**
 * Cuts a date text into words, numbers and single other characters. A dot may separate ("Sep.20.2009") or stand for a decimal point
 * ("4:30:21.447"): which, shows only when the whole run of letters, digits and dots is known.
 */
import { spend } from "../../values/meter.ts";

type Kind = "word" | "number" | "space" | "other";

function kindOf(character: string): Kind {
  if (/^[\p{L}]$/u.test(character)) return "word";
  if (/^[\p{Nd}\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089]$/u.test(character)) return "number";
  return /^[\s\x1c-\x1f\x85]$/u.test(character) ? "space" : "other";
}

/** A run in the making. `dotted`: it has had a dot (or a decimal comma), so letters and digits may alternate after further dots. */
interface Run {
  text: string;
  kind: "word" | "number";
  dotted: boolean;
  letters: boolean;
}

/** Whether `character` belongs to the run; takes it in if so. */
function extend(run: Run, character: string): boolean {
  const kind = kindOf(character);
  const afterDot = run.text.endsWith(".");
  if (run.kind === "word") run.letters = true;
  if (character === "." || (character === "," && run.kind === "number" && !run.dotted && [...run.text].length >= 2)) {
    run.dotted = true;
  } else if (run.dotted && afterDot && (kind === "word" || kind === "number")) {
    run.kind = kind;
  } else if (kind !== run.kind) {
    return false;
  }
  run.text += character;
  return true;
}

/** The run as tokens: taken apart at its dots unless it is a plain decimal number. */
function finish(run: Run): string[] {
  const { text } = run;
  const dots = text.split(".").length - 1;
  if (run.dotted && (run.letters || dots > 1 || /[.,]$/.test(text))) {
    return text.split(/([.,])/).filter((part, i) => i === 0 || part !== "");
  }
  return [run.dotted && run.kind === "number" && dots === 0 ? text.replaceAll(",", ".") : text];
}

export function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  let run: Run | null = null;
  spend(text.length >> 3);
  for (const character of text) {
    if (character === "\0") continue;
    if (run !== null && extend(run, character)) continue;
    if (run !== null) tokens.push(...finish(run));
    run = null;
    const kind = kindOf(character);
    if (kind === "word" || kind === "number") run = { text: character, kind, dotted: false, letters: false };
    else tokens.push(kind === "space" ? " " : character);
  }
  if (run !== null) tokens.push(...finish(run));
  return tokens;
}
